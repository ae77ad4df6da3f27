"""The cast of an article: everybody in it, known to the dossier or not, and every place where they are named."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.add.finding import Mention, MentionType, NewActor
from generator.add.propose.acronyms import acronyms
from generator.add.propose.known import Known
from generator.add.propose.member import Member
from generator.add.propose.metonyms import stands_for
from generator.add.propose.model import Entity
from generator.add.propose.organizations import GroupNamed, groups, organizations
from generator.add.propose.persons import PersonNamed, core_of, persons
from generator.add.propose.prose import Prose
from generator.add.propose.rolenouns import RoleNouns
from generator.add.propose.runs import DIRECTIONS, Run, runs
from generator.add.propose.surnames import full_forms, short_forms
from generator.author.ids import name_id
from generator.model.page import ActorKind


class Cast(Struct, frozen=True):
    """The members by id; all mentions in the order of the text, none of which overlap; and who of them is new."""

    members: Mapping[str, Member]
    mentions: tuple[Mention, ...]
    actors: tuple[NewActor, ...]


class _Place(Struct, frozen=True):
    """Tokens `first` to `last` that name the member `id` by a name found in the article."""

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
    """Whether it is one word of a person's name, which may be somebody's who is named in full elsewhere."""


def cast_of(prose: Prose, known: Known, entities: Iterable[Entity] = ()) -> Cast:
    """Everybody who is named in the article; `entities` are names that a model sees in it."""
    found = tuple(runs(prose))
    forms = known.find(prose)
    named = _with_short(_named(prose, known, found, forms))
    meant = _with_common([form for form in forms if _is_meant(prose, form)], forms, prose)
    places, meant = _settled(prose, known, [place for place in named if not place.short], meant)
    mentions = _in_order((*meant, *(_mention(prose, place) for place in places)))
    mentions = _with(prose, mentions, acronyms(prose, mentions, _groups_in(known, places, mentions)))
    mentions = _with(prose, mentions, _alone(prose, known, found, mentions))
    seen = tuple(_seen(prose, known, entities, _tokens(prose, mentions)))
    mentions = _in_order((*mentions, *(_mention(prose, place) for place in seen)))
    places = [*places, *seen]
    short, _ = _settled(prose, known, [place for place in named if place.short], mentions)
    mentions = _in_order((*mentions, *(_mention(prose, place) for place in short)))
    members = _members(prose, known, (*places, *short), mentions, named)
    new = tuple(_new(prose, known, members, (*places, *short), mentions))
    nouns = tuple(_role_nouns(prose, known, mentions, members))
    return Cast(members, tuple(_in_order((*_without_adjectives(prose, mentions, nouns), *nouns))), new)


def _seen(prose: Prose, known: Known, entities: Iterable[Entity], taken: frozenset[int]) -> Iterator[_Place]:
    """The names that only a model sees; a single word is too little to propose somebody for."""
    for entity in entities:
        first, last = prose.token_at(entity.start), prose.token_at(entity.end - 1) + 1
        if last - first > 1 and prose.sentence_at(entity.start) and taken.isdisjoint(range(first, last)):
            name = _words(prose, first, last)
            id = known.person(full_forms(name.split())) if entity.kind == "person" else known.id_of(name)
            yield _Place(first, last, id or name_id(name), name, entity.kind, "model", sure=False)


def _without_adjectives(prose: Prose, mentions: Sequence[Mention], nouns: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions but for the adjective in `the North Korean leader`, where the whole means somebody."""
    covered = _tokens(prose, nouns)
    for mention in mentions:
        if mention.type != "demonym-or-place" or prose.token_at(mention.start) not in covered:
            yield mention


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: mention.start)


def _with(prose: Prose, mentions: Sequence[Mention], more: Iterable[Mention]) -> list[Mention]:
    """The mentions, and those of more that stand on words of none of them."""
    taken = _tokens(prose, (mention for mention in mentions if mention.rule != "group"))
    return _in_order((*mentions, *(mention for mention in more if prose.token_at(mention.start) not in taken)))


def _groups_in(known: Known, places: Sequence[_Place], mentions: Sequence[Mention]) -> frozenset[str]:
    """The ids of all in the article who are neither persons nor states."""
    new = {place.id: place.kind for place in places}
    ids = {mention.actor for mention in mentions}
    return frozenset(id for id in ids if (known.kind(id) or new.get(id, "person")) not in ("person", "state"))


def _role_nouns(
    prose: Prose, known: Known, mentions: Sequence[Mention], here: Mapping[str, Member]
) -> Iterator[Mention]:
    """The common nouns that mean one of the cast."""
    return RoleNouns(prose, known, mentions, known.members | dict(here)).find()


# --- who is named in full ----------------------------------------------------------------------------------


def _named(prose: Prose, known: Known, found: Sequence[Run], forms: Sequence[Mention]) -> tuple[_Place, ...]:
    """Every name that the text itself shows to be one, known or not, in the order of the text."""
    people = (_person(prose, known, person, forms) for person in persons(prose, found))
    adjectives = (group for group in groups(prose) if _is_of_somebody(prose, known, group))
    others = (_group(prose, known, group) for group in (*organizations(prose, found), *adjectives))
    return tuple(sorted((*people, *others), key=lambda place: (place.first, place.kind == "person")))


def _with_short(named: Sequence[_Place]) -> tuple[_Place, ...]:
    """`Phiri Zulu said` is no other person than `Esther Phiri Zulu`."""
    people = {place.name for place in named if place.kind == "person" and " " in place.name}
    ends = {form for name in people for form in short_forms(name) if form != name}
    longer = _longer([place for place in named if place.kind != "person"])
    return tuple(
        replace(place, short=True) if place.name in ends else replace(place, id=longer.get(place.name, place.id))
        for place in named
    )


def _longer(places: Sequence[_Place]) -> dict[str, str]:
    """Of each organisation whose name is the end of one longer name, `Defence Ministry`, the id of the longer."""
    ids: dict[str, set[str]] = defaultdict(set)
    names = {place.name for place in places}
    for place in places:
        words = place.name.split()
        for first in range(1, len(words) - 1):
            if (end := " ".join(words[first:])) in names:
                ids[end].add(place.id)
    return {name: next(iter(found)) for name, found in ids.items() if len(found) == 1}


def _person(prose: Prose, known: Known, person: PersonNamed, forms: Sequence[Mention]) -> _Place:
    name = _words(prose, person.first, person.last)
    id = known.person(full_forms(name.split())) or name_id(name)
    role = _words(prose, *person.role)
    return _Place(
        person.first, person.last, id, name, "person", person.rule, person.full and person.sure, role,
        _affiliation(prose, known, person.role, forms), not person.full,
    )  # fmt: skip


def _is_of_somebody(prose: Prose, known: Known, group: GroupNamed) -> bool:
    """Whether the word before `government` is a name: `Kenyan government`, not `Heavy regime` at a beginning."""
    sentence = prose.sentence_at(prose.tokens[group.first].start)
    begins = sentence is None or sentence.first == group.first
    return not begins or bool(known.demonym(prose.tokens[group.first].text))


def _group(prose: Prose, known: Known, group: GroupNamed) -> _Place:
    name = _words(prose, group.first, group.last)
    affiliation = known.demonym(prose.tokens[group.first].text)
    id = known.id_of(name) or name_id(name)
    return _Place(group.first, group.last, id, name, group.kind, group.rule, group.sure, group.role, affiliation)


def _affiliation(prose: Prose, known: Known, role: tuple[int, int], forms: Sequence[Mention]) -> str:
    """The first state or organisation in the words of a role."""
    if role[0] >= role[1]:
        return ""
    begin, end = prose.tokens[role[0]].start, prose.tokens[role[1] - 1].end
    return next((m.actor for m in forms if begin <= m.start < end and known.kind(m.actor) != "person"), "")


def _words(prose: Prose, first: int, last: int) -> str:
    return prose.text[prose.tokens[first].start : prose.tokens[last - 1].end] if first < last else ""


# --- which of two that overlap ---------------------------------------------------------------------------


def _is_meant(prose: Prose, mention: Mention) -> bool:
    """Whether a known form means its actor here: it stands in a sentence, and a metonym is more than a place."""
    if prose.sentence_at(mention.start) is None:
        return False
    first = prose.token_at(mention.start)
    if _is_common(prose, mention):
        return False
    if first and prose.tokens[first - 1].text in DIRECTIONS and mention.type != "demonym-or-place":
        return False
    return mention.type != "metonym" or stands_for(prose, first, prose.token_at(mention.end))


def _with_common(meant: Sequence[Mention], forms: Sequence[Mention], prose: Prose) -> list[Mention]:
    """A common noun that is a name in the dossier, `the junta`, means its actor where that is named otherwise too."""
    actors = {mention.actor for mention in meant}
    common = (form for form in forms if form.actor in actors and _is_common(prose, form))
    return sorted((*meant, *common), key=lambda mention: mention.start)


def _is_common(prose: Prose, mention: Mention) -> bool:
    text = prose.text[mention.start : mention.end]
    return text.isalpha() and text.islower()


def _settled(
    prose: Prose, known: Known, named: Sequence[_Place], mentions: Sequence[Mention]
) -> tuple[list[_Place], list[Mention]]:
    """The names and known forms that remain where both claim the same words."""
    kept: list[_Place] = []
    gone: set[Mention] = set()
    starts = [mention.start for mention in mentions]
    end = 0
    for place in named:
        begin, stop = prose.tokens[place.first].start, prose.tokens[place.last - 1].end
        near = mentions[max(bisect_left(starts, begin) - 1, 0) : bisect_left(starts, stop)]
        inside = [mention for mention in near if begin < mention.end]
        if begin < end or any(_wins(known, mention, place, begin, stop) for mention in inside):
            continue
        kept.append(place)
        end = stop
        if place.rule != "group":
            gone.update(inside)
    return kept, [mention for mention in mentions if mention not in gone]


def _wins(known: Known, mention: Mention, place: _Place, begin: int, stop: int) -> bool:
    """Whether what is known claims words with more right than the name that the text shows."""
    if mention.start <= begin and stop <= mention.end:
        return mention.type != "demonym-or-place"
    if place.rule in ("namesake", "speech"):
        return True
    if place.rule == "group" or mention.type == "demonym-or-place":
        return False
    if known.kind(mention.actor) == "person":
        return place.kind != "person" or mention.end == stop
    return (
        place.kind != "person"
        and mention.end == stop
        and mention.actor in known.dossier
        and known.kind(mention.actor) != "state"
    )


def _mention(prose: Prose, place: _Place) -> Mention:
    start, end = prose.tokens[place.first].start, prose.tokens[place.last - 1].end
    type: MentionType = "name" if place.last - place.first > 1 or place.kind != "person" else "surname"
    return Mention(start=start, end=end, actor=place.id, type=type, rule=place.rule, sure=place.sure)


# --- who is named in short -------------------------------------------------------------------------------


def _alone(prose: Prose, known: Known, found: Sequence[Run], by_name: Sequence[Mention]) -> Iterator[Mention]:
    """Surnames of persons who are named in full in the article, or whom the dossier alone has."""
    full = _first_places(prose, known, by_name)
    here: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for start, id, form in full:
        for short in short_forms(form):
            here[short].append((start, id))
    for run in found:
        first = core_of(prose, run)
        if first >= run.last:
            continue
        id = _whom(prose, known, here, first, run)
        if id:
            begin, end = prose.tokens[first].start, prose.tokens[run.last - 1].end
            yield Mention(start=begin, end=end, actor=id, type="surname", rule="surname", sure=id in known.dossier)


def _tokens(prose: Prose, mentions: Iterable[Mention]) -> frozenset[int]:
    """Every token that stands in a mention."""
    return frozenset(
        index for m in mentions for index in range(prose.token_at(m.start), prose.token_at(m.end - 1) + 1)
    )  # fmt: skip


def _whom(prose: Prose, known: Known, here: Mapping[str, Sequence[tuple[int, str]]], first: int, run: Run) -> str:
    """The person of that surname: one who is in the article, else the only one of the dossier."""
    text = _words(prose, first, run.last)
    present = here.get(text, ())
    if present:
        before = bisect_left(present, (prose.tokens[first].start, ""))
        return present[before - 1][1] if before else present[0][1]
    everywhere = known.surname(text)
    if len(everywhere) != 1 or (run.begins and prose.lower[first] in prose.small):
        return ""
    return everywhere[0]


def _first_places(prose: Prose, known: Known, by_name: Sequence[Mention]) -> Iterator[tuple[int, str, str]]:
    """Where each person is named in full, in the order of the text, with the words of the name."""
    for mention in sorted(by_name, key=lambda mention: mention.start):
        text = prose.text[mention.start : mention.end]
        if mention.type in ("name", "alias") and known.kind(mention.actor) in ("person", ""):
            yield mention.start, mention.actor, text
            if mention.actor in known.dossier:
                yield mention.start, mention.actor, known.dossier[mention.actor].name.text


# --- who they are ----------------------------------------------------------------------------------------


def _members(
    prose: Prose, known: Known, places: Sequence[_Place], mentions: Sequence[Mention], named: Sequence[_Place]
) -> dict[str, Member]:
    roles: dict[str, list[str]] = defaultdict(list)
    affiliations: dict[str, str] = {}
    first: dict[str, _Place] = {}
    at = {(mention.start, mention.end): mention.actor for mention in mentions}
    for place in named:
        span = prose.tokens[place.first].start, prose.tokens[place.last - 1].end
        id = at.get(span, place.id)
        if place.role:
            roles[id].append(place.role)
        if place.affiliation:
            affiliations.setdefault(id, place.affiliation)
    for place in places:
        if place.id not in first or len(place.name) > len(first[place.id].name):
            first[place.id] = place
    ids = dict.fromkeys(mention.actor for mention in mentions)
    return {id: _member(known, id, first.get(id), tuple(roles[id]), affiliations.get(id, "")) for id in ids}


def _member(known: Known, id: str, place: _Place | None, roles: tuple[str, ...], affiliation: str) -> Member:
    if id in known.dossier:
        member = known.members[id]
        return replace(member, roles=(*roles, *member.roles), affiliation=affiliation or member.affiliation)
    if id in known.world:
        entry = known.world[id]
        return Member(
            id, entry.name, entry.kind, (*roles, entry.role) if entry.role else roles, entry.affiliation, True
        )
    assert place is not None, "who is in neither is named in the article"
    return Member(id, place.name, place.kind, roles, affiliation, True)


def _new(
    prose: Prose, known: Known, members: Mapping[str, Member], places: Sequence[_Place], mentions: Sequence[Mention]
) -> Iterator[NewActor]:
    """Those whom the dossier does not have; one of whom only an adjective is found is not in the article."""
    everywhere: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.type != "demonym-or-place":
            everywhere[mention.actor].append(mention)
    rules = {place.id: place for place in reversed(places)}
    for id, member in members.items():
        own = everywhere[id]
        if not member.is_new or not own:
            continue
        named = (mention for mention in own if mention.type != "metonym")
        texts = tuple(dict.fromkeys(prose.text[mention.start : mention.end] for mention in named))
        place = rules.get(id)
        yield NewActor(
            id=id, name=member.name, kind=member.kind, role=member.roles[0] if member.roles else "",
            affiliation=known.name(member.affiliation) if member.affiliation else "", forms=texts,
            start=own[0].start, end=own[0].end, rule=place.rule if place else "world",
            sure=place.sure if place else True,
        )  # fmt: skip
