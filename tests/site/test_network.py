"""The page of the network: a picture, two tables, and the data of the interactive one."""

import json

import pytest

from tests.conftest import target, text

NETWORK = "network.html"
MARINA = """
-- actors/ann.md --
---
name: Ann </script><b>
kind: person
---
-- actors/bob.md --
---
name: Bob
kind: person
part_of: [crew]
---
-- actors/cem.md --
---
name: Cem
kind: person
---
-- actors/crew.md --
---
name: Crew
kind: organization
---
-- actors/lone.md --
---
name: Lone
kind: person
---
-- events/talks.md --
---
title: They talk
date: 2015-12-15
date_basis: stated
type: CONSULT
actor: [ann]
recipient: [bob]
---
-- events/quarrel.md --
---
title: They quarrel
date: 2016
date_basis: stated
type: ACCUSE
actor: [ann]
recipient: [bob, crew]
---
-- documents/doc-one.md --
---
title: One
date: 2016-01-02
date_basis: stated
---
[Cem spoke well of Ann]{#p1 para=1 by=cem about=ann},
[and they met]{#p2 para=2 event=talks}, [then fell out]{#p3 para=3 event=quarrel}.
"""


@pytest.fixture(scope="module")
def marina(dossier):
    return dossier(MARINA).built()


@pytest.fixture(scope="module")
def data(marina):
    return json.loads(marina.page(NETWORK).css_first("script#graph").text())


def rows(made, table):
    return [[text(cell) for cell in row.css("th, td")] for row in made.page(NETWORK).css(f"table#{table} tbody tr")]


def test_every_circle_of_each_picture_leads_to_its_actor(marina):
    tied = {f"actors/{id}.html" for id in ("ann", "bob", "cem", "crew")}
    pictures = marina.page(NETWORK).css("svg.picture")
    assert len(pictures) == 2
    for picture in pictures:
        links = picture.css("a[href]")
        assert {target(NETWORK, link) for link in links} == tied
        assert all(link.text().strip() for link in links)
        assert "4 actors and 3 ties" in picture.attributes["aria-label"]


def test_actors_stand_in_the_table_by_strength(marina):
    table = rows(marina, "actors")
    assert [row[0] for row in table] == ["Ann </script><b>", "Bob", "Cem", "Crew"]
    assert [row[1:3] for row in table] == [["3.0", "3"], ["1.5", "1"], ["1.0", "1"], ["0.5", "1"]]


def test_ties_stand_in_the_table_by_weight_and_lead_to_their_pages(marina):
    assert rows(marina, "ties") == [
        ["Ann </script><b> – Bob", "1.5", "1 verbal cooperation, 1 verbal conflict One ¶2", "15 December 2015 – 2016"],
        ["Ann </script><b> – Cem", "1", "1 statement One ¶1", "2 January 2016"],
        ["Ann </script><b> – Crew", "0.5", "1 verbal conflict One ¶3", "2016"],
    ]
    links = marina.page(NETWORK).css("table#ties th a[href]")
    assert [target(NETWORK, link) for link in links] == [
        "ties/ann--bob.html",
        "ties/ann--cem.html",
        "ties/ann--crew.html",
    ]


def test_the_rule_is_printed_beside_the_picture(marina):
    assert "1/(n − 1)" in marina.words(NETWORK)
    assert "never counted" in marina.words(NETWORK)


def test_lines_are_drawn_in_the_class_that_weighs_most(marina):
    drawn = [path.attributes["class"] for path in marina.page(NETWORK).css_first("svg.picture").css("path.tie-line")]
    assert drawn[0] == "tie-line structure"
    assert set(drawn) == {
        f"tie-line {tone}" for tone in ("structure", "verbal-cooperation", "verbal-conflict", "statement")
    }


def test_the_data_hold_each_actor_and_each_tie_with_its_evidence(data):
    assert {node["id"]: node["name"] for node in data["nodes"]}["ann"] == "Ann </script><b>"
    evidence = {(edge["from"], edge["to"]): edge["of"] for edge in data["edges"]}
    assert {pair: len(of) for pair, of in evidence.items()} == {
        ("ann", "bob"): 2,
        ("ann", "cem"): 1,
        ("ann", "crew"): 1,
        ("bob", "crew"): 0,
    }
    number, way = evidence["ann", "cem"][0]
    assert way == 2
    words, url = data["evidence"][number][5:7]
    assert words == "Cem spoke well of Ann"
    assert url == "documents/doc-one.html#p1"


def test_an_event_stands_once_in_the_data_however_many_it_ties(data):
    assert sum("They quarrel" in piece for piece in data["evidence"]) == 1


def test_the_places_of_the_interactive_network_are_those_of_the_picture(marina, data):
    circles = marina.page(NETWORK).css_first("svg.picture").css("circle")
    drawn = {(int(circle.attributes["cx"]), int(circle.attributes["cy"])) for circle in circles}
    assert {(node["x"], node["y"]) for node in data["nodes"]} == drawn
    assert data["options"]["physics"] == {"enabled": False}


def test_data_cannot_end_their_script(marina):
    script = marina.page(NETWORK).css_first("script#graph")
    assert "<" not in script.text()


def test_the_library_is_published_with_its_licence_and_asked_for_by_nobody_yet(marina):
    library = marina.page(NETWORK).css_first("button#explore").attributes["data-library"]
    assert b"vis-network" in marina.tree()[library][:60]
    assert b"MIT License" in marina.tree()["assets/vis-network.LICENSE.txt"]
    assert library not in [script.attributes.get("src") for script in marina.page(NETWORK).css("script")]


def test_a_dossier_without_ties_says_so(dossier):
    made = dossier("-- actors/ann.md --\n---\nname: Ann\nkind: person\n---\n").built()
    assert "connect no actors yet" in made.words(NETWORK)
    assert made.page(NETWORK).css("svg.picture, table, main button, script[type='application/json']") == []


def test_an_actor_has_a_picture_of_its_neighbours_and_a_list_of_its_ties(marina):
    page = marina.page("actors/ann.html")
    circles = {target("actors/ann.html", link) for link in page.css("svg.picture a[href]")}
    assert circles == {f"actors/{id}.html" for id in ("ann", "bob", "cem", "crew")}
    listed = [target("actors/ann.html", link) for link in page.css("ul.ties > li > a")]
    assert listed == ["ties/ann--bob.html", "ties/ann--cem.html", "ties/ann--crew.html"]


def test_an_actor_without_ties_has_neither(marina):
    assert marina.page("actors/lone.html").css("svg.picture, ul.ties") == []
