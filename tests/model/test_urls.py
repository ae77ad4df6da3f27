"""Addresses: an id gives one path inside the site, and an address is one that a browser takes as it is written."""

import posixpath

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.model import urls
from generator.model.source import KINDS

IDS = st.lists(st.text("abz09", min_size=1, max_size=6), min_size=1, max_size=4).map("-".join)
PAIRS = st.tuples(IDS, IDS)
SHORT = st.tuples(*[st.sampled_from(("a", "b", "a-b", "a-a", "b-a", "b-a-b"))] * 2)


@given(st.sampled_from(KINDS), st.text(max_size=90) | IDS)
@settings(deadline=None, max_examples=300)
def test_what_is_taken_for_an_id_gives_a_path_inside_the_site(kind, text):
    assume(not urls.why_no_id(text)[0])
    path = urls.page(kind, text)
    assert posixpath.normpath(path) == path
    assert not path.startswith(("/", "."))
    assert path.isascii()
    assert path == path.lower()
    assert max(map(len, path.split("/"))) <= 255


@given(PAIRS | SHORT, PAIRS | SHORT)
@settings(deadline=None, max_examples=500)
def test_two_ties_never_have_the_same_page(one, other):
    assert (urls.tie(*one) == urls.tie(*other)) == (set(one) == set(other))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Ada", "`ada` would be one"),
        ("josé", "`jose` would be one"),
        ("jose\u0301", "`jose` would be one"),
        ("ada--bert", "`ada-bert` would be one"),
        ("-ada", "`ada` would be one"),
        ("a_b c", "`a-b-c` would be one"),
        ("..", "john-kerry"),
        ("", "john-kerry"),
        ("\u0430da", "john-kerry"),
        ("a" * 81, "shorter"),
        ("con", "another"),
        ("lpt9", "another"),
    ],
)
def test_a_name_that_is_no_id_is_refused_with_what_would_help(name, hint):
    message, help_ = urls.why_no_id(name)
    assert message
    assert hint in help_


@pytest.mark.parametrize(
    "address", ["https://acme.example", "HTTP://acme.example:80/?q=o'brien#x", "mailto:a@b.example"]
)
def test_an_address_of_the_web_is_one(address):
    assert urls.is_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "x.html", "//acme.example", "https:", "https://", "https:///x", "https:acme.example", "ftp://acme.example",
        "javascript:alert(1)", "JavaScript:x", " javascript:x", "java\tscript:x", "\x01https://acme.example",
        "https://acme.example/ x", "https://acme.example/\n", "https://acme.example\\@x", "https://ada@acme.example",
        "https://ada:b@acme.example", "https://[acme", "https://acme.example:99999/", "https://acme.example/\u202e",
        "https://acme.example/\u200b", "mailto:a", "mailto:a@b@c", "mailto:a b@c", "data:text/html,x", "blob:x",
        "view-source:https://acme.example", "https://acme.example/" + "a" * 2000,
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(address):
    assert not urls.is_address(address)


@given(
    st.text(max_size=60)
    | st.builds("{}:{}".format, st.sampled_from(["javascript", "data", "HTTPS", "mailto"]), st.text())
)
@settings(deadline=None, max_examples=300)
def test_every_address_that_is_allowed_has_one_of_three_schemes(text):
    allowed = urls.is_address(text)
    assert not allowed or text.lower().startswith(("http://", "https://", "mailto:"))
    assert not allowed or not any(character.isspace() or ord(character) < 32 for character in text)
