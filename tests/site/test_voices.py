"""The page of voices: who speaks, who never does, and which documents are one voice."""

from msgspec import structs

from generator.model.lock import Overlap
from generator.read.lock import FILE, find_lock, lock_text

PAGE = "voices.html"
DEAL = "documents/acme-2020-03-02-deal.html"
DOUBTS = "documents/gazette-2020-03-05-doubts.html"


def rows(site, id):
    """The words of each row of a table, cell by cell, by the first."""
    lines = site.page(PAGE).css(f'table[aria-labelledby="{id}"] tbody tr')
    cells = ([" ".join(cell.text().split()) for cell in line.css("th, td")] for line in lines)
    return {first: rest for first, *rest in cells}


def test_statements_are_counted_by_side(harbour):
    found = rows(harbour, "sides")
    assert found["the town"][0].startswith("2 ")
    assert "50 %" in found["the town"][0]
    assert found["Acme"][1] == "Ada Stone"


def test_each_statement_can_be_reached(harbour):
    assert {f"{DEAL}#p2", f"{DEAL}#p3", f"{DOUBTS}#p1", f"{DOUBTS}#p2"} <= harbour.links(PAGE)


def test_an_office_counts_what_its_holder_said_while_in_office(harbour):
    assert rows(harbour, "offices")["Mayor, the town"][1] == "Cleo Reed"


def test_who_is_not_named_is_counted_by_description(harbour):
    assert "Two officials" in rows(harbour, "unnamed")


def test_documents_without_a_publisher_are_said_to_have_none(harbour):
    assert {"Publisher unknown", "The Gazette"} == set(rows(harbour, "publishers"))


def test_the_outlet_from_which_something_is_known_is_named(harbour):
    assert "The Gazette" in rows(harbour, "outlets")


def test_who_is_never_quoted_is_listed_with_the_events(harbour):
    words = harbour.words(PAGE)
    assert "1 party to events is never quoted: Bert Hill." in words
    assert "events/deal.html" in harbour.links(PAGE, ".unheard")


def test_home_says_what_follows(harbour):
    words = harbour.words("index.html")
    assert "One side speaks most. Of 4 statements by side: the town 2," in words
    assert "1 of 4 statements has a speaker whom the source does not name." in words
    assert "1 party to events is never quoted: Bert Hill." in words


def test_without_a_lock_nothing_was_compared(dossier):
    assert "have not been compared" in dossier().built().words(PAGE)


def with_overlap(site, share):
    """The site, sealed, as if its two sources shared so much of their wording."""
    site.seal("--sources", "content/sources")
    lock, _ = find_lock(site.content)
    overlap = Overlap(a="acme-2020-03-02-deal", b="gazette-2020-03-05-doubts", share=share)
    (site.content / FILE).write_text(lock_text(structs.replace(lock, overlaps=(overlap,))), encoding="utf-8")
    return site.built()


def test_texts_that_share_their_wording_count_as_one_source(scratch):
    site = with_overlap(scratch, 0.45)
    assert all("1 source" in item for item in site.items("events.html", "events/deal.html"))
    assert "2 documents; they share their wording and are 1 source" in site.words("events/deal.html")
    assert "have up to 45 % in common and count as one" in site.words(PAGE)


def test_texts_that_share_little_are_two_sources(scratch):
    site = with_overlap(scratch, 0.05)
    assert all("2 sources" in item for item in site.items("events.html", "events/deal.html"))
    assert "No two sources of this dossier share so much" in site.words(PAGE)
    assert "5% in common" in site.words(PAGE)


def test_of_many_statements_the_table_says_how_many_rows_are_left_out(dossier):
    said = "\n\n".join(f"[Words.]{{#p{n} para=1 by=unnamed as=s{n % 90}}}" for n in range(1, 181))
    site = dossier(f"-- documents/doc-1.md --\n---\ntitle: T\ndate: 2000\ndate_basis: stated\n---\n{said}\n").built()
    assert len(rows(site, "unnamed")) == 12
    assert "And 78 more, each with fewer statements or as many." in site.words(PAGE)
