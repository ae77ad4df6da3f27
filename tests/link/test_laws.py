"""What holds of linking whatever is written."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.pieces import Mention, Wikilink, words
from tests.link.world import here, link, read
from tests.read.fragments import MARKDOWN

QUICK = settings(deadline=None, max_examples=60)

NAMES = (
    "Ada",
    "Ada Lovelace",
    "Lovelace",
    "Bert",
    "US",
    "US-led",
    "U.S.",
    "Dock",
    "Dock Street",
    "美国",
    "é🚢",
    "Harbour Master",
)
FILLING = (
    " ",
    "\n",
    "\n\n",
    ", ",
    "-",
    "’s",
    "*",
    "**",
    "`",
    "  \n",
    "[",
    "]{actor=none}",
    "]{#p1 para=1}",
    "in ",
    "的",
    "a",
    "&amp; ",
    "\\",
)

CAST = {
    "actors/ada.md": "---\nname: Ada Lovelace\nkind: person\naliases: [Ada, Lovelace, é🚢]\n"
    "offices: [{title: Harbour Master, of: us, basis: background}]\n---\n",
    "actors/bert.md": "---\nname: Bert\nkind: person\naliases: [US-led, Dock Street]\n---\n",
    "actors/us.md": "---\nname: US\nkind: state\naliases: [U.S., 美国]\nmetonyms: [Dock]\n---\n",
    "actors/zed.md": "---\nname: Dock Street\nkind: organization\n---\n",
}  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(NAMES + FILLING), max_size=20).map("".join), MARKDOWN)


@given(TEXTS.filter(lambda text: "[[" not in text))  # a link to nothing is shown as words that nobody wrote
@QUICK
def test_cutting_names_out_loses_no_word(text):
    texts = CAST | here(text)
    (reading,) = (reading for reading in read(texts) if reading.id == "doc-here")
    linked = link(texts)[0].bodies["doc-here"]
    for before, after in zip(reading.page.body.blocks, linked.blocks, strict=True):
        written = "".join(words(piece) for piece in before.pieces if not isinstance(piece, Wikilink))
        shown = "".join(words(piece) for piece in after.pieces if not is_written(piece))
        assert shown.replace("\n", " ") == written


@given(TEXTS.filter(lambda text: not {"`", "|"} & set(text)))  # see tests/read/test_known_faults.py
@QUICK
def test_a_name_stands_where_it_says(text):
    texts = CAST | here(text)
    (source,) = here(text).values()
    for block in link(texts)[0].bodies["doc-here"].blocks:
        for piece in block.pieces:
            if isinstance(piece, Mention) and piece.words.strip() and not is_written(piece):
                assert source[piece.start : piece.start + len(piece.words)] == piece.words


@given(TEXTS)
@QUICK
def test_every_problem_lies_in_its_file(text):
    texts = CAST | here(text)
    for problem in link(texts)[1]:
        assert 0 <= problem.start <= problem.end
        assert problem.start <= len(texts[problem.path])


@given(TEXTS)
@QUICK
def test_linking_does_not_depend_on_the_order_of_files(text):
    texts = CAST | here(text)
    backwards = dict(reversed(texts.items()))
    assert link(texts) == link(backwards)


def is_written(piece):
    """Its words are not of the text: where the author left the name to us, there are none there."""
    return isinstance(piece, Mention) and piece.via == "written"
