"""HTML: linked pieces become markup. Everything that is not `Html` is escaped here, and only here."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.link.paragraphs import paragraphs
from generator.model import urls
from generator.model.pieces import (
    Background,
    Citation,
    Close,
    Doubt,
    Html,
    Linked,
    LinkedBlock,
    Mention,
    NoteMark,
    Open,
    Text,
)
from generator.render.environment import escaped as escape
from generator.words.direction import isolated
from generator.words.words import Words


def block_html(words: Words, block: LinkedBlock, root: str) -> Markup:
    """The markup of a block on a page from which `root` leads to the root of the site."""
    markup = "".join(_piece(piece, root, words) for piece in block.pieces)
    return Markup(markup)  # noqa: S704  # every word in it went through `escape` below


def claims_html(words: Words, block: LinkedBlock, root: str) -> Markup:
    """The same, with each paragraph marked as the claim that it is, and said to be open where it is."""
    markup = [str(_piece(piece, root, words)) for piece in block.pieces]
    for each in paragraphs(block):
        said = f' data-claim="paragraph" data-basis="{each.standing}">'
        markup[each.opening] = markup[each.opening].replace(">", said, 1)
        if each.standing == "open":
            markup[each.last] += _basis(words.gettext("(no source yet)"))
    return Markup("".join(markup))  # noqa: S704  # as above


def _basis(words: str) -> str:
    return f' <small class="basis">{escape(words)}</small>'


def _piece(piece: Linked, root: str, words: Words) -> str:
    match piece:
        case Html(html=html):
            return html
        case Text(text=text) | Doubt(words=text):
            return escape(text)
        case Mention():
            return _mention(piece, root, words)
        case Citation():
            href = escape(root + urls.passage(piece.document, piece.passage))
            name, before, place = piece.label.rpartition(", ¶")
            return f'<a class="cite" href="{href}">{escape(f"{isolated(name)}{before}{place}")}</a>'
        case Background(opens=opens):
            no_source = words.gettext("(no source in this dossier)")
            return '<span class="background">' if opens else f"</span>{_basis(no_source)}"
        case Open(id=id, tone=tone):
            return f'<mark class="passage {tone}" id="{id}">'
        case Close(id=id):
            label = passage_label(id)
            about = escape(words.gettext("Passage %(label)s: details", label=label))
            reference = f'<a class="mark-ref" href="#{id}-note" aria-label="{about}">{label}</a>'
            return f"{reference}</mark>"
        case NoteMark(number=number, again=again):
            label = note_label(number)
            id = "" if again else f' id="note-{number}-ref"'
            about = escape(words.gettext("Editor’s note %(label)s", label=label))
            return f'<a class="note-ref"{id} href="#note-{number}" aria-label="{about}">{label}</a>'


def _mention(mention: Mention, root: str, words: Words) -> str:
    shown = escape(mention.words)
    if not mention.link:
        return shown
    href = escape(root + urls.page(mention.kind, mention.target))
    if mention.via == "metonym":
        stands_for = escape(words.gettext("stands for %(name)s", name=mention.title))
        return f'<a class="name metonym" href="{href}" title="{stands_for}">{shown}</a>'
    title = f' title="{escape(mention.title)}"' if mention.title else ""
    return f'<a class="name" href="{href}"{title}>{shown}</a>'


def passage_label(id: str) -> str:
    """How a passage is called in its document: `3` for `p3`."""
    return id.removeprefix("p")


def note_label(number: int) -> str:
    """How an editor's note is called: `a`, `b` … `z`, `aa`."""
    return "".join(reversed(tuple(_letters(number))))


def _letters(number: int) -> Iterator[str]:
    while number > 0:
        number, letter = divmod(number - 1, 26)
        yield "abcdefghijklmnopqrstuvwxyz"[letter]
