"""Group nouns: common nouns that mean a state or an organisation.

group-noun          the council           the one group so far whose name or role holds the noun, of several the nearest
group-described     the UN agency         the one group of that state or body, or called by all words before the noun
government          the government        that of the city behind it, of the one state in the paragraph so far, else in
                                          the one before, else in the article
phrase              opposition groups     the one opposition in the article, else in the dossier
half-of-a-country   the North             North Korea, where that is in the article
administration      the administration    the United States, named in the sentence, or a president of theirs before
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from itertools import takewhile

from generator.add.finding import Mention
from generator.add.propose.lexicon import table, word_list
from generator.add.propose.presence import HYPHENS, Presence
from generator.add.propose.prose import Prose

_ARMED, _COMPANIES, _COUNTED, _ENDS, _FIGHTING, _FILLING, _LOOSE, _OF_STATES, _PHRASES = (
    word_list("rolenouns.toml", key)
    for key in ("armed", "companies", "counted", "ends", "fighting", "filling", "loose", "of_states", "phrases")
)
_ARTICLES = ("a", "an", "the")
_ANY = ("any", "each", "either", "every", "neither", "no")
_BUSINESSES = _COMPANIES - {"group"}
_BUSINESS = "business"
"""Under which it is remembered whom any noun of a business meant last."""
_JOINING = frozenset(("(", ")", "and", "for", "in", "of", "on", "the", "to"))
_LONG = 14
"""Tokens of a name written out before its short form in brackets, at most."""
_ASIDE = 8
"""Tokens of an aside behind a name that are looked at."""


def nouns_beside(prose: Prose, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """What each is called beside its name, as ids and nouns: `the miners’ union Norte`, `ECOWAS, the regional bloc,`,
    `the GMB union`, `the UN office, OHCHR`, `the UN mission in Mali (MINUSMA)`.
    """
    for mention in mentions:
        tokens = prose.tokens_of(mention.start, mention.end)
        first = tokens.start
        for noun in (
            prose.word(first - 1) if prose.word(first - 2) not in _ANY else "",
            prose.word(tokens.stop) if prose.word(first - 1) == "the" else "",
            noun_of_aside(prose, tokens.stop),
            _noun_before(prose, first, tokens.stop),
        ):
            if noun in _groups():
                yield mention.actor, noun


def noun_of_aside(prose: Prose, comma: int) -> str:
    """The noun of a group in an aside that begins with a comma: `, the regional bloc of ten states,`; else empty."""
    if prose.word(comma) != "," or prose.word(comma + 1) not in _ARTICLES:
        return ""
    words = takewhile(lambda word: word not in _ENDS, prose.lower[comma + 2 : comma + 2 + _ASIDE])
    noun = ("", *words)[-1]
    return noun if noun in _groups() else ""


def _noun_before(prose: Prose, first: int, last: int) -> str:
    """The noun of a group before `(MINUSMA)` or `, MINUSMA,`, with nothing but names between: `mission in Mali`."""
    if (prose.word(first - 1), prose.word(last)) not in (("(", ")"), (",", ",")):
        return ""
    for index in range(first - 2, max(first - 2 - _LONG, -1), -1):
        if prose.tokens[index].text in _groups():
            return prose.tokens[index].text
        if not (prose.tokens[index].is_capital or prose.lower[index] in _JOINING):
            break
    return ""


class GroupNouns:
    """The nouns of groups in one article, from left to right."""

    def __init__(self, presence: Presence) -> None:
        self.nouns = frozenset(("administration", *_PHRASES, *_halves(), *_groups()))
        self._presence = presence
        self._prose, self._members = presence.prose, presence.members
        self._opposed, self._is_such, self._is_open = (
            cache(self._opposed_of),
            cache(self._such_one),
            cache(self._open_one),
        )
        self._last: dict[str, str] = {}
        """By a noun, alone or with the word before it, whom it meant last."""

    def find(self, index: int) -> Iterator[Mention]:
        """The one whom the noun at token `index` means, if it is clear."""
        word = self._prose.lower[index]
        if word == "administration":
            return self._administration(index)
        if word in _PHRASES:
            return self._phrase(index, word)
        return self._half(index, word) if word in _halves() else self._group(index, word)

    def _group(self, index: int, noun: str) -> Iterator[Mention]:
        first = index - 3 if self._is_counted(index) else self._presence.back(index, self._fills)
        if not self._presence.is_alone(first, index + 1):
            yield from self._described(index, noun)
            return
        phrase = " ".join(self._prose.lower[first : index + 1])
        same = self._last.get(phrase, "") if first < index else ""
        id = same or self._meant(index, noun)
        if id:
            self._remember(phrase, noun, id)
            yield self._presence.found(first, index + 1, id, "group-noun")
        elif noun == "government":
            yield from self._government(index)

    def _remember(self, phrase: str, noun: str, id: str) -> None:
        self._last[phrase] = id
        if noun in _BUSINESSES:
            self._last[_BUSINESS] = id

    def _meant(self, index: int, noun: str) -> str:
        if self._prose.word(index - 1) in _FIGHTING:
            return self._presence.last_before(index, self._bears_arms)
        return self._loose(index, noun) if noun in _LOOSE else self._such(index, noun)

    def _fills(self, index: int) -> bool:
        """Whether the word tells nothing of which group: `central`, and before a company whatever is no name."""
        word = self._prose.tokens[index].text
        is_told = word.endswith("-based") or word in _FIGHTING
        return word in _FILLING or (is_told and self._prose.word(index + 1) in _groups())

    # --- by what it is called

    def _such(self, index: int, noun: str) -> str:
        """The one that is called so; of several the one whom somebody serves in the sentence, or in the paragraph."""
        fits = self._presence.before(index, lambda id: self._is_such(id, noun))
        named = [id for id in fits if noun in self._members[id].name.lower().split()]
        is_bare = self._prose.word(index - 1) not in _FILLING
        fits = named or [id for id in fits if is_bare and self._is_called(id, {noun})] or fits
        served, near = self._served(index), next(self._presence.by_paragraph(index))
        for ids in (fits, [id for id in fits if id in served], [id for id in fits if id in near]):
            if len(ids) == 1:
                return ids[0]
        return ""

    def _such_one(self, id: str, noun: str) -> bool:
        """Whether it is a group that the noun can mean, by its name or roles."""
        kind = self._members[id].kind
        if self._bears_arms(id):
            return noun in _ARMED or (noun not in _OF_STATES and self._is_called(id, {noun}))
        one_of = kind == "organization" if noun in _BUSINESSES else kind not in ("person", "state")
        return one_of and self._is_called(id, {noun, *_groups()[noun]})

    def _is_called(self, id: str, words: AbstractSet[str]) -> bool:
        return not self._presence.words(id).isdisjoint(words)

    def _served(self, index: int) -> dict[str, None]:
        """Whom those serve who are named in the sentence, in the order in which they are."""
        return dict.fromkeys(self._members[id].affiliation for id in self._presence.in_sentence(index))

    # --- by where it stands

    def _loose(self, index: int, noun: str) -> str:
        """`the company`, `the organisation`: the last in the paragraph that is called so, else that is called nothing;
        else the last that is called so, the one whom the noun meant last, or one of the paragraph before.
        """
        may_serve = self._is_open if noun in _BUSINESSES else self._is_group
        served = [id for id in self._served(index) if id in self._presence.named and may_serve(id, noun)]
        return served[-1] if served else next(filter(None, self._loosely(index, noun)), "")

    def _loosely(self, index: int, noun: str) -> Iterator[str]:
        here, *earlier = self._presence.by_paragraph(index)
        if noun in _ARMED:
            yield next(filter(self._bears_arms, reversed(here)), "") or self._last.get(noun, "")
            yield self._presence.last_before(index, self._bears_arms)
        fits, may_be = partial(self._is_loosely, noun=noun), partial(self._is_open, noun=noun)
        yield next(filter(fits, reversed(here)), "")
        yield next(filter(may_be, reversed(here)), "")
        if noun not in _BUSINESSES:
            yield next(filter(partial(self._is_group, noun=noun), reversed(here)), "")
        yield self._presence.last_before(index, fits)
        yield self._last.get(noun, "")
        if noun in _BUSINESSES:
            yield self._last.get(_BUSINESS, "")
        for named in earlier:
            yield next(filter(may_be, reversed(named)), "")

    def _bears_arms(self, id: str) -> bool:
        return self._members[id].kind == "armed-group"

    def _is_loosely(self, id: str, noun: str) -> bool:
        if self._bears_arms(id):
            return noun in _ARMED
        return self._is_such(id, noun) and self._is_open(id, noun)

    def _is_group(self, id: str, noun: str) -> bool:
        """Whether it is an organisation, whatever else it is called; or bears arms and can be called so."""
        return self._members[id].kind == "organization" or (self._bears_arms(id) and noun in _ARMED)

    def _open_one(self, id: str, noun: str) -> bool:
        """Whether it is an organisation of which nothing tells what else it is; or, for `the group`, an alliance."""
        kind = self._members[id].kind
        if kind == "alliance":
            return noun not in _BUSINESSES
        return kind == "organization" and not self._is_called(id, _groups().keys() - _LOOSE)

    def _government(self, index: int) -> Iterator[Mention]:
        states: Sequence[str] = next(filter(None, self._governed(index)), ())
        if len(states) == 1:
            yield self._presence.found(index, index + 1, states[0], "government")

    def _governed(self, index: int) -> Iterator[list[str]]:
        """The states whose government it may be, the likeliest first: `the government in Mogadishu`; who is near."""
        if self._prose.word(index + 1) == "in" and index + 2 < len(self._prose.tokens):
            seat = self._presence.known.seat(self._prose.tokens[index + 2].text)
            yield [seat] if seat in self._presence.named else []
        yield from self._presence.states_by_paragraph(index)
        yield self._presence.before(index, self._presence.is_state)

    # --- by what stands before it

    def _described(self, index: int, noun: str) -> Iterator[Mention]:
        """`the UN agency`, `Australia’s competition watchdog`: what stands before the noun tells which group it is."""
        presence, prose = self._presence, self._prose
        first = presence.back(index, self._describes)
        owner, start = presence.ends.get(first - 1, ("", 0)) if prose.word(first - 1) == "'s" else ("", first)
        states = [presence.state(place) for place in range(first, index)]
        state = next(filter(None, (owner, *states)), "")
        words = {prose.lower[place] for place in range(first, index) if not states[place - first]} - _FILLING
        is_its_name = noun in _LOOSE and presence.over.get(index - 1, "") in presence.groups  # `the BRICS group`
        is_told = (state or words) and (owner or prose.word(first - 1) == "the") and not is_its_name
        if not is_told or presence.continues(index + 1):
            return
        ids = self._called_so(index, noun, state, words)
        if len(ids) == 1:
            self._remember(noun, noun, ids[0])
            self._last[f"{prose.word(index - 1)} {noun}"] = ids[0]
            yield presence.found(start, index + 1, ids[0], "group-described")

    def _called_so(self, index: int, noun: str, state: str, words: AbstractSet[str]) -> Sequence[str]:
        """Those that fit: named before or, where none is, soon; a company may be one that is called nothing."""
        presence = self._presence
        fits = [id for id in presence.groups if self._is_such(id, noun) and words <= presence.words(id)]
        fits = [id for id in fits if id != state and (not state or presence.serves(id, state))]
        near = presence.before(index, fits.__contains__) or [id for id in presence.soon(index) if id in fits]
        ids = (fits if near else ()) if words else near
        if ids or words or noun not in _COMPANIES:
            return ids
        named_so = ([id for id in named if id != state] for named in presence.by_paragraph(index))
        near_by = ([id for id in named if self._is_open(id, noun)] for named in named_so)
        return next(filter(None, near_by), [])[-1:]

    def _describes(self, index: int) -> bool:
        word = self._prose.tokens[index].text
        return bool(self._presence.state(index)) or (word.isalpha() and word.islower() and word not in _ARTICLES)

    def _is_counted(self, index: int) -> bool:
        """Whether `10-member` stands before a noun."""
        number, hyphen, unit = (self._prose.word(index - distance) for distance in (3, 2, 1))
        return number.isdigit() and hyphen in HYPHENS and unit in _COUNTED

    # --- the others

    def _phrase(self, index: int, word: str) -> Iterator[Mention]:
        ids = self._opposed(word) if self._prose.word(index + 1) == "groups" else ()
        if len(ids) == 1 and not self._presence.is_capital(index - 1):
            yield self._presence.found(index, index + 2, ids[0], "phrase")

    def _opposed_of(self, word: str) -> Sequence[str]:
        """Who has the word in its name and is no person, in the article, else in the dossier."""
        ids = [id for id, one in self._members.items() if one.kind != "person" and word in one.name.lower().split()]
        return [id for id in ids if id in self._presence.named] or ids

    def _half(self, index: int, word: str) -> Iterator[Mention]:
        id = self._presence.known.id_of(_halves()[word])
        is_named = id in self._presence.named and self._presence.is_capital(index)
        if is_named and self._presence.is_alone(index, index + 1):
            yield self._presence.found(index, index + 1, id, "half-of-a-country")

    def _administration(self, index: int) -> Iterator[Mention]:
        """An American word, for the government of the American president."""
        presence, state = self._presence, self._presence.known.demonym("American")
        if not presence.is_alone(index, index + 1):
            return
        by_president = presence.before(index, lambda id: presence.holds(id, ("president",), state))
        if by_president or state in presence.in_sentence(index):
            yield presence.found(index, index + 1, state, "administration")


@cache
def _halves() -> dict[str, str]:
    halves: dict[str, str] = table("rolenouns.toml")["halves"]
    return halves


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(words) for noun, words in table("rolenouns.toml")["groups"].items()}
