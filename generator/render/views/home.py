"""The home page: what this is, what it holds, what it lacks."""

from collections.abc import Iterator, Sequence

from generator.model import urls
from generator.model.dossier import Dossier
from generator.model.facts import Facts
from generator.model.ledger import tally
from generator.model.page import Document
from generator.model.plover import quad_class
from generator.model.settings import Finding
from generator.model.view.home import DifferenceItem, FindingView, HomeView
from generator.render.strip import strip
from generator.render.views.cards import Cards, years
from generator.render.views.differences import difference_items
from generator.render.views.frame import frame
from generator.render.views.lists import actor_item, newest_documents
from generator.render.views.picture import neighbourhood_picture
from generator.render.views.topic import topic_items
from generator.render.views.voices import limits

_SHOWN = 8
_TOPICS = 12
_DIFFERENCES = 16


def home_view(cards: Cards) -> HomeView:
    """All that the home page shows."""
    dossier = cards.dossier
    actors = sorted(dossier.actors.values(), key=lambda actor: (-len(dossier.mentions.get(actor.id, ())), actor.id))
    topics = topic_items(cards)
    centre = next(iter(cards.facts.network.measures), "")
    happened = [event for event in dossier.events.values() if event.status != "planned"]
    return HomeView(
        frame=frame(cards, urls.HOME, dossier.settings.title),
        summary=dossier.settings.summary,
        period=years(document.date.date for document in dossier.documents.values()),
        counts=_counts(dossier),
        claims=tally(cards.facts.ledger),
        evidence=urls.EVIDENCE,
        findings=tuple(_finding(cards, finding) for finding in dossier.settings.findings),
        topics=topics[:_TOPICS],
        topic_count=len(topics),
        strip=strip([(event.date.date, quad_class(event.type)) for event in happened]),
        timeline=urls.TIMELINE,
        picture=neighbourhood_picture(cards, centre) if centre else None,
        centre=cards.card(centre) if centre else None,
        network=urls.NETWORK,
        documents=newest_documents(cards)[:_SHOWN],
        actors=tuple(actor_item(cards, actor) for actor in actors[:_SHOWN]),
        differences=_differences(cards),
        difference_count=len(cards.facts.differences),
        expectations=_expectations(cards.facts),
        limits=tuple(limits(cards.facts, cards.words)),
        missing=tuple(_missing(tuple(dossier.documents.values()))),
        about=cards.card("about") if "about" in dossier.prose else None,
    )


def _finding(cards: Cards, finding: Finding) -> FindingView:
    passages = (
        cards.passage(reference.document, cards.dossier.passages[reference.document, reference.passage])
        for reference in finding.passages
    )
    return FindingView(finding.title, finding.text, tuple(passages))


def _differences(cards: Cards) -> tuple[DifferenceItem, ...]:
    views = difference_items(cards, _DIFFERENCES)
    return tuple(DifferenceItem(view.url, view.subject.title, view.matter, view.kind) for view in views)


def _expectations(facts: Facts) -> tuple[int, int]:
    untold = sum(expectation.fate == "not covered" for expectation in facts.expectations)
    return len(facts.expectations), untold


def _counts(dossier: Dossier) -> tuple[tuple[int, str, str], ...]:
    counts = (
        (len(dossier.documents), "document", urls.INDEXES["document"]),
        (len(dossier.passages), "passage", ""),
        (len(dossier.statements), "statement", ""),
        (len(dossier.actors), "actor", urls.INDEXES["actor"]),
        (len(dossier.events), "event", urls.INDEXES["event"]),
        (len(dossier.topics), "topic", urls.INDEXES["topic"]),
    )
    return tuple((count, noun if count == 1 else f"{noun}s", url) for count, noun, url in counts)


def _missing(documents: Sequence[Document]) -> Iterator[str]:
    """What a reader should know to be lacking, in sentences."""
    lacks = (
        ("has no address", "have no address", [d for d in documents if not d.url]),
        ("names no author", "name no author", [d for d in documents if not d.author]),
        ("has no known publisher", "have no known publisher", [d for d in documents if not d.publisher]),
        (
            "has an inferred date",
            "have an inferred date",
            [d for d in documents if d.date.basis == "inferred"],
        ),
    )
    for one, many, found in lacks:
        if found:
            noun = "document" if len(documents) == 1 else "documents"
            yield f"{len(found)} of {len(documents)} {noun} {one if len(found) == 1 else many}."
