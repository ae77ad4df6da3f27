"""How pages are shown in cases: short, and with all that counts.

⟨p1 words⟩          a passage                       ⟪words⟫           words in which no names are looked for
→id  →id(words)     a written link, before linking  →document#p5      a citation, before linking
[words→id]          a name that is a link           (words→id)        a name that is counted only
{label→document#p5} a citation                      *1                the place of a note
⟦words⟧             words that are known from elsewhere
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from generator.model.dossier import LinkedBody
from generator.model.page import Body, Passage
from generator.model.pieces import (
    Background,
    Block,
    Citation,
    Cite,
    Close,
    Doubt,
    Html,
    Linked,
    LinkedBlock,
    Mention,
    NoteMark,
    Open,
    Piece,
    Text,
    Wikilink,
)
from generator.model.value import Date, Figure, PassageReference, Reference


def body_shown(body: Body) -> str:
    """Blocks, then notes, then passages with all that is known of them."""
    notes = (f"*{note.number} {_blocks(note.blocks)}" for note in body.notes)
    return "\n".join([_blocks(body.blocks), *notes, *map(passage_shown, body.passages)]).strip()


def linked_shown(body: LinkedBody) -> str:
    """Blocks, then notes."""
    notes = (f"*{note.number} {_blocks(note.blocks)}" for note in body.notes)
    return "\n".join([_blocks(body.blocks), *notes]).strip()


def passage_shown(passage: Passage) -> str:
    """`p1 para=3 by=ada`: the fields of a passage that say something."""
    said = [f"para={passage.first}" if passage.first == passage.last else f"para={passage.first}-{passage.last}"]
    for name in passage.__struct_fields__:
        value = getattr(passage, name)
        if value and name not in ("id", "start", "end", "first", "last", "quotes"):
            said.append(f"{name}={_value(value)}")
    return " ".join([passage.id, *said, *(f"“{quote.text}”" for quote in passage.quotes)])


def struct_shown(struct: Struct) -> str:
    """The fields of a page that say something, one a line; its path and body are left out."""
    fields = ((name, getattr(struct, name)) for name in struct.__struct_fields__)
    return "\n".join(f"{name}: {_value(value)}" for name, value in fields if value and name not in ("path", "body"))


def _blocks(blocks: Iterable[Block | LinkedBlock]) -> str:
    return "\n".join("".join(map(_piece, _whole(block.pieces))).strip() for block in blocks)


def _whole(pieces: Iterable[Piece | Linked]) -> Iterator[Piece | Linked]:
    """A name across a soft break is several pieces side by side; here it is one."""
    last: Piece | Linked | None = None
    for piece in pieces:
        if isinstance(last, Mention) and isinstance(piece, Mention) and piece.continued:
            last = structs.replace(last, words=last.words + piece.words)
        else:
            yield from (last,) if last else ()
            last = piece
    yield from (last,) if last else ()


def _piece(piece: Piece | Linked) -> str:  # noqa: C901  # one case a piece
    match piece:
        case Html(html=text) | Doubt(words=text):
            return text
        case Background(opens=opens):
            return "⟦" if opens else "⟧"
        case Text(text=text, names=names):
            return text if names else f"⟪{text}⟫"
        case Wikilink(target=target, words=words):
            return f"→{target.target}({words})" if words else f"→{target.target}"
        case Cite(target=target):
            return f"→{_value(target)}"
        case Open(id=id, tone=tone):
            return f"⟨{id} " if tone == "plain" else f"⟨{id} {tone}: "
        case Close():
            return "⟩"
        case NoteMark(number=number):
            return f"*{number}"
        case Mention():
            return _mention(piece)
        case Citation(document=document, passage=passage, label=label):
            return f"{{{label}→{document}#{passage}}}"


def _mention(mention: Mention) -> str:
    words = f"…{mention.words}" if mention.continued else mention.words
    target = f"{mention.target} for {mention.title}" if mention.title else mention.target
    return f"[{words}→{target}]" if mention.link else f"({words}→{target})"


def _value(value: object) -> str:
    match value:
        case tuple():
            return " ".join(map(_value, value))
        case Reference(target=target):
            return target
        case PassageReference(document=document, passage=passage):
            return f"{document}#{passage}" if passage else document
        case Figure(measure=measure, value=number, bound=bound):
            return f"{measure}:{number}" if bound == "exactly" else f"{measure}:{bound}:{number}"
        case Date(edtf=edtf):
            return edtf
        case Struct():
            fields = ((name, getattr(value, name)) for name in value.__struct_fields__ if name not in ("start", "end"))
            return "(" + ", ".join(f"{name}={_value(field)}" for name, field in fields if field) + ")"
        case _:
            return str(value)
