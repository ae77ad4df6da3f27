"""The page of a question, and the index of questions."""

from typing import ClassVar, Literal

from msgspec import Struct

from generator.model.view.differences import DifferenceView
from generator.model.view.lines import Listed
from generator.model.view.shared import Card, Frame, PassageView, Previews, Row


class Side(Struct, frozen=True, array_like=True, kw_only=True):
    """Somebody with a position: an actor, or an unnamed speaker as described. `anchor` is where its words stand."""

    title: str
    card: Card | None
    statements: int
    anchor: str
    page: str = ""
    """The page on which its words begin, where that is another."""


class Words(Struct, frozen=True, array_like=True, kw_only=True):
    """The words behind an answer, in short; `speaker` is empty where the side speaks itself.

    `article` is the date of the document where nobody says when they were spoken, else empty.
    """

    speaker: str
    words: str
    kind: Literal["verbatim", "paraphrase"]
    url: str
    place: str
    article: str


class Given(Struct, frozen=True, array_like=True):
    """An answer that was given, some of the words behind it, and how many passages more there are."""

    answer: str
    words: tuple[Words, ...]
    more: int


class Cell(Struct, frozen=True, array_like=True, kw_only=True):
    """What a side answered at a date. `before`: its other answers before, with their date; empty without a change.

    `claims` counts the dates that are gathered in it: one, unless a line is a year.
    """

    side: Side
    claims: int
    answers: tuple[Given, ...]
    before: tuple[str, ...] = ()
    before_when: str = ""


class Line(Struct, frozen=True, array_like=True):
    """A date, or a year, and what each side answered; None where it said nothing."""

    when: str
    cells: tuple[Cell | None, ...]


class MatrixView(Struct, frozen=True, array_like=True):
    """Sides over time; `by_year` where the dates are too many for a line each."""

    sides: tuple[Side, ...]
    lines: tuple[Line, ...]
    by_year: bool
    dense: bool = False
    """Whether its cells say where answers stand and leave the words to the lists."""


class Spoken(Struct, frozen=True, array_like=True):
    """Every statement of a side on the question, in the order of time.

    `claims` counts its answers by date where the table has no column for it.
    """

    side: Side
    passages: tuple[PassageView, ...]
    claims: int


class AnswerView(Struct, frozen=True, array_like=True):
    """A possible answer, and those who gave it at some time."""

    words: str
    sides: tuple[Side, ...]
    more: int = 0


class TopicView(Struct, frozen=True, array_like=True, kw_only=True):
    """`silent_powers` are those of the two main sides of the dossier that say nothing here, `silent` some others.

    `in_full`: whether statements are few enough to be shown with their whole sentence.
    """

    template: ClassVar[str] = "topic.html"
    frame: Frame
    title: str
    period: str
    statements: int
    sides: int
    rows: tuple[Row, ...]
    previews: Previews
    answers: tuple[AnswerView, ...]
    matrix: MatrixView | None
    others: tuple[Side, ...]
    silent_powers: tuple[Card, ...]
    silent: tuple[Card, ...]
    silent_more: int
    differences: tuple[DifferenceView, ...]
    in_full: bool
    spoken: tuple[Spoken, ...]
    lines: dict[str, Listed]
    """Those of its lists that are too long to be shown in every detail."""


class TopicItem(Struct, frozen=True, array_like=True, kw_only=True):
    """A question in a list, with the answers that were given."""

    card: Card
    statements: int
    sides: int
    period: str
    answers: tuple[str, ...]
