"""The home page: findings with their passages, and the ways into the dossier."""

import pytest

DEAL = "documents/acme-2020-03-02-deal.html"
FINDING = """
[[findings]]
title = "They disagree"
text = "Weeks for one, years for the other."
passages = ["acme-2020-03-02-deal#p2"]
"""


def with_finding(site, finding=FINDING):
    path = site.content / "dossier.toml"
    path.write_text(path.read_text(encoding="utf-8") + finding, encoding="utf-8")
    return site


def test_a_finding_stands_with_its_words_and_leads_to_its_passage(scratch):
    site = with_finding(scratch).built()
    assert "They disagree Weeks for one, years for the other. “a matter of weeks”" in site.words("index.html")
    assert f"{DEAL}#p2" in site.links("index.html")


@pytest.mark.parametrize(
    ("passage", "rule"),
    [
        ("acme-2020-03-02-deal#p99", "passage-resolves"),
        ("no-such-document#p1", "reference-resolves"),
    ],
)
def test_a_finding_on_a_passage_that_is_not_there_is_reported_at_its_place(scratch, passage, rule):
    (fault,) = with_finding(scratch, FINDING.replace("acme-2020-03-02-deal#p2", passage)).faults("--links", "none")
    assert fault["rule"] == rule
    assert fault["path"].endswith("dossier.toml")
    line = scratch.read("content/dossier.toml").split("\n")[fault["line"] - 1]
    assert line[fault["column"] - 1 :].startswith(passage)


def test_a_finding_whose_passage_is_written_wrongly_is_exit_code_2(scratch):
    done = with_finding(scratch, FINDING.replace("#p2", "")).check()
    assert done.code == 2
    assert "id-fits" in done.err


@pytest.mark.parametrize("way", ["topics/opening.html", "timeline.html", "network.html", "documents.html", DEAL])
def test_home_leads_everywhere(harbour, way):
    assert way in harbour.links("index.html")


def test_home_counts_and_says_what_is_missing(harbour):
    words = harbour.words("index.html")
    assert "2 documents" in words
    assert "1 of 2 documents has no known publisher" in words


def test_an_empty_dossier_has_a_home(dossier):
    assert "The harbour" in dossier().built().words("index.html")


def test_an_empty_dossier_says_that_it_is_empty_and_counts_nothing(dossier):
    site = dossier().built()
    assert "There is nothing in this dossier yet." in site.words("index.html")
    assert site.page("index.html").css(".counts, .section, .starts") == []


def test_home_says_where_to_start(harbour):
    starts = harbour.page("index.html").css(".starts a")
    assert [start.css_first("small").text() for start in starts] == [
        "Read a document",
        "Compare the answers",
        "Follow an actor",
    ]
    assert {start.attributes["href"] for start in starts} <= harbour.links("index.html")


def test_of_a_finding_two_passages_are_quoted_and_all_are_linked(scratch):
    three = ", ".join(f'"acme-2020-03-02-deal#p{number}"' for number in (1, 2, 3))
    site = with_finding(scratch, FINDING.replace('"acme-2020-03-02-deal#p2"', three)).built()
    finding = site.page("index.html").css_first(".finding")
    assert len(finding.css(".finding-passages li")) == 2
    assert [link.attributes["href"].partition("#")[2] for link in finding.css("a.source")] == ["p1", "p2", "p3"]
