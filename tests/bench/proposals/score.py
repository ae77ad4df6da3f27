"""What is right, missed and spurious among the proposals for one article: a verdict for each, task by task.

Spans overlap or do not; names are compared without accents, case, signs and a leading *the*. Where several proposals
lie on one label, the one that covers it best counts.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeVar

from tests.bench.proposals.labels import Actor, Event, Labels, Mention, Span, Statement
from tests.bench.proposals.periods import meet

COVERS = 0.5
"""The share of two spans together that they have in common if they are the same quotation."""

Outcome = Literal["hit", "miss", "spurious", "right", "wrong"]
S = TypeVar("S", bound=Span)

_POSSESSIVE = re.compile(r"['’]s\b")
_SIGNS = re.compile(r"[^a-z0-9]+")
_NAMING = {"name", "alias", "surname", "metonym", "demonym-or-place"}
_SMALL_WORDS = {"of", "for", "the", "on", "to", "s"}


class Verdict(NamedTuple):
    """One label or proposal: a hit, a miss, or spurious; `right` and `wrong` say what else is true of a hit."""

    task: str
    outcome: Outcome
    words: str = ""


def verdicts(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """All that can be said of the proposals for an article."""
    for task in (meta, mentions, strict_mentions, role_nouns, pronouns, actors, statements, dates, events, figures):
        yield from task(gold, found)


def meta(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """Where the article is from; nothing where the proposals do not say it."""
    if gold.meta is None or found.meta is None:
        return
    date = found.meta.date
    yield _truth("meta.date", date in (gold.meta.date, *gold.meta.accept_dates), str(date))
    for key in ("title", "publisher"):
        says = getattr(found.meta, key)
        yield _truth(f"meta.{key}", normal(says) == normal(getattr(gold.meta, key)), str(says))


def mentions(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """A hit overlaps and means the right actor. Pronouns are not judged here."""
    proposed = _without_pronouns(found)
    for label in _required(gold.mentions):
        hit = any(_same_mention(one, label) for one in proposed)
        yield Verdict("mentions", "hit" if hit else "miss", _words(label, label.actor))
        yield _truth(f"mention recall: {label.type}", hit, label.surface)
    for one in proposed:
        if not any(_same_mention(one, label) for label in gold.mentions):
            yield Verdict("mentions", "spurious", _words(one, one.actor))


def strict_mentions(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """A hit has the same span as well."""
    proposed = _without_pronouns(found)
    for label in _required(gold.mentions):
        hit = any(_strict(one, label) for one in proposed)
        yield Verdict("mentions.strict", "hit" if hit else "miss", _words(label, label.actor))
    for one in proposed:
        excused = any(_same_mention(one, label) for label in gold.mentions if label.optional)
        if not excused and not any(_strict(one, label) for label in gold.mentions):
            yield Verdict("mentions.strict", "spurious", _words(one, one.actor))


def role_nouns(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """The labels that are role nouns, found in whatever way, and the proposals that are said to be some."""
    for label in _required(gold.mentions):
        if label.type == "role-noun":
            hit = any(_same_mention(one, label) for one in _without_pronouns(found))
            yield Verdict("role-nouns", "hit" if hit else "miss", _words(label, label.actor))
    for one in found.mentions:
        if one.type == "role-noun" and not any(_same_mention(one, label) for label in gold.mentions):
            yield Verdict("role-nouns", "spurious", _words(one, one.actor))


def pronouns(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """Whether a proposal of the right actor lies on a pronoun; none is required."""
    for label in gold.mentions:
        if label.type == "pronoun" and label.optional:
            resolved = any(overlap(one, label) and one.actor == label.actor for one in found.mentions)
            yield _truth("pronoun resolved", resolved, label.surface)


def actors(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """A hit is proposed under its name, an alias or a form of the text; nothing where no actors were asked for."""
    if gold.actors is None or found.actors is None:
        return
    names = {actor.id: _names(actor, gold.mentions) for actor in gold.actors}
    left = {actor.id: actor for actor in gold.actors if actor.in_text}
    for one in found.actors:
        known = [actor for actor in gold.actors if normal(one.name) in names[actor.id]]
        first = next((actor for actor in known if actor.id in left), None)
        if first:
            del left[first.id]
            yield Verdict("actors", "hit", one.name)
            yield from _described(first, one)
        elif not known:
            yield Verdict("actors", "spurious", f"{one.name} ({one.kind})")
    yield from (Verdict("actors", "miss", f"{actor.name} ({actor.kind})") for actor in left.values())


def statements(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """A hit covers at least half and names the right speaker; `.span` asks for the span alone."""
    for task, kinds in (("quote.direct", ("direct",)), ("quote.indirect", ("indirect", "mixed"))):
        labels = [label for label in _required(gold.statements) if label.kind in kinds]
        excused = [label for label in gold.statements if label.optional or label.kind == "block"]
        proposed = [one for one in found.statements if one.kind in kinds]
        pairs = match(labels, proposed, lambda label, one: share(label, one) >= COVERS)
        for label, one in pairs:
            yield from _judged(task, ".span", label, one, one is not None and _same_speaker(label, one))
        for one in _left(proposed, pairs):
            if not any(share(one, label) >= COVERS for label in excused):
                yield from _both(task, ".span", "spurious", _words(one, one.speaker))


def dates(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """A hit overlaps and is the same in EDTF; `.span` asks for the span alone."""
    pairs = match(_required(gold.dates), found.dates, lambda label, one: overlap(label, one) > 0)
    for label, one in pairs:
        right = one is not None and one.edtf in (label.edtf, *label.accept)
        yield from _judged("dates", ".span", label, one, right, "value")
    for one in _left(found.dates, pairs):
        if not any(overlap(one, label) for label in gold.dates):
            yield from _both("dates", ".span", "spurious", _words(one, one.edtf))


def figures(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """A hit overlaps and has the same value; nothing where no figures were asked for."""
    if gold.figures is None or found.figures is None:
        return
    left = list(found.figures)
    for label in _required(gold.figures):
        hit = next((one for one in left if overlap(one, label) and one.value == label.value), None)
        left = [one for one in left if one is not hit]
        yield Verdict("figures", "hit" if hit else "miss", _words(label, label.value))
    for one in left:
        if not any(overlap(one, label) for label in gold.figures):
            yield Verdict("figures", "spurious", _words(one, one.value))


class Agreement(NamedTuple):
    """In what a proposed event agrees with a labelled one; `exactly` has the date as it is given."""

    evidence: bool
    type: bool
    participants: bool
    date: bool
    exactly: bool


EVENT_STEPS = {"events.evidence": 1, "events.type": 2, "events.type+part": 3, "events": 4}
"""How many of the first agreements each of the tasks asks for."""


def events(gold: Labels, found: Labels) -> Iterator[Verdict]:
    """Evidence, type, participants and date, one asked for after the other."""
    required = _required(gold.events)
    pairs = _paired_events(required, found.events)
    extra = [
        one
        for n, one in enumerate(found.events)
        if n not in {n for n, _ in pairs.values()} and not _excused(one, gold.events)
    ]
    for task, steps in EVENT_STEPS.items():
        for m, label in enumerate(required):
            agreed = m in pairs and all(pairs[m][1][:steps])
            words = f"{_words(label, label.type)} {label.edtf} {pairs[m][1] if m in pairs else ''}"
            yield Verdict(task, "hit" if agreed else "miss", words)
            if m in pairs and not agreed:
                yield Verdict(task, "spurious", words)
        yield from (Verdict(task, "spurious", f"{_words(one, one.type)} {one.edtf}") for one in extra)


def agreement(one: Event, label: Event) -> Agreement:
    """How far a proposed event is the labelled one."""
    shorter = min(one.end - one.start, label.end - label.start)
    together = one.actors | label.actors
    same = len(one.actors & label.actors) * 3 >= len(together) if together else True
    meets = any(meet(one.edtf, date) for date in label.dates)
    told = one.edtf in label.dates
    undated = not label.edtf or not label.dates
    exactly = told or (undated and (one.edtf is None or not label.dates or meets))
    return Agreement(
        overlap(one, label) > COVERS * shorter,
        one.type in (label.type, *label.accept_types),
        same,
        exactly or meets,
        exactly,
    )


def overlap(one: Span, other: Span) -> int:
    """Characters in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def share(one: Span, other: Span) -> float:
    """Characters in common, of those in either."""
    common = overlap(one, other)
    together = one.end - one.start + other.end - other.start - common
    return common / together if together else 0.0


def match(labels: Sequence[S], proposed: Sequence[S], same: Callable[[S, S], bool]) -> list[tuple[S, S | None]]:
    """Each label with the proposal that covers it best, of those not taken by an earlier label."""
    left, pairs = list(enumerate(proposed)), []
    for label in labels:
        best = max(((share(label, one), n) for n, one in left if same(label, one)), default=(0, None))[1]
        pairs.append((label, None if best is None else proposed[best]))
        left = [(n, one) for n, one in left if n != best]
    return pairs


def normal(name: str | None) -> str:
    """A name to compare: no accents, no case, no possessive, words parted by single spaces, no leading *the*."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    return _SIGNS.sub(" ", _POSSESSIVE.sub("", plain.casefold())).strip().removeprefix("the ")


def _required(labels: Iterable[S]) -> list[S]:
    return [label for label in labels if not label.optional]


def _without_pronouns(found: Labels) -> list[Mention]:
    return [one for one in found.mentions if one.type != "pronoun"]


def _same_mention(one: Mention, label: Mention) -> bool:
    return overlap(one, label) > 0 and one.actor in (label.actor, *label.accept)


def _strict(one: Mention, label: Mention) -> bool:
    return (one.start, one.end) == (label.start, label.end) and _same_mention(one, label)


def _same_speaker(label: Statement, one: Statement) -> bool:
    return one.speaker in (label.speaker, *label.accept)


def _names(actor: Actor, labelled: Iterable[Mention]) -> set[str]:
    """All under which an actor may be proposed: what it is called, and the forms that name it in the text."""
    forms = (label.surface for label in labelled if label.actor == actor.id and label.type in _NAMING)
    return {normal(form) for form in (actor.name, *actor.aliases, *forms)}


def _described(actor: Actor, one: Actor) -> Iterator[Verdict]:
    """Whether the kind is right and, of persons, at least half of the words of the role are there."""
    yield _truth("actors.kind", one.kind == actor.kind, f"{one.name} ({one.kind})")
    if actor.kind == "person" and actor.role:
        asked = set(normal(actor.role).split()) - _SMALL_WORDS
        says = set(normal(f"{one.role or ''} {one.affiliation or ''}").split())
        yield _truth("actors.role", bool(asked) and len(asked & says) * 2 >= len(asked), f"{one.name}: {one.role}")


def _paired_events(labels: Sequence[Event], proposed: Sequence[Event]) -> dict[int, tuple[int, Agreement]]:
    """Number of a label → number of its proposal and how they agree; those that agree in most come first."""
    both = [(n, m, agreement(one, label)) for n, one in enumerate(proposed) for m, label in enumerate(labels)]
    ranked = sorted(((sum(how), n, m, how) for n, m, how in both if how.evidence), reverse=True)
    pairs: dict[int, tuple[int, Agreement]] = {}
    taken: set[int] = set()
    for _, n, m, how in ranked:
        if n not in taken and m not in pairs:
            taken.add(n)
            pairs[m] = (n, how)
    return pairs


def _excused(one: Event, labels: Iterable[Event]) -> bool:
    """Whether a proposal without a pair is an optional event, or one of the required once more."""
    return any(all(agreement(one, label)[: 2 if label.optional else 3]) for label in labels)


def _left(proposed: Iterable[S], pairs: Iterable[tuple[S, S | None]]) -> list[S]:
    taken = {id(one) for _, one in pairs}
    return [one for one in proposed if id(one) not in taken]


def _judged(
    task: str, weaker: str, label: Span, one: Span | None, right: bool, what: str = "speaker"
) -> Iterator[Verdict]:
    """A label with its proposal: a wrong one is a miss and spurious, but a hit of the weaker task."""
    words = _words(label, getattr(one, "speaker", getattr(one, "edtf", None)))
    if one is None:
        yield from _both(task, weaker, "miss", words)
        return
    yield Verdict(task + weaker, "hit", words)
    yield _truth(f"{task}.{what}", right, words)
    yield from (Verdict(task, outcome, words) for outcome in _OUTCOMES[right])


_OUTCOMES: dict[bool, tuple[Outcome, ...]] = {True: ("hit",), False: ("miss", "spurious")}


def _both(task: str, weaker: str, outcome: Outcome, words: str) -> Iterator[Verdict]:
    yield Verdict(task, outcome, words)
    yield Verdict(task + weaker, outcome, words)


def _truth(task: str, right: bool, words: str) -> Verdict:
    return Verdict(task, "right" if right else "wrong", words)


def _words(span: Span, what: object) -> str:
    return f"{span.start} {span.surface[:70]!r} {what}"
