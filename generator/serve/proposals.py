"""Open proposals as HTML: put into the page of their document, in a preview and never in a site that is built."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

from msgspec import structs

from generator.add.review.fact import Proposal
from generator.add.review.files import documents_with_proposals, load_sheet, proposals_path
from generator.add.review.lines import line_of
from generator.add.review.sheet import SECTIONS, Sheet
from generator.model import urls
from generator.model.problem import Lines, Problem
from generator.serve.tray import FOLDER, Tray


def tray(content: Path) -> Tray:
    """All open proposals of a content folder."""
    sections: dict[str, str] = {}
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for document in documents_with_proposals(content):
        loaded = load_sheet(content, document)
        problems.extend(structs.replace(problem, severity="warning") for problem in loaded.problems)
        if loaded.data is not None:
            files[f"{FOLDER}{document}.md"] = loaded.text.encode()
        if loaded.sheet.lines:
            path = proposals_path(content, document)
            sections[urls.page("document", document)] = _section(loaded.sheet, str(path), loaded.text)
    return Tray(sections, files, tuple(problems))


def _section(sheet: Sheet, path: str, text: str) -> str:
    lines = Lines(text)
    return "".join(
        (
            '<section class="dossier-proposals" aria-label="Proposals, not published">\n',
            f"<h2>Proposals, not published</h2>\n<p>{_summary(sheet)} Only this preview shows them.</p>\n",
            *_lists(sheet, path, lines),
            "</section>\n",
        )
    )


def _summary(sheet: Sheet) -> str:
    accepted = sum(each.accepted for each in sheet.proposals)
    waiting = len(sheet.proposals) - accepted
    return f"{waiting} open, {accepted} accepted and not written yet; <code>dossier review {sheet.document}</code>."


def _lists(sheet: Sheet, path: str, lines: Lines) -> Iterator[str]:
    for letter, title in SECTIONS.items():
        items = [(each.proposal, each.start) for each in sheet.lines if each.proposal.id.startswith(letter)]
        if items:
            yield f"<h3>{title}</h3>\n<ul>\n"
            yield from _items(sheet.document, items, path, lines)
            yield "</ul>\n"


def _items(document: str, items: Iterable[tuple[Proposal, int]], path: str, lines: Lines) -> Iterator[str]:
    for proposal, start in items:
        state = "accepted" if proposal.accepted else "open"
        trust = "sure" if proposal.sure else "unsure"
        place = f"{path}:{lines.place(start).line}"
        address = f"{FOLDER}{document}.md#:~:text={quote(f'^{proposal.id}', safe='').replace('-', '%2D')}"
        yield (
            f'<li class="{state}"><span class="said">{escape(_said(proposal))}</span>'
            f' <span class="why">{state}, {trust}, {escape(proposal.rule)}</span>'
            f' <a href="{escape(address)}">{escape(place)}</a></li>\n'
        )


def _said(proposal: Proposal) -> str:
    """The line without its mark, its id and its rule."""
    return line_of(proposal)[len("- [ ] ") :].rpartition(" ^")[0]
