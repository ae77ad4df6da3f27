"""Content is text: whatever an author writes, no markup, script or template comes of it."""

import re

import pytest

FINGERPRINT = re.compile(r"assets/\S+")
"""The name of an asset holds a digest, in which any two digits may stand."""

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"
QUOTE = "'\"><b onclick=alert(1)>"
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
HOSTILE = (MARKUP, QUOTE, TEMPLATE, "</title></main><!--", "&lt;i&gt; &amp; &#60;")

SITE = """
-- dossier.toml --
title = {toml}
summary = {toml}
editors = [{toml}]
licence = {toml}
[measures]
boats = {toml}
-- documents/acme-1.md --
---
title: {yaml}
title_note: {yaml}
author: [{yaml}]
author_note: {yaml}
publisher: {yaml}
publisher_note: {yaml}
date: 2020
date_basis: inferred
date_note: {yaml}
url: {url}
url_note: {yaml}
language: {yaml}
---
Before [words of Acme]{{#p1 para=1 by=unnamed as="{bare}" topic=why stance=so for=ada event=deal}} and [18]{{#p2 para=1
actor=ada boats=18}} after.[^1] [link](https://example.org "title")

[^1]: Note.
-- actors/ada.md --
---
name: {yaml}
kind: person
aliases: [Acme]
weak_aliases: [{yaml}]
wikidata: Q1
offices:
  - {{title: {yaml}, of: ada, basis: background}}
disputes:
  - {{kind: framing, about: {yaml}, passages: [acme-1#p1, acme-1#p2], note: {yaml}}}
---
-- events/deal.md --
---
title: {yaml}
date: 2020
date_basis: inferred
date_note: {yaml}
place: {yaml}
type: AID
actor: [ada]
---
-- topics/why.md --
---
title: {yaml}
answers:
  so: {yaml}
---
-- pages/about.md --
---
title: {yaml}
---
"""


@pytest.fixture(scope="module", params=HOSTILE)
def hostile(request, dossier):
    """A site with the same hostile words in every field that takes words."""
    words = "x" + request.param
    yaml = "'" + words.replace("'", "''") + "'"
    toml = '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
    url = "'https://example.org/" + request.param.replace("'", "''").replace(" ", "%20") + "'"
    made = dossier(SITE.format(yaml=yaml, toml=toml, url=url, bare=words.replace('"', "")))
    return made.built(), words


@pytest.fixture(scope="module")
def pages(hostile):
    made, _ = hostile
    return {name: made.page(name) for name in made.pages()}


def test_no_field_becomes_an_element(pages):
    for name, page in pages.items():
        assert page.css("img, b, i, script:not([src]):not([type$=json])") == [], name


def test_no_field_becomes_an_attribute(pages):
    for name, page in pages.items():
        handlers = [key for node in page.css("*") for key in node.attributes if key.startswith("on")]
        assert handlers == [], name


def test_no_field_ends_what_it_stands_in(pages):
    for name, page in pages.items():
        assert len(page.css("main")) == 1, name
        assert page.css_first("footer") is not None, name


def test_the_words_stand_as_they_were_written(hostile, pages):
    _, words = hostile
    words = " ".join(words.split())
    for name in ("index.html", "documents/acme-1.html", "actors/ada.html", "events/deal.html", "about.html"):
        assert words in pages[name].css_first("h1").text(), name
        assert words in pages[name].css_first("title").text(), name


def test_no_template_in_a_field_is_carried_out(pages):
    assert not any("x49" in FINGERPRINT.sub("", page.html) for page in pages.values())


@pytest.mark.parametrize("words", [MARKUP, "{{ 7 * 7 }}", "{% include 'base.html' %}", "{# nothing #}", "</main>"])
@pytest.mark.parametrize(
    "place", ["{}", "**{}**", "`{}`", "- {}", "> {}", "## {}", "| {} |\n|---|\n| {} |", "A.[^1]\n\n[^1]: {}"]
)
def test_markup_in_a_body_stays_text(dossier, words, place):
    made = dossier(f"-- pages/about.md --\n---\ntitle: About\n---\n{place.replace('{}', words)}\n").built()
    page = made.page("about.html")
    assert words in page.css_first("main").text()
    assert page.css("main img, main script:not([type$=json])") == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:x",
        "//example.org",
        "x.html",
    ],
)
def test_a_link_to_an_address_that_is_not_of_the_web_is_an_error(dossier, address):
    made = dossier(f"-- pages/about.md --\n---\ntitle: About\n---\nGo [here]({address}).\n")
    assert [problem["rule"] for problem in made.faults("--links", "none")] == ["address-is-allowed"]


@pytest.mark.parametrize("key", ["url", "archived"])
def test_a_javascript_address_in_the_front_matter_is_an_error(dossier, key):
    made = dossier(f"""
        -- documents/acme-1.md --
        ---
        title: A day
        date: 2020
        date_basis: stated
        {key}: "javascript:alert(1)//https://example.org"
        ---
        """)
    assert [problem["rule"] for problem in made.faults("--links", "none")] == ["address-is-allowed"]
