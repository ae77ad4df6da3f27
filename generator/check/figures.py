"""Figures: where two of them differ, a dispute says so."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model.dossier import Dossier
from generator.model.page import Actor, Event
from generator.model.problem import Problem
from generator.model.value import Date, Figure
from generator.words.words import ENGLISH

_LABEL = 80
"""Characters of the name of a document in a proposed note at most."""
_LISTED = 12
"""Passages that a proposed entry names at most; whoever has more will not paste it unread."""


class _Given(Struct, frozen=True):
    """A figure, where it stands, and the date for which it is given."""

    document: str
    passage: str
    figure: Figure
    date: Date

    @property
    def place(self) -> tuple[str, str]:
        return self.document, self.passage

    @property
    def amount(self) -> tuple[int, str]:
        return self.figure.value, self.figure.bound

    @property
    def written(self) -> str:
        return f"{self.document}#{self.passage}"


def figures_agree_or_are_disputed(dossier: Dossier) -> Iterator[Problem]:
    """Two figures of one measure for one thing are the same as written, or a dispute of that thing names both."""
    for (subject, measure), given in _by_matter(dossier).items():
        if len({each.amount for each in given}) == 1:
            continue
        page = dossier.actors.get(subject) or dossier.events.get(subject)
        if page is None:
            continue
        covered = _covered(page, measure)
        for index, later in enumerate(given):
            earlier = _undisputed(later, given[:index], covered)
            if earlier:
                yield _problem(dossier, page, measure, (earlier, later), given)


def _by_matter(dossier: Dossier) -> Mapping[tuple[str, str], Sequence[_Given]]:
    """The figures by whom they are on and what they count, in the order of the documents."""
    found: dict[tuple[str, str], list[_Given]] = defaultdict(list)
    for document in dossier.documents.values():
        for passage in document.body.passages:
            subjects = [reference.target for reference in (*passage.events, passage.actor) if reference]
            for figure in passage.figures:
                given = _Given(document.id, passage.id, figure, passage.at or document.date.date)
                for subject in subjects:
                    found[subject, figure.measure].append(given)
    return found


def _covered(page: Actor | Event, measure: str) -> Sequence[frozenset[tuple[str, str]]]:
    """The passages that stand together in one dispute of the measure."""
    disputes = (dispute for dispute in page.disputes if dispute.measure and dispute.measure.target == measure)
    return [frozenset((passage.document, passage.passage) for passage in dispute.passages) for dispute in disputes]


def _undisputed(
    later: _Given, earlier: Sequence[_Given], covered: Sequence[frozenset[tuple[str, str]]]
) -> _Given | None:
    """The first figure before this one that differs from it, and of which no dispute says so."""
    mine = [together for together in covered if later.place in together]
    others = (each for each in earlier if each.amount != later.amount)
    return next((each for each in others if not any(each.place in together for together in mine)), None)


def _problem(
    dossier: Dossier, page: Actor | Event, measure: str, pair: tuple[_Given, _Given], given: Sequence[_Given]
) -> Problem:
    earlier, later = pair
    words = dict(dossier.settings.measures).get(measure, measure)
    message = f"{_amount(later.figure)} {words} here, {_amount(earlier.figure)} in `{earlier.written}`, and no dispute"
    named = given[:_LISTED] if later in given[:_LISTED] and earlier in given[:_LISTED] else pair
    kind = "contradiction" if len({each.date.edtf for each in named}) == 1 else "update"
    passages = ", ".join(dict.fromkeys(each.written for each in named))
    entry = f'{{kind: {kind}, measure: {measure}, passages: [{passages}], note: "{_note(dossier, named, words)}"}}'
    ready = f"- {entry}" if page.disputes else f"disputes: [{entry}]"
    where = f"under `disputes:` in `{page.path}`" if page.disputes else f"in the front matter of `{page.path}`"
    path = dossier.documents[later.document].path
    place = (later.figure.start, later.figure.end)
    hint = f"say so {where}: `{ready}`"
    return Problem("figures-agree-or-are-disputed", path, *place, message, hint, "warning")


def _note(dossier: Dossier, named: Sequence[_Given], words: str) -> str:
    """What a note can say without an editor: who gives which figure for when; as it may stand between double marks."""
    labels = (dossier.documents[each.document].label[:_LABEL] for each in named)
    given = (
        f"{_amount(each.figure)} {words} ({label}, {ENGLISH.date(each.date)})"
        for each, label in zip(named, labels, strict=True)
    )
    note = f"{'; '.join(given)}."
    return (note[:1].upper() + note[1:]).replace("\\", "\\\\").replace('"', '\\"')


def _amount(figure: Figure) -> str:
    return f"{figure.value:,}" if figure.bound == "exactly" else f"{figure.bound} {figure.value:,}"
