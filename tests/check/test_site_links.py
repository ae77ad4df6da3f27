"""The test that CI relies on: every `href`, `src` and `#anchor` of a built site leads somewhere, and what does not is
found. Each case spoils a copy of a good site in one way."""

import re

import pytest

DEAL = "documents/acme-2020-03-02-deal.html"
DOUBTS = "documents/gazette-2020-03-05-doubts.html"


@pytest.fixture
def with_link(scratch):
    """Adds one link to the page about the dossier and gives what `check` finds wrong."""

    def add(link: str, *words: str) -> list[str]:
        scratch.edit("site/about.html", "</main>", f"{link}</main>")
        return [problem["rule"] for problem in scratch.faults(*words)]

    return add


def test_a_good_site_has_no_faults(harbour):
    done = harbour.check()
    assert (done.code, done.out) == (0, "")


def test_the_number_of_links_followed_is_said(harbour):
    pages = len(harbour.pages())
    count = re.search(r"(\d+) links", harbour.check().err)[1]
    assert int(count) > 5 * pages


def test_a_page_that_is_gone_is_found_on_every_page_that_points_to_it(scratch):
    gone = "actors/ada.html"
    pointing = {
        f"site/{page}" for page in scratch.pages() if gone in scratch.links(page, within="html") and page != gone
    }
    (scratch.site / gone).unlink()
    faults = scratch.faults()
    dead = [problem for problem in faults if problem["rule"] == "link-leads-somewhere"]
    assert {problem["path"] for problem in dead} == pointing
    assert [problem["path"] for problem in faults if problem not in dead] == [f"site/{gone}"]
    assert all(gone in problem["message"] for problem in faults)
    assert len(pointing) > 5


def test_a_dead_link_is_exit_code_1(scratch):
    (scratch.site / "actors/ada.html").unlink()
    assert scratch.check().code == 1


def test_an_anchor_that_is_gone_is_found_on_every_page_that_points_to_it(scratch):
    scratch.edit(f"site/{DEAL}", 'id="p1"', 'id="q1"')
    faults = scratch.faults()
    pointing = {f"site/{page}" for page in scratch.pages() if f"{DEAL}#p1" in scratch.links(page, within="html")}
    assert {problem["path"] for problem in faults} == pointing
    assert {problem["rule"] for problem in faults} == {"anchor-is-there"}


def test_a_paragraph_that_is_gone_is_found(scratch):
    scratch.edit(f"site/{DOUBTS}", 'id="paragraph-1"', "")
    assert {problem["rule"] for problem in scratch.faults()} == {"anchor-is-there"}


def test_a_stylesheet_under_another_name_is_found_on_every_page(scratch):
    _rename(scratch, ".css")
    assert {problem["path"] for problem in scratch.dead_links()} == {f"site/{page}" for page in scratch.pages()}


@pytest.mark.parametrize("gone", ["index.html", "404.html"])
def test_a_page_that_nothing_or_everything_points_to_is_missed(scratch, gone):
    (scratch.site / gone).unlink()
    assert f"site/{gone}" in {problem["path"] for problem in scratch.faults() if problem["rule"] == "file-is-there"}


def test_a_script_under_another_name_is_found(scratch):
    _rename(scratch, ".js")
    assert f"site/{DEAL}" in {problem["path"] for problem in scratch.faults()}


def test_a_font_under_another_name_is_found_in_the_stylesheet(scratch):
    _rename(scratch, ".woff2")
    stylesheets = {f"site/{path.relative_to(scratch.site)}" for path in scratch.site.rglob("*.css")}
    assert {problem["path"] for problem in scratch.dead_links()} <= stylesheets
    assert scratch.dead_links() != []


@pytest.mark.parametrize("url", ["url(gone.png)", "url('gone.png')", 'url( "gone.png" )'])
def test_an_address_in_a_stylesheet_is_followed(scratch, url):
    (scratch.site / "more.css").write_text(f"p {{ background: {url} }}")
    assert [problem["message"] for problem in scratch.faults()] == ["`gone.png` leads nowhere: there is no `gone.png`"]


def test_an_import_in_a_stylesheet_is_followed(scratch):
    (scratch.site / "more.css").write_text('@import "gone.css";')
    assert scratch.check().code == 1


def test_two_things_with_one_id_are_found(scratch):
    scratch.edit(f"site/{DEAL}", "</main>", '<p id="p1"></p></main>')
    assert [(problem["rule"], problem["path"]) for problem in scratch.faults()] == [
        ("anchor-is-single", f"site/{DEAL}")
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="gone.html">x</a>',
        '<a href="">x</a><a href="gone.html">x</a>',
        "<a href=gone.html>x</a>",
        "<a href='gone.html'>x</a>",
        '<a HREF="gone.html">x</a>',
        '<a href="gone.html?x=1">x</a>',
        '<a href="gone.html#p1">x</a>',
        '<a href="actors/">x</a>',
        '<a href="actors">x</a>',
        '<a href="ACTORS.html">x</a>',
        '<a href="../about.html">x</a>',
        '<a href="../../../../etc/passwd">x</a>',
        '<a href="/etc/passwd">x</a>',
        '<img src="gone.png" alt="">',
        '<script src="gone.js"></script>',
        '<svg><use href="gone.svg#x"/></svg>',
    ],
)
def test_a_link_that_leads_nowhere_is_found(with_link, link):
    assert with_link(link) == ["link-leads-somewhere"]


@pytest.mark.parametrize("anchor", ["#gone", "about.html#gone", f"{DEAL}#p9", f"{DEAL}#P1", "%23gone"])
def test_an_anchor_that_is_not_there_is_found(with_link, anchor):
    found = with_link(f'<a href="{anchor}">x</a>')
    assert found == ["link-leads-somewhere" if anchor.startswith("%") else "anchor-is-there"]


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#main",
        "#",
        "about.html#main",
        "./about.html",
        "actors/../about.html",
        "/about.html",
        "/",
        "./",
        "actors/%61da.html",
        f"{DEAL}#%701",
        "about.html?from=here#main",
        "https://example.org/gone",
        "http://example.org",
        "//example.org/gone",
        "mailto:ada@example.org",
    ],
)
def test_a_link_that_leads_somewhere_is_no_fault(with_link, link):
    assert with_link(f'<a href="{link}">x</a>') == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java&#10;script:x", "vbscript:x"]
)
def test_an_address_that_runs_a_script_is_found(with_link, address):
    assert with_link(f'<a href="{address}">x</a>') == ["address-is-allowed"]


def test_an_address_that_cannot_be_read_is_found(with_link):
    assert with_link('<a href="http://[">x</a>') != []


def test_a_name_with_a_space_is_found_by_its_percent_encoding(scratch, with_link):
    (scratch.site / "two words.html").write_text("<p>Hello.</p>")
    assert with_link('<a href="two%20words.html">x</a>') == []


def test_a_link_from_a_folder_may_not_leave_the_site(scratch):
    scratch.edit(f"site/{DEAL}", "</main>", '<a href="../../content/dossier.toml">x</a></main>')
    (fault,) = scratch.faults()
    assert (fault["rule"], fault["path"]) == ("link-leads-somewhere", f"site/{DEAL}")


def test_each_dead_address_of_a_page_is_said_once(with_link):
    assert with_link('<a href="gone.html">x</a><a href="gone.html">y</a>') == ["link-leads-somewhere"]


def test_the_place_of_a_dead_link_is_the_place_of_its_address(scratch):
    scratch.edit("site/about.html", "</main>", 'x\n <a href="gone.html">x</a></main>')
    (fault,) = scratch.faults()
    line = scratch.read("site/about.html").split("\n")[fault["line"] - 1]
    assert line[fault["column"] - 1 :].startswith("gone.html")


# --- a site under a prefix -------------------------------------------------------------------------------


@pytest.fixture
def under_prefix(dossier):
    return dossier("""
        -- dossier.toml --
        title = "The harbour"
        base_url = "https://example.org/harbour/"
        """).built()


def test_absolute_addresses_are_followed_below_the_prefix(under_prefix):
    assert under_prefix.check().code == 0


@pytest.mark.parametrize("link", ["/index.html", "/harbour/gone.html", "/other/index.html", "/harbourindex.html"])
def test_absolute_addresses_outside_the_prefix_lead_nowhere(under_prefix, link):
    under_prefix.edit("site/index.html", "</main>", f'<a href="{link}">x</a></main>')
    assert [problem["rule"] for problem in under_prefix.faults()] == ["link-leads-somewhere"]


def test_a_site_built_for_another_address_can_be_checked(harbour, tmp_path):
    made = harbour.copy(tmp_path / "copy")
    assert made.build("--base-url", "https://example.org/harbour/").code == 0
    assert made.check().code == 0


# --- sites that build makes ------------------------------------------------------------------------------

NOTES = "-- pages/about.md --\n---\ntitle: About\n---\n"


def test_a_note_may_be_marked_twice(dossier):
    assert dossier(f"{NOTES}Once[^1] and again.[^1]\n\n[^1]: A note.\n").built().check().code == 0


def test_a_note_may_have_a_note(dossier):
    made = dossier(f"{NOTES}Once.[^1]\n\n[^1]: A note.[^2]\n\n[^2]: Another.\n")
    assert made.build().code == 1 or made.check().code == 0


def test_an_event_whose_beginning_is_unknown_shares_its_year_with_others(dossier):
    made = dossier("".join(_event(id, date) for id, date in (("a", "../2015-05"), ("b", "2014"), ("c", "2015-06"))))
    made.write(
        '-- documents/acme-1.md --\n---\ntitle: A\ndate: 2016\ndate_basis: stated\n---\n[A]{#p1 para=1 event="a b c"}\n'
    )
    assert made.built().check().code == 0


def test_a_dossier_without_anything_has_no_dead_links(dossier):
    made = dossier().built()
    assert made.check().code == 0


def _event(id, date):
    return f"-- events/{id}.md --\n---\ntitle: {id}\ndate: {date}\ndate_basis: stated\ntype: AID\n---\n"


def _rename(dossier, suffix):
    for old in dossier.site.rglob(f"*{suffix}"):
        old.rename(old.with_name(f"other-{old.name}"))
