"""Order: what should lead onwards and leads back to itself."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def leading_back(graph: Mapping[Node, Sequence[Node]]) -> Iterator[tuple[Node, Node]]:
    """Of each cycle one step by which it closes: walks each step once, without recursion, however long the ways are."""
    done: set[Node] = set()
    for start in graph:
        way: dict[Node, Iterator[Node]] = {} if start in done else {start: iter(graph[start])}
        while way:
            here = next(reversed(way))
            for there in way[here]:
                if there in way:
                    yield here, there
                elif there not in done:
                    way[there] = iter(graph.get(there, ()))
                    break
            else:
                done.add(here)
                del way[here]
