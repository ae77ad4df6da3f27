"""Every quotation is looked up in the text as received: a letter more or less is found, a kind of mark is not."""

import pytest

SITE = """
-- documents/acme-1.md --
---
title: A day
date: 2020
date_basis: stated
source: day.txt
---
{account}
-- sources/day.txt --
{source}
"""
FILLER = " and so on" * 40


@pytest.fixture
def look_up(dossier):
    """What is wrong with an account, with the text as received beside it."""

    def run(account: str, source: str) -> list[dict]:
        made = dossier(SITE.format(account=account, source=source + f"\n\nThe rest{FILLER}."))
        return made.faults("--links", "none", "--sources", "content/sources")

    return run


@pytest.fixture
def quote(look_up):
    """The rules that one quotation from paragraph 1 breaks."""

    def run(words: str, source: str) -> list[str]:
        return [problem["rule"] for problem in look_up(f"[“{words}”]{{#p1 para=1}}", source)]

    return run


VERBATIM = ["quotation-is-verbatim"]


def test_words_that_stand_there_are_no_fault(quote):
    assert quote("the boats come home", "She says the boats come home.") == []


@pytest.mark.parametrize(
    "words",
    [
        "the boats came home",
        "the Boats come home",
        "the boats come hom",
        "he boats come home",
        "the boats come homes",
        "boats the come home",
        "the boats home",
        "the boats, come home",
        "the b\u03bfats come home",
    ],
)
def test_words_that_differ_by_a_letter_or_a_mark_are_found(quote, words):
    assert quote(words, "She says the boats come home.") == VERBATIM


@pytest.mark.parametrize("position", range(len("come home")))
def test_any_letter_that_is_altered_is_found(quote, position):
    words = "come home"
    altered = words[:position] + "x" + words[position + 1 :]
    assert quote(altered, "They come home.") == VERBATIM


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("it's home", "She says it’s home."),
        ("it’s home", "She says it's home."),
        ("she said ‘no’ twice", "Then she said 'no' twice."),
        ("a well-known boat", "It is a well\u2011known boat."),
        ("home – at last", "They are home — at last."),
        ("home - at last", "They are home – at last."),
        ("at home", "They are at\u00a0home."),
        ("at home", "They are at \t home."),
        ("at   home", "They are at home."),
        ("at\nhome", "They are at home."),
        ("Café", "The Cafe\u0301 is open."),
        ("Cafe\u0301", "The Café is open."),
    ],
)
def test_kinds_of_marks_dashes_and_white_space_do_not_matter(quote, words, source):
    assert quote(words, source) == []


@pytest.mark.parametrize("mark", ['"', "“"])
def test_the_marks_around_a_quotation_may_be_curly_or_straight(look_up, mark):
    close = "”" if mark == "“" else '"'
    assert look_up(f"[{mark}come home{close}]{{#p1 para=1}}", 'They "come home" now.') == []


@pytest.mark.parametrize("gap", ["[…]", "[...]"])
def test_a_gap_stands_for_words_left_out(quote, gap):
    assert quote(f"the boats {gap} home", "She says the boats come slowly home.") == []


def test_a_gap_does_not_turn_the_order_round(quote):
    assert quote("home […] the boats", "She says the boats come home.") == VERBATIM


def test_a_gap_does_not_excuse_the_words_beside_it(quote):
    assert quote("the goats […] home", "She says the boats come slowly home.") == VERBATIM


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("[I]t is home", "She says it is home."),
        ("[The boats] come home", "She says they come home."),
        ("the boat[s] come", "She says the boat come."),
    ],
)
def test_other_brackets_are_the_editors(quote, words, source):
    assert quote(words, source) == []


def test_brackets_that_stand_in_the_source_are_found_as_they_stand(quote):
    assert quote("the [small] boats", "She says the [small] boats come home.") == []


def test_the_words_beside_an_editors_bracket_must_stand_there(quote):
    assert quote("[I]t is hone", "She says it is home.") == VERBATIM


@pytest.mark.parametrize("words", ["[…]", "[never said]"])
def test_a_quotation_holds_words_of_the_source(quote, words):
    assert quote(words, "She says the boats come home.") == VERBATIM


def test_a_wrong_paragraph_is_told_the_right_one(look_up):
    (fault,) = look_up("[“come home”]{#p1 para=2}", "They come home.\n\nThey go.")
    assert fault["rule"] == "quotation-is-verbatim"
    assert fault["hint"] == "they stand in paragraph 1"


def test_a_fault_names_the_nearest_words_of_the_paragraph(look_up):
    (fault,) = look_up("[“boats came home”]{#p1 para=1}", "All the small boats come home.")
    assert "boats come home" in fault["hint"]


def test_a_fault_stands_at_the_first_word_of_the_quotation(look_up):
    (fault,) = look_up("First\nsecond [“came home”]{#p1 para=1}", "They come home.")
    assert (fault["line"], fault["column"]) == (8, 10)


def test_lines_without_words_are_not_counted_as_paragraphs(look_up):
    assert look_up("[“come home”]{#p1 para=2}", "One.\n\n \n\t\nThey come home.") == []


def test_a_range_of_paragraphs_may_hold_the_words_anywhere(look_up):
    assert look_up("[“come home”]{#p1 para=1-2}", "One.\nThey come home.") == []


def test_words_may_run_over_two_paragraphs_of_a_range(look_up):
    assert look_up("[“come home now”]{#p1 para=1-2}", "They come home\nnow or never.") == []


def test_each_of_several_quotations_is_looked_up(look_up):
    faults = look_up("[“come hone” and “go awax”]{#p1 para=1}", "They come home and go away.")
    assert [fault["rule"] for fault in faults] == VERBATIM * 2


def test_a_quotation_in_a_note_is_looked_up(look_up):
    (fault,) = look_up("Text.[^1]\n\n[^1]: [“came home”]{#p1 para=1}", "They come home.")
    assert fault["rule"] == "quotation-is-verbatim"


def test_a_paraphrase_is_not_looked_up(look_up):
    assert look_up("[All came home]{#p1 para=1}", "They come home.") == []


def test_a_paraphrase_names_a_paragraph_that_exists(look_up):
    (fault,) = look_up("[All came home]{#p1 para=9}", "They come home.")
    assert fault["rule"] == "paragraph-exists"
    assert fault["message"] == "the source has 2 paragraphs, not 9"


def test_the_end_of_a_range_exists_too(look_up):
    (fault,) = look_up("[All came home]{#p1 para=1-3}", "They come home.")
    assert fault["rule"] == "paragraph-exists"


def test_too_many_quoted_words_are_found(dossier):
    source = "one two three four five six seven eight nine ten"
    made = dossier(SITE.format(account="[“one two”]{#p1 para=1}", source=source))
    (fault,) = made.faults("--links", "none", "--sources", "content/sources")
    assert fault["rule"] == "excerpts-are-few"
    assert "2 words are quoted, at most 1" in fault["message"]


def test_as_many_quoted_words_as_are_allowed_are_no_fault(dossier):
    made = dossier(
        SITE.format(account="[“one”]{#p1 para=1}", source="one two three four five six seven eight nine ten")
    )
    assert made.faults("--links", "none", "--sources", "content/sources") == []


def test_how_much_may_be_quoted_is_a_setting(dossier):
    made = dossier(SITE.format(account="[“one two”]{#p1 para=1}", source="one two three four"))
    made.write('-- dossier.toml --\ntitle = "T"\n[excerpts]\nshare = 0.5\n')
    assert made.faults("--links", "none", "--sources", "content/sources") == []


@pytest.mark.parametrize(
    "name", ["gone.txt", "../secret.txt", "/etc/hostname", "sub/day.txt", "..", ".", "../sources/day.txt"]
)
def test_a_source_that_is_no_file_of_the_folder_is_found(dossier, name):
    made = dossier(SITE.format(account="[“come home”]{#p1 para=1}", source="They come home."))
    made.write("-- secret.txt --\nThey come home.\n-- sources/sub/day.txt --\nThey come home.\n")
    made.edit("content/documents/acme-1.md", "day.txt", name)
    faults = made.faults("--links", "none", "--sources", "content/sources")
    assert [fault["rule"] for fault in faults] == ["document-has-source"]


def test_a_document_without_a_source_is_found(dossier):
    made = dossier(SITE.format(account="", source="").replace("source: day.txt\n", ""))
    assert [fault["rule"] for fault in made.faults("--links", "none", "--sources", "content/sources")] == [
        "document-has-source"
    ]


def test_a_source_that_is_not_utf_8_is_found(dossier):
    made = dossier(SITE.format(account="[A]{#p1 para=1}", source=""))
    (made.content / "sources/day.txt").write_bytes(b"caf\xe9")
    (fault,) = made.faults("--links", "none", "--sources", "content/sources")
    assert "not UTF-8" in fault["message"]


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"])
def test_a_source_may_have_the_line_ends_of_another_system(dossier, ends):
    made = dossier(SITE.format(account="[“come home”]{#p1 para=2}", source=""))
    text = b"\xef\xbb\xbf" + ends.join([b"One.", b"", b"They come home.", b"and so on " * 20])
    (made.content / "sources/day.txt").write_bytes(text)
    assert made.faults("--links", "none", "--sources", "content/sources") == []


def test_the_private_folder_is_where_sources_are_looked_for(look_up, dossier):
    made = dossier(SITE.format(account="[“never said”]{#p1 para=1}", source=f"Nothing{FILLER}."))
    assert [fault["rule"] for fault in made.faults("--links", "none")] == VERBATIM


def test_another_folder_of_sources_is_named_in_the_settings(dossier):
    made = dossier(SITE.format(account="[“never said”]{#p1 para=1}", source=f"Nothing{FILLER}."))
    (made.content / "sources").rename(made.folder / "elsewhere")
    made.write('-- dossier.toml --\ntitle = "A"\nsources = "../elsewhere"\n')
    assert [fault["rule"] for fault in made.faults("--links", "none")] == VERBATIM


def test_without_sources_no_quotation_is_looked_up(dossier):
    made = dossier(SITE.format(account="[“never said”]{#p1 para=1}", source="Nothing."))
    (made.content / "sources").rename(made.folder / "elsewhere")
    done = made.check("--links", "none")
    assert done.code == 0
    assert "1 quotations, by the lock alone (--sources DIR looks them up)" in done.err


def test_the_number_of_quotations_is_said(harbour):
    assert "2 quotations" in harbour.check("--sources", "content/sources").err
