"""Which words of a quotation lead a browser to its place, and to no other."""

import pytest

from generator.check.once import once
from generator.check.wording import find
from generator.model.urls import text_fragment
from generator.read.sources import SourceText
from generator.read.wording import alike, words_between


def run(words, source):
    text = SourceText(source.encode())
    return words_between(words, *once(words, find(words, alike(text.text)), text))


@pytest.mark.parametrize(
    ("words", "source", "expected"),
    [
        ("a matter of weeks", "It is a matter of weeks, she said.", "a matter of weeks"),
        ("of weeks", "Weeks of weeks, and of weeks.", ""),
        ("of Weeks", "A matter of Weeks, or OF WEEKS.", ""),
        ("café", "The café. The cafe.", ""),
        ("we eat", "Then we eat. Then Swe eaten.", "we eat"),
        ("it’s a long way home", "So it's a long way home.", "a long way home"),
        ("a – long way", "So a - long way.", "long way"),
        ("one two […] five six", "one two three four five six", "five six"),
        ("[The] boats come", "These boats come home.", "boats come"),
        ("come\nhome", "They come\nhome.", "come"),
        ("come home", "They come   home.", "come home"),
    ],
)
def test_the_longest_run_that_stands_there_literally_and_once(words, source, expected):
    assert run(words, source) == expected


def test_the_address_is_not_longer_than_it_must_be():
    words = " ".join(f"w{number}" for number in range(100))
    assert run(words, words).split() == words.split()[:30]


@pytest.mark.parametrize(
    ("address", "texts", "expected"),
    [
        ("https://a.example/x", ["a b"], "https://a.example/x#:~:text=a%20b"),
        ("https://a.example/x#part", ["a"], "https://a.example/x#part:~:text=a"),
        ("https://a.example/", ["well-known, a & b"], "https://a.example/#:~:text=well%2Dknown%2C%20a%20%26%20b"),
        ("https://a.example/", ["a", "é#?"], "https://a.example/#:~:text=a&text=%C3%A9%23%3F"),
    ],
)
def test_a_text_fragment_is_encoded_as_its_specification_says(address, texts, expected):
    assert text_fragment(address, texts) == expected
