"""The ledger: the claims that authors wrote, and those that follow from them.

edge  a tie of the network with contacts of its own: for each contact the first passage behind its event, or the
      passage of its statement. A tie of states through their office-holders alone repeats the contacts of others.
cell  what a side answered at a date, in the matrix of a question: the passages of its statements.

Where a claim is repeated (a date in a list of events, an office on the page of the state) it is not counted again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from generator.derive.ledger.written import reported, written_claims
from generator.derive.network.contacts import contacts
from generator.derive.network.ties import ties
from generator.derive.positions import matrices
from generator.model.dossier import Dossier
from generator.model.facts import Contact, Matrix, Tie
from generator.model.ledger import Claim, PassageKey


def ledger(dossier: Dossier) -> tuple[Claim, ...]:
    """Every claim of a dossier."""
    return ledger_of(dossier, ties(dossier, contacts(dossier)), matrices(dossier).values())


def ledger_of(dossier: Dossier, tied: Sequence[Tie], answered: Iterable[Matrix]) -> tuple[Claim, ...]:
    """Every claim of a dossier whose ties and matrices are known already."""
    first = {event: reported(dossier, event)[:1] for event in dossier.events}
    edges = (_edge(tie, first) for tie in tied if tie.contacts)
    cells = chain.from_iterable(_cells(matrix) for matrix in answered)
    return tuple(chain(written_claims(dossier), edges, cells))


def _edge(tie: Tie, first: Mapping[str, tuple[PassageKey, ...]]) -> Claim:
    passages = chain.from_iterable(_behind(contact, first) for contact in tie.contacts)
    return Claim(kind="edge", page=tie.a, about=tie.b, passages=tuple(dict.fromkeys(passages)))


def _behind(contact: Contact, first: Mapping[str, tuple[PassageKey, ...]]) -> tuple[PassageKey, ...]:
    return first[contact.event] if contact.event else ((contact.document, contact.passage),)


def _cells(matrix: Matrix) -> Iterator[Claim]:
    for position in matrix.positions:
        passages = ((statement.document, statement.passage.id) for statement in position.statements)
        yield Claim(
            kind="cell",
            page=matrix.topic,
            about=f"{position.side} {position.date.edtf}",
            passages=tuple(dict.fromkeys(passages)),
        )
