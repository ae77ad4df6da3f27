"""The counts of the ledger, as people and programs read them: `dossier check --coverage`."""

from collections.abc import Iterator, Sequence

import msgspec

from generator.cli.report import json_text
from generator.model.ledger import CLAIM_KINDS, STANDINGS, Claim, Tally, tally

_TITLES = ("claims", "all", *STANDINGS)


def coverage_json(claims: Sequence[Claim]) -> str:
    """The counts in all, and by kind, as JSON."""
    kinds = {kind: msgspec.to_builtins(counts) for kind, counts in _by_kind(claims)}
    return json_text({**msgspec.to_builtins(tally(claims)), "kinds": kinds})


def coverage_text(claims: Sequence[Claim]) -> str:
    """The same as a table: a line for each kind, and one for all."""
    rows = [_TITLES, *(_row(f"{kind}s", counts) for kind, counts in _by_kind(claims)), _row("all", tally(claims))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _by_kind(claims: Sequence[Claim]) -> Iterator[tuple[str, Tally]]:
    return ((kind, tally(claim for claim in claims if claim.kind == kind)) for kind in CLAIM_KINDS)


def _row(title: str, counts: Tally) -> tuple[str, ...]:
    return title, *(f"{count:,}" for count in msgspec.structs.astuple(counts))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    title, *numbers = row
    padded = (number.rjust(width) for number, width in zip(numbers, widths[1:], strict=True))
    return "  ".join((title.ljust(widths[0]), *padded))
