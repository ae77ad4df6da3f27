"""`dossier suggest`: proposes again from the sources, and changes nothing where nothing is new."""

from pathlib import Path

from tests.add.foreign import BODY, page, pdf
from tests.add.storm import DOSSIER, ID

FILE = f"content/proposals/{ID}.md"


def proposals(made):
    folder = made.content / "proposals"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def test_what_the_rules_find_is_proposed_and_said(dossier):
    made = dossier(DOSSIER)
    done = made.run("suggest", ID)
    assert done.code == 0, done.err
    assert done.out.startswith(f"{FILE}: ")
    assert "[[nora-falk|Nora Falk]] · person" in made.read(FILE)
    assert made.read(FILE).startswith(f"# Proposals for {ID}\n")


def test_a_second_time_no_byte_is_written(dossier):
    made = dossier(DOSSIER)
    made.run("suggest")
    before, times = proposals(made), (made.folder / FILE).stat().st_mtime_ns
    done = made.run("suggest")
    assert proposals(made) == before
    assert (made.folder / FILE).stat().st_mtime_ns == times
    assert all(": 0 new, " in line for line in done.out.splitlines())


def test_a_line_that_is_deleted_does_not_come_back_and_one_with_an_x_stays(dossier):
    made = dossier(DOSSIER)
    made.run("suggest", ID)
    lines = made.read(FILE).splitlines(keepends=True)
    marked = next(line for line in lines if "Coast Guard]]" in line)
    gone = next(line for line in lines if "Nora Falk]]" in line)
    text = "".join(lines).replace(gone, "").replace(marked, marked.replace("[ ]", "[x]"))
    (made.folder / FILE).write_text(text)
    made.run("suggest", ID)
    assert made.read(FILE) == text


def test_a_document_without_a_source_is_said_and_the_others_are_read(dossier):
    made = dossier(DOSSIER)
    (made.content / "sources/deal.txt").unlink()
    done = made.run("suggest")
    assert done.code == 0
    assert FILE in done.out
    assert "the source `deal.txt` in `content/sources`" in done.err
    assert done.err.strip().endswith("nothing is proposed for it")


def test_a_document_that_is_named_must_have_its_source(dossier):
    made = dossier(DOSSIER)
    (made.content / "sources/storm.txt").unlink()
    done = made.run("suggest", ID)
    assert (done.code, done.out) == (1, "")
    assert "error: document-has-source: the source `storm.txt`" in done.err


def test_a_file_that_cannot_be_understood_is_left_alone_and_the_others_are_written(dossier):
    made = dossier(DOSSIER)
    made.write(f"-- proposals/{ID}.md --\n## Names\nA remark.\n")
    done = made.run("suggest")
    assert done.code == 1
    assert made.read(FILE) == "## Names\nA remark.\n"
    assert f"--> {FILE}:2:1" in done.err
    assert "content/proposals/acme-2020-03-02-deal.md" in done.out


def test_a_file_that_cannot_be_written_is_one_line(dossier):
    made = dossier(DOSSIER)
    made.write("-- proposals --\nno folder\n")
    done = made.run("suggest", ID)
    assert done.code == 2
    assert done.err.startswith("dossier: `content/proposals` cannot be written: ")


# --- after `dossier add` ---------------------------------------------------------------------------------

QUOTE = '"'
ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


def added(made, name, data):
    """Adds a file and gives the name of its file of proposals."""
    (made.folder / name).write_bytes(data)
    done = made.run("add", name, "--date", "2021-03-04", "--again")
    assert done.code == 0, done.err
    return Path(done.out.strip()).name


def test_an_article_that_is_added_has_its_proposals_and_none_is_found_again(dossier):
    made = dossier(DOSSIER)
    names = [added(made, path.name, path.read_bytes()) for path in ARTICLES]
    names.append(added(made, "ferry.html", page().encode()))
    names.append(added(made, "ferry.pdf", pdf([line.replace("“", QUOTE).replace("”", QUOTE) for line in BODY])))
    before = proposals(made)
    assert set(names) <= before.keys()
    made.run("suggest", *(name.removesuffix(".md") for name in names))
    assert proposals(made) == before
    assert made.faults("--links", "none") == []


def test_where_nothing_is_found_there_is_no_file(dossier):
    made = dossier()
    added(made, "quiet.txt", b"It was quiet, and it stayed quiet.\n")
    assert proposals(made) == {}
