"""What leads back to itself, in any graph."""

from graphlib import CycleError, TopologicalSorter

from hypothesis import given
from hypothesis import strategies as st

from generator.model.order import leading_back

GRAPHS = st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=4).map(tuple))


@given(GRAPHS)
def test_a_step_leads_back_where_there_is_a_cycle_and_nowhere_else(graph):
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError:
        assert list(leading_back(graph))
    else:
        assert not list(leading_back(graph))


@given(GRAPHS)
def test_without_the_steps_that_lead_back_nothing_does(graph):
    back = set(leading_back(graph))
    rest = {node: tuple(there for there in steps if (node, there) not in back) for node, steps in graph.items()}
    assert not list(leading_back(rest))


def test_a_way_may_be_as_long_as_one_likes():
    graph = {number: (number + 1,) for number in range(50_000)}
    assert list(leading_back(graph)) == []
    assert list(leading_back({**graph, 50_000: (0,)})) == [(50_000, 0)]
