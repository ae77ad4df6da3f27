"""Merging: what was found becomes proposals beside those that a maintainer has already seen.

What stands in the file stays as it stands, accepted, corrected or open. What was proposed before and is not there any
more was rejected or written, and does not come back. So the same findings again change nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from msgspec import structs

from generator.add.finding import Findings
from generator.add.review.candidates import candidates, words_quoted
from generator.add.review.fact import (
    ActorFact,
    Candidate,
    EventFact,
    Fact,
    FigureFact,
    NameFact,
    Proposal,
    StatementFact,
)
from generator.add.review.sheet import SECTIONS, Sheet, beginnings, sheet_text, short_ids
from generator.model.dossier import Dossier
from generator.read.sources import SourceText

MOST = 2_000
"""Proposals in one file at most: it is to be read by a person."""

_ORDER = {letter: number for number, letter in enumerate(SECTIONS)}


def proposals_text(document: str, text: str, findings: Findings, dossier: Dossier, received: str = "") -> str:
    """The file of proposals for a new document; `received` is the digest of the file out of which its text was taken.

    Offsets of the findings count code points of `text`, the source. The document need not be in the dossier yet.
    """
    sheet = proposed(Sheet(document), SourceText(text.encode("utf-8", "replace")), findings, dossier)
    return sheet_text(structs.replace(sheet, received="" if received == sheet.source else received))


def proposed(before: Sheet, source: SourceText, findings: Findings, dossier: Dossier) -> Sheet:
    """A sheet with all that it had, and what is found and was never proposed; it says in which text."""
    document = dossier.documents.get(before.document)
    quoted = sum(_quotes(proposal.fact) for proposal in before.proposals)
    allowed = int(dossier.settings.excerpts.share * source.words)
    spare = allowed - words_quoted(document) - quoted
    after = merged(before, candidates(source, findings, before.document, dossier), spare)
    return structs.replace(after, source=sha256(source.data).hexdigest())


def merged(before: Sheet, found: Sequence[Candidate], spare: int) -> Sheet:
    """A sheet with what is new among the candidates; `spare` is how many words may still be quoted.

    Beyond that a quotation is proposed by its place: all quotations together stay a small part of their source.
    """
    keys = _proposed_as(before, found)
    ids = _corrected(before, found, keys)
    room = max(MOST - len(before.lines), 0)
    new = tuple(_with_ids(each, ids) for each in found if each.key not in keys)[:room]
    if not new:
        return before
    known = tuple(dict.fromkeys((*before.known, *(candidate.key for candidate in new))))
    short = short_ids(known)
    names = {**short, **{key: short.get(then, then) for key, then in keys.items()}}
    proposals = (*before.proposals, *(_proposal(candidate, names) for candidate in _within(new, spare)))
    ordered = sorted(proposals, key=lambda proposal: (_ORDER[proposal.id[0]], proposal.place.first))
    return structs.replace(before.having(ordered), known=known)


def _proposed_as(before: Sheet, found: Iterable[Candidate]) -> Mapping[str, str]:
    """For each key that was proposed before, the one under which it was: an actor may have had another id then.

    Where the list of what was proposed is lost, the lines still say it by the ids at their ends.
    """
    known = set(before.known)
    lines = {id for id, key in before.keys().items() if key == id}
    found_as: dict[str, str] = {}
    for each in found:
        keys = (each.key, *each.earlier)
        then = next((key for key in keys if key in known), "")
        then = then or next((id for key in keys for id in beginnings(key) if id in lines), "")
        if then:
            found_as[each.key] = then
    return found_as


def _corrected(before: Sheet, found: Iterable[Candidate], keys: Mapping[str, str]) -> Mapping[str, str]:
    """The ids that new actors were given by hand in their lines, by those that they were proposed with."""
    known = before.keys()
    lines = {known[each.id]: each.fact for each in before.proposals}
    ids: dict[str, str] = {}
    for each in found:
        line = lines.get(keys.get(each.key, ""))
        if isinstance(each.fact, ActorFact) and isinstance(line, ActorFact):
            ids[each.fact.actor] = line.actor
    return ids


def _with_ids(candidate: Candidate, ids: Mapping[str, str]) -> Candidate:
    """A candidate that names actors by these ids; its key stays that of the finding."""

    def now(id: str) -> str:
        return ids.get(id, id)

    fact: Fact = candidate.fact
    match fact:
        case ActorFact():
            fact = structs.replace(fact, of=now(fact.of))
        case NameFact():
            fact = structs.replace(fact, actor=now(fact.actor))
        case StatementFact():
            fact = structs.replace(fact, speaker=now(fact.speaker))
        case EventFact():
            fact = structs.replace(fact, actor=tuple(map(now, fact.actor)), recipient=tuple(map(now, fact.recipient)))
    return structs.replace(candidate, fact=fact)


def _within(new: Iterable[Candidate], spare: int) -> Iterator[Candidate]:
    for candidate in new:
        count = _quotes(candidate.fact)
        if not count:
            yield candidate
        elif count <= spare:
            spare -= count
            yield structs.replace(candidate, place=structs.replace(candidate.place, words=""))
        else:
            yield structs.replace(candidate, fact=structs.replace(candidate.fact, quoted=""))


def _quotes(fact: Fact) -> int:
    return len(fact.quoted.split()) if isinstance(fact, StatementFact) else 0


def _proposal(candidate: Candidate, ids: Mapping[str, str]) -> Proposal:
    fact = candidate.fact
    if isinstance(fact, FigureFact) and fact.subject.startswith("^"):
        event = fact.subject[1:]
        fact = structs.replace(fact, subject=f"^{ids[event]}" if event in ids else "")
    return Proposal(id=ids[candidate.key], fact=fact, place=candidate.place, rule=candidate.rule, sure=candidate.sure)
