"""The cast of an article: everybody in it, known to the dossier or not, and every place where they are named.

surname       the short name of a person who is named in full in the article, else of the dossier's only one
model         a name that only a model sees
world         an actor new to the dossier whom everybody knows
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.add.finding import Mention, MentionType, NewActor
from generator.add.propose.acronyms import acronyms, in_brackets
from generator.add.propose.groupnouns import nouns_beside
from generator.add.propose.known import Known
from generator.add.propose.member import Member
from generator.add.propose.metonyms import stands_for
from generator.add.propose.model import Entity
from generator.add.propose.persons import PLACES, core_of
from generator.add.propose.places import Place, places, settled
from generator.add.propose.presence import HYPHENS, Presence
from generator.add.propose.prose import Prose
from generator.add.propose.rolenouns import role_nouns
from generator.add.propose.runs import DIRECTIONS, Run, runs
from generator.add.propose.surnames import full_forms, short_forms
from generator.author.ids import name_id
from generator.model.value import Date

_GREAT = ("Grand", "Great", "Royal", "First", "New", "Old")
"""Before an adjective and another capital they begin a name: `the Grand Ethiopian Renaissance Dam`."""
_SPEAKING = ("learn", "learning", "speak", "speaking", "speaks", "spoke", "taught", "teaching")
"""Before the name of a language."""


class Cast(Struct, frozen=True):
    """The members by id; all mentions in the order of the text, none of which overlap; and who of them is new."""

    members: Mapping[str, Member]
    mentions: tuple[Mention, ...]
    actors: tuple[NewActor, ...]


def cast_of(prose: Prose, known: Known, day: Date | None = None, entities: Iterable[Entity] = ()) -> Cast:
    """Everybody who is named in the article of that day; `entities` are names that a model sees in it."""
    found = tuple(runs(prose))
    forms = tuple(_as_written_out(prose, known.find(prose)))
    named = places(prose, known, found, forms)
    full, mentions = settled(prose, known, (place for place in named if not place.short), _meant(prose, known, forms))
    mentions = _with_places(prose, mentions, full)
    mentions = _with(prose, mentions, acronyms(prose, mentions, _groups_in(known, full, mentions)))
    mentions = _with(prose, mentions, _surnames(prose, known, found, _in_full(prose, known, full, mentions)))
    seen = tuple(_seen(prose, known, entities, _tokens(prose, mentions)))
    mentions = _with_places(prose, mentions, seen)
    short, _ = settled(prose, known, (place for place in named if place.short), mentions)
    mentions = _with_places(prose, mentions, short)
    kept = (*full, *seen, *short)
    before = known.members(day)
    members = _members(prose, known, before, kept, mentions, named)
    nouns = tuple(role_nouns(Presence(prose, known, mentions, {**before, **members})))
    return Cast(
        members,
        _in_order((*_without_adjectives(prose, mentions, nouns), *nouns)),
        tuple(_new(prose, known, members, kept, mentions)),
    )


# --- what is known ---------------------------------------------------------------------------------------


def _meant(prose: Prose, known: Known, forms: Sequence[Mention]) -> tuple[Mention, ...]:
    """The known forms that mean their actor here.

    A common noun that is a name in the dossier, `the army`, means its actor where that is named otherwise too, or the
    state is whose adjective the name begins with.
    """
    forms = tuple(_without_peoples(prose, forms))
    sure = [form for form in forms if not _is_common(prose, form) and _is_meant(prose, form)]
    actors = {form.actor for form in sure}
    common = (form for form in forms if _is_common(prose, form))
    here = (form for form in common if not actors.isdisjoint((form.actor, _state_of(known, form.actor))))
    return _in_order((*sure, *here))


def _as_written_out(prose: Prose, forms: Sequence[Mention]) -> Iterator[Mention]:
    """All but letters that stand for another name here: `the Rapid Support Forces (RSF)`."""
    ends = {prose.token_at(form.end): form.actor for form in forms}
    others: set[tuple[str, str]] = set()
    for form in forms:
        first = prose.token_at(form.start)
        text = prose.text[form.start : form.end]
        if in_brackets(prose, first - 1) != text or ends.get(first - 1) == form.actor:
            continue
        initials = (token.text[0] for token in prose.tokens[max(first - 1 - len(text), 0) : first - 1])
        if "".join(initials) == text:
            others.add((text, form.actor))
    yield from (form for form in forms if (prose.text[form.start : form.end], form.actor) not in others)


def _without_peoples(prose: Prose, forms: Sequence[Mention]) -> Iterator[Mention]:
    """All but two adjectives in a row: a Turkish Cypriot is of neither state."""
    adjectives = {form.start: form.end for form in forms if form.type == "demonym-or-place"}
    ends = {end: start for start, end in adjectives.items()}
    for form in forms:
        beside = form.end + 1 in adjectives or form.start - 1 in ends
        if form.type != "demonym-or-place" or not beside or prose.text[form.start - 1 : form.start] not in (" ", ""):
            yield form


def _state_of(known: Known, actor: str) -> str:
    """The state of `Philippine Army`, or to which the actor belongs, as everybody knows; empty where it is of none."""
    affiliation = known.world[actor].affiliation if actor in known.world else ""
    return known.demonym(known.name(actor).split()[0]) or known.id_of(affiliation)


def _is_common(prose: Prose, form: Mention) -> bool:
    text = prose.text[form.start : form.end].removeprefix("the ")
    return text.isalpha() and text.islower()


def _is_meant(prose: Prose, form: Mention) -> bool:
    """Whether a form stands in a sentence and is no part of another name, or of `US$5`; no metonym is a mere place."""
    behind = prose.text[form.end : form.end + 1]
    if prose.sentence_at(form.start) is None or behind == "$" or (form.type == "metonym" and behind in tuple(HYPHENS)):
        return False
    first, last = prose.token_at(form.start), prose.token_at(form.end)
    before = prose.tokens[first - 1].text if first else ""
    if form.type == "demonym-or-place":
        is_begun = before in _GREAT and last < len(prose.tokens) and prose.tokens[last].is_capital
        return before.lower() not in _SPEAKING and not is_begun
    if before in DIRECTIONS or before in PLACES:
        return False
    return form.type != "metonym" or stands_for(prose, first, last)


# --- mentions, step by step ------------------------------------------------------------------------------


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _tokens(prose: Prose, mentions: Iterable[Mention]) -> frozenset[int]:
    """Every token that stands in a mention."""
    return frozenset(index for mention in mentions for index in prose.tokens_of(mention.start, mention.end))


def _with(prose: Prose, mentions: Sequence[Mention], more: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, and those of more that stand on words of none of them."""
    taken = _tokens(prose, (mention for mention in mentions if mention.rule != "group"))
    return _in_order((*mentions, *(mention for mention in more if prose.token_at(mention.start) not in taken)))


def _with_places(prose: Prose, mentions: Sequence[Mention], more: Iterable[Place]) -> tuple[Mention, ...]:
    return _in_order((*mentions, *(_mention(prose, place) for place in more)))


def _mention(prose: Prose, place: Place) -> Mention:
    start, end = prose.span(place.first, place.last)
    type: MentionType = "name" if place.last - place.first > 1 or place.kind != "person" else "surname"
    return Mention(start=start, end=end, actor=place.id, type=type, rule=place.rule, sure=place.sure)


def _groups_in(known: Known, named: Iterable[Place], mentions: Sequence[Mention]) -> frozenset[str]:
    """The ids of all in the article who are neither persons nor states."""
    new = {place.id: place.kind for place in named}
    ids = {mention.actor for mention in mentions}
    return frozenset(id for id in ids if (known.kind(id) or new.get(id, "person")) not in ("person", "state"))


def _seen(prose: Prose, known: Known, entities: Iterable[Entity], taken: frozenset[int]) -> Iterator[Place]:
    """The names that only a model sees; a single word is too little to propose somebody for."""
    for entity in entities:
        tokens = prose.tokens_of(entity.start, entity.end)
        if len(tokens) > 1 and prose.sentence_at(entity.start) and taken.isdisjoint(tokens):
            name = prose.between(tokens.start, tokens.stop)
            id = known.person(full_forms(name.split())) if entity.kind == "person" else known.id_of(name)
            yield Place(tokens.start, tokens.stop, id or name_id(name), name, entity.kind, "model", sure=False)


def _without_adjectives(prose: Prose, mentions: Sequence[Mention], nouns: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions but for the adjective in `the North Korean leader`, where the whole means somebody."""
    covered = _tokens(prose, nouns)
    for mention in mentions:
        if mention.type != "demonym-or-place" or prose.token_at(mention.start) not in covered:
            yield mention


# --- who is named in short -------------------------------------------------------------------------------


def _surnames(
    prose: Prose, known: Known, found: Sequence[Run], in_full: Iterable[tuple[int, str, str]]
) -> Iterator[Mention]:
    """Surnames of persons who are named in full in the article, or whom the dossier alone has."""
    here: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for start, id, name in in_full:
        for short in short_forms(name):
            here[short].append((start, id))
    titled: dict[str, str] = {}
    for run in found:
        first = core_of(prose, run)
        id = _whom(prose, known, here, first, run) if first < run.last else ""
        if id and run.first < first:  # `Ms Lund` stays the one who was called so before, whoever else is called Lund
            id = titled.setdefault(prose.between(run.first, run.last), id)
        if id:
            start, end = prose.span(first, run.last)
            yield Mention(start=start, end=end, actor=id, type="surname", rule="surname", sure=id in known.dossier)


def _in_full(
    prose: Prose, known: Known, named: Sequence[Place], mentions: Sequence[Mention]
) -> Iterator[tuple[int, str, str]]:
    """Where persons are named in full, in the order of the text, with the words of the name."""
    new = {place.id: place.kind for place in named}
    for mention in mentions:
        kind = known.kind(mention.actor) or new.get(mention.actor, "")
        if mention.type in ("name", "alias") and kind == "person":
            yield mention.start, mention.actor, prose.text[mention.start : mention.end]
            if mention.actor in known.dossier:
                yield mention.start, mention.actor, known.name(mention.actor)


def _whom(prose: Prose, known: Known, here: Mapping[str, Sequence[tuple[int, str]]], first: int, run: Run) -> str:
    """Who of that surname is named in full last before it, else first behind it, else the only one of the dossier."""
    text = prose.between(first, run.last)
    present = here.get(text, ())
    if present:
        return present[max(bisect_left(present, (prose.tokens[first].start, "")) - 1, 0)][1]
    everywhere = known.surname(text)
    is_word = run.begins and prose.lower[first] in prose.small
    return everywhere[0] if len(everywhere) == 1 and not is_word else ""


# --- who they are ----------------------------------------------------------------------------------------


def _members(
    prose: Prose,
    known: Known,
    before: Mapping[str, Member],
    kept: Iterable[Place],
    mentions: Sequence[Mention],
    named: Iterable[Place],
) -> dict[str, Member]:
    """The cast by id; `named` are all names with what stands beside them, `kept` those that none overlaps.

    `before` is what the dossier says of its actors.
    """
    at = {(mention.start, mention.end): mention.actor for mention in mentions}
    roles: dict[str, list[str]] = defaultdict(list)
    affiliations: dict[str, str] = {}
    for place in named:
        id = at.get(prose.span(place.first, place.last), place.id)
        affiliations[id] = affiliations.get(id) or place.affiliation
        if place.role:
            roles[id].append(place.role)
    fullest: dict[str, Place] = {}
    for place in kept:
        fullest[place.id] = max(fullest.get(place.id, place), place, key=lambda one: len(one.name))
    groups = _groups_in(known, kept, mentions)
    for id, noun in nouns_beside(prose, mentions):
        if id in groups:
            roles[id].append(noun)
    ids = dict.fromkeys(mention.actor for mention in mentions)
    return {id: _member(known, before, id, fullest.get(id), tuple(roles[id]), affiliations.get(id, "")) for id in ids}


def _member(
    known: Known, before: Mapping[str, Member], id: str, place: Place | None, roles: tuple[str, ...], affiliation: str
) -> Member:
    if id in before:
        member = before[id]
        return replace(member, roles=(*roles, *member.roles), affiliation=affiliation or member.affiliation)
    if id in known.world:
        entry = known.world[id]
        told = (*filter(None, (entry.role,)), *roles)
        return Member(id, entry.name, entry.kind, told, known.id_of(entry.affiliation), True)
    assert place is not None, "who is in neither is named in the article"
    return Member(id, place.name, place.kind, roles, affiliation, True)


def _new(
    prose: Prose, known: Known, members: Mapping[str, Member], kept: Sequence[Place], mentions: Sequence[Mention]
) -> Iterator[NewActor]:
    """Those whom the dossier does not have; one of whom only an adjective is found is not in the article."""
    everywhere: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.type != "demonym-or-place":
            everywhere[mention.actor].append(mention)
    first = {place.id: place for place in reversed(kept)}
    for id, member in members.items():
        if member.is_new and everywhere[id]:
            yield _new_actor(prose, known, member, everywhere[id], first.get(id))


def _new_actor(prose: Prose, known: Known, member: Member, own: Sequence[Mention], place: Place | None) -> NewActor:
    named = (mention for mention in own if mention.type != "metonym")
    return NewActor(
        id=member.id, name=member.name, kind=member.kind, role="".join(member.roles[:1]),
        affiliation=known.name(member.affiliation) if member.affiliation else "",
        forms=tuple(dict.fromkeys(prose.text[mention.start : mention.end] for mention in named)),
        start=own[0].start, end=own[0].end, rule=place.rule if place else "world", sure=place.sure if place else True,
    )  # fmt: skip
