"""Notes: every note that is written is one that a reader can reach from the text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.model.order import leading_back
from generator.model.page import Note
from generator.model.pieces import Block, NoteMark
from generator.read.faults import Faults


class Definition(Struct, frozen=True):
    """`[^label]:` at `start` to `end` of the file; its `number` is 0 where nothing refers to it."""

    label: str
    number: int
    start: int
    end: int
    inside: bool
    """Whether it stands inside another note."""


def check_notes(
    definitions: Iterable[Definition], blocks: Sequence[Block], notes: Sequence[Note], faults: Faults
) -> None:
    """Notes that stand twice, inside another, in a circle, or where nothing leads to them."""
    seen: dict[str, Definition] = {}
    for definition in definitions:
        if definition.label in seen:
            message = f"there are two notes `{definition.label}`, of which one would be lost"
            _fault("note-is-single", definition, message, "give one of them another label", faults)
        elif definition.inside:
            hint = "let each note begin at the margin, with an empty line before it"
            message = f"the note `{definition.label}` begins inside another"
            _fault("note-stands-alone", definition, message, hint, faults)
        seen.setdefault(definition.label, definition)
    leads = _leads(notes)
    reached = _reached(_marks(blocks), leads)
    numbered = {definition.number: definition for definition in seen.values()}
    for definition in seen.values():
        if definition.number not in reached:
            label = definition.label
            hint = f"put `[^{label}]` where it belongs, or remove the note"
            _fault("note-is-used", definition, f"nothing refers to the note `{label}`", hint, faults)
    for number, _ in leading_back(leads):
        if number in numbered:
            message = f"the note `{numbered[number].label}` leads back to itself"
            _fault("note-leads-on", numbered[number], message, "let no note refer to one that refers to it", faults)


def _fault(rule: str, definition: Definition, message: str, hint: str, faults: Faults) -> None:
    faults.add(rule, definition.start, definition.end, message, hint)


def _marks(blocks: Iterable[Block]) -> list[int]:
    return [piece.number for block in blocks for piece in block.pieces if isinstance(piece, NoteMark)]


def _leads(notes: Sequence[Note]) -> dict[int, list[int]]:
    """To which other notes each note leads."""
    leads: dict[int, list[int]] = defaultdict(list)
    for note in notes:
        leads[note.number].extend(_marks(note.blocks))
    return leads


def _reached(first: Iterable[int], leads: dict[int, list[int]]) -> set[int]:
    reached: set[int] = set()
    todo = list(first)
    while todo:
        number = todo.pop()
        if number not in reached:
            reached.add(number)
            todo.extend(leads.get(number, ()))
    return reached
