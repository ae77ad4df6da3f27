"""Rules of content: what should hold of a whole dossier.

To add a rule, write a function from a dossier to problems, named as the rule is, and add it to RULES.
"""

from collections.abc import Callable, Iterator, Mapping

from generator.check.figures import figures_agree_or_are_disputed
from generator.check.sealed import withdrawn_id_is_free
from generator.derive.ledger.written import written_claims
from generator.model import urls
from generator.model.dossier import Dossier
from generator.model.ledger import Claim, ClaimKind
from generator.model.order import leading_back
from generator.model.page import Document, Page, Prose
from generator.model.problem import Problem
from generator.model.value import Reference

Rule = Callable[[Dossier], Iterator[Problem]]


def event_has_evidence(dossier: Dossier) -> Iterator[Problem]:
    """Every event has a passage of some document behind it."""
    for event in dossier.events.values():
        if event.id not in dossier.evidence:
            hint = f"annotate the words that report it: `[words]{{#p1 para=1 event={event.id}}}`"
            yield Problem("event-has-evidence", event.path, 0, 0, "no passage reports this event", hint)


def plan_has_outcome(dossier: Dossier) -> Iterator[Problem]:
    """Every plan says what became of it, or that these sources do not tell."""
    for event in dossier.events.values():
        if event.status == "planned" and event.outcome is None:
            hint = "add `outcome: EVENT-ID`, or `outcome: unknown` where these sources do not tell"
            message = "nothing says what became of this plan"
            yield Problem("plan-has-outcome", event.path, 0, 0, message, hint)


def claim_has_evidence(dossier: Dossier) -> Iterator[Problem]:
    """Every claim leads to a passage, or the page says that this dossier has no source for it.

    A warning, so that a first draft can be looked at with its gaps marked; a strict build publishes none. Edges and
    cells are made of passages. What rests on an event without evidence, and an office with nothing behind it, have
    rules of their own.
    """
    for claim in written_claims(dossier):
        if claim.standing == "open" and not _is_said_elsewhere(dossier, claim):
            message, hint = _OPEN[claim.kind]
            hint = hint.format(page=claim.page)
            yield Problem("claim-has-evidence", claim.path, claim.start, claim.end, message, hint, "warning")


def _is_said_elsewhere(dossier: Dossier, claim: Claim) -> bool:
    if claim.kind == "office":
        offices = dossier.actors[claim.page].offices
        return any(office.start == claim.start and not office.evidence for office in offices)
    return claim.kind in ("date", "participant") and claim.page in dossier.events


_CITE = "`[@document-id#p5]`"
_OPEN: Mapping[ClaimKind, tuple[str, str]] = {
    "paragraph": (
        "nothing that is said here leads to a passage",
        f"cite what it rests on, {_CITE}, or mark what these sources do not say, `[words]{{{{basis=background}}}}`",
    ),
    "office": (
        "the evidence of this office is no passage",
        "name one, `evidence: [document-id#p5]`, or write `basis: background`",
    ),
    "date": (
        "this date is inferred, and nothing says from what",
        "name the passages, `date_evidence: [{page}#p1]`, or say it in `date_note`",
    ),
}
"""What is said of an open claim of each kind that can be one here, and what would help."""


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


def passage_has_words(dossier: Dossier) -> Iterator[Problem]:
    """No passage is dots alone, which keep the place of an account that is still to be written."""
    for (document, id), stretch in dossier.stretches.items():
        words, passage = stretch.text[stretch.start : stretch.end], dossier.passages[document, id]
        if "…" in words and not passage.quotes and not any(character.isalnum() for character in words):
            message = "nobody has told yet what stands here"
            hint = f"say it in your own words; {passage.place} of the source has it"
            path = dossier.documents[document].path
            yield Problem("passage-has-words", path, passage.start, passage.end, message, hint, "warning")


def metadata_has_no_text(dossier: Dossier) -> Iterator[Problem]:
    """A document of which only the metadata are published has no text to which a link could lead."""
    for document in dossier.documents.values():
        if document.publish == "metadata" and dossier.bodies[document.id].blocks:
            hint = "remove the text, or write `publish: excerpts`"
            message = "`publish: metadata` shows no text, and here is one"
            yield Problem("metadata-has-no-text", document.path, 0, 0, message, hint)


def outcome_is_of_plan(dossier: Dossier) -> Iterator[Problem]:
    """Only of a plan is there something to tell that became of it."""
    for event in dossier.events.values():
        if event.outcome and event.status != "planned":
            message = f"`outcome` says what became of a plan, and this event is `{event.status}`"
            hint = "remove it, or write `status: planned`; what came later is an event that `follows`"
            yield Problem("outcome-is-of-plan", event.path, event.outcome.start, event.outcome.end, message, hint)


def nothing_leads_back(dossier: Dossier) -> Iterator[Problem]:
    """No event follows, is part of or results in itself, and no actor is part of itself, at however many removes."""
    for pages, key, words in (
        (dossier.events, "follows", "follows itself"),
        (dossier.events, "part_of", "is part of itself"),
        (dossier.events, "outcome", "results in itself"),
        (dossier.actors, "part_of", "is part of itself"),
    ):
        references = {id: _named(getattr(page, key)) for id, page in pages.items()}
        graph = {id: tuple(reference.target for reference in named) for id, named in references.items()}
        for id, back in leading_back(graph):
            reference = next(named for named in references[id] if named.target == back)
            message = f"by this `{id}` {words}" if id == back else f"by this `{back}` {words} at some removes"
            hint = "remove it here, or where the circle is wrong"
            yield Problem("nothing-leads-back", pages[id].path, reference.start, reference.end, message, hint)


def former_id_is_free(dossier: Dossier) -> Iterator[Problem]:
    """An id that a page had once is no other page's, so that its address leads to that page for ever."""
    claimed: dict[str, str] = {}
    for page in dossier.pages():
        for former in page.formerly:
            message, hint = _why_not_free(former.target, page, dossier, claimed)
            claimed.setdefault(former.target, page.id)
            if message:
                yield Problem("former-id-is-free", page.path, former.start, former.end, message, hint)


def _why_not_free(id: str, page: Page, dossier: Dossier, claimed: Mapping[str, str]) -> tuple[str, str]:
    """Why an address cannot lead to a page, and what would help; both empty where it can."""
    if id == page.id:
        return f"`{id}` is the id that this page has", "name ids that it had before"
    if id in dossier.things:
        return f"`{id}` is the id of another {dossier.things[id].kind}", "rename that one, or remove this"
    if id in claimed:
        return f"`{id}` leads to `{claimed[id]}` already", "keep it where the page of that name went"
    if isinstance(page, Prose) and urls.is_generated(id):
        return f"`{id}` is the name of a page that Dossier makes", "remove it"
    if {id, page.id} <= {sealed.id for sealed in dossier.lock.documents}:
        return f"`{id}` is sealed as another document", "let it be withdrawn: its passages are not those of this one"
    withdrawn = next((gone for gone in dossier.lock.removed if gone.document == id and not gone.passage), None)
    if isinstance(page, Document) and withdrawn:
        return f"`{id}` was a document withdrawn on {withdrawn.on}", "remove it; the address says what became of it"
    return "", ""


def _named(references: tuple[Reference, ...] | Reference | None) -> tuple[Reference, ...]:
    if isinstance(references, tuple):
        return references
    return (references,) if references else ()


RULES: tuple[Rule, ...] = (
    event_has_evidence,
    claim_has_evidence,
    plan_has_outcome,
    nothing_leads_back,
    figures_agree_or_are_disputed,
    excerpt_is_short,
    passage_has_words,
    metadata_has_no_text,
    former_id_is_free,
    withdrawn_id_is_free,
    outcome_is_of_plan,
)


def check_rules(dossier: Dossier) -> Iterator[Problem]:
    """The problems that every rule finds."""
    for rule in RULES:
        yield from rule(dossier)
