"""Ties by actor, which of them have a page of their own, and what is said of them in short."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from generator.model.facts import Contact, Facts, Tie
from generator.model.pieces import Tone
from generator.model.plover import QUAD_CLASSES
from generator.model.view.graph import ToneCount
from generator.words.words import Words

MANY = 5_000
"""Above so many ties one needs more than one piece of evidence for a page of its own, if the settings are silent."""

_ENOUGH = 5
_TONES: tuple[Tone, ...] = (*QUAD_CLASSES, "statement")


class Ties:
    """The ties of a dossier."""

    def __init__(self, facts: Facts) -> None:
        ties = facts.network.ties
        least = facts.dossier.settings.ties.min
        self.least = (_ENOUGH if len(ties) > MANY else 1) if least is None else least
        self._of: dict[str, list[Tie]] = defaultdict(list)
        for tie in ties:
            self._of[tie.a].append(tie)
            self._of[tie.b].append(tie)

    def of(self, actor: str) -> Sequence[Tie]:
        """The ties of an actor, the strongest first."""
        return self._of.get(actor, ())

    def has_page(self, tie: Tie) -> bool:
        """Whether there is enough evidence on a tie for a page of its own."""
        return len(tie.contacts) + len(tie.between_offices) >= self.least


def row_anchor(tie: Tie, actor: str) -> str:
    """The anchor of a tie on the page of one of its two actors."""
    return f"tie-{tie.b if actor == tie.a else tie.a}"


def weight_words(weight: float) -> str:
    """A weight as it is printed: two digits after the point at most."""
    return f"{weight:.2f}".rstrip("0").rstrip(".")


def tone_counts(contacts: Iterable[Contact]) -> tuple[ToneCount, ...]:
    """Pieces of evidence by class, in the order of the classes; statements last."""
    counts = Counter(contact.tone for contact in contacts)
    return tuple(ToneCount(tone, counts[tone]) for tone in _TONES if counts[tone])


def dominant(contacts: Iterable[Contact]) -> Tone:
    """The class of events that weighs most; `statement` where there are statements only."""
    weights: dict[Tone, float] = defaultdict(float)
    for contact in contacts:
        if contact.tone != "statement":
            weights[contact.tone] += contact.weight
    return max(QUAD_CLASSES, key=lambda tone: weights.get(tone, 0.0)) if weights else "statement"


def period(contacts: Sequence[Contact], words: Words) -> str:
    """From the first to the last date, in words."""
    if not contacts:
        return ""
    begin = words.date(contacts[0].date)
    last = max((contact.date for contact in contacts), key=lambda date: (date.latest, date.earliest))
    end = words.date(last)
    return begin if begin == end else f"{begin} – {end}"


def pieces(contacts: Sequence[Contact]) -> tuple[int, int]:
    """How many different events and statements."""
    events = {contact.event for contact in contacts if contact.event}
    statements = {(contact.document, contact.passage) for contact in contacts if not contact.event}
    return len(events), len(statements)
