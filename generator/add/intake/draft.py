"""A draft: the document of an article before anybody has written about it, and the files that come with it."""

import re
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path

from msgspec import Struct

from generator.add.intake import sums
from generator.add.intake.take import Taken
from generator.author.files import Changes
from generator.author.ids import holder, page_path, propose_id
from generator.author.new import Value, page_text
from generator.model.page import Rights
from generator.model.urls import ID_LENGTH

_PLAIN = re.compile(r"[\w][\w .,()+=@-]{0,119}")
"""Names that stay as they are: of files that a maintainer can type, and a front matter can hold."""

_NOT_PLAIN = re.compile(r"[^\w.-]+")


class Draft(Struct, frozen=True):
    """A document that is to be written: its id, its path, its text, and the name of its source."""

    id: str
    path: Path
    text: str
    source: str


class Drafts(Struct, frozen=True):
    """The drafts of one run, in the order of the articles, and all that is written for them."""

    drafts: tuple[Draft, ...]
    changes: Changes


def drafts_of(
    files: Sequence[tuple[bytes, tuple[Taken, ...]]],
    content: Path,
    sources: Path,
    rights: Rights,
    taken_ids: Collection[str] = (),
) -> Drafts:
    """What is to be written for these files; `taken_ids` are those that pages had once."""
    maker = _Maker(content, sources, rights, set(taken_ids))
    for data, articles in files:
        maker.add(data, articles)
    return Drafts(tuple(maker.drafts), maker.changes())


class _Maker:
    """Finds names and ids that are free, also of those that were given just before."""

    def __init__(self, content: Path, sources: Path, rights: Rights, ids: set[str]) -> None:
        self.drafts: list[Draft] = []
        self._content = content
        self._sources = sources
        self._rights = rights
        self._ids = ids
        self._files: dict[str, bytes] = {}

    def add(self, data: bytes, articles: tuple[Taken, ...]) -> None:
        """Keeps a file as received and drafts each of its articles."""
        name = self._place(articles[0].article.name, data)
        for number, taken in enumerate(articles, 1):
            source = self._place_text(name, data, taken, number if len(articles) > 1 else 0)
            self.drafts.append(self._draft(taken, source))

    def changes(self) -> dict[Path, bytes | None]:
        """Every file that is to be written; those that are there already, with the same bytes, are not."""
        digests = {name: sha256(data).hexdigest() for name, data in self._files.items()}
        there = {name for name in self._files if (self._sources / name).exists()}
        new: dict[Path, bytes | None] = {
            self._sources / name: data for name, data in self._files.items() if name not in there
        }
        if digests:
            new[self._sources / sums.FILE] = sums.with_digests(self._sources, digests)
        return new | {draft.path: draft.text.encode() for draft in self.drafts}

    def _place(self, wanted: str, data: bytes) -> str:
        """The name under which bytes are kept: the one they have, with a number where other bytes have it."""
        plain = wanted if _PLAIN.fullmatch(wanted) else _NOT_PLAIN.sub("-", wanted).strip("-.")[-100:] or "article"
        stem, dot, end = plain.partition(".")
        names = (plain if number == 1 else f"{stem}-{number}{dot}{end}" for number in count(1))
        name = next(name for name in names if self._is_free(name, data))
        self._files[name] = data
        return name

    def _is_free(self, name: str, data: bytes) -> bool:
        if name == sums.FILE:
            return False
        if name in self._files:
            return self._files[name] == data
        path = self._sources / name
        return not path.exists() or (path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data)

    def _place_text(self, name: str, data: bytes, taken: Taken, number: int) -> str:
        """The source that passages are looked up in, which is UTF-8: the file itself, or what was taken out of it."""
        text = taken.article.text.encode()
        if text == data:
            return name
        if taken.article.form == "text":
            return self._place(f"{Path(name).stem}.utf-8.txt", text)
        return self._place(f"{name}{f'-{number}' if number else ''}.txt", text)

    def _draft(self, taken: Taken, source: str) -> Draft:
        values = _values(taken, source, self._rights)
        id = self._free_id(values)
        self._ids.add(id)
        return Draft(id, page_path(self._content, "document", id), page_text("document", values), source)

    def _free_id(self, values: Mapping[str, Value]) -> str:
        words = {key: value for key, value in values.items() if isinstance(value, str)}
        id = propose_id(self._content, "document", words) or f"doc-{sha256(words['source'].encode()).hexdigest()[:8]}"
        ends = ("" if number == 1 else f"-{number}" for number in count(1))
        ids = (f"{id[: ID_LENGTH - len(end)].rstrip('-')}{end}" for end in ends)
        return next(id for id in ids if id not in self._ids and not holder(self._content, id))


def _values(taken: Taken, source: str, rights: Rights) -> Mapping[str, Value]:
    """The front matter; what is unknown is left empty, but a title, which every document must have."""
    article = taken.article
    title_note = "Not in the text as received." if taken.title_given and article.title not in article.text else ""
    if not article.title:
        title_note = "The text as received has no title; the name of its file stands here."
    return {
        "title": article.title or Path(article.name).stem or "article",
        "title_note": title_note,
        "author": article.author,
        "publisher": article.publisher,
        "publisher_note": taken.publisher_note,
        "date": article.date,
        "date_basis": article.date_basis,
        "date_note": article.date_note,
        "url": article.url,
        "url_note": f"The page was captured on {taken.captured}." if taken.captured else "",
        "language": article.language,
        "rights": rights,
        "source": source,
    }
