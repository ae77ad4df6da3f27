"""Voices: who speaks and who never does, by side, office and outlet; and which documents are one voice.

Two documents whose sources share a good part of their wording have it from one place, and support each other no more
than a text supports its copy. So from ONE_VOICE on they count as one wherever sources are counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from generator.derive.positions import sides_of, state_of
from generator.link.offices import held
from generator.model.dossier import Dossier, Statement
from generator.model.facts import SharedText, Unheard, Voice, Voices
from generator.model.lock import Overlap
from generator.model.page import Event

ONE_VOICE = 0.30
"""The share of common word sequences from which on two documents are one voice (`check/overlaps.py` measures it)."""

_Keyed = Iterable[tuple[str, Statement]]


def voices(dossier: Dossier) -> Voices:
    """All that can be counted of who speaks."""
    said = dossier.statements
    documents = dossier.documents
    spoken = [(speaker, each) for each in said for speaker in each.speakers]
    persons = [(speaker, each) for speaker, each in spoken if _is_person(dossier, speaker)]
    return Voices(
        sides=_sides(dossier),
        offices=_offices(dossier, persons),
        without_office=_voices((id, each) for id, each in persons if not any(_held(dossier, id, each))),
        persons=_voices(persons),
        bodies=_voices((id, each) for id, each in spoken if not _is_person(dossier, id)),
        unnamed=_voices((each.described, each) for each in said if each.described),
        publishers=_voices((documents[each.document].publisher, each) for each in said),
        outlets=_voices((each.passage.via.target, each) for each in said if each.passage.via),
        unheard=_unheard(dossier),
        shared=shared(dossier.lock.overlaps, documents),
    )


def shared(overlaps: Iterable[Overlap], documents: Iterable[str]) -> tuple[SharedText, ...]:
    """The groups of documents that are one voice; whoever shares with one of a group is of the group."""
    group: dict[str, set[str]] = {id: {id} for id in documents}
    share: dict[str, float] = {}
    for each in overlaps:
        if each.share >= ONE_VOICE and each.a in group and each.b in group:
            joined = group[each.a] | group[each.b]
            largest = max(each.share, *(share.get(id, 0) for id in joined))
            group |= dict.fromkeys(joined, joined)
            share |= dict.fromkeys(joined, largest)
    found = {min(ids): ids for ids in group.values() if len(ids) > 1}
    return tuple(SharedText(tuple(sorted(found[first])), share[first]) for first in sorted(found))


def independent(documents: Iterable[str], shared: Iterable[SharedText]) -> int:
    """How many voices some documents are."""
    first = {id: text.documents[0] for text in shared for id in text.documents}
    return len({first.get(id, id) for id in documents})


def _is_person(dossier: Dossier, id: str) -> bool:
    return id in dossier.actors and dossier.actors[id].kind == "person"


def _voices(keyed: _Keyed) -> tuple[Voice, ...]:
    by_name: dict[str, list[Statement]] = defaultdict(list)
    for name, statement in keyed:
        by_name[name].append(statement)
    found = (
        Voice(name=name, speakers=tuple(dict.fromkeys(id for each in those for id in each.speakers)), statements=those)
        for name, those in ((name, tuple(those)) for name, those in by_name.items())
    )
    return tuple(sorted(found, key=_most_first))


def _sides(dossier: Dossier) -> tuple[Voice, ...]:
    """Of a statement that several sides make together, each side has its own speakers only."""
    found = _voices((side, each) for each in dossier.statements for side in sides_of(each, dossier.actors))
    return tuple(structs.replace(voice, speakers=tuple(_own(dossier, voice))) for voice in found)


def _own(dossier: Dossier, voice: Voice) -> Iterator[str]:
    """The speakers of a side: of a joint statement those who belong to no other side of it."""
    said = ((speaker, each) for each in voice.statements for speaker in each.speakers)
    yield from dict.fromkeys(speaker for speaker, each in said if _speaks(dossier, voice.name, speaker, each))


def _speaks(dossier: Dossier, side: str, speaker: str, statement: Statement) -> bool:
    """Whether somebody speaks for a side; whoever is no other side of the statement does."""
    others = {other for other in sides_of(statement, dossier.actors) if other != side}
    served = {office.of.target for office in dossier.actors[speaker].offices if held(office, statement.date)}
    own = {state_of(id, dossier.actors) or id for id in (speaker, *served)}
    return side in own or not own & others


def _most_first(voice: Voice) -> tuple[int, str, str]:
    return -len(voice.statements), voice.name, voice.of


def _held(dossier: Dossier, speaker: str, statement: Statement) -> Iterator[tuple[str, str]]:
    """The title and the employer of each office that a speaker held at the date of a statement."""
    for office in dossier.actors[speaker].offices:
        if held(office, statement.date):
            yield office.title, office.of.target


def _offices(dossier: Dossier, persons: _Keyed) -> tuple[Voice, ...]:
    found: dict[tuple[str, str], list[tuple[str, Statement]]] = defaultdict(list)
    for speaker, statement in persons:
        for office in _held(dossier, speaker, statement):
            found[office].append((speaker, statement))
    voices = (
        Voice(
            name=title,
            of=of,
            speakers=tuple(dict.fromkeys(speaker for speaker, _ in those)),
            statements=tuple(dict.fromkeys(statement for _, statement in those)),
        )
        for (title, of), those in found.items()
    )
    return tuple(sorted(voices, key=_most_first))


def _unheard(dossier: Dossier) -> tuple[Unheard, ...]:
    """Who has a part in events and no statement; those in the most events first.

    What is no person and part of a state is heard when the state is; a person is heard by its own words alone.
    """
    actors = dossier.actors
    heard = {id for each in dossier.statements for id in (*each.speakers, *each.principals)}
    heard |= {side for each in dossier.statements for side in sides_of(each, actors)}
    heard |= {id for id in actors if not _is_person(dossier, id) and state_of(id, actors) in heard}
    present: Mapping[str, list[Event]] = defaultdict(list)
    for event in dossier.events.values():
        for id in dict.fromkeys(reference.target for reference in event.taking_part):
            present[id].append(event)
    found = (Unheard(id, tuple(events)) for id, events in present.items() if id not in heard)
    return tuple(sorted(found, key=lambda each: (-len(each.events), each.actor)))
