"""`dossier list`: the things of a dossier, every field of them."""

import json

import pytest

DEAL = "acme-2020-03-02-deal"
DOUBTS = "gazette-2020-03-05-doubts"


@pytest.fixture(scope="module")
def listed(harbour):
    """The records of a kind by id, or by document and passage."""
    kinds = ("documents", "actors", "events", "statements")
    records = {kind: harbour.list_json(kind) for kind in kinds}
    return {
        kind: {record.get("id") or f"{record['document']}#{record['passage']}": record for record in records[kind]}
        for kind in kinds
    }


def test_a_document_has_every_field(listed):
    assert listed["documents"][DEAL] == {
        "id": DEAL,
        "title": "Acme and the town meet",
        "title_note": "",
        "short_title": "",
        "author": [],
        "author_note": "",
        "publisher": "",
        "publisher_note": "The page as received names none.",
        "date": "2020-03-02",
        "date_words": "2 March 2020",
        "date_basis": "inferred",
        "date_note": "The text says Monday.",
        "url": "",
        "url_note": "",
        "archived": "",
        "language": "",
        "rights": "unknown",
        "publish": "excerpts",
        "source": "deal.txt",
        "passages": ["p1", "p2", "p3", "p4", "p5"],
        "page": f"documents/{DEAL}.html",
    }


def test_an_actor_has_every_field(listed):
    actor = dict(listed["actors"]["bert"])
    assert set(actor.pop("network")) == {"actor", "ties", "strength", "betweenness", "pagerank", "community"}
    assert actor == {
        "id": "bert",
        "name": "Bert Hill",
        "kind": "person",
        "aliases": [],
        "weak_aliases": [],
        "metonyms": [],
        "part_of": [],
        "offices": [
            {
                "title": "Mayor",
                "of": "town",
                "from": "2016-01-01",
                "to": "2020-03-03",
                "evidence": [f"{DEAL}#p1"],
                "basis": "background",
            }
        ],
        "wikidata": "",
        "mentions": 2,
        "statements": 0,
        "evidence": [],
        "page": "actors/bert.html",
    }


def test_an_actor_has_its_figures(listed):
    (evidence,) = listed["actors"]["acme"]["evidence"]
    assert evidence["figures"] == [{"measure": "boats", "value": 18, "bound": "at least"}]


def test_an_event_has_every_field(listed):
    event = dict(listed["events"]["deal"])
    assert [evidence["page"] for evidence in event.pop("evidence")] == [
        f"documents/{DEAL}.html#p1",
        f"documents/{DOUBTS}.html#p1",
    ]
    assert event == {
        "id": "deal",
        "title": "Ada and Bert talk",
        "date": "2020-03-02",
        "date_words": "2 March 2020",
        "date_basis": "stated",
        "date_note": "",
        "earliest": "2020-03-02",
        "latest": "2020-03-02",
        "place": "Town hall",
        "status": "occurred",
        "type": "CONSULT",
        "quad_class": "verbal-cooperation",
        "actor": ["ada"],
        "recipient": ["bert"],
        "participants": [],
        "follows": [],
        "part_of": [],
        "outcome": "",
        "page": "events/deal.html",
    }


def test_a_plan_has_its_status_its_bounds_and_its_outcome(listed):
    plan = listed["events"]["second-round"]
    assert (plan["status"], plan["earliest"], plan["latest"]) == ("planned", "2020-04-01", "2020-04-30")
    assert (plan["follows"], plan["outcome"]) == (["deal"], "unknown")


def test_a_statement_has_every_field(listed):
    assert listed["statements"][f"{DEAL}#p2"] == {
        "document": DEAL,
        "passage": "p2",
        "words": "“a matter of weeks”",
        "kind": "verbatim",
        "quotes": ["a matter of weeks"],
        "paragraphs": [2, 2],
        "figures": [],
        "page": f"documents/{DEAL}.html#p2",
        "speakers": ["ada"],
        "described": "",
        "principals": ["acme"],
        "via": "",
        "to": [],
        "about": ["town"],
        "topic": "opening",
        "stance": "soon",
        "events": [],
        "date": "2020-03-02",
        "date_words": "2 March 2020",
        "at": "",
    }


def test_an_unnamed_speaker_has_a_description_and_no_id(listed):
    statement = listed["statements"][f"{DEAL}#p3"]
    assert (statement["speakers"], statement["described"]) == ([], "two officials")


def test_for_whom_to_whom_and_via_which_outlet_are_ids(listed):
    statement = listed["statements"][f"{DEAL}#p3"]
    assert (statement["principals"], statement["to"], statement["via"]) == (["town"], ["acme"], "gazette")


def test_who_is_no_person_speaks_for_itself(listed):
    assert listed["statements"][f"{DOUBTS}#p1"]["principals"] == ["gazette"]


def test_the_date_of_a_statement_is_that_of_its_document(listed):
    statement = listed["statements"][f"{DOUBTS}#p1"]
    assert (statement["date"], statement["at"]) == ("2020-03-05", "")


def test_the_date_of_a_statement_may_be_its_own(listed):
    statement = listed["statements"][f"{DOUBTS}#p2"]
    assert (statement["date"], statement["at"]) == ("2020-03-04", "2020-03-04")


@pytest.mark.parametrize(("day", "principals"), [("2020-03-03", ["town"]), ("2020-03-04", []), ("2020-03", ["town"])])
def test_principals_are_those_of_the_office_held_on_the_day(scratch, day, principals):
    words = f"[“so”]{{#p9 para=1 by=bert at={day}}}"
    scratch.edit(f"content/documents/{DEAL}.md", "They will", f"{words} They will")
    (statement,) = [record for record in scratch.list_json("statements") if record["passage"] == "p9"]
    assert statement["principals"] == principals


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("documents", [DEAL, DOUBTS]),
        ("actors", ["acme", "ada", "bert", "cleo", "gazette", "town"]),
        ("events", ["deal", "second-round"]),
    ],
)
def test_things_are_listed_in_order_for_people_too(harbour, kind, ids):
    done = harbour.run("list", kind)
    assert [line.split()[0] for line in done.out.splitlines()] == ids
    assert done.err == ""


@pytest.mark.parametrize("kind", ["documents", "actors", "events", "statements"])
def test_a_dossier_without_anything_lists_nothing(dossier, kind):
    made = dossier()
    assert made.run("list", kind).out == ""
    assert json.loads(made.run("list", kind, "--json").out) == []


def test_statements_are_listed_in_the_order_of_time(harbour):
    dates = [statement["date"] for statement in harbour.list_json("statements")]
    assert dates == sorted(dates)


def test_every_page_in_a_list_is_there(harbour):
    for kind in ("documents", "actors", "events", "statements"):
        assert [record["page"] for record in harbour.list_json(kind) if not harbour.leads(record["page"])] == []


def test_a_kind_that_is_unknown_is_exit_code_2(harbour):
    assert harbour.run("list", "boats").code == 2


def test_content_with_an_error_is_exit_code_1_and_lists_nothing(dossier):
    done = dossier("-- pages/broken.md --\nNothing.\n").run("list", "actors", "--json")
    assert (done.code, done.out) == (1, "")
    assert "front-matter-is-there" in done.err


def test_a_topic_has_every_field(harbour):
    (topic,) = harbour.list_json("topics")
    positions = topic.pop("positions")
    assert topic == {
        "id": "opening",
        "title": "When will the harbour open?",
        "answers": {"soon": "Within weeks", "late": "Not for years"},
        "sides": ["town", "acme"],
        "page": "topics/opening.html",
    }
    assert positions[0] == {
        "side": "acme",
        "date": "2020-03-02",
        "date_words": "2 March 2020",
        "answers": ["soon"],
        "changed": False,
        "passages": [f"{DEAL}#p2"],
    }


def test_a_tie_has_every_field(harbour):
    ties = {(tie["a"], tie["b"]): tie for tie in harbour.list_json("ties")}
    assert ties["ada", "town"] == {
        "a": "ada",
        "b": "town",
        "weight": 1.0,
        "contacts": [
            {
                "source": "ada",
                "target": "town",
                "directed": True,
                "weight": 1.0,
                "class": "statement",
                "date": "2020-03-02",
                "event": "",
                "document": DEAL,
                "passage": "p2",
            }
        ],
        "between_offices": [],
    }


@pytest.mark.parametrize("kind", ["topics", "ties"])
def test_crossings_are_listed_for_people_too(harbour, kind):
    assert len(harbour.run("list", kind).out.splitlines()) == len(harbour.list_json(kind))


def test_a_dispute_is_listed_with_its_passages_and_note(harbour):
    assert harbour.list_json("disputes") == [
        {
            "kind": "framing",
            "subject": "opening",
            "measure": "",
            "about": "how long it takes",
            "passages": ["acme-2020-03-02-deal#p2", "gazette-2020-03-05-doubts#p2"],
            "note": "Ada Stone speaks of weeks, and nobody says from which day. Cleo Reed names no time at all.",
            "page": "differences.html#difference-opening-1",
        }
    ]
