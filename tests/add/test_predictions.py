"""Predictions: the form in which findings are scored."""

from generator.add.article import Article
from generator.add.finding import (
    DateFound,
    EventFound,
    FigureFound,
    Findings,
    Mention,
    NewActor,
    Participant,
    Statement,
)
from generator.add.predictions import prediction

ARTICLE = Article(name="a.txt", form="text", text="…", received="0", title="Ferry resumes")
PLACE = {"start": 3, "end": 7}
RULED = {**PLACE, "rule": "any"}


def test_what_is_unknown_is_null():
    assert prediction(ARTICLE, Findings()) == {
        "meta": {"title": "Ferry resumes", "publisher": None, "date": None},
        "mentions": [], "actors": [], "statements": [], "dates": [], "events": [], "figures": [],
    }  # fmt: skip


def test_each_kind_of_finding_has_the_keys_of_a_label():
    found = prediction(
        ARTICLE,
        Findings(
            mentions=(Mention(**RULED, actor="ada", type="surname"),),
            actors=(NewActor(**RULED, id="ada", name="Ada Stone", kind="person", role="Mayor", affiliation="harn"),),
            statements=(Statement(**RULED, kind="direct", speaker="ada"), Statement(**RULED, kind="indirect")),
            dates=(DateFound(**RULED, edtf="2021-03-04"),),
            events=(EventFound(**RULED, type="CONSULT", participants=(Participant("ada", "actor"),), place="Harn"),),
            figures=(FigureFound(**RULED, value=400, what="passengers"),),
        ),
    )
    assert found["mentions"] == [{**PLACE, "actor": "ada", "type": "surname"}]
    assert found["actors"] == [
        {"id": "ada", "name": "Ada Stone", "kind": "person", "role": "Mayor", "affiliation": "harn"}
    ]
    assert [(one["kind"], one["speaker"]) for one in found["statements"]] == [("direct", "ada"), ("indirect", None)]
    assert found["dates"] == [{**PLACE, "edtf": "2021-03-04"}]
    participants = [{"actor": "ada", "role": "actor"}]
    assert found["events"] == [
        {**PLACE, "edtf": None, "type": "CONSULT", "participants": participants, "place": "Harn"}
    ]
    assert found["figures"] == [{**PLACE, "value": 400}]


def test_organisations_alliances_and_bodies_are_organisations():
    kinds = ("person", "state", "organization", "armed-group", "alliance", "body")
    actors = tuple(NewActor(**RULED, id=kind, name=kind, kind=kind) for kind in kinds)
    assert [actor["kind"] for actor in prediction(ARTICLE, Findings(actors=actors))["actors"]] == [
        "person", "state", "organisation", "armed-group", "organisation", "organisation",
    ]  # fmt: skip
