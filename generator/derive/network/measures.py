"""Measures of the network, by networkx.

Strength, betweenness (distance 1/weight) and Louvain communities use the undirected weights, PageRank the directed.
Of a large network betweenness is estimated, by scipy, and communities are those of its strongest ties.
"""

from collections.abc import Iterable, Sequence

import networkx as nx
import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from generator.model.facts import Measures

Weighted = Sequence[tuple[str, str, float]]
"""Pairs of actors in the order of ids, and the weight of each."""

SEED = 20191
"""Fixed, so that the same ties give the same communities."""

EXACT = 500
"""Up to so many actors betweenness is exact; above, it is estimated from SAMPLES of them."""

SAMPLES = 120

MANY = 10_000
"""Above so many ties communities are found by each actor's CLOSEST ones: the weak ones of many say little."""

CLOSEST = 8


def measures(ties: Weighted, arrows: Weighted) -> tuple[dict[str, Measures], tuple[tuple[str, ...], ...]]:
    """The measures of every actor with a tie, by strength, and the communities, the largest first."""
    graph = undirected(ties)
    if not graph:
        return {}, ()
    strength = dict(graph.degree(weight="weight"))
    betweenness = _estimated(ties, list(graph)) if sampled(len(graph)) else _exact(graph)
    pagerank = nx.pagerank(_directed(graph, arrows), weight="weight")
    communities = _communities(undirected(_closest(ties, strength)) if len(ties) > MANY else graph)
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


def _exact(graph: "nx.Graph[str]") -> dict[str, float]:
    found: dict[str, float] = nx.betweenness_centrality(graph, weight="distance")
    return found


def _estimated(ties: Weighted, actors: Sequence[str]) -> dict[str, float]:
    """Betweenness from the shortest paths of a sample (Brandes and Pich 2007); of paths of one length one counts."""
    number = {actor: place for place, actor in enumerate(actors)}
    size = len(actors)
    ends = np.array([(number[a], number[b]) for a, b, _ in ties])
    far = coo_matrix((1 / np.array([weight for _, _, weight in ties]), (ends[:, 0], ends[:, 1])), shape=(size, size))
    sources = np.random.default_rng(SEED).choice(size, SAMPLES, replace=False)
    distances, before = dijkstra(far.tocsr(), directed=False, indices=sources, return_predecessors=True)
    depend = np.zeros((SAMPLES, size))
    for places in np.argsort(-distances, axis=1, kind="stable").T:  # from the farthest of each source to itself
        nearer = before[np.arange(SAMPLES), places]
        reached = np.flatnonzero(nearer >= 0)
        depend[reached, nearer[reached]] += 1 + depend[reached, places[reached]]
    depend[np.arange(SAMPLES), sources] = 0
    share = depend.sum(axis=0) * size / SAMPLES / ((size - 1) * (size - 2))
    return dict(zip(actors, share.tolist(), strict=True))


def _closest(ties: Weighted, actors: Iterable[str]) -> Weighted:
    """Every tie that is among the CLOSEST of one of its two; an actor without others keeps its own."""
    counts = dict.fromkeys(actors, 0)
    kept = []
    for a, b, weight in sorted(ties, key=lambda tie: (-tie[2], tie[0], tie[1])):
        if min(counts[a], counts[b]) < CLOSEST:
            kept.append((a, b, weight))
        counts[a] += 1
        counts[b] += 1
    return sorted(kept)


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
