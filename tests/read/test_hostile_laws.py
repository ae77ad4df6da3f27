"""What holds of reading whatever strangers write: nothing breaks, nothing is lost, nothing comes alive."""

import re
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.model.pieces import Cite, Html, LinkedBlock, Text, Wikilink
from generator.model.source import KINDS, Source
from generator.read.characters import COMMANDS
from generator.read.faults import Faults
from generator.read.files import Refused, read_text
from generator.read.markdown import read_body
from generator.read.page import read_page
from generator.read.settings import read_settings
from generator.render.html import block_html
from generator.words.words import ENGLISH
from tests.read.fragments import PIECES, YAML

QUICK = settings(deadline=None, max_examples=150)
HEAD = "---\ntitle: T\ndate: 2012\ndate_basis: stated\n---\n"
LIVE = (
    "<script>", "</script>", "<img src=x onerror=x>", "'\"><b onclick=x>", "<!--", "]]>", "<iframe src=x>",
    "<svg/onload=x>",
    "[x](javascript:x)", "[x](java\tscript:x)", "[x](JAVASCRIPT&colon;x)", "<javascript:x>", "[x](//acme.example)",
    "[x](https://acme.example/\"onclick=\"x)", "[x](<https://acme.example/'><b>>)",
    "[x](https://acme.example '\"><b>')",
    "```x\" onclick=\"x\n", "{{ x }}", "{% x %}", "&lt;b&gt;", "&#60;b&#62;", "&#x202e;", "\u202e", "\x1b[31m", "\0",
    "[x]: javascript:x\n", "\n[x]\n", "| x | y | z |\n", "\n\n> ", "\n\n- ", "\n\n    ", "\n\n<div onclick=x>\n\n",
)  # fmt: skip
"""What would come alive on a page, had it a way."""

WRITTEN = st.lists(st.sampled_from((*PIECES, *LIVE)), max_size=25)
TOML = (
    "title", "summary", "editors", "[measures]", "[[findings]]", "[excerpts]", "words", "share", "passages",
    "text", " = ",
    '"x"', "'y'", "3", "1e999", "nan", "true", "2012-02-28",
    "[", "]", "{", "}", ",", ".", "\n", "#", '"\\u202e"', "\x00",
)  # fmt: skip
PLAIN = frozenset(
    "p h1 a em strong code pre ul ol li blockquote table thead tbody tr th td h2 h3 h4 h5 h6 br hr mark span".split()
)
ATTRIBUTES = frozenset(("href", "title", "class", "id", "start", "aria-label"))


def marked(pieces):
    """The text of the pieces, with a word of its own behind each, and these words."""
    words = [f"mark{number}x" for number in range(len(pieces))]
    return "".join(chain.from_iterable(zip(pieces, words, strict=True))), words


def all_blocks(body):
    return (*body.blocks, *chain.from_iterable(note.blocks for note in body.notes))


def written(block):
    """The words of a block, one piece directly behind the other, and what holes are made of."""
    return "".join(getattr(piece, "text", getattr(piece, "html", str(piece))) for piece in block.pieces)


@given(WRITTEN)
@QUICK
def test_every_word_is_shown_or_there_is_a_fault(pieces):
    text, words = marked(pieces)
    faults = Faults("x.md")
    body = read_body(text, 0, faults)
    shown = "".join(map(written, all_blocks(body)))
    lost = [word for word in words if word not in shown]
    assert not lost or faults.found(), text


@given(WRITTEN)
@QUICK
def test_nothing_that_is_written_comes_alive(pieces):
    faults = Faults("x.md")
    body = read_body("".join(pieces), 0, faults)
    page = LexborHTMLParser(
        f"<main>{''.join(block_html(ENGLISH, linked(block), '') for block in all_blocks(body))}</main>"
    )
    for node in page.css("main *"):
        assert node.tag in PLAIN, node.html
        assert ATTRIBUTES.issuperset(node.attributes), node.html
    addresses = [node.attributes["href"] or "" for node in page.css("main a[href]")]
    live = [address for address in addresses if not re.match(r"(https?://|mailto:|#)", address, re.IGNORECASE)]
    assert not live or "address-is-allowed" in {problem.rule for problem in faults.found()}


def linked(block):
    """A block whose holes stay as they are written."""
    holes = (Wikilink, Cite)
    return LinkedBlock(1, tuple(Text(str(piece), 0) if isinstance(piece, holes) else piece for piece in block.pieces))


@given(WRITTEN)
@QUICK
def test_markup_holds_nothing_that_an_author_wrote_but_addresses_and_titles(pieces):
    for block in read_body("".join(pieces), 0, Faults("x.md")).blocks:
        for piece in block.pieces:
            assert not isinstance(piece, Html) or piece.html.count("<") <= 2, piece


@given(st.sampled_from(KINDS), st.binary(max_size=200) | st.builds("{}{}".format, YAML, st.text()).map(str.encode))
@QUICK
def test_every_file_is_read_or_refused_at_a_place_in_it(tmp_path_factory, kind, data):
    path = tmp_path_factory.getbasetemp() / "x.md"
    path.write_bytes(data)
    try:
        text = read_text(path)
        problems = read_page(Source(str(path), kind, "x", text)).problems
    except Refused as refused:
        text, problems = data.decode(errors="replace"), [refused.problem(str(path))]
    for problem in problems:
        assert 0 <= problem.start <= problem.end
        assert problem.start <= len(text)


@given(YAML)
@QUICK
def test_no_value_of_the_front_matter_holds_what_nobody_can_see(text):
    reading = read_page(Source("x.md", "document", "x", f"{HEAD[:-4]}publisher: {text}\n---\n"))
    publisher = getattr(reading.page, "publisher", "")
    assert not COMMANDS.search(publisher) or reading.problems


@given(st.lists(st.sampled_from(TOML), max_size=25).map("".join))
@QUICK
def test_settings_are_read_or_say_where_they_are_wrong(text):
    faults = Faults("dossier.toml")
    found = read_settings(text, faults)
    assert found or faults.found()
    for problem in faults.found():
        assert 0 <= problem.start <= len(text)
