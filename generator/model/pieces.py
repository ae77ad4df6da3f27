"""Text with holes: the pieces of which every body is made.

Reading yields `Html`, `Text` and holes that name other things; linking fills the holes. Pieces are flat: what
opens in one closes in a later one, so that a name can be found across emphasis and soft line breaks.
"""

from typing import Literal

from msgspec import Struct

from generator.model.source import Kind
from generator.model.value import PassageReference, Reference

Tone = Literal[
    "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict", "statement", "plain"
]
Via = Literal["name", "alias", "metonym", "office", "written"]


Break = Literal["none", "name", "paragraph"]


class Html(Struct, frozen=True, array_like=True, tag=True):
    """Finished markup without words. `breaks` says what ends here: nothing, a run of names, a paragraph."""

    html: str
    breaks: Break = "none"


class Text(Struct, frozen=True, array_like=True, tag=True):
    """Words, not escaped, from offset `start` of the file. `names`: whether names are looked for in them."""

    text: str
    start: int
    names: bool = True


class Wikilink(Struct, frozen=True, array_like=True, tag=True):
    """A hole: `[[id|words]]`; `words` is empty where the author left the name to us."""

    target: Reference
    words: str


class Cite(Struct, frozen=True, array_like=True, tag=True):
    """A hole: `[@document#p5]`."""

    target: PassageReference


class Open(Struct, frozen=True, array_like=True, tag=True):
    """A passage of this document begins. Reading leaves `tone` plain; linking knows the event it speaks of."""

    id: str
    tone: Tone = "plain"


class Close(Struct, frozen=True, array_like=True, tag=True):
    """The passage `id` ends."""

    id: str


class Background(Struct, frozen=True, array_like=True, tag=True):
    """Words that are known from elsewhere begin here; where not `opens`, they end."""

    opens: bool


class NoteMark(Struct, frozen=True, array_like=True, tag=True):
    """The place of an editor's note, counted from 1 in the order of first use; `again` where it is not the first."""

    number: int
    again: bool = False


class Mention(Struct, frozen=True, array_like=True, tag=True):
    """A name found or written, and whom it means. `link`: the first in its paragraph, so it is a link.

    `form` is the surface form that was found: `John Kerry` where the words are `Secretary of State John Kerry`.
    A name that runs across emphasis is several pieces, of which the later ones are `continued`. `title` is the
    name of whom it means, where the words are not a name of theirs: a metonym or an office.
    """

    target: str
    kind: Kind
    words: str
    start: int
    via: Via
    form: str
    link: bool
    continued: bool = False
    title: str = ""


class Doubt(Struct, frozen=True, array_like=True, tag=True):
    """A name that can mean any of `candidates`, and so is left alone."""

    words: str
    start: int
    candidates: tuple[str, ...]


class Citation(Struct, frozen=True, array_like=True, tag=True):
    """A citation that was found: the passage (or, without one, the document) and its label."""

    document: str
    passage: str
    label: str


Piece = Html | Text | Wikilink | Cite | Open | Close | Background | NoteMark
Linked = Html | Text | Mention | Doubt | Citation | Open | Close | Background | NoteMark


class Block(Struct, frozen=True, array_like=True):
    """A paragraph, list, table, quotation or heading: what stands between two blank lines at the margin."""

    pieces: tuple[Piece, ...]


class LinkedBlock(Struct, frozen=True, array_like=True):
    """A block whose holes are filled. `number` counts from 1 within the body: the address of the paragraph."""

    number: int
    pieces: tuple[Linked, ...]


def words(piece: Piece | Linked) -> str:
    """The words of a piece, as long as they are in the text; where a paragraph ends they are a space."""
    kind = type(piece)  # asked for each piece of every text, so in the order in which they are many
    if kind is Html:
        return " " if piece.breaks == "paragraph" else ""  # type: ignore[union-attr]
    if kind is Text:
        return piece.text.replace("\n", " ")  # type: ignore[union-attr]
    if kind is Mention or kind is Doubt or kind is Wikilink:
        return piece.words.replace("\n", " ")  # type: ignore[union-attr]
    return ""
