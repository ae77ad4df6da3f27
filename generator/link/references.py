"""References: everything that a page names in its front matter and its passages must be there."""

from collections.abc import Iterator, Mapping

from generator.link.registry import Registry
from generator.model.page import UNKNOWN, Actor, Document, Event, Page, Passage, Topic
from generator.model.problem import Problem, did_you_mean
from generator.model.settings import Settings
from generator.model.source import Kind
from generator.model.value import PassageReference, Reference


def check_references(page: Page, registry: Registry) -> dict[str, None]:
    """Reports to the registry each reference of a page that leads nowhere; gives the ids of all, each once."""
    named: dict[str, None] = {}
    for reference, kind in _references(page):
        registry.resolve(page.path, reference, kind)
        named[reference.target] = None
    for cited in _evidence(page):
        registry.resolve_passage(page.path, cited)
        named[cited.document] = None
    return named


def _references(page: Page) -> Iterator[tuple[Reference, Kind]]:
    match page:
        case Actor():
            yield from ((reference, "actor") for reference in page.part_of)
            yield from ((office.of, "actor") for office in page.offices)
        case Event():
            yield from ((reference, "actor") for reference in page.taking_part)
            yield from ((reference, "event") for reference in (*page.follows, *page.part_of))
            if page.outcome and page.outcome.target != UNKNOWN:
                yield page.outcome, "event"
        case Document():
            for passage in page.body.passages:
                yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[tuple[Reference, Kind]]:
    yield from ((reference, "actor") for reference in passage.actors)
    yield from ((reference, "event") for reference in passage.events)
    if passage.topic:
        yield passage.topic, "topic"


def _evidence(page: Page) -> Iterator[PassageReference]:
    match page:
        case Actor():
            for office in page.offices:
                yield from office.evidence
        case Document() | Event():
            yield from page.date.evidence
    if isinstance(page, Actor | Event | Topic):
        for dispute in page.disputes:
            yield from dispute.passages


def check_vocabulary(document: Document, topics: Mapping[str, Topic], settings: Settings) -> Iterator[Problem]:
    """Stances that are no answer to their question, and figures of a measure that is not declared."""
    measures = dict(settings.measures)
    for passage in document.body.passages:
        yield from _check_stance(document.path, passage, topics)
        for figure in passage.figures:
            if figure.measure not in measures:
                hint = nearest_measure(figure.measure, measures)
                message = f"`{figure.measure}` is no attribute and no declared measure"
                yield Problem("attribute-is-known", document.path, figure.start, figure.end, message, hint)


def nearest_measure(written: str, measures: Mapping[str, str]) -> str:
    """A hint for a measure that is not declared."""
    if not measures:
        return f'declare it in dossier.toml: `[measures]`, then `{written} = "what it counts"`'
    return did_you_mean(written, measures) or f"declared in dossier.toml: {', '.join(sorted(measures))}"


def _check_stance(path: str, passage: Passage, topics: Mapping[str, Topic]) -> Iterator[Problem]:
    topic = topics.get(passage.topic.target) if passage.topic else None
    if topic is None or passage.stance is None:
        return
    codes = [answer.code for answer in topic.answers]
    if passage.stance.target not in codes:
        message = f"`{passage.stance.target}` is no answer to `{topic.id}`"
        hint = did_you_mean(passage.stance.target, codes) or f"its answers: {', '.join(codes)}"
        yield Problem("stance-is-answer", path, passage.stance.start, passage.stance.end, message, hint)
