"""The pages of questions: who held what and when, and the words that show it."""

import pytest

DEAL = "documents/acme-2020-03-02-deal.html"
DOUBTS = "documents/gazette-2020-03-05-doubts.html"
OPENING = "topics/opening.html"


@pytest.fixture(scope="module")
def lines(harbour):
    """The lines of the matrix: its date, and the words of each cell by the side at the head of its column."""
    table = harbour.page(OPENING).css_first("main table")
    head, *rest = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in table.css("tr")]
    return {line[0]: dict(zip(head[1:], line[1:], strict=True)) for line in rest}


def cell(line, side):
    return next(words for head, words in line.items() if head.startswith(side))


def test_a_cell_holds_the_answer_and_the_words_behind_it(lines):
    words = cell(lines["2 March 2020"], "Acme")
    assert "Within weeks" in words
    assert "Ada Stone: “a matter of weeks”" in words
    assert "verbatim" in words


def test_every_cell_leads_to_its_passages(harbour):
    assert {f"{DEAL}#p2", f"{DEAL}#p3", f"{DOUBTS}#p2"} <= harbour.links(OPENING, "main table")


def test_who_said_nothing_at_a_date_has_an_empty_cell(lines):
    assert cell(lines["4 March 2020"], "Acme") == ""


def test_an_answer_that_was_not_given_is_said_to_be_nobodys(dossier, harbour, scratch):
    scratch.edit("content/topics/opening.md", "  late: Not for years", "  late: Not for years\n  never: Never")
    assert "Never nobody in these sources" in scratch.built().words(OPENING)


def test_a_change_is_said_in_words_with_what_was_before(scratch):
    scratch.edit("content/documents/gazette-2020-03-05-doubts.md", "stance=late", "stance=soon")
    assert "Another answer than before; 2 March 2020: Not for years" in scratch.built().words(OPENING)


def test_who_answers_other_questions_is_said_to_be_silent_here(scratch):
    scratch.write("-- topics/price.md --\n---\ntitle: What does it cost?\nanswers: {much: Much}\n---\n")
    scratch.edit("content/documents/gazette-2020-03-05-doubts.md", "by=gazette", "by=gazette topic=price stance=much")
    assert "The Gazette" in (words := scratch.built().words(OPENING))
    assert "no statement in these sources" in words.lower()


def test_every_statement_stands_below_with_its_words(harbour):
    for passage in (f"{DEAL}#p2", f"{DEAL}#p3", f"{DOUBTS}#p2"):
        assert any("→" not in item and passage for item in harbour.items(OPENING, passage))


def test_a_question_on_a_passage_leads_to_its_page(harbour):
    for page in ("actors/ada.html", DEAL):
        assert OPENING in harbour.links(page)


def test_the_index_says_how_many_answers_and_when(harbour):
    (item,) = harbour.items("topics.html", OPENING)
    assert "3 statements by 2 sides, 2020" in item
    assert "Within weeks" in item
    assert "Not for years" in item


def test_a_question_without_statements_says_so(dossier):
    site = dossier("-- topics/empty.md --\n---\ntitle: Why?\nanswers: {so: So}\n---\n").built()
    assert "No statement on this question in these sources" in site.words("topics/empty.html")
    assert "No statement in these sources" in site.words("topics.html")


def test_many_dates_are_gathered_by_year(dossier):
    passages = "\n\n".join(
        f"[Words {n}.]{{#p{n} para=1 by=guild at={1900 + n // 2} topic=opening stance=so}}" for n in range(1, 90)
    )
    site = dossier(
        "-- topics/opening.md --\n---\ntitle: Why?\nanswers: {so: So}\n---\n"
        "-- actors/guild.md --\n---\nname: Guild\nkind: organization\n---\n"
        f"-- documents/doc-1.md --\n---\ntitle: T\ndate: 2000\ndate_basis: stated\n---\n{passages}\n"
    ).built()
    page = site.page(OPENING)
    assert page.css_first("main table th").text().strip() == "Year"
    assert len({link for link in site.links(OPENING) if link.startswith("documents/doc-1.html#")}) == 89
