"""The labels of our own articles stand where they say, and name actors whom the gazetteer knows."""

from pathlib import Path

import pytest

from tests.bench.proposals.labels import read_folder, read_gazetteer

ARTICLES = Path(__file__).parent / "articles"
GOLD = read_folder(ARTICLES)

article = pytest.mark.parametrize("name", sorted(GOLD))


@article
def test_every_label_is_the_words_at_its_place(name):
    labels = GOLD[name]
    text = (ARTICLES / labels.file).read_bytes().decode()
    spans = (*labels.mentions, *labels.statements, *labels.dates, *labels.figures)
    assert {span.surface: text[span.start : span.end] for span in spans} == {
        span.surface: span.surface for span in spans
    }
    assert all(0 <= event.start < event.end <= len(text) for event in labels.events)


@article
def test_only_actors_of_the_article_are_meant(name):
    labels = GOLD[name]
    meant = {mention.actor for mention in labels.mentions}
    meant |= {one for mention in labels.mentions for one in mention.accept}
    meant |= {statement.speaker for statement in labels.statements} - {None}
    meant |= {one for event in labels.events for one in event.actors}
    assert meant <= {actor.id for actor in labels.actors}


@article
def test_who_must_be_proposed_has_a_mention_that_is_required(name):
    labels = GOLD[name]
    required = {mention.actor for mention in labels.mentions if not mention.optional}
    assert {actor.id for actor in labels.actors if actor.in_text} == required


def test_the_gazetteer_has_every_actor():
    known = {actor.id: actor.kind for actor in read_gazetteer(ARTICLES)}
    assert {actor.id: actor.kind for labels in GOLD.values() for actor in labels.actors} == known
