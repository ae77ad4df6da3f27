"""What is published: no text in any file of the site runs longer than allowed against a source.

Words are compared made alike and in small letters, wherever they stand: in the text of a page, in its attributes, in a
script, in data. Numbers of passages and notes between the words hide nothing. The title of a document may stand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.check.overlaps import sequences, words_of
from generator.model.dossier import Dossier
from generator.model.problem import Problem
from generator.read.sources import SourceText

_TEXTS = frozenset((".html", ".js", ".json", ".xml", ".txt", ".md", ".csv", ".svg", ".css", ".ttl", ".bib", ".ris"))
_MARKS = "a.mark-ref, a.note-ref, small.basis"
_ATTRIBUTES = ("title", "content", "alt", "aria-label", "value", "placeholder", "label")
_BETWEEN = r"(?:<[^>]*>|&\w+;|[^\w<&])+"
_ENOUGH = 5
"""Words by which a run is found again in its file."""

Run = tuple[str, ...]


def check_published(
    site: Path, files: Iterable[str], dossier: Dossier, texts: Mapping[str, SourceText]
) -> Iterator[Problem]:
    """A problem for each place of each file at which too many words of a source stand in a row."""
    length = dossier.settings.excerpts.words + 1
    titles = {run for document in dossier.documents.values() for run in sequences(words_of(document.title), length)}
    protected = {id: dossier.documents[id] for id in texts if dossier.documents[id].publish != "full"}
    runs = {run: id for id in protected for run in sequences(words_of(texts[id].text), length) - titles}
    for name in sorted(files):
        if Path(name).suffix in _TEXTS and runs and (site / name).is_file():
            yield from _check_file(site / name, runs, length)


def _check_file(path: Path, runs: Mapping[Run, str], length: int) -> Iterator[Problem]:
    raw = path.read_text(encoding="utf-8", errors="replace")
    for words in _texts(path.suffix, raw):
        for run in _longest(words, runs, length):
            start, end = _place(run, raw)
            source = runs[run[:length]]
            message = f"{len(run)} words in a row are those of the source of `{source}`, at most {length - 1} may be"
            yield Problem("published-text-is-own", str(path), start, end, message, "say it in your own words")


def _longest(words: Sequence[str], runs: Mapping[Run, str], length: int) -> Iterator[Run]:
    """The runs of a text that stand in a source, each as long as it goes."""
    begin = -1
    for start in range(len(words) - length + 2):
        is_in = tuple(words[start : start + length]) in runs
        if is_in and begin < 0:
            begin = start
        if not is_in and begin >= 0:
            yield tuple(words[begin : start + length - 1])
            begin = -1


def _texts(suffix: str, raw: str) -> Iterator[list[str]]:
    """The words of a file, as readers or machines meet them."""
    if suffix != ".html":
        yield words_of(_unescaped(raw))
        return
    tree = LexborHTMLParser(raw)
    for mark in tree.css(_MARKS):
        mark.decompose()
    for script in tree.css("script"):
        yield words_of(_unescaped(script.text() or ""))
    for node in tree.css(",".join(f"[{name}]" for name in _ATTRIBUTES)):
        for name in _ATTRIBUTES:
            value = node.attributes.get(name)
            if value:
                yield words_of(value)
    if tree.body:
        yield words_of(tree.body.text(separator=" "))


def _unescaped(text: str) -> str:
    """Escapes of JSON and of scripts, undone."""
    return re.sub(r"\\u([0-9a-fA-F]{4})|\\[ntr]", lambda found: chr(int(found[1], 16)) if found[1] else " ", text)


def _place(run: Run, raw: str) -> tuple[int, int]:
    """Where a run stands in its file, as far as it can be found there again."""
    found = re.search(_BETWEEN.join(map(re.escape, run[:_ENOUGH])), raw, re.IGNORECASE)
    return found.span() if found else (0, 0)
