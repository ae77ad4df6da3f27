"""Places: where the words of an article show that they name somebody, known or not, and who stays where two overlap."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.add.finding import Mention
from generator.add.propose.known import Known
from generator.add.propose.organizations import GroupNamed, groups, organizations
from generator.add.propose.persons import PersonNamed, persons
from generator.add.propose.prose import Prose
from generator.add.propose.runs import Run
from generator.add.propose.surnames import full_forms, short_forms
from generator.author.ids import name_id
from generator.model.page import ActorKind


class Place(Struct, frozen=True):
    """Tokens `first` up to, not with, `last` that name the member `id` by a name found in the article.

    `short` says whether it is the end of a person's name that stands elsewhere in full.
    """

    first: int
    last: int
    id: str
    name: str
    kind: ActorKind
    rule: str
    sure: bool = True
    role: str = ""
    affiliation: str = ""
    short: bool = False


def places(prose: Prose, known: Known, found: Sequence[Run], forms: Iterable[Mention]) -> tuple[Place, ...]:
    """Every name that the text itself shows to be one, in the order of the text; `forms` are the known names in it."""
    owners: dict[int, str] = {}
    for form in forms:
        if known.kind(form.actor) != "person":
            owners.setdefault(prose.token_at(form.start), form.actor)
    people = (_person(prose, known, person, owners) for person in persons(prose, found))
    adjectives = (group for group in groups(prose) if _is_of_somebody(prose, known, group))
    others = (_group(prose, known, group) for group in (*organizations(prose, found), *adjectives))
    named = sorted((*people, *others), key=lambda place: (place.first, place.kind == "person"))
    return tuple(_as_named_elsewhere(named))


def settled(
    prose: Prose, known: Known, named: Iterable[Place], mentions: Sequence[Mention]
) -> tuple[list[Place], tuple[Mention, ...]]:
    """The names and mentions that remain where both claim the same words; both come in the order of the text."""
    kept: list[Place] = []
    gone: set[Mention] = set()
    starts = [mention.start for mention in mentions]
    end = 0
    for place in named:
        begin, stop = prose.span(place.first, place.last)
        near = mentions[max(bisect_left(starts, begin) - 1, 0) : bisect_left(starts, stop)]
        inside = [mention for mention in near if begin < mention.end]
        if begin < end or any(_wins(known, mention, place, begin, stop) for mention in inside):
            continue
        kept.append(place)
        end = stop
        if place.rule != "group":
            gone.update(inside)
    return kept, tuple(mention for mention in mentions if mention not in gone)


def _person(prose: Prose, known: Known, person: PersonNamed, owners: Mapping[int, str]) -> Place:
    name = prose.between(person.first, person.last)
    return Place(
        person.first, person.last, known.person(full_forms(name.split())) or name_id(name), name, "person", person.rule,
        sure=person.full and person.sure, role=prose.between(*person.role), short=not person.full,
        affiliation=next((owners[index] for index in range(*person.role) if index in owners), ""),
    )  # fmt: skip


def _is_of_somebody(prose: Prose, known: Known, group: GroupNamed) -> bool:
    """Whether the word before `government` is a name: `Kenyan government`, not `Heavy regime` at a beginning."""
    sentence = prose.sentence_at(prose.tokens[group.first].start)
    begins = sentence is None or sentence.first == group.first
    return not begins or bool(known.demonym(prose.tokens[group.first].text))


def _group(prose: Prose, known: Known, group: GroupNamed) -> Place:
    name = prose.between(group.first, group.last)
    affiliation = known.demonym(prose.tokens[group.first].text)
    id = known.id_of(name) or name_id(name)
    return Place(group.first, group.last, id, name, group.kind, group.rule, group.sure, group.role, affiliation)


def _as_named_elsewhere(named: Sequence[Place]) -> Iterable[Place]:
    """`Phiri Zulu` is no other person than `Esther Phiri Zulu`, `Defence Ministry` no other than the Kenyan one."""
    people = {place.name for place in named if place.kind == "person" and " " in place.name}
    ends = {form for name in people for form in short_forms(name) if form != name}
    longer = _longer([place for place in named if place.kind != "person"])
    for place in named:
        shortened = place.name in ends
        yield replace(place, short=True) if shortened else replace(place, id=longer.get(place.name, place.id))


def _longer(groups: Sequence[Place]) -> dict[str, str]:
    """Of each name that is the end of one longer name, `Defence Ministry`, the id of the longer."""
    names = {place.name for place in groups}
    ids: dict[str, set[str]] = defaultdict(set)
    for place in groups:
        words = place.name.split()
        for end in (" ".join(words[first:]) for first in range(1, len(words) - 1)):
            if end in names:
                ids[end].add(place.id)
    return {name: found.pop() for name, found in ids.items() if len(found) == 1}


def _wins(known: Known, mention: Mention, place: Place, begin: int, stop: int) -> bool:
    """Whether what is known claims words with more right than the name that the text shows."""
    is_adjective = mention.type == "demonym-or-place"
    if mention.start <= begin and stop <= mention.end:
        return not is_adjective
    if place.rule in ("namesake", "speech"):
        return True
    if place.rule == "group" or is_adjective:
        return False
    kind = known.kind(mention.actor)
    if kind == "person":
        return place.kind != "person" or mention.end == stop
    is_of_dossier = kind != "state" and mention.actor in known.dossier
    return is_of_dossier and place.kind != "person" and mention.end == stop
