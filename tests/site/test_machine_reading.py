"""What machines read: addresses, descriptions, JSON-LD, the list of pages, the picture that announces a dossier."""

import json
import re
from io import BytesIO

import pytest
from PIL import Image

from generator.model.view.poster import Dot, Poster, Stroke
from generator.render.assets import SERIF as FONT
from generator.render.poster import draw_poster
from generator.render.shipped import default_templates

BASE = "https://example.org/harbour/"
SERIF = (default_templates() / "assets" / FONT).read_bytes()


@pytest.fixture
def published(scratch):
    done = scratch.build("-b", BASE)
    assert done.code == 0, done.err
    return scratch


def data(made, name: str) -> dict:
    return json.loads(made.page(name).css_first('script[type="application/ld+json"]').text())


def meta(made, name: str) -> dict[str, str]:
    nodes = made.page(name).css("meta[property], meta[name]")
    return {node.attributes.get("property") or node.attributes["name"]: node.attributes["content"] for node in nodes}


# --- the head of a page ----------------------------------------------------------------------------------


def test_every_page_says_where_it_is_and_what_it_shows(published):
    for name in published.pages():
        if "noindex" not in published.read(f"site/{name}"):
            address = published.page(name).css_first('link[rel="canonical"]').attributes["href"]
            said = meta(published, name)
            assert address == BASE + name
            assert said["og:url"] == address
            assert said["og:title"] in published.page(name).css_first("title").text()
            assert said["og:image"] == f"{BASE}poster.png"
            assert 0 < len(said["description"]) <= 200, name


def test_a_site_without_an_address_gives_none(scratch):
    page = scratch.built().read("site/index.html")
    assert "canonical" not in page
    assert "og:image" not in page
    assert "og:title" in page


def test_pages_that_only_say_where_another_is_are_not_to_be_found(published):
    assert meta(published, "404.html")["robots"] == "noindex"


# --- JSON-LD ---------------------------------------------------------------------------------------------


def test_an_actor_is_a_person_with_names(harbour):
    entity = data(harbour, "actors/ada.html")["mainEntity"]
    assert (entity["@type"], entity["name"]) == ("Person", "Ada Stone")


def test_each_page_has_the_way_to_it(harbour):
    trail = data(harbour, "actors/ada.html")["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in trail] == [
        (1, "The harbour"),
        (2, "Actors"),
        (3, "Ada Stone"),
    ]
    assert trail[1]["item"] == "../actors.html"


def test_the_home_page_is_the_site(harbour):
    assert data(harbour, "index.html")["@type"] == "WebSite"


def test_what_an_editor_has_inferred_is_not_handed_on(scratch):
    stated, inferred = (
        document["id"]
        for basis in ("stated", "inferred")
        for document in scratch.list_json("documents")
        if document["date_basis"] == basis
    )
    scratch.built()
    assert "datePublished" in data(scratch, f"documents/{stated}.html")["mainEntity"]
    assert "datePublished" not in data(scratch, f"documents/{inferred}.html")["mainEntity"]


def test_a_denied_event_is_not_handed_on_as_a_fact(scratch):
    event = scratch.list_json("events")[0]["id"]
    assert data(scratch.built(), f"events/{event}.html")["mainEntity"]["@type"] == "Event"
    path = scratch.content / f"events/{event}.md"
    path.write_text(path.read_text().replace("---\n", "---\nstatus: denied\n", 1))
    assert "mainEntity" not in data(scratch.built(), f"events/{event}.html")


def test_markup_in_a_title_stays_data(scratch):
    scratch.edit("content/dossier.toml", '"The harbour"', '"</script><b>The harbour"')
    assert data(scratch.built(), "index.html")["name"] == "</script><b>The harbour"


# --- the list of pages -----------------------------------------------------------------------------------


def test_the_list_of_pages_has_all_that_should_be_found(published):
    listed = set(re.findall("<loc>(.*?)</loc>", published.read("site/sitemap.xml")))
    pages = {name for name in published.pages() if "noindex" not in published.read(f"site/{name}")}
    assert listed == {BASE + name for name in pages}
    assert f"Sitemap: {BASE}sitemap.xml" in published.read("site/robots.txt")


def test_without_an_address_there_is_no_list(scratch):
    names = scratch.built().names()
    assert "sitemap.xml" not in names
    assert scratch.read("site/robots.txt") == "User-agent: *\nAllow: /\n"


# --- the picture -----------------------------------------------------------------------------------------


def pixels(poster: Poster) -> Image.Image:
    return Image.open(BytesIO(draw_poster(poster, SERIF))).convert("RGB")


def ink(picture: Image.Image, left: int, right: int) -> int:
    """How many pixels are dark between two columns, below the bar at the top."""
    return sum(count for count, colour in picture.crop((left, 20, right, 630)).getcolors(10**6) if sum(colour) < 200)


NETWORK = {
    "size": (400, 300),
    "strokes": (Stroke((0, 0, 400, 300), "verbal-conflict", 30),),
    "dots": (Dot(0, 0, 10), Dot(400, 300, 10)),
}


def test_the_picture_has_the_size_of_the_protocol(harbour):
    with Image.open(harbour.site / "poster.png") as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_words_stand_at_the_left_and_the_network_at_the_right():
    picture = pixels(Poster(title="The harbour", line="2 documents", **NETWORK))
    assert ink(picture, 0, 600) > 1_000
    assert ink(picture, 640, 1200) > 100


def test_letters_that_the_font_does_not_have_are_left_out():
    assert ink(pixels(Poster(title="叙利亚", line="文件")), 0, 1200) == 0


@pytest.mark.parametrize(
    "title", ["Extraordinarily long " * 40, "W" * 200, "The " + "harbour" * 60 + " and what became of it" * 9]
)
def test_a_long_title_stays_within_its_column(title):
    picture = pixels(Poster(title=title, line="", **NETWORK))
    assert ink(picture, 634, 700) == ink(pixels(Poster(title="", line="", **NETWORK)), 634, 700)


def test_the_same_dossier_has_the_same_picture():
    poster = Poster(title="The harbour", line="2 documents", **NETWORK)
    assert draw_poster(poster, SERIF) == draw_poster(poster, SERIF)
