"""The home page: what this is, what it holds, where to start, what it lacks."""

from collections.abc import Iterator, Sequence

from generator.model import urls
from generator.model.dossier import Dossier
from generator.model.facts import Facts
from generator.model.ledger import Tally, tally
from generator.model.page import Document
from generator.model.plover import quad_class
from generator.model.settings import Finding
from generator.model.view.home import DifferenceItem, FindingView, HomeView, Start
from generator.model.view.shared import ActorItem, Card, DocumentItem
from generator.model.view.topic import TopicItem
from generator.render.strip import strip
from generator.render.views.cards import Cards, years
from generator.render.views.differences import difference_items
from generator.render.views.frame import frame
from generator.render.views.lists import actor_item, newest_documents
from generator.render.views.picture import neighbourhood_picture
from generator.render.views.topic import topic_items
from generator.render.views.voices import limits
from generator.words.direction import isolated
from generator.words.nouns import n_
from generator.words.words import Words

_ACTORS = 7
_DOCUMENTS = 4
_TOPICS = 6
_DIFFERENCES = 4


def home_view(cards: Cards) -> HomeView:
    """All that the home page shows."""
    dossier = cards.dossier
    actors, topics, documents = _most_present(cards), topic_items(cards), newest_documents(cards, _DOCUMENTS)
    centre = next(iter(cards.facts.network.measures), "")
    happened = [event for event in dossier.events.values() if event.status != "planned"]
    claims = tally(cards.facts.ledger)
    return HomeView(
        frame=frame(cards, urls.HOME, dossier.settings.title),
        summary=dossier.settings.summary,
        period=years(document.date.date for document in dossier.documents.values()),
        counts=tuple(count for count in _counts(dossier, cards.words) if count[0]),
        claims=claims,
        rests=_rests(claims, cards.words),
        starts=tuple(_starts(cards, documents, topics, actors)),
        findings=tuple(_finding(cards, finding) for finding in dossier.settings.findings),
        topics=topics[:_TOPICS],
        topic_count=len(topics),
        strip=strip(
            [(event.date.date, quad_class(event.type)) for event in happened],
            cards.words.gettext("events"),
            words=cards.words,
        ),
        timeline=urls.TIMELINE,
        picture=neighbourhood_picture(cards, centre) if centre else None,
        centre=cards.card(centre) if centre else None,
        network=urls.NETWORK,
        documents=documents,
        document_count=len(dossier.documents),
        actors=actors,
        differences=_differences(cards),
        difference_count=len(cards.facts.differences),
        limits=tuple(limits(cards.facts, cards.words)),
        missing=tuple(_missing(cards)),
        about=cards.card("about") if "about" in dossier.prose else None,
    )


def _most_present(cards: Cards) -> tuple[ActorItem, ...]:
    dossier = cards.dossier
    actors = sorted(dossier.actors.values(), key=lambda actor: (-len(dossier.mentions.get(actor.id, ())), actor.id))
    return tuple(actor_item(cards, actor) for actor in actors[:_ACTORS])


def _starts(
    cards: Cards, documents: Sequence[DocumentItem], topics: Sequence[TopicItem], actors: Sequence[ActorItem]
) -> Iterator[Start]:
    """One of each: the newest document, the question with most answers, the actor most spoken of."""
    for document in documents[:1]:
        note = ", ".join(filter(None, (isolated(document.publisher), document.when.words)))
        yield Start(cards.words.gettext("Read a document"), _with_note(document.card, note))
    for topic in sorted(topics, key=lambda topic: -topic.statements)[:1]:
        note = cards.words.count(topic.statements, "statement") if topic.statements else ""
        yield Start(cards.words.gettext("Compare the answers"), _with_note(topic.card, note))
    for actor in actors[:1]:
        note = cards.words.count(actor.mentions, "mention") if actor.mentions else actor.card.note
        yield Start(cards.words.gettext("Follow an actor"), _with_note(actor.card, note))


def _with_note(card: Card, note: str) -> Card:
    return Card(card.url, card.title, card.kind, note)


def _finding(cards: Cards, finding: Finding) -> FindingView:
    passages = (
        cards.passage(reference.document, cards.dossier.passages[reference.document, reference.passage])
        for reference in finding.passages
    )
    return FindingView(finding.title, finding.text, tuple(passages))


def _differences(cards: Cards) -> tuple[DifferenceItem, ...]:
    views = difference_items(cards, _DIFFERENCES)
    return tuple(DifferenceItem(view.url, view.subject.title, view.matter, view.kind) for view in views)


def _counts(dossier: Dossier, words: Words) -> Iterator[tuple[int, str, str]]:
    documents, actors, events = len(dossier.documents), len(dossier.actors), len(dossier.events)
    passages, statements, topics = len(dossier.passages), len(dossier.statements), len(dossier.topics)
    yield documents, words.ngettext("document", "documents", documents), urls.INDEXES["document"]
    yield passages, words.ngettext("passage", "passages", passages), ""
    yield statements, words.ngettext("statement", "statements", statements), ""
    yield actors, words.ngettext("actor", "actors", actors), urls.INDEXES["actor"]
    yield events, words.ngettext("event", "events", events), urls.INDEXES["event"]
    yield topics, words.ngettext("topic", "topics", topics), urls.INDEXES["topic"]


def _rests(claims: Tally, words: Words) -> tuple[tuple[str, str], ...]:
    """`Of 475 claims 465 lead to a passage of a source; 10 are background and marked.`"""
    linked = words.ngettext(
        "%(num)s leads to a passage of a source", "%(num)s lead to a passage of a source", claims.sourced
    )
    rest = []
    if claims.background:
        rest.append(
            words.ngettext("%(num)s is background and marked", "%(num)s are background and marked", claims.background)
        )
    if claims.open:
        rest.append(words.ngettext("%(num)s has no source yet", "%(num)s have no source yet", claims.open))
    of = words.gettext("Of %(claims)s", claims=words.count(claims.claims, "claim"))
    return (f"{of} ", ""), (linked, urls.EVIDENCE), ("".join(f"; {each}" for each in rest) + ".", "")


def _missing(cards: Cards) -> Iterator[str]:
    """What a reader should know to be lacking, in sentences."""
    documents, words = tuple(cards.dossier.documents.values()), cards.words
    yield from _plans(cards.facts, words)
    all_of = words.count(len(documents), "document")
    for count, one, many in _lacks(documents):
        if count:
            yield words.ngettext(one, many, count, documents=all_of)


def _plans(facts: Facts, words: Words) -> Iterator[str]:
    plans = len(facts.expectations)
    untold = sum(expectation.fate == "not covered" for expectation in facts.expectations)
    if plans == untold == 1:
        yield words.gettext("1 plan is told of; it has no outcome in these sources.")
    elif untold:
        yield words.ngettext(
            "%(plans)s are told of; %(num)s of them has no outcome in these sources.",
            "%(plans)s are told of; %(num)s of them have no outcome in these sources.",
            untold,
            plans=words.count(plans, "plan"),
        )


def _lacks(documents: Sequence[Document]) -> Iterator[tuple[int, str, str]]:
    yield (
        sum(not document.url for document in documents),
        *n_("%(num)s of %(documents)s has no address.", "%(num)s of %(documents)s have no address."),
    )
    yield (
        sum(not document.author for document in documents),
        *n_("%(num)s of %(documents)s names no author.", "%(num)s of %(documents)s name no author."),
    )
    yield (
        sum(not document.publisher for document in documents),
        *n_("%(num)s of %(documents)s has no known publisher.", "%(num)s of %(documents)s have no known publisher."),
    )
    yield (
        sum(document.date.basis == "inferred" for document in documents),
        *n_("%(num)s of %(documents)s has an inferred date.", "%(num)s of %(documents)s have an inferred date."),
    )
