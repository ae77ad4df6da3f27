"""`dossier add`: what is taken in, what is written, what is refused; all or nothing."""

import json
import re
import shutil
from hashlib import sha256

import pytest

from generator.author.alone import alone
from tests.add.foreign import BODY, TEXT, TITLE, encrypted, linked_data, page, pdf, warc
from tests.cli.terminal import Terminal
from tests.cli.test_new import ADDRESS, EDTF

DATED = f"{TITLE}\nPublished: 4 March 2021\n\n" + "\n\n".join(BODY) + "\n"
ID = "doc-2021-03-04-ferry-resumes-after-storm"
GIVEN = "Given by whoever added the article; the text as received does not state it."
DEAL = "Acme and the town met on Monday."


@pytest.fixture
def desk(scratch):
    """The harbour, and beside it files to add; `before` is all that was there."""
    return scratch


def put(desk, name, data):
    (desk.folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def everything(desk):
    """Every file of the content and its bytes."""
    return {path.relative_to(desk.content).as_posix(): path.read_bytes() for path in desk.content.rglob("*.*")}


def front(desk, id):
    lines = desk.read(f"content/documents/{id}.md").split("---\n")[1].splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line and "  #" not in line and line[-2:] != "[]")


# --- what is written -------------------------------------------------------------------------------------


def test_a_text_is_kept_as_received_with_its_digest_and_begins_a_document(desk):
    done = desk.run("add", put(desk, "ferry.txt", DATED.replace("\n", "\r\n")))
    assert done.code == 0, done.err
    assert done.out == f"content/documents/{ID}.md\n"
    data = DATED.replace("\n", "\r\n").encode()
    assert (desk.content / "sources/ferry.txt").read_bytes() == data
    assert desk.read("content/sources/SHA256SUMS") == f"{sha256(data).hexdigest()}  ferry.txt\n"
    assert front(desk, ID) == {
        "title": TITLE,
        "date": "2021-03-04",
        "date_basis": "stated",
        "date_note": "'The text says “Published: 4 March 2021”.'",
        "rights": "in-copyright",
        "source": "ferry.txt",
    }


def test_it_says_what_was_found_and_what_is_next(desk):
    done = desk.run("add", put(desk, "ferry.txt", DATED))
    assert re.sub("  proposals   .+", "  proposals   some", done.err) == (
        "ferry.txt: plain text, utf-8, 88 words\n"
        "  title       Ferry resumes after storm\n"
        "  publisher   not stated\n"
        "  date        2021-03-04, stated. The text says “Published: 4 March 2021”\n"
        "  set aside   “Published: 4 March 2021”\n"
        "  proposals   some\n"
        f"  written     content/documents/{ID}.md, from content/sources/ferry.txt\n"
        f"  next        dossier review {ID}\n"
    )


def test_the_dossier_is_sound_with_a_draft_in_it(desk):
    desk.run("add", put(desk, "ferry.txt", DATED))
    done = desk.check("--links", "none", "--format", "json")
    assert [problem for problem in done.problems if "ferry" in problem["path"]] == []
    assert desk.build().code == 0
    assert "Ferry resumes after storm" in desk.words(f"documents/{ID}.html")


def test_of_a_web_page_both_the_page_and_its_text_are_kept(desk):
    head = linked_data(datePublished="2021-03-04", publisher={"name": "Harn Gazette"}, author={"name": "Vance, Ida"})
    address = '<link rel="canonical" href="https://harn.example/ferry">'
    done = desk.run("add", put(desk, "ferry.html", page(head=head + address)))
    assert done.code == 0, done.err
    id = "harn-gazette-2021-03-04-ferry-resumes-after-storm"
    assert done.out == f"content/documents/{id}.md\n"
    assert desk.read("content/sources/ferry.html") == page(head=head + address)
    assert desk.read("content/sources/ferry.html.txt") == "\n\n".join((TITLE, *BODY)) + "\n"
    made = front(desk, id)
    assert (made["publisher"], made["author"]) == ("Harn Gazette", "['Vance, Ida']")
    assert (made["url"], made["language"]) == ("https://harn.example/ferry", "en")
    assert made["source"] == "ferry.html.txt"
    assert "  left out    “Home”\n              “Sport”\n" in done.err


def test_of_an_archive_each_page_begins_a_document(desk):
    pages = {f"https://coast.example/{name}": page(f"Ferry {name}", body=(f"All of it {name}.", *BODY[n : n + 1]))
             for n, name in enumerate(("resumes", "stops"))}  # fmt: skip
    done = desk.run("add", put(desk, "ferry.warc.gz", warc(pages)), "--date", "2021-04")
    assert done.code == 0, done.err
    assert done.out == "content/documents/doc-2021-04-ferry-resumes.md\ncontent/documents/doc-2021-04-ferry-stops.md\n"
    made = front(desk, "doc-2021-04-ferry-stops")
    assert made["source"] == "ferry.warc.gz-2.txt"
    assert (made["url"], made["url_note"]) == ("https://coast.example/stops", "The page was captured on 2021-04-02.")


def test_a_text_in_another_encoding_gets_a_copy_in_utf_8_that_passages_can_name(desk):
    data = DATED.encode("utf-16")
    done = desk.run("add", put(desk, "ferry.txt", data))
    assert done.code == 0, done.err
    assert (desk.content / "sources/ferry.txt").read_bytes() == data
    assert desk.read("content/sources/ferry.utf-8.txt") == DATED
    assert front(desk, ID)["source"] == "ferry.utf-8.txt"


def test_flags_count_before_the_file(desk):
    flags = ("--title", "The ferry: back", "--publisher", "Gazette", "--date", "2021-03", "--rights", "cc-by")
    done = desk.run("add", put(desk, "ferry.txt", DATED), *flags, "--url", "https://harn.example/1")
    made = front(desk, "gazette-2021-03-the-ferry-back")
    assert (made["title"], made["title_note"]) == ("'The ferry: back'", "Not in the text as received.")
    assert (made["date"], made["date_basis"], made["rights"]) == ("2021-03", "inferred", "cc-by")
    assert made["url"] == "https://harn.example/1"
    assert "  note        `--date` says 2021-03. The text says “Published: 4 March 2021”\n" in done.err


def test_a_text_without_a_title_has_the_name_of_its_file_and_says_so(desk):
    done = desk.run("add", put(desk, "a ferry.txt", "\n\n".join(BODY)), "--date", "2021-03-05")
    assert done.out == "content/documents/doc-2021-03-05-a-ferry.md\n"
    made = front(desk, "doc-2021-03-05-a-ferry")
    assert made["title"] == "a ferry"
    assert made["title_note"] == "The text as received has no title; the name of its file stands here."


def test_a_name_that_other_bytes_have_gets_a_number(desk):
    before = desk.read("content/sources/deal.txt")
    desk.run("add", put(desk, "deal.txt", DATED))
    assert desk.read("content/sources/deal.txt") == before
    assert desk.read("content/sources/deal-2.txt") == DATED


def test_a_file_that_stands_in_the_sources_already_is_taken_where_it_is(desk):
    (desk.content / "sources/ferry.txt").write_text(DATED)
    done = desk.run("add", "content/sources/ferry.txt")
    assert done.code == 0, done.err
    assert front(desk, ID)["source"] == "ferry.txt"
    assert sorted(path.name for path in (desk.content / "sources").iterdir()) == [
        "SHA256SUMS", "deal.txt", "doubts.txt", "ferry.txt",
    ]  # fmt: skip


def test_several_files_are_added_at_once(desk):
    names = put(desk, "a.txt", DATED), put(desk, "b.txt", "Another day\nPublished: 5 March 2021\n\nAll was quiet.\n")
    done = desk.run("add", *names)
    assert done.code == 0, done.err
    assert len(done.out.splitlines()) == 2


def test_json_says_what_was_written(desk):
    (record,) = desk.run("add", put(desk, "ferry.txt", DATED), "--json").problems
    assert record == {
        "id": ID, "path": f"content/documents/{ID}.md", "source": "ferry.txt",
        "received": sha256(DATED.encode()).hexdigest(), "form": "text", "encoding": "utf-8", "title": TITLE,
        "publisher": "", "date": "2021-03-04", "date_basis": "stated", "url": "",
        "boilerplate": ["Published: 4 March 2021"],
    }  # fmt: skip


# --- what is only looked at ------------------------------------------------------------------------------


def test_a_dry_run_prints_predictions_and_writes_nothing(desk):
    before = everything(desk)
    done = desk.run("add", put(desk, "ferry.txt", DATED), "--dry-run", "--json")
    assert done.code == 0, done.err
    assert json.loads(done.out)["meta"] == {"title": TITLE, "publisher": None, "date": "2021-03-04"}
    assert everything(desk) == before


def test_a_dry_run_of_several_prints_a_list(desk):
    names = put(desk, "a.txt", DATED), put(desk, "b.txt", TEXT)
    printed = json.loads(desk.run("add", *names, "--dry-run", "--json").out)
    assert [one["meta"]["date"] for one in printed] == ["2021-03-04", None]


def test_a_dry_run_goes_on_without_a_date(desk):
    done = desk.run("add", put(desk, "ferry.txt", TEXT), "--dry-run")
    assert done.code == 0
    assert "  date        not stated\n" in done.out


# --- what the dossier has --------------------------------------------------------------------------------


def test_the_same_words_are_known(desk):
    data = (desk.content / "sources/deal.txt").read_bytes()
    before = everything(desk)
    done = desk.run("add", put(desk, "other.txt", data), "--date", "2020-03-02")
    assert done.code == 1
    assert done.err == (
        "dossier: `other.txt` is in the dossier already, word for word, as `acme-2020-03-02-deal`; "
        "`--again` adds it all the same\nnothing was added\n"
    )
    assert everything(desk) == before


def test_they_are_known_by_the_lock_where_the_source_is_not_there(desk):
    data = (desk.content / "sources/deal.txt").read_bytes()
    (desk.content / "sources/deal.txt").unlink()
    done = desk.run("add", put(desk, "other.txt", data), "--date", "2020-03-02")
    assert done.code == 1
    assert "word for word, as `acme-2020-03-02-deal`" in done.err


def test_nearly_the_same_words_are_known_with_their_overlap(desk):
    text = desk.read("content/sources/deal.txt").replace("smiled as one smiles", "laughed as one laughs")
    done = desk.run("add", put(desk, "other.txt", text), "--date", "2020-03-02")
    assert done.code == 1
    assert done.err == (
        "dossier: `other.txt` shares 91% of the shorter text with `acme-2020-03-02-deal`, and 83% of both together, "
        "in sequences of 5 words; `--again` adds it all the same\nnothing was added\n"
    )


def test_the_same_address_is_known(desk):
    done = desk.run("add", put(desk, "ferry.txt", DATED), "--url", "https://gazette.example/doubts")
    assert done.code == 1
    assert "is in the dossier already: `gazette-2020-03-05-doubts` has the same address" in done.err


def test_a_file_as_received_is_known_by_its_digest(desk):
    name = put(desk, "ferry.html", page(head=linked_data(datePublished="2021-03-04")))
    assert desk.run("add", name).code == 0
    again = desk.run("add", name)
    assert again.code == 1
    assert f"`ferry.html` is in the dossier already, word for word, as `{ID}`" in again.err


@pytest.mark.parametrize("name", ["ferry.txt", "ferry.html"])
def test_it_is_known_by_what_is_committed_where_no_source_is_there(desk, name):
    data = {"ferry.txt": DATED, "ferry.html": page(head=linked_data(datePublished="2021-03-04"))}[name]
    assert desk.run("add", put(desk, name, data)).code == 0
    shutil.rmtree(desk.content / "sources")
    again = desk.run("add", name)
    assert again.code == 1
    assert f"`{name}` is in the dossier already, word for word, as `{ID}`" in again.err


def test_the_same_title_publisher_and_date_are_known(desk):
    said = ("--title", "Deal", "--publisher", "The Gazette", "--date", "2021-03-04")
    assert desk.run("add", put(desk, "ferry.txt", "The ferry ran, it is said.\n"), *said).code == 0
    shutil.rmtree(desk.content / "sources")
    again = desk.run("add", put(desk, "other.txt", "The town met Acme, and other words are said of it here.\n"), *said)
    assert again.code == 1
    assert (
        "`other.txt` is in the dossier already: `gazette-2021-03-04-deal` has the same title, publisher and date"
        in again.err
    )


def test_a_file_that_is_named_twice_is_known(desk):
    done = desk.run("add", put(desk, "a.txt", DATED), put(desk, "b.txt", DATED))
    assert done.code == 1
    assert "`b.txt` is in the dossier already, word for word, as `a.txt`" in done.err


def test_again_adds_what_is_known_under_an_id_of_its_own(desk):
    name = put(desk, "ferry.txt", DATED)
    assert desk.run("add", name).code == 0
    assert desk.run("add", name, "--again").out == f"content/documents/{ID}-2.md\n"


# --- what is refused -------------------------------------------------------------------------------------


def test_all_faults_come_in_one_run_and_nothing_is_left_behind(desk):
    before = everything(desk)
    names = [
        put(desk, "good.txt", DATED), put(desk, "empty.txt", ""), put(desk, "secret.pdf", encrypted(pdf(["Harn."]))),
        "missing.txt", "content",
    ]  # fmt: skip
    done = desk.run("add", *names)
    assert done.code == 1
    assert done.err == (
        "dossier: `empty.txt` is empty\n"
        "dossier: `secret.pdf` could not be read as PDF: it is encrypted; save a copy without a password\n"
        "dossier: `missing.txt` is not there\n"
        "dossier: `content` is a folder; name the files in it\n"
        "nothing was added\n"
    )
    assert everything(desk) == before


def test_an_article_without_a_date_is_refused_where_nobody_can_be_asked(desk):
    done = desk.run("add", put(desk, "ferry.txt", TEXT))
    assert done.code == 1
    assert done.err == (
        "dossier: `ferry.txt` does not say when it was published; say it with `--date DATE`\nnothing was added\n"
    )


def test_an_inferred_date_is_said_with_its_reason(desk):
    text = TEXT.replace("on Thursday", "on Thursday, 4 March 2021")
    done = desk.run("add", put(desk, "ferry.txt", text))
    assert done.code == 1
    assert done.err == (
        "dossier: `ferry.txt` was perhaps published on 2021-03-04: Thursday 2021-03-04 is the newest day that the text "
        "names in full, and it says Thursday. Say so with `--date DATE`\nnothing was added\n"
    )


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        (("--date", "last week"), f"`--date`: `last week`: it is not a date in EDTF; {EDTF}"),
        (("--url", "gazette.example"), f"`--url`: `gazette.example` is no web address; {ADDRESS}"),
        (("--title", "a\nb"), "`--title`: this runs over several lines, and a value is one line"),
        (("b.txt", "--title", "A"), "`--title` is the title of one article; add the files one at a time"),
    ],
)  # fmt: skip
def test_a_flag_that_cannot_be_kept_is_a_mistake_of_usage(desk, flags, why):
    done = desk.run("add", put(desk, "a.txt", DATED), *flags)
    assert (done.code, done.err) == (2, f"dossier: {why}\n")


def test_a_dossier_with_an_error_takes_nothing_in(desk):
    desk.edit("content/actors/ada.md", "kind: person", "kind: persn")
    assert desk.run("add", put(desk, "ferry.txt", DATED)).code == 1
    assert not (desk.content / "sources/ferry.txt").exists()


def test_where_nothing_can_be_written_nothing_is_left_behind(desk):
    desk.edit("content/dossier.toml", "full_text", 'sources = "not/there"\nfull_text')
    before = everything(desk)
    done = desk.run("add", put(desk, "ferry.txt", DATED))
    assert done.code == 2
    assert done.err == "dossier: `content/not/there` cannot be written: No such file or directory\n"
    assert everything(desk) == before


# --- several at the same time ----------------------------------------------------------------------------


def test_of_two_at_the_same_time_one_waits_and_knows_what_the_other_has_added(desk):
    put(desk, "ferry.txt", DATED)
    put(desk, "same.txt", DATED)
    put(desk, "deal.txt", "Published: 5 March 2021\n\nAnother matter, told in other words than those of the ferry.\n")
    with alone(desk.content, lambda: None):
        adding = [Terminal(desk.folder, "add", name) for name in ("ferry.txt", "same.txt", "deal.txt")]
        for terminal in adding:
            terminal.wait_for("another `dossier add` is at work here; this one goes on when that is done")
        assert not (desk.content / "sources/SHA256SUMS").exists()
    codes = [terminal.ended()[0] for terminal in adding]
    assert sorted(codes[:2]) == [0, 1]
    assert "is in the dossier already, word for word" in adding[codes.index(1)].shown
    assert codes[2] == 0
    assert len(desk.read("content/sources/SHA256SUMS").splitlines()) == 2


# --- at a terminal ---------------------------------------------------------------------------------------


def test_at_a_terminal_it_asks_for_the_date_and_says_why(desk):
    put(desk, "ferry.txt", TEXT.replace("on Thursday", "on Thursday, 4 March 2021"))
    terminal = Terminal(desk.folder, "add", "ferry.txt")
    shown = terminal.answer("Date of publication, in EDTF", "")
    assert "ferry.txt: the date of publication is not stated. Thursday 2021-03-04 is the newest day" in shown
    code, out = terminal.ended()
    assert (code, out) == (0, f"content/documents/{ID}.md\n")
    assert front(desk, ID)["date_basis"] == "inferred"


def test_what_a_person_answers_is_their_word_and_no_statement_of_the_article(desk):
    put(desk, "ferry.txt", TEXT)
    terminal = Terminal(desk.folder, "add", "ferry.txt")
    terminal.answer("Date of publication, in EDTF", "soon")
    terminal.answer("Date of publication, in EDTF", "2021-03-04")
    assert terminal.ended()[0] == 0
    assert front(desk, ID)["date_basis"] == "inferred"
    assert front(desk, ID)["date_note"] == GIVEN


@pytest.mark.parametrize(
    ("text", "basis", "note"),
    [(TEXT, "inferred", GIVEN), (DATED, "stated", "'The text says “Published: 4 March 2021”.'")],
)
def test_a_date_that_is_given_is_stated_where_the_article_says_the_same(desk, text, basis, note):
    assert desk.run("add", put(desk, "ferry.txt", text), "--date", "2021-03-04").code == 0
    assert (front(desk, ID)["date_basis"], front(desk, ID)["date_note"]) == (basis, note)
