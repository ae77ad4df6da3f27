"""Characters: those that command a terminal, a parser or the order of a line, instead of being read.

Whatever an author writes reaches a page, a terminal and other programs. So what can be seen nowhere and acts
everywhere is refused where it is written, also behind the escapes of YAML, TOML and HTML, and not carried further:
control characters, line breaks that only some programs know, and the embeddings, overrides and isolates of Unicode's
bidirectional algorithm, by which a line can be made to read otherwise than it is written (CVE-2021-42574). Words of
right-to-left scripts need none of them.
"""

import re

from generator.read.faults import Faults

COMMANDS = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff\\ud800-\\udfff]+"
)
RULE = "character-is-visible"

_BIDI = re.compile("[\\u202a-\\u202e\\u2066-\\u2069]")
_BREAK = re.compile("[\\x0b\\x0c\\x85\\u2028\\u2029]")


def check_characters(text: str, faults: Faults) -> None:
    """Reports every run of such characters in the text of a file."""
    for found in COMMANDS.finditer(text):
        faults.add(RULE, found.start(), found.end(), *refusal(found[0]))


def visible(text: str, start: int, end: int, faults: Faults) -> str:
    """A value that stands at `start` to `end`, where an escape may have made such characters, reported and replaced."""
    found = COMMANDS.search(text)
    if not found:
        return text
    faults.add(RULE, start, end, *refusal(found[0]))
    return COMMANDS.sub("\ufffd", text)


def refusal(written: str) -> tuple[str, str]:
    """The message and the hint for a run of such characters."""
    code = f"U+{ord(written[0]):04X}"
    if _BIDI.match(written):
        return f"{code} changes the order in which a line is read", "remove it; right-to-left words stand well without"
    if _BREAK.match(written):
        return f"{code} is a line break to some programs only", "write a plain line break or a space"
    return f"{code} is a control character, which nobody can see", "remove it"
