"""The dossier in `content/`, from end to end, with nothing but what is committed."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from tinyhtml5.parser import HTMLParser

from tests.conftest import Dossier, target
from tests.site.test_claims import counted, covered, leads_to_passage, marked, sources

ROOT = Path(__file__).parent.parent
INDEXES = (
    "index.html",
    "404.html",
    "documents.html",
    "actors.html",
    "events.html",
    "topics.html",
    "timeline.html",
    "network.html",
    "names.html",
    "differences.html",
    "expectations.html",
    "voices.html",
    "evidence.html",
    "search.html",
)


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A copy of the committed content, built as `make site` builds it."""
    made = Dossier(tmp_path_factory.mktemp("real"))
    for name in committed():
        target = made.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    done = made.build("--strict")
    assert (done.code, done.err.split(";")[0]) == (0, "no problems"), done.err
    return made


@pytest.fixture(scope="module")
def things(real):
    return {kind: real.list_json(kind) for kind in ("documents", "actors", "events", "statements")}


def committed() -> list[str]:
    """The files of `content/` that git knows; where there is no repository (an sdist), those that are there."""
    done = subprocess.run(["git", "ls-files", "content"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0 and done.stdout:
        return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]
    return [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "content").rglob("*")) if path.is_file()]


def test_every_page_is_html_as_its_standard_has_it(real):
    for name in real.pages():
        parser = HTMLParser()
        parser.parse(real.read(f"site/{name}"))
        assert parser.errors == [], name


def test_no_text_as_received_is_committed():
    assert [name for name in committed() if name.startswith("content/sources/")] == []


def test_check_finds_nothing(real):
    done = real.check("--strict")
    assert (done.code, done.out) == (0, "")


def test_no_claim_is_open_and_the_site_marks_those_that_are_counted(real):
    assert counted(real) == covered(real)
    assert [standing for _, standing in counted(real) if standing == "open"] == []


def test_each_sourced_claim_leads_to_a_passage_with_one_click(real):
    for name, node in marked(real):
        links = [target(name, link) for link in sources(node)]
        if node.attributes["data-basis"] == "sourced":
            assert any(leads_to_passage(real, link) for link in links), (name, node.html)


def test_there_is_a_page_for_each_thing_and_each_index_and_no_other(real):
    sources = [name.split("/") for name in committed() if name.endswith(".md") and not name.endswith("README.md")]
    ties = [page for page in real.pages() if page.startswith("ties/")]
    names = [page for page in real.pages() if page.startswith("names/")]
    assert len(real.pages()) == len(sources) + len(INDEXES) + len(ties) + len(names)
    assert set(INDEXES) <= set(real.pages())


def test_every_document_has_at_least_twelve_passages(things):
    assert [document["id"] for document in things["documents"] if len(document["passages"]) < 12] == []


def test_every_passage_has_a_paragraph(real, things):
    for document in things["documents"]:
        for passage in document["passages"]:
            notes = real.items(document["page"], f"{document['page']}#{passage}")
            assert any("paragraph" in note for note in notes), f"{document['id']}#{passage}"


def test_every_event_has_evidence_with_a_paragraph(things):
    for event in things["events"]:
        assert event["evidence"], event["id"]
        assert all(evidence["paragraphs"][0] > 0 for evidence in event["evidence"]), event["id"]


def test_every_office_has_evidence_or_says_that_it_is_background(things):
    offices = [(actor["id"], office) for actor in things["actors"] for office in actor["offices"]]
    assert [id for id, office in offices if not (office["evidence"] or office["basis"])] == []
    assert offices


def test_every_kind_of_thing_is_there(things):
    assert {kind: bool(records) for kind, records in things.items()} == dict.fromkeys(things, True)


@pytest.mark.parametrize(("year", "holder"), [("2015", "john-kerry"), ("2019", "mike-pompeo")])
def test_the_secretary_of_state_is_who_held_the_office_in_that_year(real, tmp_path, year, holder):
    made = real.copy(tmp_path / "copy")
    page = "---\ntitle: A note\ndate: {0}-07-01\ndate_basis: stated\n---\nThe Secretary of State spoke.\n"
    made.write(f"-- documents/doc-test.md --\n{page.format(year)}")
    offices = made.built().page("documents/doc-test.html").css("p a.name")
    assert [(link.text(), link.attributes["href"]) for link in offices] == [
        ("Secretary of State", f"../actors/{holder}.html")
    ]


def test_statements_of_the_secretaries_are_made_for_the_united_states(things):
    for speaker in ("john-kerry", "mike-pompeo"):
        said = [statement for statement in things["statements"] if statement["speakers"] == [speaker]]
        assert said
        assert Counter(principal for statement in said for principal in statement["principals"]) == {
            "united-states": len(said)
        }


def test_no_quotation_is_longer_than_twelve_words(things):
    quotes = [quote for statement in things["statements"] for quote in statement["quotes"]]
    assert quotes
    assert [quote for quote in quotes if len(quote.split()) > 12] == []
