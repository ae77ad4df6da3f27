"""A spaCy pipeline that the user names finds names that the rules miss; here one that this test makes."""

import json

import pytest
import spacy

from generator.add.article import Article
from generator.add.propose.model import NoModel, load_model
from generator.add.propose.propose import Proposer
from tests.add.actors import actors_of

TEXT = "At noon Quill Ostrander of Blue Lantern arrived. Ada Lund was late."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Quill Ostrander"},
            {"label": "ORG", "pattern": "Blue Lantern"},
            {"label": "PERSON", "pattern": "Ada Lund"},
            {"label": "GPE", "pattern": "noon"},
        ]
    )
    path = tmp_path_factory.mktemp("model") / "names"
    pipeline.to_disk(path)
    return path


def test_what_only_the_model_sees_is_proposed_as_not_sure(folder):
    found = _proposed(load_model(str(folder)))
    assert [(actor.name, actor.kind, actor.rule, actor.sure) for actor in found.actors] == [
        ("Quill Ostrander", "person", "model", False),
        ("Blue Lantern", "organization", "model", False),
    ]


def test_what_is_known_stays_what_it_is(folder):
    with_model, without = _proposed(load_model(str(folder))), _proposed(None)
    assert [mention for mention in with_model.mentions if mention.rule != "model"] == list(without.mentions)


def test_a_model_that_is_not_there_is_said():
    with pytest.raises(NoModel) as refused:
        load_model("no_such_model")
    assert str(refused.value) == "there is no spaCy model `no_such_model` here; install it, or name its folder"


def test_the_command_takes_the_model_that_is_named(folder, scratch):
    (scratch.folder / "a.txt").write_text(TEXT)
    done = scratch.run("add", "a.txt", "--dry-run", "--json", "--model", str(folder))
    assert [actor["name"] for actor in json.loads(done.out)["actors"] if actor["rule"] == "model"] == [
        "Quill Ostrander",
        "Blue Lantern",
    ]


def test_without_that_model_nothing_is_done(scratch):
    (scratch.folder / "a.txt").write_text(TEXT)
    done = scratch.run("add", "a.txt", "--dry-run", "--model", "no_such_model")
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("there is no spaCy model `no_such_model` here; install it, or name its folder\n")


def _proposed(model):
    actors = actors_of("ada-lund | person | Ada Lund | | |")
    return Proposer(actors, model=model).propose(Article(name="a.txt", form="text", text=TEXT, received=""))
