"""What comes of linking one page, and when it can be taken from before.

It is decided by the page itself, by what its brackets lead to, by whom each form in its text can mean at its date, and
by which forms there are. Where names have changed, only the pages in which that makes a difference are linked again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct, structs

from generator.engine.digest import digest, program
from generator.engine.engine import Engine
from generator.engine.shelves import Shelves
from generator.engine.store import decoded
from generator.link.bodies import BodyLinker, Surroundings, runs
from generator.link.gists import gist
from generator.link.names import Forms
from generator.model.dossier import Ambiguity, Gist, LinkedBody, MentionPlace, Stretch, Thing
from generator.model.excerpts import excerpt, glimpse
from generator.model.page import Actor, Document, Event, Page, Passage
from generator.model.pieces import Tone, Via
from generator.model.problem import Problem
from generator.model.value import Date

_HELD = 64
"""Bodies that are held unpacked: a page asks several times for its own."""

Where = tuple[int, int, int]
"""A block by its number among those in which something stands, and the offsets in its text."""


class Filled(Struct, frozen=True, array_like=True, kw_only=True):
    """The body of a page with its holes filled, packed, and what it says of others.

    `blocks` are the anchors and the texts in which the rest stands: mentions with target, form and way; doubts with
    their words and candidates; passages. `found` is the digest of the names found. Of what other pages can show of the
    body, `shown` has a digest for each passage, and `mentioned` one for each whom it mentions, since nobody else
    shows that. `named` are the ids of all whom it names.
    """

    body: msgspec.Raw
    gist: Gist
    blocks: tuple[tuple[str, str], ...]
    mentions: tuple[tuple[str, Where, str, Via], ...]
    doubts: tuple[tuple[str, tuple[str, ...], Where], ...]
    passages: tuple[tuple[str, Where], ...]
    cited: tuple[str, ...]
    named: tuple[str, ...]
    found: bytes
    shown: tuple[tuple[str, bytes], ...]
    mentioned: tuple[tuple[str, bytes], ...]
    problems: tuple[Problem, ...]

    def mention_places(self, thing: Thing) -> list[tuple[str, MentionPlace]]:
        """Where the page `thing` mentions whom."""
        return [
            (target, MentionPlace(thing, self._stretch(where), form, via)) for target, where, form, via in self.mentions
        ]

    def ambiguities(self, thing: Thing) -> list[Ambiguity]:
        """The names in it that can mean several."""
        return [Ambiguity(words, candidates, thing, self._stretch(where)) for words, candidates, where in self.doubts]

    def stretches(self) -> list[tuple[str, Stretch]]:
        """Where its passages stand."""
        return [(id, self._stretch(where)) for id, where in self.passages]

    def _stretch(self, where: Where) -> Stretch:
        number, start, end = where
        anchor, text = self.blocks[number]
        return Stretch(anchor, text, start, end)


class _Kept(Struct, frozen=True, array_like=True):
    """What is remembered of a page: under which names it was linked, and what the forms in its text meant then."""

    names: bytes
    meant: bytes
    forms: msgspec.Raw
    filled: Filled


_KEPT = msgspec.msgpack.Decoder(_Kept)
_FORMS = msgspec.msgpack.Decoder(tuple[str, ...])


class _Asked(Struct, frozen=True):
    """A page to be linked: under which key it is remembered, if it can be, and what came of it before."""

    page: Page
    key: bytes = b""
    filled: Filled | None = None


class Filler:
    """Links the pages of one dossier, or takes from the store what came of it before."""

    def __init__(
        self, around: Surroundings, actors: Mapping[str, Actor], texts: Mapping[str, bytes], engine: Engine
    ) -> None:
        self._names = digest(msgspec.msgpack.encode([_names(actor) for actor in actors.values()]))
        self._around = around
        self._texts = texts
        self._engine = engine
        self._store = engine.store
        self._shelves = Shelves(engine.store, "filled")
        self._meanings: dict[tuple[str, str], bytes] = {}
        self._added: dict[bytes, Forms | None] = {}

    def fill(self, pages: Sequence[Page]) -> Iterator[tuple[Filled, bool]]:
        """Each page, linked; and whether that was known. The unknown ones are linked in parallel."""
        asked = [self._asked(page) for page in pages]
        unknown = [each.page for each in asked if each.key and not each.filled]
        made = self._engine.run_near(lambda number: self._packed(unknown[number]), range(len(unknown)))
        for each in asked:
            if each.filled:
                yield each.filled, True
            else:
                yield self._new(each, next(made) if each.key else b""), False

    def _asked(self, page: Page) -> _Asked:
        is_known = page.id in self._texts
        if not is_known or any(id not in self._around.things for id, _ in page.body.links):
            return _Asked(page)  # whether what cannot be read is there, only the registry knows
        key = digest(self._texts[page.id], msgspec.msgpack.encode(self._led_to(page)))
        kept = decoded(self._shelves.get(key), _KEPT)
        if kept and kept.names != self._names:
            if not self._holds(kept, page):
                return _Asked(page, key)
            self._shelves.put(key, msgspec.msgpack.encode(structs.replace(kept, names=self._names)))
        return _Asked(page, key, kept.filled if kept else None)

    def _new(self, asked: _Asked, packed: bytes) -> Filled:
        """What came of a page; linked here if what is wrong with its references is still to be said."""
        if not packed:
            return self._linked(asked.page)[0]
        self._shelves.put(asked.key, packed)
        return _KEPT.decode(packed).filled

    def _packed(self, page: Page) -> bytes:
        """What is kept of a page; nothing where a reference in it leads nowhere."""
        problems = self._around.registry.problems
        before = len(problems)
        filled, forms = self._linked(page)
        if len(problems) > before:
            del problems[before:]
            return b""
        meant = self._meant(forms, _date(page))
        kept = _Kept(self._names, meant, msgspec.Raw(msgspec.msgpack.encode(forms)), filled)
        return msgspec.msgpack.encode(kept)

    def save(self) -> None:
        """Keeps what was linked, and under which names."""
        self._shelves.save()
        key = _key_of_forms(self._names)
        if self._store.get(key) is None:
            self._store.put(key, msgspec.msgpack.encode(sorted(self._around.names.forms)))

    def _holds(self, kept: _Kept, page: Page) -> bool:
        """Whether other names make no difference to a page: its forms mean what they meant, and no new one is in it."""
        if kept.names not in self._added:
            self._added[kept.names] = self._added_since(kept.names)
        added = self._added[kept.names]
        if added is None or kept.meant != self._meant(_forms(kept.forms), _date(page)):
            return False
        return not any(added.starts(run) for run in runs(page.body))

    def _added_since(self, names: bytes) -> Forms | None:
        """The forms that were not yet there; None where it is not known which were."""
        found = self._store.get(_key_of_forms(names))
        return Forms(self._around.names.forms - frozenset(_forms(found))) if found else None

    def _meant(self, forms: Iterable[str], date: Date | None) -> bytes:
        """The digest of all that some forms mean at a date."""
        return digest(*(self._meaning(form, date) for form in forms))

    def _meaning(self, form: str, date: Date | None) -> bytes:
        key = form, date.edtf if date else ""
        if key not in self._meanings:
            meaning = self._around.names.meaning(form, date)
            titles = [self._around.things[id].title for id in meaning.candidates()]
            self._meanings[key] = digest(msgspec.msgpack.encode((meaning, titles)))
        return self._meanings[key]

    def _led_to(self, page: Page) -> tuple[object, ...]:
        """What the brackets of a page lead to, and how its passages are marked."""
        around = self._around
        links = [(link, around.things.get(link[0]), around.labels.get(link)) for link in page.body.links]
        tones: Sequence[Tone] = [around.tones.get((page.id, each.id), "plain") for each in page.body.passages]
        return links, tones

    def _linked(self, page: Page) -> tuple[Filled, tuple[str, ...]]:
        """The page, linked, and every form in its text."""
        linker = BodyLinker(page, _date(page), self._around)
        body = linker.link(page.body)
        blocks: dict[tuple[str, str], int] = {}

        def where(stretch: Stretch) -> Where:
            number = blocks.setdefault((stretch.anchor, stretch.text), len(blocks))
            return number, stretch.start, stretch.end

        mentions = tuple((target, where(each.stretch), each.form, each.via) for target, each in linker.mentions)
        doubts = tuple((each.form, each.candidates, where(each.stretch)) for each in linker.ambiguities)
        passages = tuple((id, where(stretch)) for id, stretch in linker.stretches.items())
        short = gist(page, body)
        filled = Filled(
            body=msgspec.Raw(msgspec.msgpack.encode(body)),
            gist=short,
            mentions=mentions,
            doubts=doubts,
            passages=passages,
            blocks=tuple(blocks),
            cited=tuple(dict.fromkeys(linker.cited)),
            named=tuple(dict.fromkeys(linker.named)),
            found=digest(msgspec.msgpack.encode(linker.found)),
            shown=tuple(_shown(page.body.passages, linker.stretches, short.naming)),
            mentioned=tuple(_mentioned(page.id, linker.mentions)),
            problems=tuple(linker.problems),
        )
        return filled, tuple(sorted(linker.forms))


def _shown(
    passages: Iterable[Passage], stretches: Mapping[str, Stretch], naming: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, bytes]]:
    """By its id what is shown of a passage: what it says, its words in their sentence, who is named in them."""
    named: dict[str, list[str]] = {}
    for id, actor in naming:
        named.setdefault(id, []).append(actor)
    for passage in passages:
        stretch = stretches.get(passage.id)
        words = (stretch.anchor, excerpt(stretch)) if stretch else ()
        each = _without_places(passage), words, named.get(passage.id, ())
        yield passage.id, digest(msgspec.msgpack.encode(each))


def _mentioned(id: str, mentions: Iterable[tuple[str, MentionPlace]]) -> Iterator[tuple[str, bytes]]:
    """By whom it is that a page mentions: the digest of all that is shown of these mentions."""
    shown: dict[str, list[object]] = {}
    for target, place in mentions:
        stretch = place.stretch
        each = stretch.anchor, excerpt(stretch), glimpse(stretch), place.form, place.via
        shown.setdefault(target, []).append(each)
    for target, those in shown.items():
        yield target, digest(msgspec.msgpack.encode((id, those)))


def _date(page: Page) -> Date | None:
    """The date at which the offices in a page's text are looked up."""
    return page.date.date if isinstance(page, Document | Event) else None


def _without_places(passage: Passage) -> tuple[object, ...]:
    """What a passage says, wherever it stands in its file: words before it may change."""
    several = (passage.by, passage.on_behalf, passage.to, passage.about, passage.events)
    single = (passage.via, passage.topic, passage.stance, passage.actor)
    return (
        passage.id,
        passage.paragraphs,
        passage.described,
        passage.at,
        [quote.text for quote in passage.quotes],
        [[reference.target for reference in references] for references in several],
        [reference and reference.target for reference in single],
        [(figure.measure, figure.value, figure.bound) for figure in passage.figures],
    )


def _names(actor: Actor) -> tuple[object, ...]:
    """How an actor is called, and when."""
    several = (actor.aliases, actor.metonyms)
    offices = [(office.title, office.begins, office.ends) for office in actor.offices]
    return actor.id, actor.name.text, [[alias.text for alias in aliases] for aliases in several], offices


def _key_of_forms(names: bytes) -> bytes:
    return digest(program(), b"forms", names)


def _forms(value: bytes | msgspec.Raw) -> tuple[str, ...]:
    """None of them where they cannot be read: then none was known."""
    known = decoded(value, _FORMS)
    return known or ()


class Bodies(Mapping[str, LinkedBody]):
    """The bodies of all pages by id, packed as they are remembered: few of them are looked into at once."""

    def __init__(self, packed: Mapping[str, msgspec.Raw]) -> None:
        self._packed = packed
        self._unpacked = lru_cache(_HELD)(self._unpack)

    def __getitem__(self, id: str) -> LinkedBody:
        """Unpacks a body; the last ones are held."""
        return self._unpacked(id)

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._packed)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._packed)

    def _unpack(self, id: str) -> LinkedBody:
        return msgspec.msgpack.decode(self._packed[id], type=LinkedBody)
