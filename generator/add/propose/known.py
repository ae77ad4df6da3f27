"""What is known before an article is read: the dossier's actors and those of the world, by the forms that mean them.

known-name       any form of a name: full, other, an adjective or inhabitants
known-metonym    a city or a house that stands for a government

An actor of the dossier that has a name in common with a state or organisation of the world gets its other forms too:
its adjectives, its people, its capital. The others of the world are new to the dossier where an article names them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct, structs

from generator.add.finding import Mention, MentionType
from generator.add.propose.lexicon import WorldActor, world
from generator.add.propose.member import Member
from generator.add.propose.prose import Prose
from generator.add.propose.surnames import full_forms, short_forms
from generator.author.ids import name_id
from generator.link.names import Found, Names
from generator.link.offices import Offices, held
from generator.model.page import Actor, Alias, Body, Office
from generator.model.value import Date


class Known:
    """All that an article can name without telling who it is."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.dossier = {actor.id: actor for actor in actors}
        self._dated = tuple(actor for actor in actors if any(office.begins or office.ends for office in actor.offices))
        self._full = {full_forms(form.split()): id for id, form in _persons(actors)}
        self._short = _by_short(actors)
        owners = {form: actor.id for actor in actors for form in _forms(actor)}
        same = {id: _owner(each.entry, owners) for id, each in _world().items()}
        self.world = {id: each.entry for id, each in _world().items() if not same[id]}
        self._ids = {form: id for id, entry in self.world.items() for form in (entry.name, *entry.aliases)} | owners
        self._demonyms = {form: same[id] or id for id, each in _world().items() for form in each.entry.demonyms}
        self._seats = {form: same[id] or id for id, each in _world().items() for form in each.entry.metonyms}
        own = self._own = {same[id]: each.entry for id, each in _world().items()}
        self._members = {actor.id: self._member(actor, actor.offices) for actor in actors}
        mine = (_widened(actor, own.get(actor.id), owners) for actor in actors)
        self._names = Names((*mine, *(_of_nobody(_world()[id], owners) for id in self.world)), Offices(()))

    def find(self, prose: Prose) -> tuple[Mention, ...]:
        """The forms that stand in the article, none of which overlap; one that can mean several is left out."""
        found = self._names.find(prose.text, self._names.starts(prose.text), None)
        return tuple(self._mention(match) for match in found if len(match.candidates) == 1)

    def members(self, day: Date | None) -> Mapping[str, Member]:
        """What the dossier says of each of its actors, with the offices held on a day; without one with all of them."""
        if day is None:
            return self._members
        then = ((one, [office for office in one.offices if held(office, day)]) for one in self._dated)
        return self._members | {actor.id: self._member(actor, offices) for actor, offices in then}

    def person(self, full: str) -> str:
        """The id of the person with this full name, as `surnames.full_forms` folds it; empty where there is none."""
        return self._full.get(full, "")

    def surname(self, form: str) -> tuple[str, ...]:
        """The ids of all persons of the dossier whom the form can mean in short."""
        return self._short.get(form, ())

    def id_of(self, name: str) -> str:
        """The id of the actor of the dossier or the world that has this name; empty where there is none."""
        return self._ids.get(name, "")

    def demonym(self, word: str) -> str:
        """The id of the actor whose adjective or people this is; empty where it is none."""
        return self._demonyms.get(word, "")

    def seat(self, word: str) -> str:
        """The id of the actor whose government sits in the city; empty where nobody's does."""
        return self._seats.get(word, "")

    def kind(self, id: str) -> str:
        """The kind of an actor of the dossier or of the world; empty where it is neither."""
        if id in self.dossier:
            return self.dossier[id].kind
        return self.world[id].kind if id in self.world else ""

    def name(self, id: str) -> str:
        """The name of an actor; the id itself where it is not known."""
        if id in self.dossier:
            return self.dossier[id].name.text
        return self.world[id].name if id in self.world else id

    def _member(self, actor: Actor, offices: Sequence[Office]) -> Member:
        """What the dossier says of an actor, with what everybody knows of it."""
        entry = self._own.get(actor.id)
        roles = (*(office.title for office in offices), *filter(None, (entry.role,) if entry else ()))
        of = offices[0].of.target if offices else self.id_of(entry.affiliation) if entry else ""
        return Member(actor.id, actor.name.text, actor.kind, roles, of)

    def _mention(self, match: Found) -> Mention:
        type: MentionType = "metonym" if match.via == "metonym" else "name" if match.via == "name" else "alias"
        if match.form in self._demonyms:
            type = "demonym-or-place"
        rule = "known-metonym" if type == "metonym" else "known-name"
        return Mention(start=match.start, end=match.end, actor=match.candidates[0], type=type, rule=rule)


class _OfWorld(Struct, frozen=True):
    """An actor of the world: by its name alone, and with all its forms, which are made once."""

    entry: WorldActor
    plain: Actor
    actor: Actor
    forms: frozenset[str]


@cache
def _world() -> dict[str, _OfWorld]:
    return {name_id(entry.name): _of_world(entry) for entry in world()}


def _of_world(entry: WorldActor) -> _OfWorld:
    plain = Actor(id=name_id(entry.name), path="", name=Alias(entry.name, 0, 0), kind=entry.kind, body=Body())
    actor = _widened(plain, entry, {})
    return _OfWorld(entry, plain, actor, frozenset((*_forms(actor), *(metonym.text for metonym in actor.metonyms))))


def _of_nobody(each: _OfWorld, owners: Mapping[str, str]) -> Actor:
    """An actor of the world that is none of the dossier, with the forms that are nobody else's there."""
    return each.actor if each.forms.isdisjoint(owners) else _widened(each.plain, each.entry, owners)


def _owner(entry: WorldActor, owners: Mapping[str, str]) -> str:
    """The actor of the dossier that has a name of this one of the world; empty where there is none."""
    return next((owners[form] for form in (entry.name, *entry.aliases) if form in owners), "")


def _persons(actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
    """Every full name of every person."""
    for actor in actors:
        if actor.kind == "person":
            yield from ((actor.id, form) for form in _forms(actor) if " " in form)


def _by_short(actors: Sequence[Actor]) -> dict[str, tuple[str, ...]]:
    """The ids of the persons whom each form can mean in short."""
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    for id, form in _persons(actors):
        for short in short_forms(form):
            ids[short][id] = None
    return {short: tuple(found) for short, found in ids.items()}


def _forms(actor: Actor) -> tuple[str, ...]:
    return (actor.name.text, *(alias.text for alias in actor.aliases))


def _widened(actor: Actor, entry: WorldActor | None, taken: Mapping[str, str]) -> Actor:
    """The actor with the forms that the world knows for it, but for those that are another's in the dossier."""
    if entry is None:
        return _with_curly(actor)
    aliases = (*actor.aliases, *_free((entry.name, *entry.aliases, *entry.demonyms), actor.id, taken))
    metonyms = (*actor.metonyms, *_free(entry.metonyms, actor.id, taken))
    return _with_curly(structs.replace(actor, aliases=aliases, metonyms=metonyms))


def _free(forms: Sequence[str], id: str, taken: Mapping[str, str]) -> Iterator[Alias]:
    """The forms that are nobody else's in the dossier."""
    return (Alias(form, 0, 0) for form in forms if taken.get(form, id) == id)


def _with_curly(actor: Actor) -> Actor:
    """The actor with every form that has straight apostrophes with curly ones too."""
    straight = (form for form in _forms(actor) if "'" in form)
    curly = (Alias(form.replace("'", "’"), 0, 0) for form in straight)
    return structs.replace(actor, aliases=(*actor.aliases, *curly))
