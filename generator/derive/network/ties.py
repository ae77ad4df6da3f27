"""Ties: the contacts of each pair, and what the office-holders of two states did with each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product
from math import fsum

from generator.link.offices import held
from generator.model.dossier import Dossier
from generator.model.facts import Contact, Tie

Pair = tuple[str, str]


def ties(dossier: Dossier, contacts: Sequence[Contact]) -> tuple[Tie, ...]:
    """Every pair with a contact of its own or of its office-holders, the strongest first."""
    own = _by_pair((_pair(contact.source, contact.target), contact) for contact in contacts)
    held_by = _by_pair((pair, contact) for contact in contacts for pair in _states_behind(dossier, contact))
    found = (
        Tie(
            a=a,
            b=b,
            weight=fsum(contact.weight for contact in own.get((a, b), ())),
            contacts=tuple(own.get((a, b), ())),
            between_offices=tuple(held_by.get((a, b), ())),
        )
        for a, b in {**own, **held_by}
    )
    return tuple(sorted(found, key=lambda tie: (-tie.weight, tie.a, tie.b)))


def _by_pair(items: Iterable[tuple[Pair, Contact]]) -> dict[Pair, list[Contact]]:
    pairs: dict[Pair, list[Contact]] = defaultdict(list)
    for pair, contact in items:
        pairs[pair].append(contact)
    return pairs


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _states_behind(dossier: Dossier, contact: Contact) -> Sequence[Pair]:
    """The pairs of states in whose offices the two stood at the date of the contact."""
    sides = [_states(dossier, id, contact) for id in (contact.source, contact.target)]
    return tuple(dict.fromkeys(_pair(one, other) for one, other in product(*sides) if one != other))


def _states(dossier: Dossier, id: str, contact: Contact) -> tuple[str, ...]:
    served = (office.of.target for office in dossier.actors[id].offices if held(office, contact.date))
    return tuple(dict.fromkeys(of for of in served if dossier.actors[of].kind == "state"))
