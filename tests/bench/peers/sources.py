"""The made-up dossier in the layout of each peer: the same pages, the same words, links where the text names something.

Where a peer can find backlinks by itself it does; where it cannot, they are given to it in a form that it knows.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.bench.corpus import NAMED, Actor, Corpus, Document, Event, actor_body, event_body, mark

PASSAGE = re.compile(r"\[([^\]]*)\]\{(?!\{)[^}]*\}")
CITATION = re.compile(r"\[@([a-z0-9-]+)#p\d+\]")
KINDS = ("documents", "actors", "events")

File = tuple[str, str]
Layout = Callable[[Corpus], Iterator[File]]
Link = Callable[[str, str], str]
"""How a peer writes a link: from an id and the words to Markdown."""


@dataclass(frozen=True)
class Entry:
    """A page as any generator can have it."""

    kind: str
    id: str
    title: str
    marked: str
    facts: dict[str, str | list[str]]
    """What stands below the title, in the words of the reader."""
    names: tuple[str, ...] = field(default=())
    """The ids of what a document names, or of who took part in an event."""

    def body(self, link: Link) -> str:
        """Its Markdown without what only Dossier knows: passages are words, citations lead to the document."""
        words = PASSAGE.sub(r"\1", self.marked)
        words = CITATION.sub(lambda cited: f"({mark(cited[1], 'a report')})", words)
        return NAMED.sub(lambda named: link(named["id"], named["words"]), words)


def entries(corpus: Corpus) -> Iterator[Entry]:
    """All pages of the corpus that every generator makes."""
    yield from map(_document, corpus.documents())
    yield from map(_actor, corpus.actors)
    yield from map(_event, corpus.events)


def kind_of(id: str) -> str:
    """The kind of what has this id."""
    return {"doc-": "documents", "even": "events"}.get(id[:4], "actors")


def _document(one: Document) -> Entry:
    facts: dict[str, str | list[str]] = {"publisher": one.outlet, "date": f"{one.day}"}
    facts["source"] = f"https://papers.example/{one.day.year}/{one.id}"
    return Entry("documents", one.id, one.title, one.marked, facts, one.names)


def _actor(one: Actor) -> Entry:
    facts: dict[str, str | list[str]] = {"sort": one.kind, "aliases_of": list(one.aliases), "place": one.place}
    return Entry("actors", one.id, one.name, actor_body(one) + "\n", facts)


def _event(one: Event) -> Entry:
    facts: dict[str, str | list[str]] = {"date": f"{one.day}", "place": one.place, "sort": one.type}
    return Entry("events", one.id, one.title, event_body(one) + "\n", facts, tuple(who.id for who in one.participants))


# --- one layout a peer -----------------------------------------------------------------------------------


def hugo(corpus: Corpus) -> Iterator[File]:
    """Actors are a taxonomy, so that Hugo finds their documents and events; the reports on an event are another one."""

    def link(id: str, words: str) -> str:
        return f"[{words}](/{kind_of(id)}/{id})"

    for one in entries(corpus):
        name = f"{one.id}/_index.md" if one.kind == "actors" else f"{one.id}.md"
        actors = [id for id in one.names if kind_of(id) == "actors"]
        events = [id for id in one.names if kind_of(id) == "events"]
        terms = {"actors": actors, "reports": events} if one.names else {}
        yield f"content/{one.kind}/{name}", _page({"title": one.title, **one.facts, **terms}, one.body(link))
    for kind in KINDS:
        yield f"content/{kind}/_index.md", _page({"title": kind.title()}, "")


def eleventy(corpus: Corpus) -> Iterator[File]:
    """Its configuration knows `[[id|words]]` and finds the backlinks."""
    for one in entries(corpus):
        yield f"{one.kind}/{one.id}.md", _wiki_page(one)


def mkdocs(corpus: Corpus) -> Iterator[File]:
    """A hook knows `[[id|words]]` and finds the backlinks."""
    everything = list(entries(corpus))
    for one in everything:
        yield f"docs/{one.kind}/{one.id}.md", _wiki_page(one)
    yield from _indexes(everything)


def zensical(corpus: Corpus) -> Iterator[File]:
    """It has no hooks: links and backlinks are written out for it."""

    def link(id: str, words: str) -> str:
        return f"[{words}](../{kind_of(id)}/{id}.md)"

    def links(title: str, ids: list[str]) -> str:
        return f"\n## {title}\n\n" + "".join(f"- {link(id, titles[id])}\n" for id in ids) if ids else ""

    everything = list(entries(corpus))
    titles = {one.id: one.title for one in everything}
    named_by = _named_by(everything)
    for one in everything:
        names = links("Named here", list(one.names))
        backlinks = "".join(links(kind.title(), named_by[kind][one.id]) for kind in KINDS)
        facts = ", ".join(", ".join(fact) if isinstance(fact, list) else fact for fact in one.facts.values())
        text = f"# {one.title}\n\n{facts}\n\n{one.body(link)}{names}{backlinks}"
        yield f"docs/{one.kind}/{one.id}.md", _page({"title": one.title, **one.facts}, text)
    yield from _indexes(everything)


def pelican(corpus: Corpus) -> Iterator[File]:
    """A plugin makes backlinks of the names that each file states."""

    def link(id: str, words: str) -> str:
        return f"[{words}]({{filename}}/{kind_of(id)}/{id}.md)"

    for one in entries(corpus):
        facts = {**one.facts, "title": one.title, "slug": one.id, "kind": one.kind, "names": list(one.names)}
        lines = (f"{key}: {', '.join(fact) if isinstance(fact, list) else fact}" for key, fact in facts.items())
        yield f"content/{one.kind}/{one.id}.md", "\n".join(lines) + "\n\n" + one.body(link)


LAYOUTS: dict[str, Layout] = {layout.__name__: layout for layout in (hugo, eleventy, mkdocs, pelican, zensical)}


def _wiki_page(one: Entry) -> str:
    participants = {"participants": list(one.names)} if one.kind == "events" else {}
    body = one.body(lambda id, words: f"[[{id}|{words}]]")
    return _page({"title": one.title, "kind": one.kind, **one.facts, **participants}, body)


def _indexes(everything: list[Entry]) -> Iterator[File]:
    """The pages that MkDocs and Zensical do not make by themselves."""
    for kind in KINDS:
        items = "".join(f"- [{one.title}]({one.id}.md)\n" for one in everything if one.kind == kind)
        yield f"docs/{kind}/index.md", f"# {kind.title()}\n\n{items}"
    latest = [one for one in everything if one.kind == "documents"][-50:]
    items = "".join(f"- [{one.title}](documents/{one.id}.md)\n" for one in reversed(latest))
    yield "docs/index.md", f"# The coast\n\n{items}"


def _named_by(everything: list[Entry]) -> dict[str, dict[str, list[str]]]:
    """For each kind: by which pages of that kind something is named."""
    found: dict[str, dict[str, list[str]]] = {kind: defaultdict(list) for kind in KINDS}
    for one in everything:
        for id in one.names:
            found[one.kind][id].append(one.id)
    return found


def _page(facts: dict[str, str | list[str]], body: str) -> str:
    """A page with front matter: JSON is YAML, and quotes what must be quoted."""
    lines = (f"{key}: {json.dumps(fact, ensure_ascii=False)}\n" for key, fact in facts.items())
    return f"---\n{''.join(lines)}---\n{body}"
