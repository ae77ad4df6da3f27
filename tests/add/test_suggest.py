"""`dossier suggest`: proposes again from the sources, and changes nothing where nothing is new."""

from hashlib import sha256
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


def test_from_a_source_that_is_another_by_now_nothing_is_proposed(dossier):
    made = dossier(DOSSIER)
    made.run("suggest", ID)
    before = proposals(made)
    made.edit("content/sources/storm.txt", "Storm closes", "By our reporter\nStorm closes")
    done = made.run("suggest", ID)
    assert (done.code, proposals(made)) == (1, before)
    assert "the source `storm.txt` is another text than the one in which these facts were found" in done.err


def test_without_its_digest_a_file_goes_on_with_the_source_that_is_there(dossier):
    made = dossier(DOSSIER)
    made.run("suggest", ID)
    source = next(line for line in made.read(FILE).splitlines() if line.startswith("<!-- source"))
    made.edit("content/sources/storm.txt", "Storm closes", "A storm closes")
    made.edit(FILE, f"{source}\n", "")
    assert made.run("suggest", ID).code == 0
    assert source not in made.read(FILE)
    assert "<!-- source: " in made.read(FILE)


def test_a_source_that_is_not_the_sealed_one_is_said(dossier):
    made = dossier(DOSSIER).seal()
    made.edit("content/sources/storm.txt", "Storm closes", "A storm closes")
    done = made.run("suggest", ID)
    assert (done.code, proposals(made)) == (1, {})
    assert "the source `storm.txt` is another text than the one that was sealed" in done.err
    assert "or seal this one: `dossier check --update-lock`" in done.err


def test_an_actor_who_is_renamed_brings_nothing_back_and_doubles_nothing(dossier):
    made = dossier(DOSSIER)
    made.run("suggest", ID)
    text = made.read(FILE)
    gone = [
        line for line in text.splitlines(keepends=True) if line.startswith(("- [ ] [[cleo]] says", "- [ ] [[cleo]] · "))
    ]
    assert len(gone) > 1
    for line in gone:
        text = text.replace(f"{line}\n", "")
    (made.folder / FILE).write_text(text)
    for old, new in (("cleo", "cleo-reed"), ("cleo-reed", "mayor"), ("acme", "acme-harbours"), ("mayor", "cleo")):
        assert made.run("rename", old, new).code == 0
        before = made.read(FILE)
        done = made.run("suggest", ID)
        assert ": 0 new, " in done.out, done.out
        assert made.read(FILE) == before


def test_an_actor_who_is_accepted_under_another_id_doubles_nothing(dossier):
    made = dossier(DOSSIER)
    made.run("suggest", ID)
    made.edit(FILE, "[[nora-falk", "[[pilot-falk")
    made.edit(FILE, "- [ ] [[pilot-falk|", "- [x] [[pilot-falk|")
    assert made.run("review", ID, "--apply").code == 0
    before = made.read(FILE)
    made.run("suggest", ID)
    assert [line for line in made.read(FILE).splitlines() if "[[pilot-falk" in line] == [
        line for line in before.splitlines() if "[[pilot-falk" in line
    ]


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


def test_where_nothing_is_found_the_file_has_the_digest_of_the_source_alone(dossier):
    made = dossier()
    added(made, "quiet.txt", b"It was quiet, and it stayed quiet.\n")
    (text,) = proposals(made).values()
    digest = sha256(b"It was quiet, and it stayed quiet.\n").hexdigest()
    assert text.decode().splitlines()[-3:] == [f"<!-- source: {digest} -->", "", "<!-- proposed: -->"]
    assert not [line for line in text.decode().splitlines() if line.startswith(("- ", "## "))]


def test_suggest_begins_no_file_where_nothing_is_found(dossier):
    made = dossier()
    added(made, "quiet.txt", b"It was quiet, and it stayed quiet.\n")
    for name in proposals(made):
        (made.content / "proposals" / name).unlink()
    assert made.run("suggest").code == 0
    assert "doc-2021-03-04-quiet.md" not in proposals(made)
