"""What holds of every page, whatever it shows."""

import re

import pytest
from tinyhtml5.parser import HTMLParser

OUTSIDE = re.compile(r"^(?:[a-z]+:)?//|^[a-z]+:", re.IGNORECASE)
NOT_FOUND = "404.html"
SEARCH = "search.html"
"""The one page that may run WebAssembly: the full text is searched by it."""


@pytest.fixture
def pages(harbour):
    return {name: harbour.page(name) for name in harbour.pages()}


def test_there_is_a_page_for_each_thing_and_each_index_and_no_other(harbour):
    things = {"documents": 2, "actors": 6, "events": 2, "topics": 1, "ties": 2}
    lists = {"documents.html", "actors.html", "events.html", "topics.html"}
    indexes = {"index.html", NOT_FOUND, *lists, "timeline.html", "network.html", "names.html"}
    indexes |= {"evidence.html", "search.html", "about.html"}
    indexes |= {"differences.html", "expectations.html", "voices.html"}
    names = harbour.pages()
    assert {name for name in names if "/" not in name} == indexes
    assert {folder: sum(name.startswith(f"{folder}/") for name in names) for folder in things} == things
    assert len(names) == sum(things.values()) + len(indexes)


def test_every_page_has_a_strict_policy(pages):
    for name, page in pages.items():
        (policy,) = page.css('meta[http-equiv="Content-Security-Policy"]')
        rules = dict(rule.strip().split(" ", 1) for rule in policy.attributes["content"].split(";"))
        assert rules["default-src"] == "'none'", name
        compiled = " 'wasm-unsafe-eval'" if name == SEARCH else ""
        assert rules["script-src"] == f"'self'{compiled}", name
        assert rules["style-src"] == "'self'", name
        assert "unsafe" not in policy.attributes["content"].replace("'wasm-unsafe-eval'", ""), name


def test_every_page_is_html_as_its_standard_has_it(harbour):
    for name in harbour.pages():
        parser = HTMLParser()
        parser.parse(harbour.read(f"site/{name}"))
        assert parser.errors == [], name


def test_no_page_has_an_inline_script_or_style(pages):
    for name, page in pages.items():
        scripts = page.css('script:not([type="application/json"], [type="application/ld+json"])')
        assert [node.html for node in scripts if "src" not in node.attributes or node.text().strip()] == []
        assert page.css("style, [style]") == [], name


def test_a_table_with_aligned_columns_has_no_inline_style(dossier):
    made = dossier("-- pages/about.md --\n---\ntitle: About\n---\n| a | b |\n|:--|--:|\n| 1 | 2 |\n").built()
    assert made.page("about.html").css("[style]") == []


def test_no_page_has_an_inline_handler(pages):
    for name, page in pages.items():
        handlers = [key for node in page.css("*") for key in node.attributes if key.startswith("on")]
        assert handlers == [], name


def test_every_script_but_the_first_is_deferred(pages):
    for name, page in pages.items():
        waited_for = [script.attributes["src"] for script in page.css("script[src]:not([defer])")]
        assert all("assets/first." in source for source in waited_for), name


def test_no_script_is_a_module(pages):
    for name, page in pages.items():
        assert page.css('script[type="module"]') == [], name


def test_no_page_asks_anybody_else_for_anything(pages):
    for name, page in pages.items():
        asked = [node.attributes.get("href") or "" for node in page.css("link[href]")]
        asked += [node.attributes.get("src") or "" for node in page.css("[src]")]
        assert [address for address in asked if OUTSIDE.match(address) and not address.startswith("data:")] == [], name


def test_no_stylesheet_asks_anybody_else_for_anything(harbour):
    for name, data in harbour.tree().items():
        if name.endswith(".css"):
            assert re.findall(rb"(?:url\(|@import)\s*[\"']?(?:https?:)?//", data) == [], name


def test_nothing_of_a_page_waits_for_a_script(pages):
    for name, page in pages.items():
        assert page.css("noscript, template, main [hidden]") == [], name
        assert page.css_first("main").text().strip(), name


def test_every_page_but_one_has_relative_links_only(pages):
    for name, page in pages.items():
        hrefs = [node.attributes["href"] for node in page.css("a[href], link[href]")]
        absolute = [href for href in hrefs if href.startswith("/")]
        assert bool(absolute) == (name == NOT_FOUND), name


def test_every_page_says_its_language_and_has_one_title_and_one_first_heading(pages):
    for name, page in pages.items():
        assert page.css_first("html").attributes["lang"] == "en", name
        assert len(page.css("head title")) == 1, name
        assert len(page.css("h1")) == 1, name


def test_titles_of_pages_differ(pages):
    titles = [page.css_first("title").text() for page in pages.values()]
    assert len(set(titles)) == len(titles)


def test_every_id_is_single(pages):
    for name, page in pages.items():
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert sorted(set(ids)) == sorted(ids), name


def test_what_aria_points_to_is_there(pages):
    for name, page in pages.items():
        ids = {node.attributes["id"] for node in page.css("[id]")}
        for node in page.css("[aria-labelledby], [aria-describedby]"):
            named = f"{node.attributes.get('aria-labelledby') or ''} {node.attributes.get('aria-describedby') or ''}"
            assert set(named.split()) <= ids, name


def test_every_page_has_one_main_part_and_a_link_that_skips_to_it(pages):
    for name, page in pages.items():
        (main,) = page.css("main")
        assert page.css_first("body a").attributes["href"] == f"#{main.attributes['id']}", name


@pytest.mark.parametrize("page", ["index.html", "documents.html", "actors.html", "events.html", "about.html"])
def test_the_navigation_marks_the_page_that_is_open(harbour, page):
    current = [node.attributes["href"] for node in harbour.page(page).css('nav a[aria-current="page"]')]
    assert current == ([] if page == "index.html" else [page])


def test_every_link_has_words(pages):
    for name, page in pages.items():
        mute = [a.html for a in page.css("a") if not (a.text().strip() or a.attributes.get("aria-label"))]
        assert mute == [], name


def test_every_page_is_utf_8_and_ends_with_a_newline(harbour):
    for name in harbour.pages():
        data = harbour.tree()[name]
        assert data.decode("utf-8").endswith("\n"), name
        assert b"\r" not in data, name


@pytest.mark.parametrize(
    ("base_url", "root"),
    [
        ("", "/"),
        ("https://example.org", "/"),
        ("https://example.org/", "/"),
        ("https://example.org/harbour", "/harbour/"),
        ("https://example.org/a/b/", "/a/b/"),
    ],
)
def test_the_page_for_dead_addresses_links_from_the_root(dossier, base_url, root):
    made = dossier()
    assert made.build("--base-url", base_url).code == 0
    assert {f"{root}index.html", f"{root}documents.html", "#main"} <= set(made.hrefs(NOT_FOUND))
    assert all(href.startswith((root, "#")) for href in made.hrefs(NOT_FOUND))
    assert all(link.attributes["href"].startswith(f"{root}assets/") for link in _stylesheets(made, NOT_FOUND))


def test_the_address_of_the_site_may_stand_in_its_settings(dossier):
    made = dossier("""
        -- dossier.toml --
        title = "The harbour"
        base_url = "https://example.org/harbour/"
        """).built()
    assert "/harbour/index.html" in made.hrefs(NOT_FOUND)


def test_the_address_of_the_site_changes_only_what_announces_a_page(harbour, scratch):
    assert scratch.build("--base-url", "https://example.org/harbour/").code == 0
    assert {name for name in harbour.pages() if _unannounced(harbour, name) != _unannounced(scratch, name)} == {
        NOT_FOUND
    }


def _unannounced(made, name):
    page = made.page(name)
    heads = 'meta[property], meta[name^="twitter"], link[rel="canonical"], script[type$="ld+json"]'
    for node in page.css(f"{heads}, .on-paper"):
        node.decompose()
    return "".join(page.html.split())


def _stylesheets(made, page):
    return made.page(page).css('link[rel="stylesheet"]')
