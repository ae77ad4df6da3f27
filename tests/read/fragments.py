"""Texts made of the parts of our grammar, whole and broken, for laws that hold whatever is written."""

from hypothesis import strategies as st

# Without `<https://…>`: what follows a bare address has no right place, see test_known_faults.py.
PIECES = (
    "Ada", "Bert's", " ", "\n", "\n\n", "é🚢", "\t", "  \n", "\\", "\\[", "&amp;", "&quot;", "&#0;", "<b>",
    "[", "]", "]{", "}", "{}", "{#p1 para=1}", "{#p2 para=2-3 by=ada}", "{actor=none}", "{basis=background}",
    ' as="a b"', ' by="', "by=unnamed", " deaths=18+", " at=2015-12", "#p3", " .big",
    "[[", "]]", "[[ada]]", "[[ada|Ada]]", "|", "\\|", "[@", "[@doc-1#p1]", "[^1]", "\n\n[^1]: ", "[^",
    "*", "**", "_", "`", "``", "](https://acme.example)", "](javascript:x)", "![", "!",
    "“", "”", '"', "‘", "’", "# ", "## ", "- ", "1. ", "> ", "    ", "\n```\n", "~~~", "---",
    "\n| a | b |\n|---|---|\n| ",
)  # fmt: skip

FRONT = (
    "title", "date", "name", "kind", "aliases", "offices", "answers", "zzz", ": ", ":", " ", "\n", "\n  ", "\n- ",
    "- ", "[", "]", "[[", "{", "}", ", ", "#", " #", "@", '"', "'", "“", "|", ">", "&a", "*a", "!", "!!str", "%", "?",
    "Ada", "no", "2012", "2015-12-18", "2015-02-30", "person", "<<", "~", "é🚢", "\t", "---", "\n---\n", "...", "\0",
)  # fmt: skip

MARKDOWN = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=200))
YAML = st.one_of(st.lists(st.sampled_from(FRONT), max_size=30).map("".join), st.text(max_size=200))
