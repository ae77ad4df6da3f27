"""The cast of an article: everybody in it, known to the dossier or not, and every place where they are named."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.add.finding import Mention, NewActor
from generator.add.propose.known import Known
from generator.add.propose.metonyms import stands_for
from generator.add.propose.organizations import GroupNamed, groups, organizations
from generator.add.propose.persons import PersonNamed, core_of, persons
from generator.add.propose.prose import Prose
from generator.add.propose.rolenouns import RoleNouns
from generator.add.propose.runs import DIRECTIONS, Run, runs
from generator.add.propose.surnames import full_forms, short_forms
from generator.author.ids import name_id
from generator.model.page import ActorKind


class Member(Struct, frozen=True):
    """One of the cast. `roles` are the offices and descriptions that the article gives it, in its own words."""

    id: str
    name: str
    kind: ActorKind
    roles: tuple[str, ...] = ()
    affiliation: str = ""
    is_new: bool = False


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


def cast_of(prose: Prose, known: Known) -> Cast:
    """Everybody who is named in the article."""
    found = tuple(runs(prose))
    mentions = [m for m in known.find(prose) if _is_meant(prose, m)]
    named = _with_short(_named(prose, known, found))
    places, mentions = _settled(prose, known, [place for place in named if not place.short], mentions)
    by_name = [*mentions, *(_mention(prose, place) for place in places)]
    alone = list(_alone(prose, known, found, by_name))
    shorts, _ = _settled(prose, known, [place for place in named if place.short], [*by_name, *alone])
    alone += (_mention(prose, place) for place in shorts)
    places += shorts
    everything = sorted((*by_name, *alone), key=lambda mention: mention.start)
    members = _members(prose, known, places, everything, named)
    new = tuple(_new(prose, known, members, places, everything))
    nouns = role_nouns(prose, known, everything, members)
    return Cast(members, tuple(sorted((*everything, *nouns), key=lambda mention: mention.start)), new)


def role_nouns(prose: Prose, known: Known, mentions: Sequence[Mention], members: Mapping[str, Member]) -> Iterator[Mention]:
    """The common nouns that mean one of the cast."""
    everybody = {id: _member(known, id, None, (), "") for id in known.dossier} | dict(members)
    return RoleNouns(
        prose, known, mentions,
        {id: member.roles for id, member in everybody.items()},
        {id: member.affiliation for id, member in everybody.items()},
        {id: member.kind for id, member in everybody.items()},
        {id: member.name for id, member in everybody.items()},
    ).find()  # fmt: skip


# --- who is named in full ----------------------------------------------------------------------------------


def _named(prose: Prose, known: Known, found: Sequence[Run]) -> tuple[_Place, ...]:
    """Every name that the text itself shows to be one, known or not, in the order of the text."""
    people = (_person(prose, known, person) for person in persons(prose, found))
    others = (_group(prose, known, group) for group in (*organizations(prose, found), *groups(prose)))
    return tuple(sorted((*people, *others), key=lambda place: (place.first, place.kind == "person")))


def _with_short(named: Sequence[_Place]) -> tuple[_Place, ...]:
    """`Phiri Zulu said` is no other person than `Esther Phiri Zulu`."""
    ends = {place.name.split(" ", 1)[1] for place in named if place.kind == "person" and " " in place.name}
    return tuple(replace(place, short=True) if place.name in ends else place for place in named)


def _person(prose: Prose, known: Known, person: PersonNamed) -> _Place:
    name = _words(prose, person.first, person.last)
    id = known.person(full_forms(name.split())) or name_id(name)
    role = _words(prose, *person.role)
    return _Place(
        person.first, person.last, id, name, "person", person.rule, person.full and person.sure, role,
        _affiliation(prose, known, person.role), not person.full,
    )  # fmt: skip


def _group(prose: Prose, known: Known, group: GroupNamed) -> _Place:
    name = _words(prose, group.first, group.last)
    affiliation = known.demonym(prose.tokens[group.first].text)
    return _Place(
        group.first, group.last, known.id_of(name) or name_id(name), name, group.kind, group.rule, group.sure, group.role,
        affiliation,
    )  # fmt: skip


def _affiliation(prose: Prose, known: Known, role: tuple[int, int]) -> str:
    """The first state or organisation in the words of a role."""
    if role[0] >= role[1]:
        return ""
    begin, end = prose.tokens[role[0]].start, prose.tokens[role[1] - 1].end
    return next((m.actor for m in known.find(prose) if begin <= m.start < end and known.kind(m.actor) != "person"), "")


def _words(prose: Prose, first: int, last: int) -> str:
    return prose.text[prose.tokens[first].start : prose.tokens[last - 1].end] if first < last else ""


# --- which of two that overlap ---------------------------------------------------------------------------


def _is_meant(prose: Prose, mention: Mention) -> bool:
    """Whether a known form means its actor here: it stands in a sentence, and a metonym is more than a place."""
    if prose.sentence_at(mention.start) is None:
        return False
    first = prose.token_at(mention.start)
    if prose.text[mention.start : mention.end].isalpha() and prose.text[mention.start : mention.end].islower():
        return False  # a common noun of the dossier; `rolenouns` asks whether it means that actor here
    if first and prose.tokens[first - 1].text in DIRECTIONS and mention.type != "demonym-or-place":
        return False
    return mention.type != "metonym" or stands_for(prose, first, prose.token_at(mention.end))


def _settled(
    prose: Prose, known: Known, named: Sequence[_Place], mentions: Sequence[Mention]
) -> tuple[list[_Place], list[Mention]]:
    """The names and known forms that remain where both claim the same words."""
    kept: list[_Place] = []
    gone: set[Mention] = set()
    end = 0
    for place in named:
        begin, stop = prose.tokens[place.first].start, prose.tokens[place.last - 1].end
        inside = [mention for mention in mentions if mention.start < stop and begin < mention.end]
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
    return place.kind != "person" and mention.end == stop and mention.actor in known.dossier and known.kind(mention.actor) != "state"


def _mention(prose: Prose, place: _Place) -> Mention:
    start, end = prose.tokens[place.first].start, prose.tokens[place.last - 1].end
    type = "name" if place.last - place.first > 1 or place.kind != "person" else "surname"
    return Mention(start=start, end=end, actor=place.id, type=type, rule=place.rule, sure=place.sure)


# --- who is named in short -------------------------------------------------------------------------------


def _alone(prose: Prose, known: Known, found: Sequence[Run], by_name: Sequence[Mention]) -> Iterator[Mention]:
    """Surnames of persons who are named in full in the article, or whom the dossier alone has."""
    taken = sorted((mention.start, mention.end) for mention in by_name if mention.rule != "group")
    full = _first_places(prose, known, by_name)
    here: dict[str, list[str]] = defaultdict(list)
    for id, form in full:
        for short in short_forms(form):
            if id not in here[short]:
                here[short].append(id)
    for run in found:
        first = core_of(prose, run)
        for start, last in _stretches(prose, first, run.last):
            begin, end = prose.tokens[start].start, prose.tokens[last - 1].end
            if any(a < end and begin < b for a, b in taken):
                continue
            id = _whom(prose, known, here, start, last, run)
            if id:
                yield Mention(start=begin, end=end, actor=id, type="surname", rule="surname", sure=True)
                break


def _stretches(prose: Prose, first: int, last: int) -> Iterator[tuple[int, int]]:
    if first < last:
        yield first, last


def _whom(
    prose: Prose, known: Known, here: Mapping[str, Sequence[str]], first: int, last: int, run: Run
) -> str:
    """The person of that surname: one who is in the article, else the only one of the dossier."""
    text = _words(prose, first, last)
    present = here.get(text, ())
    if present:
        return present[-1]
    everywhere = known.surname(text)
    if len(everywhere) != 1 or (run.begins and prose.lower[first] in prose.small):
        return ""
    return everywhere[0]


def _first_places(prose: Prose, known: Known, by_name: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Each person named in full, in the order of the text, with the words of the name."""
    for mention in sorted(by_name, key=lambda mention: mention.start):
        text = prose.text[mention.start : mention.end]
        if mention.type in ("name", "alias") and known.kind(mention.actor) in ("person", ""):
            yield mention.actor, text
            if mention.actor in known.dossier:
                yield mention.actor, known.dossier[mention.actor].name.text


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
        actor = known.dossier[id]
        offices = tuple(office.title for office in actor.offices)
        of = actor.offices[0].of.target if actor.offices else ""
        return Member(id, actor.name.text, actor.kind, (*roles, *offices), affiliation or of)
    if id in known.world:
        entry = known.world[id]
        return Member(id, entry.name, entry.kind, (*roles, entry.role) if entry.role else roles, entry.affiliation, True)
    assert place is not None, "who is in neither is named in the article"
    return Member(id, place.name, place.kind, roles, affiliation, True)


def _new(
    prose: Prose, known: Known, members: Mapping[str, Member], places: Sequence[_Place], mentions: Sequence[Mention]
) -> Iterator[NewActor]:
    """Those whom the dossier does not have; one of whom only an adjective is found is not in the article."""
    rules = {place.id: place for place in reversed(places)}
    for id, member in members.items():
        own = [mention for mention in mentions if mention.actor == id and mention.type != "demonym-or-place"]
        if not member.is_new or not own:
            continue
        texts = tuple(dict.fromkeys(prose.text[mention.start : mention.end] for mention in own))
        place = rules.get(id)
        yield NewActor(
            id=id, name=member.name, kind=member.kind, role=member.roles[0] if member.roles else "",
            affiliation=known.name(member.affiliation) if member.affiliation else "", forms=texts,
            start=own[0].start, end=own[0].end, rule=place.rule if place else "world",
            sure=place.sure if place else True,
        )  # fmt: skip
