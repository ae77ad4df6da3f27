"""`dossier new`: a file from flags, or by asking; never a guess, and never over another file."""

import pytest

from tests.cli.terminal import Terminal

EDTF = "write it as EDTF: 2015-12-18, 2015-12, 2015-12~ (about), 2011-22 (summer), 2016-07-14/2016-07-15"
ADDRESS = "write the whole address, with https://; leave it empty where it is unknown"
KINDS = "one of person, state, organization, armed-group, alliance, body"
ADA = ("new", "actor", "--name", "Ada Stone", "--kind", "person")


@pytest.fixture
def made(dossier):
    return dossier()


# --- from flags ------------------------------------------------------------------------------------------


def test_it_prints_the_path_and_says_what_to_do_next(made):
    done = made.run(*ADA)
    assert done.code == 0
    assert done.out == "content/actors/ada-stone.md\n"
    assert done.err == (
        "made content/actors/ada-stone.md; next, add aliases and offices, and say below the `---` who this is\n"
    )


def test_the_file_can_be_read_and_the_site_built(made):
    made.run(*ADA)
    made.run("new", "topic", "--title", "Who pays?", "--answers", "half: Each half", "--answers", "no: Nobody")
    made.run("new", "document", "--title", "A: “b”", "--date", "2020-03", "--date-basis", "stated")
    made.run("new", "page", "--title", "Method")
    assert made.build("--strict").code == 0


def test_a_document_is_called_after_its_outlet_and_date(made):
    words = ("--title", "Boats: more", "--date", "2020-03-02", "--date-basis", "stated", "--publisher", "The Gazette")
    done = made.run("new", "document", *words, "--url", "https://gazette.example/boats")
    assert done.out == "content/documents/gazette-2020-03-02-boats-more.md\n"
    text = made.read(done.out.strip())
    assert text.startswith("---\ntitle: 'Boats: more'\n")
    assert "\npublisher: The Gazette\n" in text
    assert "\ndate: 2020-03-02\ndate_basis: stated\n" in text
    assert "\nurl: https://gazette.example/boats\n" in text


def test_answers_are_written_in_their_order(made):
    made.run("new", "topic", "--title", "Who pays?", "--answers", "half: Each: half", "--answers", "no: Nobody")
    assert made.read("content/topics/who-pays.md").startswith(
        "---\ntitle: Who pays?\nanswers:\n  half: 'Each: half'\n  no: Nobody\n"
    )


def test_an_event_says_how_it_is_reported(made):
    words = ("--title", "Talks", "--date", "2020", "--date-basis", "stated", "--type", "CONSULT")
    assert made.run("new", "event", *words).err == (
        "made content/events/talks.md; next, mark the words that report it in a document: "
        "`[words]{#p1 para=1 event=talks}`\n"
    )


def test_the_content_may_stand_elsewhere(made):
    made.content.rename(made.folder / "texts")
    assert made.run(*ADA, "-c", "texts").out == "texts/actors/ada-stone.md\n"


def test_where_there_is_no_dossier_nothing_is_made(made):
    done = made.run(*ADA, "-c", "nowhere")
    assert done.code == 2
    assert done.err == (
        "dossier: there is no `nowhere/dossier.toml`; name the folder of a dossier with `--content DIR`, "
        "or make one: `dossier init DIR`\n"
    )


# --- what is missing or wrong ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (("document",), "`--title`, `--date` and `--date-basis`"),
        (("actor",), "`--name` and `--kind`"),
        (("actor", "--name", " "), "`--name` and `--kind`"),
        (("event", "--title", "Talks"), "`--date`, `--date-basis` and `--type`"),
        (("topic", "--title", "Who?"), "`--answers`"),
        (("page",), "`--title`"),
    ],
)
def test_without_a_terminal_one_line_names_all_that_is_missing(made, words, missing):
    done = made.run("new", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"dossier: a new {words[0]} also needs {missing}; at a terminal, Dossier asks for what is missing\n"
    )
    assert made.names() == ["content"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("document", "--date", "2015-02-30"),
            f"`--date`: `2015-02-30`: there is no such day, month or season; {EDTF}",
        ),
        (
            ("event", "--type", "CONSULTED"),
            "`--type`: `CONSULTED` is not one of the possible values; did you mean `CONSULT`?",
        ),
        (("actor", "--kind", "zzz"), f"`--kind`: `zzz` is not one of the possible values; {KINDS}"),
        (("actor", "--name", "!!!"), "`--name`: `!!!` is no name"),
        (
            ("document", "--url", "gazette.example"),
            f"`--url`: `gazette.example` is no web address; {ADDRESS}",
        ),
        (("topic", "--answers", "Yes: It is"), "`--answers`: `Yes` is no code; codes are like `must-go`"),
        (("topic", "--answers", "a: A", "--answers", "a: B"), "`--answers`: `a` stands twice; keep one of them"),
        (("page", "--title", "a\nb"), "`--title`: this runs over several lines, and a value is one line"),
        (("actor", "--date", "2020"), "`--date` means nothing for a new actor"),
        (
            ("event", "--date-basis", "guess"),
            "`--date-basis`: `guess` is not one of the possible values; one of stated, inferred",
        ),
    ],
)
def test_a_value_that_is_wrong_is_refused_in_the_words_of_the_reader(made, words, said):
    done = made.run("new", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"dossier: {said}\n"
    assert made.names() == ["content"]


def test_every_value_that_is_wrong_is_named_in_one_run(made):
    done = made.run("new", "event", "--date", "2015-02-30", "--type", "CONSULTED", "--kind", "person")
    assert [line.split("`")[1] for line in done.err.splitlines()] == ["--kind", "--date", "--type"]


def test_the_reader_says_the_same(made):
    made.write("-- documents/doc-x.md --\n---\ntitle: X\ndate: 2015-02-30\ndate_basis: stated\n---\n")
    (problem,) = made.faults("--links", "none")
    assert f"{problem['message']}; {problem['hint']}\n" in made.run("new", "document", "--date", "2015-02-30").err


def test_a_kind_that_is_none_is_refused(made):
    done = made.run("new", "person")
    assert done.code == 2
    assert "'document', 'actor', 'event', 'topic', 'page'" in done.err


# --- the id ----------------------------------------------------------------------------------------------


def test_a_file_that_is_there_is_named_and_kept(made):
    made.write("-- actors/ada-stone.md --\nmine\n")
    done = made.run(*ADA)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "dossier: `content/actors/ada-stone.md` has the id `ada-stone` already; name another with `--id`\n"
    )
    assert made.read("content/actors/ada-stone.md") == "mine\n"


def test_an_id_of_another_kind_is_not_taken(made):
    made.write("-- topics/ada-stone.md --\nmine\n")
    assert made.run(*ADA).out == "content/actors/ada-stone-2.md\n"
    done = made.run(*ADA, "--id", "ada-stone")
    assert done.err == (
        "dossier: `content/topics/ada-stone.md` has the id `ada-stone` already; name another with `--id`\n"
    )


def test_an_id_can_be_given(made):
    assert made.run(*ADA, "--id", "ada").out == "content/actors/ada.md\n"


@pytest.mark.parametrize(
    ("id", "said"),
    [
        (
            "../ada",
            "`../ada` is no id, which has small letters, digits and single hyphens; `ada` would be one",
        ),
        ("a" * 81, "this id has 81 characters, at most 80 are allowed; choose a shorter one"),
        ("unknown", "`unknown` has a meaning of its own in annotations; choose another id"),
    ],
)
def test_an_id_that_is_none_is_refused_in_the_words_of_the_reader(made, id, said):
    done = made.run(*ADA, "--id", id)
    assert (done.code, done.err) == (2, f"dossier: {said}\n")


def test_a_title_of_which_no_id_can_be_made_needs_one(made):
    words = ("new", "page", "--title", "🚢")
    done = made.run(*words)
    assert done.code == 2
    assert done.err == (
        "dossier: the title has no letter or digit of which an id could be made; name one with `--id`\n"
    )
    assert made.run(*words, "--id", "ship").out == "content/pages/ship.md\n"


def test_a_folder_that_cannot_be_written_is_one_line(made):
    (made.content / "actors").touch()
    done = made.run(*ADA)
    assert done.code == 2
    assert done.err == "dossier: `content/actors/ada-stone.md` cannot be written: Not a directory\n"


# --- at a terminal ---------------------------------------------------------------------------------------


def test_it_asks_for_what_is_missing_and_offers_an_id(made):
    terminal = Terminal(made.folder, "new", "document", "--title", "More boats")
    terminal.answer("Publisher (empty: not known): ", "The Gazette")
    terminal.answer("Date, as 2015-12-18, 2015-12, 2015-12~ (about) or 2011-22 (summer): ", "2020-03-02")
    terminal.answer("Basis of the date (stated, inferred): ", "stated")
    terminal.answer("Address on the web (empty: not known): ", "")
    terminal.answer("Id, which stays for ever [gazette-2020-03-02-more-boats]: ", "")
    assert terminal.ended() == (0, "content/documents/gazette-2020-03-02-more-boats.md\n")
    assert "Title" not in terminal.shown
    text = made.read("content/documents/gazette-2020-03-02-more-boats.md")
    assert "\npublisher: The Gazette\n" in text
    assert "\nurl:\n" in text


def test_an_answer_that_is_wrong_is_asked_again_with_the_reason(made):
    made.write("-- topics/ada.md --\n---\ntitle: A\nanswers: {a: A}\n---\n")
    terminal = Terminal(made.folder, "new", "actor")
    terminal.answer("Name: ", "")
    assert "Error: `name` is empty" in terminal.answer("Name: ", "Ada")
    kinds = "Kind (person, state, organization, armed-group, alliance, body): "
    terminal.answer(kinds, "persn")
    reason = "Error: `persn` is not one of the possible values; did you mean `person`?"
    assert reason in terminal.answer(kinds, "person")
    terminal.answer("Id, which stays for ever [ada-2]: ", "ada")
    reason = "Error: `content/topics/ada.md` has the id `ada` already; name another"
    assert reason in terminal.answer("Id, which stays for ever [ada-2]: ", "ada-stone")
    assert terminal.ended() == (0, "content/actors/ada-stone.md\n")


def test_the_types_of_an_event_are_shown_by_class(made):
    words = ("--title", "Talks", "--date", "2020", "--date-basis", "stated")
    terminal = Terminal(made.folder, "new", "event", *words)
    shown = terminal.answer("Type: ", "CONSULT")
    assert "  verbal cooperation    AGREE CONSULT SUPPORT CONCEDE\r\n" in shown
    assert "  material conflict     PROTEST SANCTION MOBILIZE COERCE ASSAULT\r\n" in shown
    terminal.answer("[talks]: ", "")
    assert terminal.ended() == (0, "content/events/talks.md\n")


def test_answers_are_asked_for_until_one_is_empty(made):
    question = "Answer, as `code: words` (empty: no more): "
    terminal = Terminal(made.folder, "new", "topic", "--title", "Who pays?")
    terminal.answer(question, "")
    assert "Error: " in terminal.answer(question, "half: Each half")
    terminal.answer(question, "half: Again")
    assert "Error: `half` stands twice; keep one of them" in terminal.answer(question, "no: Nobody")
    terminal.answer(question, "")
    terminal.answer("[who-pays]: ", "")
    assert terminal.ended() == (0, "content/topics/who-pays.md\n")
    assert "answers:\n  half: Each half\n  no: Nobody\n" in made.read("content/topics/who-pays.md")


def test_an_id_that_is_given_is_judged_before_anything_is_asked(made):
    terminal = Terminal(made.folder, "new", "actor", "--id", "Ada")
    assert terminal.ended() == (2, "")
    assert "dossier: `Ada` is no id, " in terminal.shown
    assert "Name: " not in terminal.shown


def test_an_id_that_is_given_is_not_asked_for(made):
    terminal = Terminal(made.folder, "new", "page", "--id", "method")
    terminal.answer("Title: ", "How we work")
    assert terminal.ended() == (0, "content/pages/method.md\n")


def test_where_nothing_is_missing_it_does_not_ask(made):
    terminal = Terminal(made.folder, *ADA)
    assert terminal.ended() == (0, "content/actors/ada-stone.md\n")


def test_who_ends_the_input_has_made_nothing(made):
    terminal = Terminal(made.folder, "new", "actor")
    terminal.wait_for("Name: ")
    terminal.press("\x04")
    assert terminal.ended() == (2, "")
    assert "dossier: the questions were not answered, and nothing was written" in terminal.shown
    assert made.names() == ["content"]


def test_who_interrupts_has_made_nothing(made):
    terminal = Terminal(made.folder, "new", "actor")
    terminal.wait_for("Name: ")
    terminal.interrupt()
    assert terminal.ended() == (130, "")
    assert made.names() == ["content"]
