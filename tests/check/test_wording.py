"""Where words stand in a text, whatever marks, spaces and brackets are between."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from generator.check.wording import find
from generator.read.wording import alike, normal

LETTERS = some.sampled_from("ab “”\"'‘’-–—\u00a0\n\té e\u0301ﬁ中国\u1100\u1161\u11a8Å\u212b.,[]…")
TEXTS = some.lists(LETTERS, max_size=60).map("".join)


def stands(words, text):
    return [text[start:end] for start, end in find(words, alike(text))]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("b c", "a b c d", ["b c"]),
        ("b c", "a b  \n c d", ["b  \n c"]),
        ("it's", "so it’s said", ["it’s"]),
        ("a-b", "an a–b here", ["a–b"]),
        ("é", "an e\u0301 here", ["e\u0301"]),
        ("b", "abc b", ["b"]),
        ("abc", "abcd", []),
        ("a […] d", "a b c d", ["a", "d"]),
        ("a … d", "a b c d", []),
        ("a … d", "a … d", ["a … d"]),
        ("[I]t is", "So it is.", ["t is"]),
        ("[Mr] Kerry", "Secretary Kerry", ["Kerry"]),
        ("word[s] here", "word here", ["word", "here"]),
        ("a [x] b", "a [x] b", ["a [x] b"]),
        ("a [x] b", "a " + "y" * 78 + " b", ["a", "b"]),
        ("a [x] b", "a " + "y" * 79 + " b", []),
        ("a [x] b […] c", "a b b z c", ["a", "b", "c"]),
        ("[…]", "anything", []),
    ],
)
def test_words_are_found(words, text, found):
    assert stands(words, text) == found


def test_a_choice_made_early_hides_no_match_that_comes_later():
    assert stands("a [x] b", "a " + "y" * 100 + " a z b") == ["a", "b"]


@settings(deadline=None)
@given(TEXTS)
def test_making_alike_twice_is_making_alike_once(text):
    assert normal(normal(text)) == normal(text)


@settings(deadline=None)
@given(TEXTS | some.text())
def test_made_at_once_it_is_what_it_is_character_by_character(text):
    assert normal(text) == alike(text).text.strip()


@settings(deadline=None)
@given(TEXTS)
def test_decomposed_letters_are_alike(text):
    assert alike(unicodedata.normalize("NFD", text)).text == alike(unicodedata.normalize("NFC", text)).text


@settings(deadline=None)
@given(TEXTS)
def test_every_character_knows_where_it_stood(text):
    made = alike(text)
    assert len(made.text) == len(made.begins) == len(made.ends)
    assert all(begin < end for begin, end in zip(made.begins, made.ends, strict=True))
    assert list(made.begins) == sorted(made.begins)


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_words_stand_where_they_were_put(before, words, after):
    if any(character.isalnum() for character in words) and "[" not in words and "]" not in words:
        text = f"{before} | {words.strip()} | {after}"
        assert stands(words, text) != []


def test_many_brackets_and_many_places_take_little_time():
    words = " ".join(["a […]"] * 300)
    assert len(stands(f"{words} a", "a " * 5000)) == 301
    assert stands(f"{words} z", "a " * 5000) == []
