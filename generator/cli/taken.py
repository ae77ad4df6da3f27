"""What a maintainer is told of an article that was taken in."""

from collections.abc import Iterator, Sequence

from generator.add.article import Form
from generator.add.finding import Findings
from generator.add.intake.take import Taken

_CALLED: dict[Form, str] = {"text": "plain text", "html": "HTML", "pdf": "PDF", "archive": "a page of a web archive"}
_QUOTED = 60
"""Characters of a line that are shown."""

_LISTED = 20
"""Lines of a kind that are shown."""


def lines_of(taken: Taken, findings: Findings) -> Iterator[str]:
    """The lines, the first with the name of its file."""
    article = taken.article
    yield f"{article.name}: {_form(taken)}"
    yield from _row("title", article.title or "not stated")
    yield from _row("author", ", ".join(article.author))
    yield from _row("publisher", article.publisher or "not stated", taken.publisher_note)
    yield from _row(
        "date", f"{article.date}, {article.date_basis}" if article.date else "not stated", article.date_note
    )
    yield from _row("address", article.url)
    yield from _row("captured", taken.captured)
    yield from _listed("set aside", [article.text[span.start : span.end] for span in article.boilerplate])
    yield from _listed("left out", taken.left_out)
    for note in taken.notes:
        yield from _row("note", note)
    yield from _row("proposals", _counts(findings))


def _form(taken: Taken) -> str:
    article = taken.article
    pages = f"{len(article.pages)} page{'s' * (len(article.pages) != 1)}" if article.pages else ""
    words = f"{len(article.text.split()):,} words"
    return ", ".join(filter(None, (_CALLED[article.form], taken.encoding, pages, words)))


def _row(name: str, *words: str) -> Iterator[str]:
    said = ". ".join(word.rstrip(".") for word in words if word)
    if said:
        yield f"  {name:<10}  {said}"


def _listed(name: str, lines: Sequence[str]) -> Iterator[str]:
    """The lines themselves: what is no part of an article is seen, and can be found wrong."""
    shown = [quoted for line in lines if (quoted := _quoted(line))]
    for number, line in enumerate(shown[:_LISTED]):
        yield from _row("" if number else name, line)
    if len(shown) > _LISTED:
        yield from _row("", f"and {len(shown) - _LISTED:,} more")


def _quoted(line: str) -> str:
    words = " ".join(line.replace("\ufeff", "").split())
    return f"“{words[:_QUOTED]}{'…' * (len(words) > _QUOTED)}”" if words else ""


def _counts(findings: Findings) -> str:
    counts = (
        (len(findings.mentions), "mention"),
        (len(findings.actors), "new actor"),
        (len(findings.statements), "statement"),
        (len(findings.dates), "date"),
        (len(findings.events), "event"),
        (len(findings.figures), "figure"),
    )
    return ", ".join(f"{count} {noun}{'s' * (count != 1)}" for count, noun in counts if count) or "none"
