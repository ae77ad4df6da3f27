"""Who deals with whom: computed anew here, by hand or by other means, from made-up dossiers."""

import random
from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from generator.derive.network.labels import label_lines
from generator.derive.network.layout import STRONGEST, circle_box, drawing, label_box, spread
from generator.derive.network.measures import EXACT, measures, undirected
from generator.derive.network.near import around
from generator.derive.network.network import network as network_by
from generator.engine.engine import Engine
from tests.link.world import here, link

STATES = ("east", "west")


def network(dossier):
    return network_by(dossier, Engine())


def actor(id, kind="person", more=""):
    return {f"actors/{id}.md": f"---\nname: {id.title()}\nkind: {kind}\n{more}---\n"}


def event(id, actors="", recipients="", others="", type="CONSULT", status="occurred", date="2015-12-15"):
    lines = (
        f"title: {id}\ndate: {date}\ndate_basis: stated\nstatus: {status}\ntype: {type}\n"
        f"actor: [{actors}]\nrecipient: [{recipients}]\nparticipants: [{others}]\n"
    )
    return {f"events/{id}.md": f"---\n{lines}---\n"}


def world(*files, text="Nothing."):
    texts = {**actor("ann"), **actor("bob"), **actor("cem"), **actor("dia"), **here(text)}
    for more in files:
        texts |= more
    dossier, problems = link(texts)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return dossier


def weights(dossier):
    return {(tie.a, tie.b): round(tie.weight, 6) for tie in network(dossier).ties}


def the_tie(dossier, a="ann", b="bob"):
    (found,) = [tie for tie in network(dossier).ties if (tie.a, tie.b) == (a, b)]
    return found


def test_an_event_ties_each_actor_to_each_recipient_and_nobody_else():
    made = world(event("talks", "ann, bob", "cem", "dia"))
    assert weights(made) == {("ann", "cem"): 0.333333, ("bob", "cem"): 0.333333}


@pytest.mark.parametrize("sides", [("ann, bob", "", "cem"), ("", "ann, bob", "cem"), ("", "", "ann, bob, cem")])
def test_where_a_side_is_empty_an_event_ties_all_pairs(sides):
    made = world(event("talks", *sides))
    assert weights(made) == dict.fromkeys([("ann", "bob"), ("ann", "cem"), ("bob", "cem")], 0.5)


def test_an_actor_named_twice_in_an_event_counts_once():
    assert weights(world(event("talks", "ann", "bob", "ann, bob"))) == {("ann", "bob"): 1.0}


@pytest.mark.parametrize("status", ["planned", "reported", "denied"])
def test_an_event_that_did_not_occur_ties_nobody(status):
    assert weights(world(event("talks", "ann", "bob", status=status))) == {}


def test_an_event_of_one_ties_nobody():
    assert weights(world(event("speech", "ann", "ann"))) == {}


def test_a_statement_ties_each_speaker_to_each_whom_it_is_about():
    made = world(text='[A]{#p1 para=1 by="ann bob" about="cem dia"}')
    assert weights(made) == dict.fromkeys([("ann", "cem"), ("ann", "dia"), ("bob", "cem"), ("bob", "dia")], 1.0)


@pytest.mark.parametrize(
    "passage", ["by=ann", "by=ann to=bob for=cem", 'by=unnamed as="a friend" about=bob', "by=ann about=ann"]
)
def test_a_statement_about_nobody_else_or_by_nobody_known_ties_nobody(passage):
    assert weights(world(text=f"[A]{{#p1 para=1 {passage}}}")) == {}


def test_names_that_stand_near_each_other_tie_nobody():
    assert weights(world(text="Ann and Bob and [Cem met Dia]{#p1 para=1}.")) == {}


def test_offices_and_membership_are_drawn_and_never_counted():
    office = "part_of: [east]\noffices:\n  - {title: Envoy, of: west, basis: background}\n"
    found = network(world(actor("eve", more=office), *(actor(state, "state") for state in STATES)))
    assert found.ties == ()
    assert found.measures == {}
    assert set(found.structure) == {("eve", "east"), ("eve", "west")}


def test_evidence_keeps_its_direction_and_its_class():
    made = world(
        event("attack", "bob", "ann", type="ASSAULT", date="2015-01-02"),
        event("talks", "", "", "ann, bob", date="2015-01-03"),
        text="[A]{#p1 para=1 by=ann about=bob at=2015-01-01}",
    )
    found = [(each.source, each.target, each.directed, each.tone) for each in the_tie(made).contacts]
    assert found == [
        ("ann", "bob", True, "statement"),
        ("bob", "ann", True, "material-conflict"),
        ("ann", "bob", False, "verbal-cooperation"),
    ]


def test_contacts_stand_in_the_order_of_time():
    dates = ["2015-12", "2014", "2015-11-30/2016-01-02", "2013-05~"]
    made = world(*(event(f"talks-{index}", "ann", "bob", date=date) for index, date in enumerate(dates)))
    found = [contact.date.earliest for contact in the_tie(made).contacts]
    assert found == sorted(found)
    assert len(found) == 4


def holders():
    yield from (actor(state, "state") for state in STATES)
    yield actor(
        "eve", more="offices:\n  - {title: Envoy, of: east, from: 2015-01-01, to: 2015-12-31, basis: background}\n"
    )
    yield actor("wim", more="offices:\n  - {title: Envoy, of: west, basis: background}\n")


def test_what_office_holders_of_two_states_did_is_listed_apart_and_not_counted():
    made = world(*holders(), event("talks", "eve", "wim"), event("pact", "east", "west"))
    tie = the_tie(made, "east", "west")
    assert tie.weight == 1.0
    assert [contact.event for contact in tie.contacts] == ["pact"]
    assert [contact.event for contact in tie.between_offices] == ["talks"]


def test_an_office_counts_only_while_it_is_held():
    made = world(*holders(), event("talks", "eve", "wim", date="2016-01-01"))
    assert ("east", "west") not in weights(made)


def test_a_tie_of_office_holders_alone_is_no_part_of_the_measured_network():
    found = network(world(*holders(), event("talks", "eve", "wim")))
    assert {tie.weight for tie in found.ties if tie.a == "east"} == {0.0}
    assert set(found.measures) == {"eve", "wim"}


@pytest.fixture(scope="module")
def crowd():
    """Twelve actors with what chance gives them, and the same as plain lists for a second computation."""
    chance = random.Random(7)
    ids = [f"a{number:02}" for number in range(12)]
    files, events, said = [actor(id) for id in ids], [], []
    for number in range(25):
        sides = [chance.sample(ids, chance.randint(0, 3)) for _ in range(3)]
        files.append(event(f"e{number}", *map(", ".join, sides)))
        events.append(sides)
    for number in range(25):
        speaker, about = chance.sample(ids, 2)
        said.append((number, speaker, about))
    text = "\n\n".join(f"[A]{{#p{number + 1} para=1 by={one} about={other}}}" for number, one, other in said)
    return world(*files, text=text), events, [(one, other) for _, one, other in said]


def by_hand(crowd):
    """The undirected and the directed graph, without any code of the generator."""
    _, events, said = crowd
    graph, directed = nx.Graph(), nx.DiGraph()

    def add(one, other, weight, both):
        for where, pairs in ((graph, [(one, other)]), (directed, [(one, other), (other, one)][: 1 + both])):
            for a, b in pairs:
                where.add_edge(a, b, weight=where.get_edge_data(a, b, {"weight": 0})["weight"] + weight)

    for actors, recipients, others in events:
        everybody = {*actors, *recipients, *others}
        one_way = bool(actors and recipients)
        pairs = (
            [(a, r) for a in actors for r in recipients if a != r] if one_way else combinations(sorted(everybody), 2)
        )
        for one, other in pairs:
            add(one, other, 1 / (len(everybody) - 1), both=not one_way)
    for speaker, about in said:
        add(speaker, about, 1, both=False)
    return graph, directed


def test_weights_are_as_counted_by_hand(crowd):
    graph, _ = by_hand(crowd)
    found = {frozenset((tie.a, tie.b)): tie.weight for tie in network(crowd[0]).ties}
    assert found == pytest.approx({frozenset(edge[:2]): edge[2] for edge in graph.edges(data="weight")})


def test_measures_are_as_computed_by_hand(crowd):
    graph, directed = by_hand(crowd)
    for *_, data in graph.edges(data=True):
        data["distance"] = 1 / data["weight"]
    found = network(crowd[0]).measures
    assert {id: each.strength for id, each in found.items()} == pytest.approx(dict(graph.degree(weight="weight")))
    assert {id: each.ties for id, each in found.items()} == dict(graph.degree())
    expected = nx.betweenness_centrality(graph, weight="distance")
    assert {id: each.betweenness for id, each in found.items()} == pytest.approx(expected)
    assert {id: each.pagerank for id, each in found.items()} == pytest.approx(nx.pagerank(directed), abs=1e-5)


def test_measures_stand_by_strength_and_communities_by_size(crowd):
    found = network(crowd[0])
    strengths = [each.strength for each in found.measures.values()]
    assert strengths == sorted(strengths, reverse=True)
    assert [len(members) for members in found.communities] == sorted(map(len, found.communities), reverse=True)
    members = {id: number for number, ids in enumerate(found.communities) for id in ids}
    assert members == {id: each.community for id, each in found.measures.items()}


def test_the_same_sources_give_the_same_network(crowd):
    assert network(crowd[0]) == network(crowd[0])


def test_a_dossier_without_ties_has_an_empty_network():
    found = network(world())
    assert (found.ties, found.wide.spots) == ((), {})


# Pictures

NAMES = some.text("abcdefgh 国é", min_size=1, max_size=60).map(str.strip).filter(bool)


@some.composite
def networks(draw):
    names = draw(some.lists(NAMES, min_size=1, max_size=70))
    ids = [f"a{number}" for number in range(len(names))]
    pairs = list(pairwise(ids)) if draw(some.booleans()) else [(ids[0], other) for other in ids[1:]]
    return dict(zip(ids, names, strict=True)), [pair for pair in pairs if draw(some.integers(0, 5))]


def drawings(names, pairs):
    strength = {id: float(1 + sum(id in pair for pair in pairs)) for id in names}
    ties = [(a, b, 1.0) for a, b in pairs]
    places = spread(ties, {id: strength[id] for id in names if any(id in pair for pair in pairs)} or {"a0": 1.0})
    yield drawing(places, names, strength, 980, 3.0)
    yield drawing(places, names, strength, 400, 1.75)
    yield around("a0", [(id, strength[id]) for id in names if id != "a0"][:12], names)


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(deadline=None, max_examples=40)
@given(networks())
def test_no_label_touches_a_label_or_a_circle_and_nothing_leaves_the_picture(made):
    for drawn in drawings(*made):
        labels = {id: label_box(drawn.spots[id], lines) for id, lines in drawn.labels.items()}
        circles = {id: circle_box(spot) for id, spot in drawn.spots.items()}
        boxes = [*labels.values(), *circles.values()]
        assert all(min(box[:2]) >= 0 and box[2] <= drawn.width and box[3] <= drawn.height for box in boxes)
        assert not any(overlap(one, other) for one, other in combinations(labels.values(), 2))
        assert not any(overlap(labels[id], box) for id in labels for other, box in circles.items() if id != other)


# A chain that stands in one row of the narrow picture, and is wider than it.
ROW = {f"a{number}": "a" for number in range(11)} | {"a8": "aaaaa国国", "a9": "aaaa国"}


@settings(deadline=None, max_examples=20)
@given(networks())
@example((ROW, list(pairwise(ROW))))
def test_every_label_has_room_in_a_picture_of_up_to_sixty(made):
    names, pairs = made
    for drawn in drawings(names, pairs):
        assert len(drawn.labels) == min(len(drawn.spots), 60)


def test_a_large_network_shows_its_strongest():
    names = {f"a{number:03}": f"Actor {number}" for number in range(400)}
    strength = {id: float(number + 1) for number, id in enumerate(names)}
    drawn = drawing(spread([], strength), names, strength, 980, 3.0)
    assert set(drawn.spots) == set(list(names)[-STRONGEST:])


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Russia", ("Russia",)),
        ("International Syria Support Group", ("International", "Syria Support", "Group")),
        ("x" * 90, (f"{'x' * 14}…",)),
    ],
)
def test_long_names_are_broken_and_cut(name, lines):
    assert label_lines(name) == lines


def test_betweenness_of_many_actors_is_near_the_exact_one():
    chance = random.Random(1)
    ids = [f"a{number:04}" for number in range(EXACT + 100)]
    weights = {tuple(sorted(chance.sample(ids, 2))): chance.random() + 0.1 for _ in range(3000)}
    ties = sorted((a, b, weight) for (a, b), weight in weights.items())
    found, _ = measures(ties, ties)
    exact = nx.betweenness_centrality(undirected(ties), weight="distance")
    assert sum(each.betweenness for each in found.values()) == pytest.approx(sum(exact.values()), rel=0.05)
    both = sorted(found)
    assert np.corrcoef([found[id].betweenness for id in both], [exact[id] for id in both])[0, 1] > 0.85
