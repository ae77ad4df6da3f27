"""The page of the network: the picture, its actors and ties in tables, and what the interactive one needs."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import get_args

import msgspec

from generator.model import urls
from generator.model.excerpts import opening
from generator.model.facts import Contact, Measures, Tie
from generator.model.page import ActorKind
from generator.model.plover import QUAD_CLASSES
from generator.model.view.graph import Explorer, GraphEdge, GraphNode
from generator.model.view.network import ActorRow, Community, NetworkView
from generator.model.view.shared import Frame
from generator.render.graph import library, network_data
from generator.render.views.beside import Beside, script
from generator.render.views.cards import Cards
from generator.render.views.frame import frame
from generator.render.views.picture import drawn_ties, network_picture
from generator.render.views.tie import tie_item
from generator.render.views.ties import pieces

_ROWS = 100
"""How many rows the table of ties has at most …"""

_ACTORS = 100
"""… and that of actors …"""

_FEW_ROWS = 30
"""… or, where not every actor can be drawn, of both, because the picture has room for no more."""

_WORDED = 140
"""… and for how many pieces of evidence the words are sent along; the rest is on the pages of the ties."""

_COMMUNITIES = 40
"""The largest; the table of actors numbers the others too."""
_LEADERS = 3
_OTHERS = 12
_ACTOR_HEADS = ("actor", "ties", "strength", "betweenness", "pagerank", "community")
_TIE_HEADS = ("a", "b", "weight", "events", "statements", "between_offices", "first", "last")
_TONES = (*QUAD_CLASSES, "statement")


def network_view(cards: Cards) -> NetworkView:
    """All that the page of the network shows."""
    network = cards.facts.network
    weighted = [tie for tie in network.ties if tie.contacts]
    events, statements = pieces([contact for tie in weighted for contact in tie.contacts])
    there = bool(weighted)
    partly = is_drawn_in_part(cards)
    rows = _FEW_ROWS if partly else _ROWS
    return NetworkView(
        frame=_frame(cards),
        wide=network_picture(cards, network.wide) if there else None,
        tall=network_picture(cards, network.tall) if there else None,
        explorer=_explorer(cards) if there else None,
        communities=tuple(islice(_communities(cards), _COMMUNITIES)),
        more_communities=max(len(network.communities) - _COMMUNITIES, 0),
        data=urls.NETWORK_DATA if partly else "",
        tables=(urls.NETWORK_ACTORS, urls.NETWORK_TIES) if partly else (),
        actors=tuple(_actors(cards, _FEW_ROWS if partly else _ACTORS)),
        all_actors=len(network.measures),
        sampled=network.sampled,
        ties=tuple(tie_item(cards, tie) for tie in weighted[:rows]),
        all_ties=len(weighted),
        events=events,
        statements=statements,
    )


def _frame(cards: Cards) -> Frame:
    words = cards.words.gettext(
        "Who deals with whom in these sources: a picture, its actors and ties, each with its evidence."
    )
    return frame(cards, urls.NETWORK, cards.words.gettext("Network"), words)


def is_drawn_in_part(cards: Cards) -> bool:
    """Whether there are more actors than the picture shows."""
    network = cards.facts.network
    return len(network.wide.spots) < len(network.measures)


def network_files(cards: Cards) -> Iterator[Beside]:
    """Of a large network: what the interactive one needs, asked for on intent, and all of it as data."""
    network = cards.facts.network
    if not is_drawn_in_part(cards) or not any(tie.contacts for tie in network.ties):
        return
    explorer = _explorer(cards)
    yield Beside(
        urls.NETWORK_DATA, lambda: script("networkData", network_data(explorer)), msgspec.msgpack.encode(explorer)
    )
    actors = map(_actor_cells, network.measures.values())
    yield Beside(urls.NETWORK_ACTORS, partial(_table, _ACTOR_HEADS, actors))
    yield Beside(urls.NETWORK_TIES, partial(_table, _TIE_HEADS, map(_tie_cells, network.ties)))


def _actor_cells(measure: Measures) -> tuple[object, ...]:
    figures = (measure.strength, measure.betweenness, measure.pagerank)
    return (measure.actor, measure.ties, *(f"{each:.6g}" for each in figures), measure.community + 1)


def _tie_cells(tie: Tie) -> tuple[object, ...]:
    events, statements = pieces(tie.contacts)
    first = tie.contacts[0].date.edtf if tie.contacts else ""
    last = max(tie.contacts, key=lambda contact: contact.date.latest).date.edtf if tie.contacts else ""
    return (tie.a, tie.b, f"{tie.weight:.6g}", events, statements, len(tie.between_offices), first, last)


def _table(heads: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Ids, numbers and dates of EDTF hold no sign that CSV would have to quote."""
    lines = (heads, *rows)
    return "".join(",".join(map(str, cells)) + "\n" for cells in lines).encode()


def _actors(cards: Cards, most: int) -> Iterator[ActorRow]:
    for measure in list(cards.facts.network.measures.values())[:most]:
        yield ActorRow(
            card=cards.card(measure.actor),
            strength=f"{measure.strength:.1f}",
            ties=measure.ties,
            betweenness=f"{measure.betweenness:.3f}",
            pagerank=f"{measure.pagerank:.3f}",
            community=measure.community + 1,
        )


def _communities(cards: Cards) -> Iterator[Community]:
    measures = cards.facts.network.measures
    for number, members in enumerate(cards.facts.network.communities, start=1):
        ordered = sorted(members, key=lambda actor: (-measures[actor].strength, actor))
        yield Community(
            number, cards.cards(ordered[:_LEADERS]), tuple(_titles(cards, ordered[_LEADERS:])), len(members)
        )


def _titles(cards: Cards, actors: Sequence[str]) -> Iterator[str]:
    """The names of the others in a community, as long as they can be read."""
    return (cards.dossier.things[actor].title for actor in actors[:_OTHERS])


def _explorer(cards: Cards) -> Explorer:
    """Nodes, edges, and every piece of evidence once, to which the edges refer by number."""
    network = cards.facts.network
    shown = drawn_ties(cards, network.wide)
    pieces_of = {_key(contact): contact for tie in shown for contact in tie.contacts}
    numbers = {key: number for number, key in enumerate(pieces_of)}
    edges = [_edge(tie, numbers) for tie in shown]
    structure = (pair for pair in network.structure if set(pair) <= network.wide.spots.keys())
    edges += [GraphEdge(source=part, target=whole, evidence=()) for part, whole in structure]
    evidence = (_piece(cards, contact, number < _WORDED) for number, contact in enumerate(pieces_of.values()))
    kinds = _kinds(cards)
    return Explorer(
        library=library()[0].url,
        nodes=tuple(_nodes(cards, tuple(kinds))),
        edges=tuple(edges),
        evidence=tuple(evidence),
        rows=tuple(_row(cards, tie) for tie in shown if not cards.ties.has_page(tie)),
        years=_years([contact for tie in shown for contact in tie.contacts]),
        kinds=tuple(kinds.values()),
    )


def _row(cards: Cards, tie: Tie) -> tuple[str, ...]:
    """A tie without a page; and the page of a list, where its row is not on that of its first actor."""
    address = cards.cuts.tie_address(tie).partition("#")[0]
    return (tie.a, tie.b) if address == urls.page("actor", tie.a) else (tie.a, tie.b, address)


def _kinds(cards: Cards) -> dict[ActorKind, str]:
    """The kinds of the actors that are drawn, in the plural."""
    there = {cards.dossier.actors[actor].kind for actor in cards.facts.network.wide.spots}
    return {kind: cards.kinds.groups[kind] for kind in get_args(ActorKind) if kind in there}


def _nodes(cards: Cards, kinds: Sequence[ActorKind]) -> list[GraphNode]:
    wide, tall = cards.facts.network.wide.spots, cards.facts.network.tall.spots
    labels = cards.facts.network.wide.labels
    return [
        GraphNode(
            id=actor,
            kind=kinds.index(cards.dossier.actors[actor].kind),
            label="\n".join(labels.get(actor, ())),
            title=cards.dossier.things[actor].title,
            x=spot.x,
            y=spot.y,
            tx=tall[actor].x,
            ty=tall[actor].y,
            size=spot.radius,
        )
        for actor, spot in wide.items()
    ]


def _edge(tie: Tie, numbers: dict[tuple[str, ...], int]) -> GraphEdge:
    """The direction of a piece of evidence: 1 from `a` to `b`, 2 from `b` to `a`, 0 for both."""
    evidence = tuple(
        (numbers[_key(contact)], (1 if contact.source == tie.a else 2) if contact.directed else 0)
        for contact in tie.contacts
    )
    return GraphEdge(source=tie.a, target=tie.b, evidence=evidence)


def _key(contact: Contact) -> tuple[str, ...]:
    return contact.event, contact.document, contact.passage


def _piece(cards: Cards, contact: Contact, worded: bool) -> tuple[int | float | str, ...]:
    """Class, weight, first and last year; then, where they are sent along, the date, the words and their address."""
    lean = (_TONES.index(contact.tone), round(contact.weight, 4), *_span(contact))
    if not worded:
        return lean
    if contact.event:
        return (*lean, *_event_words(cards, contact))
    passage = cards.passage(contact.document, cards.dossier.passages[contact.document, contact.passage])
    return (*lean, cards.words.date(contact.date), opening(passage.excerpt.words, 140), passage.url, passage.place)


def _event_words(cards: Cards, contact: Contact) -> tuple[str, ...]:
    """The date, title and address of an event; the place of the first passage that reports it, and its address."""
    title = cards.dossier.things[contact.event].title
    said = cards.words.date(contact.date), title, urls.page("event", contact.event)
    for report in cards.dossier.evidence.get(contact.event, ())[:1]:
        passage = cards.passage(report.document, report.passage)
        return (*said, passage.place, passage.url)
    return said


def _span(contact: Contact) -> tuple[int, int]:
    first, last = int(contact.date.earliest[:4]), int(contact.date.latest[:4])
    return first or last, first if last == 9999 else last


def _years(contacts: Sequence[Contact]) -> tuple[int, int]:
    spans = [_span(contact) for contact in contacts]
    return min(first for first, _ in spans), max(last for _, last in spans)
