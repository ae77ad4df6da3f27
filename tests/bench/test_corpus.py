"""The corpus of the benchmarks is always the same, and sound; every layout has the same pages and links."""

import re

import pytest

from tests.bench.corpus import NAMED, Corpus, document_file
from tests.bench.generators import write
from tests.bench.peers.sources import LAYOUTS, entries

LINK = re.compile(r"\[\[(?P<wiki>[^|\]]+)\||\]\((?:\.\./|\{filename\}/|/)[a-z]+/(?P<path>[a-z0-9-]+)")


def test_the_same_seed_gives_the_same_files():
    assert list(Corpus(30, seed=7).files()) == list(Corpus(30, seed=7).files())


def test_another_seed_gives_other_files():
    assert list(Corpus(30, seed=7).files()) != list(Corpus(30, seed=8).files())


def test_no_two_files_have_one_name():
    names = [name for name, _ in Corpus(300).files()]
    assert len(names) == len(set(names))


def test_a_document_beyond_the_last_is_another_one():
    corpus = Corpus(30)
    assert corpus.document(30).id not in {document.id for document in corpus.documents()}


def test_an_edit_gives_a_document_other_words_under_the_same_id():
    corpus = Corpus(30)
    before, after = corpus.document(3), corpus.document(3, "edit")
    assert (before.id, document_file(before)) != (after.id, document_file(after))
    assert before.id == after.id


def test_dossier_gets_the_words_without_their_marks():
    assert not any("{{" in text for _, text in Corpus(30).files())


def test_a_corpus_of_twenty_documents_has_no_problem(dossier):
    made = dossier()
    write(made.content, Corpus(20).files())
    assert made.build("--strict").err.startswith("no problems; 20 documents, 10 actors, 10 events")


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_peer_gets_every_page(name):
    corpus = Corpus(30)
    written = {path.removesuffix("/_index.md").removesuffix(".md") for path, _ in LAYOUTS[name](corpus)}
    pages = {"/".join(path.split("/")[-2:]) for path in written}
    assert {f"{entry.kind}/{entry.id}" for entry in entries(corpus)} <= pages


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_peer_gets_a_link_wherever_a_document_names_something(name):
    corpus = Corpus(30)
    texts = dict(LAYOUTS[name](corpus))
    for document in corpus.documents():
        text = next(text for path, text in texts.items() if path.endswith(f"{document.id}.md"))
        assert linked(text)[: len(named(document))] == named(document)


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_link_of_a_peer_leads_nowhere(name):
    corpus = Corpus(30)
    ids = {entry.id for entry in entries(corpus)}
    assert {id for _, text in LAYOUTS[name](corpus) for id in linked(text)} <= ids


def named(document):
    return [found["id"] for found in NAMED.finditer(document.marked)]


def linked(text):
    return [found["wiki"] or found["path"] for found in LINK.finditer(text)]
