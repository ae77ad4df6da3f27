"""Predictions: the form in which findings are scored."""

from generator.add.article import Article
from generator.add.finding import Findings, NewActor
from generator.add.predictions import prediction

ARTICLE = Article(name="a.txt", form="text", text="…", received="0", title="Ferry resumes")


def test_what_is_unknown_is_null():
    assert prediction(ARTICLE, Findings(), ()) == {
        "meta": {"title": "Ferry resumes", "publisher": None, "date": None},
        "mentions": [], "actors": [], "statements": [], "dates": [], "events": [], "figures": [],
    }  # fmt: skip


def test_organisations_alliances_and_bodies_are_organisations():
    kinds = ("person", "state", "organization", "armed-group", "alliance", "body")
    actors = tuple(NewActor(start=0, end=1, rule="any", id=kind, name=kind, kind=kind) for kind in kinds)
    assert [actor["kind"] for actor in prediction(ARTICLE, Findings(actors=actors), ())["actors"]] == [
        "person", "state", "organisation", "armed-group", "organisation", "organisation",
    ]  # fmt: skip
