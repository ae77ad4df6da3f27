"""Annotations: spans, wikilinks and citations as inline rules of markdown-it-py.

    span       = "[" words "]" "{" [ attribute { space attribute } ] "}"
    attribute  = "#" passage-id | key "=" value
    value      = bare | '"' any run without '"' '"'
    bare       = a run without space, quotation mark or "}"
    wikilink   = "[[" id [ "|" words ] "]]"
    citation   = "[@" document-id [ "#" passage-id ] "]"

Words may hold everything inline, other spans too; spans nest and never overlap. A `[` that closes in its
paragraph and is none of these stays what CommonMark makes of it; one that does not close is a fault.
Each rule leaves tokens whose `meta` is one of the structs below, with offsets into the inline text.
"""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, image, link
from msgspec import Struct

from generator.read.limits import BRACES

_ATTRIBUTE = re.compile(
    r"""\s*(?:\#(?P<passage>[^\s"}]*)
      |(?P<key>[^\s="}\#]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"}]*))
      |(?P<other>[^\s}]+))""",
    re.VERBOSE,
)
_WIKILINK = re.compile(r"\[\[(?P<id>[^\[\]|\n]*)(?:\|(?P<words>[^\[\]\n]*(?:\n[^\[\]\n]+)*))?\]\]")
_NOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]+)\]")
_ADDRESS = re.compile(r"\]\((?:https?|mailto):[^\s)]{0,200}")
_BRACES = re.compile(r"\{[^\"}]*+(?:\"[^\"]*+\"[^\"}]*+)*+\}")
_LAST = -1
"""Where the parser's cache of positions, which are never negative, keeps the last `]` of an inline text."""
_CITATION = re.compile(r"\[@(?P<document>[^\[\]#\s]*)(?:#(?P<passage>[^\[\]\s]*))?\]")


class Attribute(Struct, frozen=True):
    """`key=value`, or `#id` with the key `#`. `start` to `end` is the value's place."""

    key: str
    value: str
    key_start: int
    start: int
    end: int


class SpanMark(Struct, frozen=True):
    """A span opens or closes; `start` to `end` is the whole of it, braces included."""

    attributes: tuple[Attribute, ...]
    start: int
    end: int


class WikilinkMark(Struct, frozen=True):
    """`[[id|words]]`; `start` is the place of the id, `end` that after the brackets."""

    id: str
    words: str
    start: int
    end: int


class CitationMark(Struct, frozen=True):
    """`[@document#passage]`; `start` to `end` is what stands behind the `@`."""

    document: str
    passage: str
    start: int
    end: int


class FaultMark(Struct, frozen=True):
    """Something that breaks the grammar."""

    rule: str
    message: str
    hint: str
    start: int
    end: int


Rule = Callable[[StateInline, bool], bool]


def annotations_plugin(md: MarkdownIt) -> None:
    """Adds the three rules before CommonMark's links."""
    md.inline.ruler.before("link", "dossier_wikilink", _wikilink)
    md.inline.ruler.before("link", "dossier_citation", _citation)
    md.inline.ruler.before("link", "dossier_span", _span)
    md.inline.ruler.push("dossier_stray", _stray_bracket)
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        md.inline.ruler.at(name, _placed(rule))


def _placed(rule: Rule) -> Rule:
    """A rule of the parser whose first and last token say where in the inline text they start and end."""

    def placed(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] in "![" and not _may_close(state):
            return False
        start, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            opening = next(token for token in state.tokens[before:] if token.type in ("link_open", "image"))
            opening.meta = {**opening.meta, "start": start}
            state.tokens[-1].meta = {**state.tokens[-1].meta, "end": state.pos}
        return found

    return placed


def _wikilink(state: StateInline, silent: bool) -> bool:
    found = _match(_WIKILINK, "[[", state)
    if not found:
        return False
    if not silent:
        start = found.end("id") - len(found["id"].lstrip())
        mark = WikilinkMark(found["id"].strip(), found["words"] or "", start, found.end())
        state.push("wikilink", "", 0).meta = {"mark": mark}
    state.pos = found.end()
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    found = _match(_CITATION, "[@", state)
    if not found:
        return False
    if not silent:
        mark = CitationMark(found["document"], found["passage"] or "", found.start() + 2, found.end() - 1)
        state.push("citation", "", 0).meta = {"mark": mark}
    state.pos = found.end()
    return True


def _match(pattern: re.Pattern[str], opening: str, state: StateInline) -> re.Match[str] | None:
    if not state.src.startswith(opening, state.pos):
        return None
    return pattern.match(state.src, state.pos, state.posMax)


def _span(state: StateInline, silent: bool) -> bool:
    start, limit = state.pos, state.posMax
    if state.src[start] != "[" or state.src.startswith("[^", start):
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start) if _may_close(state) else -1
    if label_end < 0:
        return _unclosed_bracket(state, silent)
    if not state.src.startswith("{", label_end + 1):
        return False
    brace_end = _closing_brace(state.src, label_end + 1, limit)
    if brace_end < 0:
        return _unclosed_brace(state, label_end + 1, silent)
    if not silent:
        attributes, faults = _attributes(state.src, label_end + 2, brace_end)
        mark = SpanMark(attributes, start, brace_end + 1)
        for fault in faults:
            _push_fault(state, fault)
        state.push("span_open", "", 1).meta = {"mark": mark}
        state.pos, state.posMax = start + 1, label_end
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1).meta = {"mark": mark}
    state.pos, state.posMax = brace_end + 1, limit
    return True


def _closing_brace(text: str, opening: int, limit: int) -> int:
    """The offset of the `}` that closes the brace at `opening`, not looking into quoted values; else -1."""
    found = _BRACES.match(text, opening, min(limit, opening + BRACES))
    return found.end() - 1 if found else -1


def _may_close(state: StateInline) -> bool:
    """Whether any `]` follows; where none does, there is no need to look through the whole text for each `[`."""
    if _LAST not in state.cache:
        state.cache[_LAST] = state.src.rfind("]")
    return state.cache[_LAST] > state.pos


def _attributes(text: str, start: int, end: int) -> tuple[tuple[Attribute, ...], list[FaultMark]]:
    attributes: list[Attribute] = []
    faults: list[FaultMark] = []
    offset = start
    while found := _ATTRIBUTE.match(text, offset, end):
        offset = found.end()
        where = found.start(found.lastgroup or 0)
        if found["other"] is not None:
            faults.append(_not_an_attribute(found["other"], where, offset))
        elif found["passage"] is not None:
            attributes.append(Attribute("#", found["passage"], where - 1, where, found.end("passage")))
        else:
            group = "bare" if found["quoted"] is None else "quoted"
            key = found.start("key")
            attributes.append(Attribute(found["key"], found[group], key, found.start(group), found.end(group)))
    if not attributes and not faults:
        faults.append(
            FaultMark(
                "span-has-attributes",
                "the braces are empty",
                "say what the words are, `{#p1 para=1}`, or remove `{}`",
                start - 1,
                end + 1,
            )
        )
    return tuple(attributes), faults


def _not_an_attribute(written: str, start: int, end: int) -> FaultMark:
    hint = "an attribute is `#p1` or `key=value`; a value with spaces stands in quotation marks"
    if written.startswith("."):
        hint = "classes are not used; the meaning of the words decides how they look"
    return FaultMark("attribute-is-known", f"`{written}` is no attribute", hint, start, end)


def _unclosed_bracket(state: StateInline, silent: bool) -> bool:
    """A `[` that never closes: said once, and kept as text."""
    if not silent:
        _push_fault(
            state,
            FaultMark(
                "bracket-closes",
                "this bracket is not closed in its paragraph",
                r"close it with `]`, or write `\[` for a bracket that is only text",
                state.pos,
                state.pos + 1,
            ),
        )
        state.pending += "["
    state.pos += 1
    return True


def _unclosed_brace(state: StateInline, brace: int, silent: bool) -> bool:
    """A `]{` whose `}` is missing: said once, and all up to the brace kept as text."""
    if not silent:
        fault = FaultMark(
            "brace-closes",
            "`]{` without a `}`",
            "close the attributes with `}`",
            brace,
            brace + 1,
        )
        _push_fault(state, fault)
        state.pending += state.src[state.pos : brace + 1]
    state.pos = brace + 1
    return True


def _stray_bracket(state: StateInline, silent: bool) -> bool:
    """What no rule before this one took: a `]{` that no `[` opened, a note mark without its note."""
    fault = _stray_closing(state) or _stray_note(state) or _stray_address(state)
    if fault is None:
        return False
    if not silent:
        _push_fault(state, fault)
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _stray_closing(state: StateInline) -> FaultMark | None:
    if not state.src.startswith("]{", state.pos) or state.pos + 1 >= state.posMax:
        return None
    return FaultMark(
        "bracket-opens",
        "`]{` closes a span that was not opened",
        "put a `[` before the first of its words",
        state.pos,
        state.pos + 2,
    )


def _stray_address(state: StateInline) -> FaultMark | None:
    """CommonMark makes no link of brackets that hold one of our annotations, and says nothing."""
    found = _ADDRESS.match(state.src, state.pos, state.posMax)
    if not found:
        return None
    hint = "put the annotation around the whole link, or beside it"
    return FaultMark("annotation-in-text", "an annotation inside a link", hint, found.start(), found.end())


def _stray_note(state: StateInline) -> FaultMark | None:
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if not found:
        return None
    return FaultMark(
        "note-resolves",
        f"there is no note `{found['label']}`",
        f"write it below, in a paragraph that begins with `[^{found['label']}]:`",
        found.start(),
        found.end(),
    )


def _push_fault(state: StateInline, fault: FaultMark) -> None:
    state.push("fault", "", 0).meta = {"mark": fault}
