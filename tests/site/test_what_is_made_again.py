"""What a second build reads, renders and writes: what has changed, and no more."""

import json
import re
import shutil

import pytest

from generator.render.shipped import default_templates
from generator.render.templates import OWN, found_in
from generator.render.theme import theme as read_theme


@pytest.fixture
def again(scratch):
    """Builds once more and tells what was done; `made` are the pages that were not kept."""

    def build(*words):
        inodes = numbers(scratch)
        done = scratch.build("--json", *words)
        assert done.code == 0, done.err
        record = json.loads(done.out)
        stages = {stage["name"]: stage["done"] - stage["known_before"] for stage in record["stages"]}
        written = {name for name, number in numbers(scratch).items() if inodes.get(name) != number}
        return Again(
            stages["read"], stages["link"], stages["pages"], record["written"], written - {".dossier-manifest.json"}
        )

    return build


class Again:
    def __init__(self, read, linked, rendered, count, written):
        self.read, self.linked, self.rendered, self.count = read, linked, rendered, count
        self.written = written
        self.pages = {name for name in written if name.endswith(".html")}


def numbers(made):
    return {
        path.relative_to(made.site).as_posix(): path.stat().st_ino for path in made.site.rglob("*") if path.is_file()
    }


def holding(made, *words):
    """The pages whose HTML holds any of the words."""
    return {name for name in made.pages() if any(word in made.read(f"site/{name}") for word in words)}


# --- nothing has changed ---------------------------------------------------------------------------------


def test_where_nothing_changed_nothing_is_done(again):
    done = again()
    assert (done.read, done.rendered, done.count, done.written) == (0, 0, 0, set())


def test_where_nothing_changed_nothing_is_exchanged(scratch, again):
    before = scratch.site.stat()
    again()
    assert (scratch.site.stat().st_ino, scratch.site.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_was_only_touched_changes_nothing(scratch, again):
    (scratch.content / "actors/ada.md").touch()
    assert again().read == 0


def test_after_clean_all_is_done_and_nothing_is_written(again):
    done = again("--clean")
    assert (done.read, done.rendered, done.count) == (12, 28, 0)


# --- the content -----------------------------------------------------------------------------------------


def test_a_new_paragraph_makes_the_page_that_shows_it_and_those_that_count_it(scratch, again):
    scratch.edit("content/topics/opening.md", "at all.\n---\n", "at all.\n---\nIt is still open.\n")
    done = again()
    assert (done.read, done.rendered) == (1, 3)
    assert done.written == {"topics/opening.html", "index.html", "evidence.html"}


def test_a_changed_body_of_an_actor_makes_the_pages_that_show_it(scratch, again):
    scratch.edit("content/actors/ada.md", "Ada Stone leads Acme [", "Ada Stone has long led Acme [")
    done = again()
    assert (done.read, done.pages) == (1, holding(scratch, "has long led"))


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("events/deal.md", "Ada and Bert talk", "Bert and Ada quarrel"),
        ("events/second-round.md", "The second round", "The next round"),
        ("topics/opening.md", "When will the harbour open?", "When does it open?"),
        ("documents/gazette-2020-03-05-doubts.md", "Doubts about the harbour", "Doubts about a harbour"),
        ("pages/about.md", "About this dossier", "Of this dossier"),
    ],
)
def test_a_changed_title_makes_the_pages_that_show_it(scratch, again, page, old, new):
    before = holding(scratch, old)
    scratch.edit(f"content/{page}", old, new)
    done = again()
    assert (done.read, done.pages) == (1, before | holding(scratch, new))
    unseen = 3 if page == "events/deal.md" else 0  # views of actors hold the titles of events that they do not show
    assert done.rendered == len(done.pages) + unseen


def test_a_changed_name_makes_the_pages_that_show_it(scratch, again):
    scratch.edit("content/actors/cleo.md", "Cleo Reed", "Cleo Read")
    done = again()
    counting = {"search.html"}  # it says how many names begin with each letter
    assert (done.read, done.pages) == (1, holding(scratch, "Cleo Read") | counting)
    assert done.rendered == len(done.pages)


def test_a_new_alias_makes_the_pages_that_it_touches(scratch, again):
    scratch.edit("content/actors/acme.md", "metonyms:", "aliases: [boats]\nmetonyms:")
    old = scratch.tree()
    done = again()
    changed = {name for name, data in scratch.tree().items() if data != old[name]}
    changed -= {".dossier-manifest.json", "search-names.js"}
    assert done.pages == changed
    assert "documents/acme-2020-03-02-deal.html" in changed
    assert "documents/gazette-2020-03-05-doubts.html" not in changed


@pytest.mark.parametrize(
    ("page", "old", "new", "others"),
    [
        ("acme", "metonyms:", "aliases: [boats]\nmetonyms:", {"acme-2020-03-02-deal"}),
        ("acme", "metonyms:", "aliases: [No Boat]\nmetonyms:", set()),
        ("acme", "metonyms:", "weak_aliases: [boats]\nmetonyms:", set()),
        ("acme", "[the Quay]", "[the Quay, a promise]", {"gazette-2020-03-05-doubts"}),
        ("cleo", "Cleo Reed", "Cleo Read", {"gazette-2020-03-05-doubts"}),
        ("bert", "to: 2020-03-03", "to: 2020-03-01", {"acme-2020-03-02-deal"}),
        ("bert", "to: 2020-03-03", "to: 2020-03-05", {"gazette-2020-03-05-doubts"}),
    ],
)
def test_a_changed_name_or_office_links_the_pages_again_in_which_it_stands(scratch, again, page, old, new, others):
    scratch.edit(f"content/actors/{page}.md", old, new)
    assert again().linked == len({page, *others})
    scratch.edit(f"content/actors/{page}.md", new, old)
    assert again().linked - len(others) in (0, 1)  # the page itself may still be known


def test_a_page_that_is_deleted_is_removed_and_its_neighbours_are_made_again(scratch, again):
    before = holding(scratch, "About this dossier")
    (scratch.content / "pages/about.md").unlink()
    done = again()
    assert done.pages == before - {"about.html"}


def test_a_page_that_was_changed_by_hand_is_the_only_one_that_is_written(scratch, again):
    (scratch.site / "index.html").write_text("changed")
    done = again()
    assert (done.read, done.rendered, done.written) == (0, 1, {"index.html"})


def test_what_is_as_before_is_the_same_file(scratch, again):
    before = numbers(scratch)
    scratch.edit("content/pages/about.md", "made up", "invented")
    again()
    changed = {name for name, number in numbers(scratch).items() if before[name] != number}
    assert changed == {"about.html", "events/deal.html", ".dossier-manifest.json"}


# --- the settings ----------------------------------------------------------------------------------------


def test_a_changed_title_of_the_dossier_makes_every_page(scratch, again):
    scratch.edit("content/dossier.toml", "The harbour", "The port")
    done = again()
    assert (done.read, done.pages) == (0, set(scratch.pages()))


def test_a_changed_summary_makes_the_pages_that_show_it(scratch, again):
    scratch.edit("content/dossier.toml", "A quarrel about", "A long quarrel about")
    assert again().pages == holding(scratch, "A long quarrel about")


def test_a_changed_word_for_a_measure_makes_the_pages_that_show_it(scratch, again):
    scratch.edit("content/dossier.toml", 'boats = "boats"', 'boats = "small vessels"')
    assert again().pages == holding(scratch, "small vessels")


# --- the theme -------------------------------------------------------------------------------------------


@pytest.fixture
def theme(scratch, monkeypatch, again):
    """A copy of the theme that may be edited."""
    folder = shutil.copytree(default_templates(), scratch.folder / "templates")
    monkeypatch.setattr("generator.render.shipped.default_templates", lambda: folder)
    assert again().rendered == 0
    return folder


def users(theme, name):
    """The templates that extend, include or import `name`, and those that use these."""
    found = {name}
    for _ in range(9):
        found |= {
            path.relative_to(theme).as_posix()
            for path in theme.rglob("*.html")
            if found & set(re.findall(r"""{%-?\s*(?:extends|include|from|import)\s+["']([^"']+)""", path.read_text()))
        }
    return found


KINDS = {
    "404.html": "404.html",
    "actor.html": "actors/.+",
    "actors.html": "actors.html",
    "differences.html": "differences.*",
    "document.html": "documents/.+",
    "documents.html": "documents.html",
    "event.html": "events/.+",
    "events.html": "events.html",
    "expectations.html": "expectations.*",
    "home.html": "index.html",
    "names.html": "names.*",
    "ledger.html": r"evidence\.html",
    "network.html": "network.html",
    "page.html": "about.html",
    "search.html": "search.html",
    "tie.html": "ties/.+",
    "timeline.html": "timeline.*",
    "topic.html": "topics/.+",
    "topics.html": "topics.html",
    "voices.html": "voices.html",
}


def pages_of(made, templates):
    """The pages that are made with any of the templates."""
    kinds = [KINDS[name] for name in templates if name in KINDS]
    return {page for page in made.pages() if any(re.fullmatch(kind, page) for kind in kinds)}


@pytest.mark.parametrize(
    "name",
    ["base.html", "topic.html", "parts/strip.html", "parts/matrix.html", "parts/note.html", "parts/difference.html"],
)
def test_a_changed_template_makes_the_pages_that_use_it(scratch, theme, again, name):
    with (theme / name).open("a", encoding="utf-8") as file:
        file.write("{# changed #}")
    done = again()
    assert (done.read, done.rendered) == (0, len(pages_of(scratch, users(theme, name))))
    assert done.rendered > 0
    assert done.count == 0


@pytest.mark.parametrize("name", ["topic.css", "home.css", "timeline.js", "first.js"])
def test_a_changed_asset_makes_the_pages_that_name_it(scratch, theme, again, name):
    with (theme / "assets" / name).open("a", encoding="utf-8") as file:
        file.write("\n;\n")
    done = again()
    new = {path for path in done.written if path.startswith("assets/")}
    assert any(path.startswith(f"assets/{name.split('.')[0]}.") for path in new)
    assert done.pages == holding(scratch, *new)
    assert done.rendered == len(done.pages)


def test_a_changed_part_of_stylesheets_makes_the_pages_that_link_to_these(scratch, theme, again):
    with (theme / "assets/_pages.css").open("a", encoding="utf-8") as file:
        file.write("a { color: red }\n")
    done = again()
    sheets = {asset for asset in done.written if asset.endswith(".css")}
    assert sheets
    assert done.pages == holding(scratch, *sheets)


def test_a_template_named_by_an_expression_may_be_any(scratch, theme, again):
    (theme / "parts/extra.html").write_text("one")
    path = theme / "home.html"
    path.write_text(
        path.read_text().replace("{% block main %}", "{% block main %}{% include 'parts/' ~ 'extra.html' %}")
    )
    assert again().pages == {"index.html"}
    (theme / "parts/extra.html").write_text("other")
    assert again().pages == {"index.html"}


def test_an_asset_named_by_an_expression_may_be_any(scratch, theme, again):
    path = theme / "home.html"
    path.write_text(path.read_text().replace("{% block main %}", "{% block main %}{{ asset ( 'topic.css' ) }}"))
    assert again().pages == {"index.html"}
    with (theme / "assets/topic.css").open("a", encoding="utf-8") as file:
        file.write("p { color: red; }")
    assert "index.html" in again().pages


def test_a_theme_that_changes_while_it_is_read_is_refused(scratch, theme):
    (theme / "home.html").write_text("one")
    found = found_in(scratch.content / OWN, theme)
    (theme / "home.html").write_text("other")
    with pytest.raises(OSError, match="the theme changed"):
        read_theme(found)
