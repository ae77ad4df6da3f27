"""Rules of content: what should hold of a whole dossier.

To add a rule, write a function from a dossier to problems, named as the rule is, and add it to RULES.
"""

from collections.abc import Callable, Iterator

from generator.model.dossier import Dossier
from generator.model.problem import Problem

Rule = Callable[[Dossier], Iterator[Problem]]


def event_has_evidence(dossier: Dossier) -> Iterator[Problem]:
    """Every event has a passage of some document behind it."""
    for event in dossier.events.values():
        if event.id not in dossier.evidence:
            hint = f"annotate the words that report it: `[words]{{#p1 para=1 event={event.id}}}`"
            yield Problem("event-has-evidence", event.path, 0, 0, "no passage reports this event", hint)


def excerpt_is_short(dossier: Dossier) -> Iterator[Problem]:
    """No quotation is longer than the settings allow."""
    limit = dossier.settings.excerpts.words
    for document in dossier.documents.values():
        for passage in document.body.passages if document.publish == "excerpts" else ():
            for quote in passage.quotes:
                length = len(quote.text.split())
                if length > limit:
                    message = f"this quotation has {length} words, at most {limit} are allowed"
                    end = quote.start + len(quote.text)
                    hint = "quote fewer words and say the rest in your own"
                    yield Problem("excerpt-is-short", document.path, quote.start, end, message, hint)


def metadata_has_no_text(dossier: Dossier) -> Iterator[Problem]:
    """A document of which only the metadata are published has no text to which a link could lead."""
    for document in dossier.documents.values():
        if document.publish == "metadata" and document.body.blocks:
            hint = "remove the text, or write `publish: excerpts`"
            message = "`publish: metadata` shows no text, and here is one"
            yield Problem("metadata-has-no-text", document.path, 0, 0, message, hint)


def event_is_not_its_own(dossier: Dossier) -> Iterator[Problem]:
    """No event follows, is part of or results in itself."""
    for event in dossier.events.values():
        for reference in (*event.follows, *event.part_of, *((event.outcome,) if event.outcome else ())):
            if reference.target == event.id:
                message = "an event cannot follow, belong to or result in itself"
                yield Problem("event-is-not-its-own", event.path, reference.start, reference.end, message)


RULES: tuple[Rule, ...] = (event_has_evidence, event_is_not_its_own, excerpt_is_short, metadata_has_no_text)


def check_rules(dossier: Dossier) -> Iterator[Problem]:
    """The problems that every rule finds."""
    for rule in RULES:
        yield from rule(dossier)
