"""More names by a statistical model: a spaCy pipeline that the user names, never one that is downloaded.

The rules come first. What the model calls a person or an organisation, and no rule has found, is proposed as not sure
by the rule `model`.
Labels: those of OntoNotes (`PERSON`, `ORG`) and of the multilingual pipelines (`PER`, `ORG`); https://spacy.io/models.
"""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from generator.model.page import ActorKind

_KINDS: dict[str, ActorKind] = {"PERSON": "person", "PER": "person", "ORG": "organization"}
_ONLY_FOR_OTHERS = ("parser", "lemmatizer", "attribute_ruler", "textcat")
"""Parts of a pipeline that no recogniser of names needs."""
_MOST = 1_000_000
"""Characters of a text that a pipeline is given at most, as spaCy has it by default."""


class Entity(Struct, frozen=True, array_like=True):
    """A name that a model sees at code points `start` to `end` of a text."""

    start: int
    end: int
    kind: ActorKind


Model = Callable[[str], Iterable[Entity]]
"""Finds names in a text."""


class NoModel(Exception):
    """The model cannot be had; the message says why and what would help."""


def load_model(name: str) -> Model:
    """The pipeline of that name or in that folder, for the names in a text; raises NoModel."""
    try:
        import spacy  # noqa: PLC0415  # an extra, and slow to load
    except ImportError:
        raise NoModel("a model needs spaCy; install it with `pip install 'dossier-site[nlp]'`") from None
    try:
        pipeline = spacy.load(name, exclude=_ONLY_FOR_OTHERS)
    except (OSError, ValueError) as error:
        raise NoModel(f"there is no spaCy model `{name}` here; install it, or name its folder") from error
    return lambda text: _entities(pipeline(text[:_MOST]))


def _entities(found: Any) -> Iterable[Entity]:  # noqa: ANN401  # spaCy's `Doc`, which may not be installed
    return tuple(Entity(one.start_char, one.end_char, _KINDS[one.label_]) for one in found.ents if one.label_ in _KINDS)
