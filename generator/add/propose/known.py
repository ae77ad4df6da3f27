"""What is known before an article is read: the dossier's actors and those of the world, by the forms that mean them.

An actor of the dossier that has a name in common with a state or organisation of the world gets its other forms too:
its adjectives, its people, its capital. The others of the world are new to the dossier where an article names them.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from generator.add.finding import Mention, MentionType
from generator.add.propose.lexicon import WorldActor, world
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
        found = self._names.find(prose.text, None)
        return tuple(self._mention(match) for match in found if len(match.candidates) == 1)

    def person(self, full: str) -> str:
        """The id of the person whose full name this is, as `surnames.full_forms` folds it; empty where there is none."""
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
        owners = self._ids = {form: actor.id for actor in actors for form in _forms(actor)}
        more: dict[str, WorldActor] = {}
        for entry in world():
            id = next((owners[form] for form in (entry.name, *entry.aliases) if form in owners), "")
            self._demonyms.update(dict.fromkeys(entry.demonyms, id or name_id(entry.name)))
            if id:
                more[id] = entry
            else:
                self.world[name_id(entry.name)] = entry
        taken = {form: id for form, id in owners.items()}
        for actor in actors:
            yield _widened(actor, more.get(actor.id), taken)
        for id, entry in self.world.items():
            yield _widened(_actor(id, entry), entry, taken)

    def _mention(self, match: Found) -> Mention:
        type: MentionType = "metonym" if match.via == "metonym" else "name" if match.via == "name" else "alias"
        if match.form in self._demonyms:
            type = "demonym-or-place"
        rule = "known-metonym" if type == "metonym" else "known-name"
        return Mention(start=match.start, end=match.end, actor=match.candidates[0], type=type, rule=rule)


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
    free = lambda forms: tuple(Alias(form, 0, 0) for form in forms if taken.get(form, actor.id) == actor.id)  # noqa: E731
    aliases = (*actor.aliases, *free((entry.name, *entry.aliases, *entry.demonyms)))
    metonyms = (*actor.metonyms, *free(entry.metonyms))
    return _with_curly(structs.replace(actor, aliases=aliases, metonyms=metonyms))


def _with_curly(actor: Actor) -> Actor:
    """Every form with straight apostrophes and with curly ones."""
    aliases = (*actor.aliases, *(Alias(alias.text.replace("'", "’"), 0, 0) for alias in (actor.name, *actor.aliases) if "'" in alias.text))
    return structs.replace(actor, aliases=aliases)
