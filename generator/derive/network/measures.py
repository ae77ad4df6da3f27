"""Measures of the network, by networkx.

Strength, betweenness (distance 1/weight) and Louvain communities use the undirected sum of weights, PageRank the
directed one; a contact without a direction counts both ways there.
"""

from collections.abc import Iterable, Sequence

import networkx as nx

from generator.model.facts import Contact, Measures, Tie

SEED = 20191
"""Fixed, so that the same ties give the same communities."""

EXACT = 500
"""Up to so many actors betweenness is exact; above, it is estimated from SAMPLES of them."""

SAMPLES = 120


def measures(
    ties: Sequence[Tie], contacts: Iterable[Contact]
) -> tuple[dict[str, Measures], tuple[tuple[str, ...], ...]]:
    """The measures of every actor with a tie, by strength, and the communities, the largest first."""
    graph = undirected(ties)
    if not graph:
        return {}, ()
    strength = dict(graph.degree(weight="weight"))
    betweenness = nx.betweenness_centrality(graph, k=sampled(len(graph)) or None, weight="distance", seed=SEED)
    pagerank = nx.pagerank(_directed(graph, contacts), weight="weight")
    communities = _communities(graph)
    number = {actor: index for index, members in enumerate(communities) for actor in members}
    found = {
        actor: Measures(
            actor=actor,
            ties=graph.degree(actor),
            strength=strength[actor],
            betweenness=betweenness[actor],
            pagerank=pagerank[actor],
            community=number[actor],
        )
        for actor in sorted(graph, key=lambda actor: (-strength[actor], actor))
    }
    return found, communities


def sampled(actors: int) -> int:
    """From how many of the actors betweenness is estimated; 0 where it is exact."""
    return 0 if actors <= EXACT else SAMPLES


def undirected(ties: Iterable[Tie]) -> "nx.Graph[str]":
    """The graph of all ties with a weight of their own, in the order of ids."""
    graph: nx.Graph[str] = nx.Graph()
    weighted = sorted((tie for tie in ties if tie.contacts), key=lambda tie: (tie.a, tie.b))
    graph.add_nodes_from(sorted({actor for tie in weighted for actor in (tie.a, tie.b)}))
    for tie in weighted:
        graph.add_edge(tie.a, tie.b, weight=tie.weight, distance=1 / tie.weight)
    return graph


def _directed(graph: "nx.Graph[str]", contacts: Iterable[Contact]) -> "nx.DiGraph[str]":
    directed: nx.DiGraph[str] = nx.DiGraph()
    directed.add_nodes_from(graph)
    for contact in contacts:
        ways = [(contact.source, contact.target)]
        if not contact.directed:
            ways.append((contact.target, contact.source))
        for source, target in ways:
            before = directed.get_edge_data(source, target, {"weight": 0.0})["weight"]
            directed.add_edge(source, target, weight=before + contact.weight)
    return directed


def _communities(graph: "nx.Graph[str]") -> tuple[tuple[str, ...], ...]:
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    members = (tuple(sorted(community)) for community in found)
    return tuple(sorted(members, key=lambda community: (-len(community), community)))
