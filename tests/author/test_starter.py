"""The dossier that `init` writes: sound, with something on every kind of page, and an example of the whole format."""

import re
import subprocess
import tomllib

import pytest
import yaml

from generator.author.forms import FORMS
from generator.author.init import STARTER
from generator.model.source import FOLDERS
from tests.author.reference import HEADINGS, annotations, keys
from tests.conftest import Dossier

INDEXES = {
    "index.html", "404.html", "documents.html", "actors.html", "events.html", "topics.html", "timeline.html",
    "network.html", "names.html", "differences.html", "expectations.html", "voices.html",
    "evidence.html", "search.html",
}  # fmt: skip
SPAN = r"\]\{#p[1-9]\d* para=[^}]*"
WRITTEN = {
    "[words]{#p5 para=3 …}": SPAN,
    "[[mike-pompeo]]": r"\[\[[a-z0-9-]+\]\]",
    "[[mike-pompeo\\|Pompeo]]": r"\[\[[a-z0-9-]+\|[^\]]+\]\]",
    "[@document-id#p5]": r"\[@[a-z0-9-]+#p\d+\]",
    "[^1]": r"[^\n]\[\^1\]",
    "[^1]: …": r"^\[\^1\]: ",
    "[words]{basis=background}": r"\]\{basis=background\}",
    "[Jackson]{actor=none}": r"\]\{actor=none\}",
    "para=4": r"\]\{#p\d+ para=\d+[ }]",
    "para=4-5": r"\]\{#p\d+ para=\d+-\d+[ }]",
    "by=ID": SPAN + r" by=[a-z]",
    "topic=ID stance=CODE": SPAN + r" topic=\S+ stance=\S+",
    "about=ID": SPAN + " about=",
    "to=ID": SPAN + " to=",
    "for=ID": SPAN + " for=",
    "via=ID": SPAN + " via=",
    "at=DATE": SPAN + " at=",
    "event=ID": SPAN + " event=",
    "deaths=18+ event=ID": SPAN + r" event=\S+ lorries=\d+\+",
}
"""What the reference documents, and how it looks where the starter has it."""

ALSO_WRITTEN = {
    "at most": SPAN + r" lorries=\d+-",
    "about": SPAN + r" lorries=\d+~",
    "exactly": SPAN + r" lorries=\d+\}",
    "a figure on an actor": SPAN + r" actor=\S+ firms=\d+",
    "an unnamed speaker": SPAN + ' by=unnamed as="',
    "a list": SPAN + ' (by|to|about|event)="[a-z0-9-]+ [a-z0-9-]+"',
    "verbatim words": "“[^”]+”[^{]*" + SPAN,
    "words left out": r"“[^”]*\\\[…\\\][^”]*”",
    "a passage in a passage": r"\[[^\]]+\[[^\]]+" + SPAN + r"\}[^\[\]]*" + SPAN,
    "a table": r"^\|---\|",
    "a comment in the front matter": "^# ",
}


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """What `dossier init` has written, built as its own CI builds it."""
    made = Dossier(tmp_path_factory.mktemp("started"))
    assert made.run("init", ".").code == 0
    done = made.build("--strict")
    assert (done.code, done.err.split(";")[0]) == (0, "no problems"), done.err
    return made


@pytest.fixture(scope="module")
def texts(started):
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(started.content.rglob("*.md")))


def test_it_passes_its_own_check(started):
    done = started.check("--strict")
    assert (done.code, done.out) == (0, "")


def test_every_quotation_stands_in_its_source(started):
    done = started.check("--strict", "--sources", "content/sources")
    assert (done.code, done.out) == (0, "")
    assert re.search(r" [1-9]\d* quotations", done.err)


def test_it_checks_what_it_quotes(started, tmp_path):
    made = started.copy(tmp_path / "copy")
    made.edit("content/sources/made-up-lorries-cross-again.txt", "not a miracle", "no miracle")
    found = {problem["rule"] for problem in made.faults("--sources", "content/sources")}
    assert found == {"quotation-is-verbatim", "source-is-sealed"}


def test_it_has_every_kind_of_page(started):
    folders = {name.split("/")[0] for name in started.pages() if "/" in name}
    assert {name for name in started.pages() if "/" not in name} == INDEXES | {"about.html"}
    assert folders == {"documents", "actors", "events", "topics", "ties"}


def test_no_section_of_its_home_page_is_missing(started):
    sections = {
        node.attributes["aria-labelledby"] for node in started.page("index.html").css("section[aria-labelledby]")
    }
    assert {"findings", "topics", "timeline", "network", "documents", "missing"} <= sections


def test_its_two_outlets_made_three_documents(started):
    documents = started.list_json("documents")
    assert len(documents) == 3
    assert len({document["publisher"] for document in documents}) == 2


def test_one_side_changes_its_answer(started):
    assert "Another answer than before" in started.words("topics/who-pays.html")


def test_one_office_means_two_persons_by_date(started):
    held = {
        "documents/harn-courier-2021-03-16-closed-to-lorries.html": "actors/marta-lind.html",
        "documents/harn-courier-2021-10-04-lorries-cross-again.html": "actors/jonas-reed.html",
    }
    for page, holder in held.items():
        (office,) = [a for a in started.page(page).css("p a.name") if a.text() == "Minister of Transport"]
        assert office.attributes["href"] == f"../{holder}"


def test_a_capital_stands_for_its_government(started):
    assert "Lissen" in started.words("actors/tolmark.html")


def test_both_figures_of_one_event_stand_on_its_page(started):
    words = started.words("events/blockade-2021-04.html")
    assert "about 25 lorries" in words
    assert "at least 40 lorries" in words


def test_what_two_sources_count_differently_is_noted_as_a_difference(started):
    assert "Contradictions" in (words := started.words("differences.html"))
    assert "Editor’s note The radio counted some 25 lorries itself" in words


def test_a_plan_says_what_became_of_it(started):
    assert "events/reopening-2021-10-03.html" in started.links("events/reopening-planned-2021-09-01.html")


def test_its_events_are_of_several_types_and_dates(started):
    events = started.list_json("events")
    assert len({event["type"] for event in events}) >= 5
    assert {"occurred", "planned"} <= {event["status"] for event in events}


def test_what_the_reference_documents_is_what_is_looked_for():
    assert list(WRITTEN) == annotations()


@pytest.mark.parametrize("looks", [*WRITTEN.values(), *ALSO_WRITTEN.values()], ids=[*WRITTEN, *ALSO_WRITTEN])
def test_every_annotation_of_the_reference_is_shown(texts, looks):
    assert re.search(looks, texts, re.MULTILINE)


@pytest.mark.parametrize("kind", HEADINGS)
def test_every_key_of_the_reference_is_shown(kind):
    folder = STARTER / "example/content" / next(folder for folder, kept in FOLDERS.items() if kept == kind)
    written = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.md"))
    assert [key for key in keys(kind) if not re.search(rf"^{key}:", written, re.MULTILINE)] == []


def test_its_front_matter_is_in_the_order_of_the_reference():
    for folder, kind in FOLDERS.items():
        order = [key.name for key in FORMS[kind]]
        for path in (STARTER / "example/content" / folder).glob("*.md"):
            written = re.findall(r"^([a-z_]+):", path.read_text(encoding="utf-8").split("---\n")[1], re.MULTILINE)
            assert written == sorted(written, key=order.index), path


def test_its_own_readme_names_files_that_are_there(started):
    named = re.findall(r"`((?:content/|netlify|\.github)[^`*]*)`", started.read("README.md"))
    assert len(named) > 5
    assert [name for name in named if not (started.folder / name).exists()] == []


def test_git_takes_the_made_up_sources_and_no_others(started, git):
    (started.content / "sources/article.txt").write_text("As received.")
    known = git(started.folder, "ls-files", "--others", "--exclude-standard").splitlines()
    assert {name for name in known if name.startswith("content/sources/")} == {
        "content/sources/made-up-after-the-talks.txt",
        "content/sources/made-up-closed-to-lorries.txt",
        "content/sources/made-up-lorries-cross-again.txt",
    }
    assert [name for name in known if name.startswith("site/")] == []


def test_its_ci_and_netlify_install_from_the_index_and_refuse_warnings(started):
    for name in ("netlify.toml", ".github/workflows/ci.yml"):
        text = started.read(name)
        assert "pip install dossier-site" in text
        assert "dossier build --strict" in text
        assert "make " not in text


def test_its_settings_for_netlify_and_ci_can_be_read(started):
    settings = tomllib.loads(started.read("netlify.toml"))
    assert settings["build"]["publish"] == "site"
    assert settings["context"]["production"]["command"].endswith('--base-url "$URL"')
    (job,) = yaml.safe_load(started.read(".github/workflows/ci.yml"))["jobs"].values()
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert commands == ["pip install dossier-site", "dossier build --strict", "dossier check --strict"]


# --- without the example ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    made = Dossier(tmp_path_factory.mktemp("bare"))
    assert made.run("init", ".", "--bare", "--title", "Bare").code == 0
    return made


def test_without_the_example_it_is_sound_too(bare):
    assert bare.build("--strict").code == 0
    assert bare.check("--strict").code == 0


def test_without_the_example_there_is_one_page_of_content(bare):
    assert [path.name for path in bare.content.rglob("*.md")] == ["about.md"]


def test_without_the_example_every_source_stays_private(bare, git):
    (bare.content / "sources").mkdir()
    (bare.content / "sources/made-up-closed-to-lorries.txt").write_text("As received.")
    assert "content/sources" not in git(bare.folder, "ls-files", "--others", "--exclude-standard")


@pytest.fixture(scope="module")
def git():
    """Asks git in a folder that is made a repository first."""

    def run(folder, *words):
        subprocess.run(["git", "init", "--quiet", "."], cwd=folder, check=True)
        return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout

    return run
