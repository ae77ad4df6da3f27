"""Pictures of the network: whole pixels, circles that are links, lines in bundles."""

from typing import Literal

from msgspec import Struct

from generator.model.pieces import Tone
from generator.model.view.shared import Card, Support


class Node(Struct, frozen=True, array_like=True, kw_only=True):
    """An actor as a circle; `lines` is its label below, maybe empty; `title` says who it is in full.

    `letters` is the height of the letters of the label, in pixels.
    """

    url: str
    title: str
    x: int
    y: int
    radius: int
    lines: tuple[str, ...]
    letters: int
    main: bool = False


class Lines(Struct, frozen=True, array_like=True, kw_only=True):
    """All lines of one look: `path` is their path in SVG, `width` in tenths of a pixel."""

    tone: Tone | Literal["structure"]
    width: int
    path: str


class Picture(Struct, frozen=True, array_like=True, kw_only=True):
    """A drawing; `label` says in a sentence what there is to see."""

    width: int
    height: int
    label: str
    hulls: str
    """The path around each community whose members stand together."""
    lines: tuple[Lines, ...]
    nodes: tuple[Node, ...]


class GraphNode(Struct, frozen=True, array_like=True, kw_only=True):
    """An actor: `x` and `y` in the wide picture, `tx` and `ty` in the tall one; `kind` is the number of its kind."""

    id: str
    kind: int
    label: str
    title: str
    x: int
    y: int
    tx: int
    ty: int
    size: int


class GraphEdge(Struct, frozen=True, array_like=True, kw_only=True):
    """A tie or, without evidence, a structural line; `evidence` holds numbers of pieces with their direction."""

    source: str
    target: str
    evidence: tuple[tuple[int, int], ...]


class Explorer(Struct, frozen=True, array_like=True, kw_only=True):
    """What the interactive network needs: the address of its library, nodes, edges and their evidence.

    A piece of evidence is the number of its class, its weight, its first and last year; where its words are sent along
    too, its date, its words and their address, and the place of a passage; for an event also the address of this.
    `rows` are the ties without a page of their own, `kinds` what actors there are, in the plural.
    """

    library: str
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    evidence: tuple[tuple[int | float | str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    years: tuple[int, int]
    kinds: tuple[str, ...]


class ToneCount(Struct, frozen=True, array_like=True):
    """How many pieces of evidence are of one tone."""

    tone: Tone
    count: int


class TieItem(Struct, frozen=True, array_like=True, kw_only=True):
    """A tie in a list: `url` leads to its page, or to its row on the page of an actor; `period` in words."""

    a: Card
    b: Card
    url: str
    weight: str
    tone: Tone
    counts: tuple[ToneCount, ...]
    pieces: int
    period: str
    since: str
    """The earliest day that the first piece of evidence can mean, for sorting."""
    support: Support | None
    """None for a tie of office-holders alone, which makes no claim of its own."""
