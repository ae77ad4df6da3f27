"""A thing gets another id: its file is renamed, and whatever names it names it by the new one.

Only places are changed that the reader knows: every reference knows where it stands. What the reader does not take for
a reference, such as the same word in a sentence, is left alone. All of it is prepared in memory and judged by reading
it again; only what brings no new problem is written.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, structs

from generator.author.edits import Edit, edited, spliced
from generator.author.files import as_read
from generator.author.ids import id_faults, page_path
from generator.author.lists import added
from generator.author.new import in_a_line
from generator.model.dossier import Dossier
from generator.model.lock import Lock, Overlap
from generator.model.page import Document, Page
from generator.model.problem import did_you_mean
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.value import PassageReference, Reference
from generator.read.faults import Faults
from generator.read.files import PROPOSALS, digest_of, read_bytes, read_text
from generator.read.frontmatter import split_front_matter
from generator.read.limits import FILE
from generator.read.lock import FILE as LOCK
from generator.read.lock import lock_text
from generator.read.page import read_page
from generator.read.settings import read_settings

_NO_IDS = frozenset(("stance", "formerly"))
"""Fields of references that name no page: an answer, and ids that a page had once."""

_ATTRIBUTE = re.compile(rb"""(?<=[{ ])((?:about|actor|by|event|for|to|topic|via)=)("[^"\n]*"|[^\s"}]+)(?=[ }])""")
"""An attribute of a passage, in braces, that names things: its key and its value."""

ROUNDS = 50
"""How often a file is edited at most; a reference that stands in it twice, at one place, is found in the next round."""


class Renaming(Struct, frozen=True):
    """From one id to another; `page` is the thing as it is now."""

    page: Page
    old: str
    new: str


class Rewritten(Struct, frozen=True):
    """A file in which ids were rewritten, and in how many places."""

    path: str
    count: int


class Prospect(Struct, frozen=True):
    """The dossier as it would be: what it is read from, what would be written, and which ids were rewritten."""

    sources: tuple[Source, ...]
    settings: Settings
    lock: Lock
    changes: dict[Path, bytes | None]
    rewritten: tuple[Rewritten, ...]


def why_not(dossier: Dossier, content: Path, old: str, new: str) -> str:
    """Why a thing cannot be renamed, in one line; empty where it can."""
    thing = dossier.things.get(old)
    if thing is None and old in dossier.formerly:
        return f"`{old}` is called `{dossier.formerly[old]}` now"
    if thing is None:
        hint = did_you_mean(old, dossier.things)
        return f"there is nothing with the id `{old}`{'; ' if hint else ''}{hint}"
    why = in_a_line(id_faults(thing.kind, new))
    if why:
        return why
    if old == new:
        return f"`{old}` has that id already"
    if new in dossier.things:
        return f"`{new}` is the id of another {dossier.things[new].kind}"
    path = page_path(content, thing.kind, new)
    if path.exists() or path.is_symlink():
        return f"`{path}` is there already"
    return _why_not_its_address(dossier, old, new)


def _why_not_its_address(dossier: Dossier, old: str, new: str) -> str:
    if dossier.formerly.get(new, old) != old:
        return f"`{new}` was an id of `{dossier.formerly[new]}`, to which its address leads"
    if any(gone.document == new and not gone.passage for gone in dossier.lock.removed):
        return f"`{new}` was a document that was withdrawn; its address says so"
    return ""


def prospect(content: Path, sources: Sequence[Source], dossier: Dossier, renaming: Renaming) -> Prospect:
    """What renaming would make of the content, of which `sources` are the files; raises ContentChanged."""
    writer = _Writer(renaming)
    now = tuple(writer.page(source) if _concerns(source, renaming) else source for source in sources)
    settings = writer.settings(dossier.settings)
    changes: dict[Path, bytes | None] = dict(writer.written)
    path = Path(renaming.page.path)
    new_path = path.with_name(f"{renaming.new}.md")
    changes[new_path], changes[path] = changes[path], None
    moved = tuple(_moved(source, new_path, renaming) if source.id == renaming.old else source for source in now)
    changes.update(_proposals(content, renaming))
    lock = renamed_lock(dossier.lock, renaming) if isinstance(renaming.page, Document) else dossier.lock
    if lock != dossier.lock:
        changes[content / LOCK] = lock_text(lock).encode()
    return Prospect(moved, settings, lock, changes, tuple(writer.rewritten))


def _proposals(content: Path, renaming: Renaming) -> Iterator[tuple[Path, bytes | None]]:
    """Proposals that name the thing name it so, and those for a document stand under its name."""
    for path in sorted((content / PROPOSALS).glob("*.md")):
        data = read_bytes(path, FILE)
        now = _with_new_id(data, renaming)
        if isinstance(renaming.page, Document) and path.stem == renaming.old:
            yield path.with_name(f"{renaming.new}.md"), now
            yield path, None
        elif now != data:
            yield path, now


def _with_new_id(data: bytes, renaming: Renaming) -> bytes:
    """A file of proposals with the new id: in links, in attributes, and in the head of the document's own file.

    The keys of what was proposed stay: they are known again by the ids that a thing had.
    """
    old, new = renaming.old.encode(), renaming.new.encode()
    for before, after in ((b"[[", b"]]"), (b"[[", b"|"), (b"# Proposals for ", b"\n"), (b"`dossier review ", b"`")):
        data = data.replace(before + old + after, before + new + after)
    value = re.compile(rb"(?<![^\s\"=])" + old + rb"(?![^\s\"}])")
    return _ATTRIBUTE.sub(lambda found: found[1] + value.sub(new, found[2]), data)


def _concerns(source: Source, renaming: Renaming) -> bool:
    return source.id == renaming.old or renaming.old in source.text


def _moved(source: Source, path: Path, renaming: Renaming) -> Source:
    return structs.replace(source, path=str(path), id=renaming.new, digest=digest_of(str(path), source.text))


class _Writer:
    """Makes the edits of one renaming, file by file, and keeps what is to be written."""

    def __init__(self, renaming: Renaming) -> None:
        self._renaming = renaming
        self.written: dict[Path, bytes] = {}
        self.rewritten: list[Rewritten] = []

    def page(self, source: Source) -> Source:
        """A page with its references rewritten, and the old id noted where it is the one that is renamed."""
        first = (formerly_edit(source.text, self._renaming),) if source.id == self._renaming.old else ()
        text = self._rewrite(source.path, source.text, first, lambda text: read_page(_with(source, text)).page)
        return _with(source, text)

    def settings(self, settings: Settings) -> Settings:
        """The settings with the references of their findings rewritten."""
        if not any(referring(settings, self._renaming.old)):
            return settings
        text = read_text(Path(settings.path))
        text = self._rewrite(settings.path, text, (), lambda text: read_settings(text, Faults(settings.path)))
        read = read_settings(text, Faults(settings.path)) or settings
        return structs.replace(read, path=settings.path, base_url=settings.base_url)

    def _rewrite(self, path: str, text: str, first: Sequence[Edit], read: Callable[[str], object]) -> str:
        """Edits a file until nothing in it names the old id; a value that stands twice is found one after the other."""
        data = as_read(Path(path), text)
        count = 0
        made: Sequence[Edit] = first
        for _ in range(ROUNDS):
            data, text = edited(data, made), spliced(text, made)
            made = edits(text, read(text), self._renaming)
            count += len(set(made))
            if not made:
                break
        self.written[Path(path)] = data
        if count:
            self.rewritten.append(Rewritten(path, count))
        return text


def _with(source: Source, text: str) -> Source:
    return structs.replace(source, text=text, digest=digest_of(source.path, text))


def referring(value: object, id: str) -> Iterator[Reference | PassageReference]:
    """Every reference to an id in a page, or in the settings."""
    match value:
        case Reference(target=target):
            yield from (value,) if target == id else ()
        case PassageReference(document=document):
            yield from (value,) if document == id else ()
        case Struct():
            for name in value.__struct_fields__:
                if name not in _NO_IDS:
                    yield from referring(getattr(value, name), id)
        case tuple():
            for one in value:
                yield from referring(one, id)


def edits(text: str, value: object, renaming: Renaming) -> tuple[Edit, ...]:
    """What is to be written where in the text of a page, or of the settings."""
    found = referring(value, renaming.old)
    return tuple(_edit(text, reference, renaming) for reference in found if reference.end > reference.start)


def _edit(text: str, reference: Reference | PassageReference, renaming: Renaming) -> Edit:
    """The id alone, so that quotation marks stay; where it is spelled with escapes, all of the value."""
    start = text.find(renaming.old, reference.start, reference.end)
    if start >= 0:
        return Edit(start, start + len(renaming.old), renaming.new)
    passage = f"#{reference.passage}" if isinstance(reference, PassageReference) and reference.passage else ""
    return Edit(reference.start, reference.end, f"{renaming.new}{passage}")


def formerly_edit(text: str, renaming: Renaming) -> Edit:
    """The old id is noted among those that the thing had; one that it gets back is no former one any more."""
    front = split_front_matter(text, Faults(renaming.page.path))
    assert front is not None, "a page that was read has front matter"
    back = next((former for former in renaming.page.formerly if former.target == renaming.new), None)
    if back:
        return Edit(back.start, back.end, renaming.old)
    return added(text, front, "formerly", renaming.old)


def renamed_lock(lock: Lock, renaming: Renaming) -> Lock:
    """The lock with the new id of a document, in the order of ids."""

    def now(id: str) -> str:
        return renaming.new if id == renaming.old else id

    pairs = [((now(pair.a), now(pair.b)), pair.share) for pair in lock.overlaps]
    documents = (structs.replace(document, id=now(document.id)) for document in lock.documents)
    overlaps = (Overlap(a=min(pair), b=max(pair), share=share) for pair, share in pairs)
    removed = (structs.replace(gone, document=now(gone.document)) for gone in lock.removed)
    return Lock(
        tuple(sorted(documents, key=lambda document: document.id)),
        tuple(sorted(overlaps, key=lambda pair: (pair.a, pair.b))),
        tuple(sorted(removed, key=lambda gone: (gone.document, gone.passage))),
    )
