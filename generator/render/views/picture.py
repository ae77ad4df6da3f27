"""Pictures of the network, from drawings in whole pixels to circles and bundles of lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import sqrt
from typing import Literal

from generator.derive.network.labels import label_size
from generator.derive.network.near import around
from generator.model.facts import Drawing, Spot, Tie
from generator.model.pieces import Tone
from generator.model.view.graph import Lines, Node, Picture
from generator.render.hulls import hulls
from generator.render.views.cards import Cards
from generator.render.views.ties import dominant

Look = tuple[Tone | Literal["structure"], int]


NEIGHBOURS = 12
"""How many neighbours a picture of one actor shows."""

LINES = 220
"""How many ties a picture draws, from the strongest on: with more it is neither read nor light."""


def network_picture(cards: Cards, drawn: Drawing) -> Picture:
    """The whole network, or of a large one its strongest actors."""
    network = cards.facts.network
    ties = drawn_ties(cards, drawn)
    shown, lines = cards.words.count(len(drawn.spots), "actor"), cards.words.count(len(ties), "tie")
    return _picture(
        drawn,
        label=_network_label(cards, shown, lines, len(drawn.spots) < len(network.measures)),
        hulls=hulls(drawn.spots, network.communities),
        lines=_bundles(drawn.spots, ties, network.structure),
        nodes=tuple(_node(cards, drawn, actor) for actor in drawn.spots),
    )


def _network_label(cards: Cards, shown: str, lines: str, partly: bool) -> str:
    of = cards.words.number(len(cards.facts.network.measures))
    if partly:
        shown = cards.words.gettext("%(shown)s of %(all)s", shown=shown, all=of)
    return cards.words.gettext(
        "The network: %(actors)s and %(ties)s. The tables below hold the same in words.", actors=shown, ties=lines
    )


def drawn_ties(cards: Cards, drawn: Drawing) -> list[Tie]:
    """The ties with a weight between the actors of a drawing, the strongest first."""
    ties = cards.facts.network.ties
    return [tie for tie in ties if tie.contacts and tie.a in drawn.spots and tie.b in drawn.spots][:LINES]


def neighbourhood_picture(cards: Cards, actor: str) -> Picture | None:
    """An actor among its strongest neighbours; none where it has no tie with a weight."""
    ties = list(islice((tie for tie in cards.ties.of(actor) if tie.contacts), NEIGHBOURS))
    if not ties:
        return None
    neighbours = [(tie.b if tie.a == actor else tie.a, tie.weight) for tie in ties]
    titles = {each: cards.dossier.things[each].title for each in (actor, *(other for other, _ in neighbours))}
    drawn = around(actor, neighbours, titles)
    return _picture(
        drawn,
        label=cards.words.gettext(
            "%(actor)s and the strongest ties: %(names)s",
            actor=titles[actor],
            names=", ".join(titles[other] for other, _ in neighbours),
        ),
        hulls="",
        lines=_bundles(drawn.spots, ties, ()),
        nodes=tuple(_node(cards, drawn, each, main=each == actor) for each in drawn.spots),
    )


def _picture(drawn: Drawing, label: str, hulls: str, lines: Iterable[Lines], nodes: tuple[Node, ...]) -> Picture:
    return Picture(width=drawn.width, height=drawn.height, label=label, hulls=hulls, lines=tuple(lines), nodes=nodes)


def _node(cards: Cards, drawn: Drawing, actor: str, main: bool = False) -> Node:
    spot = drawn.spots[actor]
    card = cards.card(actor)
    measure = cards.facts.network.measures[actor]
    return Node(
        url=card.url,
        title=cards.words.gettext(
            "%(actor)s: %(ties)s, strength %(strength)s",
            actor=card.title,
            ties=cards.words.count(measure.ties, "tie"),
            strength=f"{measure.strength:.1f}",
        ),
        x=spot.x,
        y=spot.y,
        radius=spot.radius,
        lines=drawn.labels.get(actor, ()),
        letters=label_size(spot.radius),
        main=main,
    )


def _bundles(spots: Mapping[str, Spot], ties: Sequence[Tie], structure: Iterable[tuple[str, str]]) -> Iterator[Lines]:
    """Lines of one look in one path: structure below, then the weakest ties, the strongest last."""
    bundles: dict[Look, list[str]] = defaultdict(list)
    for part, whole in structure:
        if part in spots and whole in spots and part != whole:
            bundles["structure", 10].append(_line(spots[part], spots[whole]))
    for tie in reversed(ties):
        bundles[dominant(tie.contacts), line_width(tie.weight)].append(_line(spots[tie.a], spots[tie.b]))
    for (tone, width), lines in sorted(bundles.items(), key=lambda item: (item[0][0] != "structure", item[0][1])):
        yield Lines(tone=tone, width=width, path="".join(lines))


def line_width(weight: float) -> int:
    """Tenths of a pixel, in steps, so that few looks are needed."""
    return 10 + 5 * min(round(2 * sqrt(weight)), 8)


def _line(one: Spot, other: Spot) -> str:
    return f"M{one.x} {one.y}L{other.x} {other.y}"
