"""Taking in: from the bytes of a foreign file to its articles, with all that the file says of them."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from generator.add.article import Article, Form, Span
from generator.add.intake.apart import read_apart
from generator.add.intake.boilerplate import boilerplate
from generator.add.intake.encodings import decode
from generator.add.intake.extract import Extract, Extracts
from generator.add.intake.forms import form_of
from generator.add.intake.heading import Heading, heading_of
from generator.add.intake.limits import FILE, TEXT
from generator.add.intake.lines import Line, lines_of
from generator.add.intake.not_taken import NotTaken
from generator.add.intake.published import published_in
from generator.author.forms import keys_of
from generator.author.new import faults, tidy, why_not_a_line

GIVEN = "Given by whoever added the article; the text as received does not state it."
"""The note on a date that is a maintainer's word alone."""

_MARK = "\ufeff"
_FORMAL = ("date", "url", "language")
_PLAIN = re.compile(r"[ -~À-ɏ‘’“”–—…]{0,500}")
_KEYS = keys_of("document")


class Stated(Struct, frozen=True, kw_only=True):
    """What the maintainer says of an article, which counts before all that its file says."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""


class Taken(Struct, frozen=True, kw_only=True):
    """An article taken in, and what a maintainer is told of it beside.

    `publisher_note` says how the publisher is known. `title_given` and `date_given`: they are the maintainer's.
    `left_out` are lines of a web page that are no part of the article, `notes` sentences on what else was noticed,
    `captured` the day (ISO) on which an archive took the page.
    """

    article: Article
    encoding: str = ""
    publisher_note: str = ""
    title_given: bool = False
    date_given: bool = False
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    captured: str = ""


_NOTHING_STATED = Stated()


def received(path: Path) -> bytes:
    """The bytes of a file that a maintainer names; raises NotTaken.

    It is opened without waiting, so that a pipe in the place of a file cannot hold anything up.
    """
    try:
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise NotTaken(_why_not_opened(error)) from None
    try:
        return _bytes_of(file)
    finally:
        os.close(file)


def _bytes_of(file: int) -> bytes:
    status = os.fstat(file)
    if stat.S_ISDIR(status.st_mode):
        raise NotTaken("is a folder; name the files in it")
    if not stat.S_ISREG(status.st_mode):
        raise NotTaken("is no file")
    _check_size(status.st_size)
    with os.fdopen(file, "rb", closefd=False) as opened:
        data = opened.read(FILE + 1)
    _check_size(len(data))
    return data


def take(name: str, data: bytes, stated: Stated = _NOTHING_STATED) -> tuple[Taken, ...]:
    """The articles in a file, of which most have one; raises NotTaken."""
    form = form_of(data, name)
    digest = sha256(data).hexdigest()
    extracts = _read(data, form, stated)
    for found in extracts.articles:
        _check_text(found.text, len(extracts.articles))
    return tuple(_taken(name, form, digest, found, extracts.notes, stated) for found in extracts.articles)


def _why_not_opened(error: OSError) -> str:
    return "is not there" if error.errno == errno.ENOENT else f"cannot be read: {error.strerror}"


def _check_size(size: int) -> None:
    if size > FILE:
        raise NotTaken(f"has {size:,} bytes, at most {FILE:,} are read")


def _check_text(text: str, articles: int) -> None:
    size = len(text.encode())
    if size > TEXT:
        whose = "" if articles == 1 else " of one of its pages"
        raise NotTaken(f"has a text{whose} of {size:,} bytes, at most {TEXT:,} are read; divide it into several files")
    if not text.strip(f"{_MARK} \t\r\n"):
        raise NotTaken("is empty")


def _read(data: bytes, form: Form, stated: Stated) -> Extracts:
    """Plain text is taken as it is; all else is read apart."""
    if form != "text":
        return read_apart(data, form, stated.url)
    decoded = decode(data)
    notes = () if decoded.sure else (f"The encoding {decoded.encoding} was found by the letters alone.",)
    aside = (Span(0, 1),) if decoded.text.startswith(_MARK) else ()
    return Extracts((Extract(text=decoded.text, encoding=decoded.encoding, aside=aside),), notes)


# --- what is known of an article ---------------------------------------------------------------------------


def _taken(name: str, form: Form, digest: str, found: Extract, notes: tuple[str, ...], stated: Stated) -> Taken:
    lines = lines_of(found.text)
    empty = boilerplate(lines, form, found.aside)
    heading = heading_of(lines, empty)
    date, basis, date_note = _date(found, lines, stated.date)
    publisher, publisher_note = _publisher(found, heading, stated)
    values = {
        "title": stated.title or _title(form, found, heading),
        "publisher": publisher,
        "date": date,
        "date_note": date_note,
        "url": stated.url or found.url,
        "language": found.language,
    }
    author = found.author or heading.author
    kept = {key: _kept(key, value) for key, value in values.items()}
    article = Article(
        name=name,
        form=form,
        text=found.text,
        received=digest,
        author=tuple(filter(None, (_kept("publisher", one) for one in author))),
        date_basis=basis if kept["date"] else "",
        boilerplate=_in_order(empty, heading.aside),
        pages=found.pages,
        **kept,
    )
    return Taken(
        article=article,
        encoding=found.encoding,
        publisher_note=_kept("publisher_note", publisher_note),
        title_given=bool(stated.title),
        date_given=bool(stated.date),
        left_out=found.left_out,
        notes=(*notes, *_lost(values, kept), *_at_odds(stated, lines)),
        captured=found.captured,
    )


def set_aside(text: str, form: Form) -> tuple[Span, ...]:
    """The stretches of a text that say nothing of its matter, for one that was taken in before."""
    lines = lines_of(text)
    empty = boilerplate(lines, form, (Span(0, 1),) if text.startswith(_MARK) else ())
    return _in_order(empty, heading_of(lines, empty).aside)


def _title(form: Form, found: Extract, heading: Heading) -> str:
    """The title of a PDF is often that of its template, so it must stand in the text, or be the only one there is."""
    if form == "pdf" and heading.title and found.title.casefold() not in " ".join(found.text.split()).casefold():
        return heading.title
    return found.title or heading.title


def _publisher(found: Extract, heading: Heading, stated: Stated) -> tuple[str, str]:
    if stated.publisher or found.publisher:
        return stated.publisher or found.publisher, ""
    return heading.publisher, heading.note


def _date(found: Extract, lines: tuple[Line, ...], given: str) -> tuple[str, str, str]:
    """The date, its basis and the note on it: the maintainer's word, then what is stated, then what can be inferred.

    What a maintainer gives is stated where the file says the same.
    """
    read = _date_read(found, lines)
    if given and read[:2] != (given, "stated"):
        return given, "inferred", GIVEN
    return read


def _date_read(found: Extract, lines: tuple[Line, ...]) -> tuple[str, str, str]:
    if found.date_basis == "stated":
        return found.date, "stated", found.date_note
    in_text = published_in(lines)
    if in_text.basis == "stated" or not found.date:
        return in_text.day, in_text.basis, in_text.note
    return found.date, found.date_basis, found.date_note


def _in_order(*spans: tuple[Span, ...]) -> tuple[Span, ...]:
    found = {span.start: span for part in spans for span in part}
    return tuple(found[start] for start in sorted(found))


def _kept(key: str, value: str) -> str:
    """A value as the front matter can hold it; nothing where it cannot. Of plain words the reader need not be asked."""
    if key not in _FORMAL and _PLAIN.fullmatch(value):
        return " ".join(value.split())
    value = "" if why_not_a_line(value) else tidy(value)
    return "" if value and faults("document", _KEYS[key], value) else value


def _lost(values: dict[str, str], kept: dict[str, str]) -> Iterator[str]:
    """A foreign file may say of itself what no key can hold."""
    for key, value in values.items():
        if value.strip() and not kept[key]:
            yield f"What it gives as `{key}` cannot be kept."


def _at_odds(stated: Stated, lines: tuple[Line, ...]) -> Iterator[str]:
    in_text = published_in(lines) if stated.date else None
    if in_text and in_text.basis == "stated" and in_text.day != stated.date:
        yield f"`--date` says {stated.date}. {in_text.note}"
