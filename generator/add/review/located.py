"""Where a fact stands: whether the source is the text in which it was found, and its words in their paragraph."""

from collections.abc import Iterator
from hashlib import sha256

from generator.add.review.fact import Place
from generator.add.review.files import Loaded
from generator.add.review.words import plain
from generator.model.lock import Lock
from generator.model.page import Document
from generator.model.problem import Problem
from generator.read.sources import SourceText
from generator.read.wording import Range, alike, normal


def why_other(document: Document, source: SourceText, loaded: Loaded, path: str, lock: Lock) -> Iterator[Problem]:
    """Why the source is not the text that was proposed from, or sealed; `path` is the file of proposals."""
    digest = sha256(source.data).hexdigest()
    sealed = next((each for each in lock.documents if each.id == document.id), None)
    rule, is_other = "source-is-sealed", f"the source `{document.source}` is another text than"
    if loaded.sheet.source not in ("", digest):
        start = max(loaded.text.find("<!-- source:"), 0)
        end = max(loaded.text.find("\n", start), start)
        hint = (
            f"put the one with the digest {loaded.sheet.source} back, or delete this line to go on with what is there"
        )
        yield Problem(rule, path, start, end, f"{is_other} the one in which these facts were found", hint)
    elif sealed and sealed.sha256 != digest:
        hint = f"put the one with the digest {sealed.sha256} back, or seal this one: `dossier check --update-lock`"
        yield Problem(rule, document.path, 0, 0, f"{is_other} the one that was sealed", hint)


def why_not_there(place: Place, source: SourceText) -> str:
    """Why the words of a place do not stand in its paragraphs; empty where they do, or where it has none."""
    if not place.words:
        return ""
    if place.last > source.count:
        return f"the source has {source.count} paragraphs, not {place.last}"
    if range_of(place.words, plain(source.between(place.first, place.last))):
        return ""
    where = f"{place.first}" if place.first == place.last else f"{place.first}-{place.last}"
    return f"`{place.words}` does not stand in paragraph {where} of the source"


def range_of(words: str, text: str) -> Range | None:
    """Where words stand; those of a locator from the first of them to the last."""
    first, _, last = (normal(part) for part in words.partition(" … "))
    place = alike(text)
    start = place.text.find(first) if first else -1
    end = place.text.find(last, start + len(first)) if start >= 0 else -1
    return place.original((start, end + len(last) if last else start + len(first))) if end >= 0 else None
