"""What comes of linking one page, and when it can be taken from before.

It is decided by the page itself, by the names of all actors and the dates of their offices, and by what its brackets
lead to. Where none of that has changed, the page is not linked again.
"""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from generator.engine.digest import digest, program
from generator.engine.store import Store
from generator.link.bodies import BodyLinker, Surroundings
from generator.model.dossier import Ambiguity, LinkedBody, MentionPlace, Stretch, Thing
from generator.model.page import Actor, Document, Event, Page, Passage
from generator.model.pieces import Tone, Via
from generator.model.problem import Problem
from generator.model.value import Date

Where = tuple[int, int, int]
"""A block by its number among those in which something stands, and the offsets in its text."""


class Filled(Struct, frozen=True, array_like=True, kw_only=True):
    """The body of a page with its holes filled, and what it says of others.

    `blocks` are the anchors and the texts in which the rest stands: mentions with target, form and way; doubts with
    their words and candidates; passages. `found` is the digest of the names found, `shown` of all that other pages can
    show of the body, `named` are the ids of all whom it names.
    """

    body: LinkedBody
    blocks: tuple[tuple[str, str], ...]
    mentions: tuple[tuple[str, Where, str, Via], ...]
    doubts: tuple[tuple[str, tuple[str, ...], Where], ...]
    passages: tuple[tuple[str, Where], ...]
    cited: tuple[str, ...]
    named: tuple[str, ...]
    found: bytes
    shown: bytes
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


class Filler:
    """Links the pages of one dossier, or takes from the store what came of it before."""

    def __init__(
        self, around: Surroundings, actors: Mapping[str, Actor], texts: Mapping[str, bytes], store: Store
    ) -> None:
        names = [(each.id, each.name, each.aliases, each.metonyms, each.offices) for each in actors.values()]
        self._all = digest(program(), b"filled", msgspec.msgpack.encode(names))
        self._around = around
        self._texts = texts
        self._store = store

    def fill(self, page: Page) -> Filled:
        """The page, linked."""
        is_known = page.id in self._texts
        if not is_known or any(id not in self._around.things for id, _ in page.body.links):
            return self._linked(page)  # whether a page that cannot be read is there at all, only the registry knows
        key = digest(self._all, self._texts[page.id], msgspec.msgpack.encode(self._led_to(page)))
        known = _decoded(self._store.get(key))
        if known:
            return known
        before = len(self._around.registry.problems)
        filled = self._linked(page)
        if len(self._around.registry.problems) == before:  # what is wrong with a reference is for the registry to say
            self._store.put(key, msgspec.msgpack.encode(filled))
        return filled

    def _led_to(self, page: Page) -> tuple[object, ...]:
        """What the brackets of a page lead to, and how its passages are marked."""
        around = self._around
        links = [(link, around.things.get(link[0]), around.labels.get(link)) for link in page.body.links]
        tones: Sequence[Tone] = [around.tones.get((page.id, each.id), "plain") for each in page.body.passages]
        return links, tones

    def _linked(self, page: Page) -> Filled:
        linker = BodyLinker(page, _date(page), self._around)
        body = linker.link(page.body)
        blocks: dict[tuple[str, str], int] = {}

        def where(stretch: Stretch) -> Where:
            number = blocks.setdefault((stretch.anchor, stretch.text), len(blocks))
            return number, stretch.start, stretch.end

        mentions = tuple((target, where(each.stretch), each.form, each.via) for target, each in linker.mentions)
        doubts = tuple((each.form, each.candidates, where(each.stretch)) for each in linker.ambiguities)
        passages = tuple((id, where(stretch)) for id, stretch in linker.stretches.items())
        said = [_without_places(passage) for passage in page.body.passages]
        shown = digest(msgspec.msgpack.encode((said, page.body.links, mentions, doubts, passages, tuple(blocks))))
        return Filled(
            body=body,
            mentions=mentions,
            doubts=doubts,
            passages=passages,
            blocks=tuple(blocks),
            cited=tuple(dict.fromkeys(linker.cited)),
            named=tuple(dict.fromkeys(linker.named)),
            found=digest(msgspec.msgpack.encode(linker.found)),
            shown=shown,
            problems=tuple(linker.problems),
        )


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


_DECODER = msgspec.msgpack.Decoder(Filled)


def _decoded(value: bytes | None) -> Filled | None:
    try:
        return _DECODER.decode(value) if value else None
    except msgspec.MsgspecError:
        return None
