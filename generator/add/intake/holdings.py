"""What the dossier has already: the same file, the same address, or nearly the same words.

Two texts are compared by their sequences of five words: how many of those of the shorter one stand in both
(containment), and how many of all do (Jaccard; A. Z. Broder, On the resemblance and containment of documents, 1997).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from generator.add.article import Article
from generator.add.intake.sums import digests_of
from generator.check.overlaps import SHINGLE, sequences, words_of
from generator.model.lock import Lock
from generator.model.page import Document
from generator.read.files import Refused, read_bytes
from generator.read.limits import SOURCE

SHARE = 0.5
"""Above this share of the shorter text two articles are taken for one."""

Sequences = frozenset[tuple[str, ...]]


class Known(Struct, frozen=True):
    """What an article is like, and a clause that says so: `has the same bytes as \\`id\\``."""

    id: str
    clause: str


class Holdings:
    """The articles that there are: those of a dossier, and those added in the same run."""

    def __init__(
        self, documents: Sequence[Document], lock: Lock, sources: Path, noted: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Reads the sources that are there, which are private; without them there is what was committed of an article.

        That are the digests of the lock and those `noted`, each with its document, and what documents say of
        themselves.
        """
        ids = {document.id for document in documents}
        self._digests = {digest: id for digest, id in noted if id in ids}
        self._digests |= {document.sha256: document.id for document in lock.documents}
        self._addresses = {document.url: document.id for document in documents if document.url}
        self._headings = {
            _heading(document.title, document.publisher, document.date.date.edtf): document.id for document in documents
        }
        self._texts: dict[str, str] = {}
        self._sequences: dict[str, Sequences] = {}
        for document in documents:
            self._read(document, sources)
        self._digests |= dict(_received(documents, digests_of(sources)))

    def known(self, article: Article) -> Known | None:
        """What of all this the article is, if it is any of it."""
        text = _digest(article.text)
        same = self._digests.get(text) or self._digests.get(article.known_by)
        if same:
            return Known(same, f"is in the dossier already, word for word, as `{same}`")
        return self._alike(article) or self._same_address(article) or self._same_heading(article)

    def add(self, id: str, article: Article) -> None:
        """One article more."""
        self._digests[_digest(article.text)] = id
        self._texts[id] = article.text

    def _read(self, document: Document, sources: Path) -> None:
        if not document.source or Path(document.source).name != document.source:
            return
        try:
            data = read_bytes(sources / document.source, SOURCE)
        except Refused:
            return
        self._digests[sha256(data).hexdigest()] = document.id
        self._texts[document.id] = data.decode("utf-8", "replace")

    def _same_address(self, article: Article) -> Known | None:
        same = self._addresses.get(article.url) if article.url else None
        return Known(same, f"is in the dossier already: `{same}` has the same address") if same else None

    def _same_heading(self, article: Article) -> Known | None:
        heading = _heading(article.title, article.publisher, article.date)
        same = self._headings.get(heading) if all(heading) else None
        return (
            Known(same, f"is in the dossier already: `{same}` has the same title, publisher and date") if same else None
        )

    def _alike(self, article: Article) -> Known | None:
        """The document that shares most, if it is above the share."""
        ours = _sequences(article.text) if self._texts else frozenset()
        if not ours:
            return None
        shares = ((len(ours & theirs) / min(len(ours), len(theirs)), id) for id, theirs in self._each() if theirs)
        share, id = max(shares, default=(0.0, ""))
        if share <= SHARE:
            return None
        jaccard = len(ours & self._sequences[id]) / len(ours | self._sequences[id])
        clause = f"shares {share:.0%} of the shorter text with `{id}`, and {jaccard:.0%} of both together"
        return Known(id, f"{clause}, in sequences of {SHINGLE} words")

    def _each(self) -> Iterator[tuple[str, Sequences]]:
        for id, text in self._texts.items():
            if id not in self._sequences:
                self._sequences[id] = _sequences(text)
            yield id, self._sequences[id]


def _sequences(text: str) -> Sequences:
    return sequences(words_of(text), SHINGLE)


def _heading(title: str, publisher: str, date: str) -> tuple[str, str, str]:
    return title.casefold(), publisher.casefold(), date


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _received(documents: Sequence[Document], digests: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """By the digest of a file as received: the document whose source was taken out of it."""
    for document in documents:
        name = document.source.removesuffix(".txt")
        if name in digests:
            yield digests[name], document.id
