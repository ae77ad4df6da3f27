"""Measures of the network, by networkx.

Strength, betweenness (distance 1/weight) and Louvain communities use the undirected weights, PageRank the directed.
"""

from collections.abc import Iterable, Sequence

import networkx as nx

from generator.model.facts import Measures

Weighted = Sequence[tuple[str, str, float]]
"""Pairs of actors in the order of ids, and the weight of each."""

SEED = 20191
"""Fixed, so that the same ties give the same communities."""

EXACT = 500
"""Up to so many actors betweenness is exact; above, it is estimated from SAMPLES of them."""

SAMPLES = 120


def measures(ties: Weighted, arrows: Weighted) -> tuple[dict[str, Measures], tuple[tuple[str, ...], ...]]:
    """The measures of every actor with a tie, by strength, and the communities, the largest first."""
    graph = undirected(ties)
    if not graph:
        return {}, ()
    strength = dict(graph.degree(weight="weight"))
    betweenness = nx.betweenness_centrality(graph, k=sampled(len(graph)) or None, weight="distance", seed=SEED)
    pagerank = nx.pagerank(_directed(graph, arrows), weight="weight")
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


def undirected(ties: Weighted) -> "nx.Graph[str]":
    """The graph of all ties, in the order of ids."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({actor for a, b, _ in ties for actor in (a, b)}))
    for a, b, weight in ties:
        graph.add_edge(a, b, weight=weight, distance=1 / weight)
    return graph


def _directed(actors: Iterable[str], arrows: Weighted) -> "nx.DiGraph[str]":
    directed: nx.DiGraph[str] = nx.DiGraph()
    directed.add_nodes_from(actors)
    directed.add_weighted_edges_from(arrows)
    return directed


def _communities(graph: "nx.Graph[str]") -> tuple[tuple[str, ...], ...]:
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    members = (tuple(sorted(community)) for community in found)
    return tuple(sorted(members, key=lambda community: (-len(community), community)))
