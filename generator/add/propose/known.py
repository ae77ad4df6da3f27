"""What is known before an article is read: the dossier's actors and those of the world, by the forms that mean them.

An actor of the dossier that has a name in common with a state or organisation of the world gets its other forms too:
its adjectives, its people, its capital. The others of the world are new to the dossier where an article names them.
"""

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
from generator.link.offices import Offices
from generator.model.page import Actor, Alias, Body


class Known:
    """All that an article can name without telling who it is."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.dossier = {actor.id: actor for actor in actors}
        self.members = {actor.id: _member(actor) for actor in actors}
        self.world: dict[str, WorldActor] = {}
        self._demonyms: dict[str, str] = {}
        self._full = {full_forms(form.split()): id for id, form in _persons(actors)}
        self._short: dict[str, list[str]] = {}
        for id, form in _persons(actors):
            for short in short_forms(form):
                if id not in self._short.setdefault(short, []):
                    self._short[short].append(id)
        self._ids: dict[str, str] = {}
        self._names = Names(tuple(self._all(actors)), Offices(()))

    def find(self, prose: Prose) -> tuple[Mention, ...]:
        """The forms that stand in the article, none of which overlap; one that can mean several is left out."""
        found = self._names.find(prose.text, self._names.starts(prose.text), None)
        return tuple(self._mention(match) for match in found if len(match.candidates) == 1)

    def person(self, full: str) -> str:
        """The id of the person with this full name, as `surnames.full_forms` folds it; empty where there is none."""
        return self._full.get(full, "")

    def surname(self, form: str) -> tuple[str, ...]:
        """The ids of all persons of the dossier whom the form can mean in short."""
        return tuple(self._short.get(form, ()))

    def id_of(self, name: str) -> str:
        """The id of the actor of the dossier or the world that has this name; empty where there is none."""
        return self._ids.get(name, "")

    def demonym(self, word: str) -> str:
        """The id of the actor whose adjective or people this is; empty where it is none."""
        return self._demonyms.get(word, "")

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

    def _all(self, actors: Sequence[Actor]) -> Iterator[Actor]:
        owners = {form: actor.id for actor in actors for form in _forms(actor)}
        more: dict[str, WorldActor] = {}
        for id, each in _world().items():
            own = next((owners[form] for form in (each.entry.name, *each.entry.aliases) if form in owners), "")
            self._demonyms.update(dict.fromkeys(each.entry.demonyms, own or id))
            if own:
                more[own] = each.entry
            else:
                self.world[id] = each.entry
                self._ids.update(dict.fromkeys((each.entry.name, *each.entry.aliases), id))
        self._ids.update(owners)
        for actor in actors:
            yield _widened(actor, more.get(actor.id), owners)
        for id in self.world:
            each = _world()[id]
            yield each.actor if each.forms.isdisjoint(owners) else _widened(_actor(id, each.entry), each.entry, owners)

    def _mention(self, match: Found) -> Mention:
        type: MentionType = "metonym" if match.via == "metonym" else "name" if match.via == "name" else "alias"
        if match.form in self._demonyms:
            type = "demonym-or-place"
        rule = "known-metonym" if type == "metonym" else "known-name"
        return Mention(start=match.start, end=match.end, actor=match.candidates[0], type=type, rule=rule)


class _OfWorld(Struct, frozen=True):
    """An actor of the world as an actor with all its forms, which are made once."""

    entry: WorldActor
    actor: Actor
    forms: frozenset[str]


@cache
def _world() -> dict[str, _OfWorld]:
    return {name_id(entry.name): _of_world(entry) for entry in world()}


def _of_world(entry: WorldActor) -> _OfWorld:
    actor = _widened(_actor(name_id(entry.name), entry), entry, {})
    return _OfWorld(entry, actor, frozenset((*_forms(actor), *(metonym.text for metonym in actor.metonyms))))


def _member(actor: Actor) -> Member:
    of = actor.offices[0].of.target if actor.offices else ""
    return Member(actor.id, actor.name.text, actor.kind, tuple(office.title for office in actor.offices), of)


def _persons(actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
    """Every full name of every person."""
    for actor in actors:
        if actor.kind == "person":
            yield from ((actor.id, form) for form in _forms(actor) if " " in form)


def _forms(actor: Actor) -> tuple[str, ...]:
    return (actor.name.text, *(alias.text for alias in actor.aliases))


def _actor(id: str, entry: WorldActor) -> Actor:
    return Actor(id=id, path="", name=Alias(entry.name, 0, 0), kind=entry.kind, body=Body())


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
    """Every form with straight apostrophes and with curly ones."""
    aliases = (
        *actor.aliases,
        *(Alias(alias.text.replace("'", "’"), 0, 0) for alias in (actor.name, *actor.aliases) if "'" in alias.text),
    )
    return structs.replace(actor, aliases=aliases)
