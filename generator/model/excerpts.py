"""Excerpts: words in their sentence."""

import re
from functools import lru_cache

from generator.model.dossier import Stretch
from generator.model.view.shared import Excerpt

CONTEXT = 220
"""Characters shown at most on either side of the words."""

GLIMPSE = 60
"""Characters on either side of the words in a line of a long list."""

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]”’])[.!?][”’\"')\]]*\s+(?=[A-Z“‘(\[])")


_SPACES = re.compile(r"\s+")
_UNEVEN = re.compile(r"\s\s|[^\S ]")
"""Anything but single spaces, which is rare: to look for it is faster than to replace every space."""

_SPACE_BEFORE_MARK = re.compile(r" (?=[,.;:!?)])")
"""What a citation leaves behind that stood between a word and its mark."""


@lru_cache(maxsize=50_000)
def excerpt(stretch: Stretch) -> Excerpt:
    """The words of a stretch with the rest of their sentence, cut at a word where it is long; of one, made once."""
    text = stretch.text
    window = max(stretch.start - 2 * CONTEXT, 0)
    begin = max((end.end() for end in _SENTENCE_END.finditer(text, window, stretch.start)), default=window)
    last = text[stretch.start : stretch.end].rstrip()[-2:]
    closed = last.rstrip("”’\"')]").endswith((".", "!", "?"))
    after = _SENTENCE_END.search(text, max(stretch.end - 1, 0), stretch.end + 2 * CONTEXT)
    end = stretch.end if closed else after.end() if after else stretch.end + 2 * CONTEXT
    return Excerpt(
        before=_shorten_left(_squeeze(text[begin : stretch.start]).lstrip()),
        words=_squeeze(text[stretch.start : stretch.end]),
        after=_shorten_right(_squeeze(text[stretch.end : max(end, stretch.end)]).rstrip()),
    )


def glimpse(stretch: Stretch) -> tuple[str, str, str]:
    """The words of a stretch with a few words on either side, wherever sentences end: for long lists."""
    text, start, end = stretch.text, stretch.start, stretch.end
    before, after = text[max(start - GLIMPSE, 0) : start], text[end : end + GLIMPSE]
    if start > GLIMPSE:
        before = f"… {before.partition(' ')[2]}"
    if end + GLIMPSE < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    return before, text[start:end], after


def opening(text: str, length: int = 160) -> str:
    """The beginning of a text, whole words, at most `length` characters."""
    text = _SPACE_BEFORE_MARK.sub("", _squeeze(text).strip())
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def _squeeze(text: str) -> str:
    return _SPACES.sub(" ", text) if _UNEVEN.search(text) else text


def _shorten_left(text: str) -> str:
    return text if len(text) <= CONTEXT else f"… {text[-CONTEXT:].split(' ', 1)[-1]}"


def _shorten_right(text: str) -> str:
    return text if len(text) <= CONTEXT else f"{text[:CONTEXT].rsplit(' ', 1)[0]} …"
