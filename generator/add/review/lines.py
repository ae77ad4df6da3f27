"""Lines: one proposal in one line of Markdown, written and read.

    line      = "- [" mark "] " fact " · " place " ^" id " (" rule ", " trust ")"
    mark      = " " | "x"                                           x: accepted
    place     = "¶" number [ "-" number ] [ " " quoted ]            words by which it is found in the source
    trust     = "sure" | "unsure"
    fact      = actor | name | statement | event | figure           the letter of the id says which
    actor     = "[[" id "|" name "]] · " kind [ " · " office ] [ " · also " quoted { ", " quoted } ]
    office    = "office " quoted [ " of " whom ] | "of " whom
    whom      = link | quoted                                       quoted: a name that is nobody's yet
    name      = link " · " ( "also " | "metonym " ) quoted
    statement = speaker " says" [ " “" words "”" | " in short " quoted ] [ " · " braces ]
    speaker   = link | "unnamed " quoted | "somebody"
    event     = ( date | "undated" ) " " type [ " " status ] [ " · " sides ] { " · " about }
    status    = "planned" | "reported" | "denied" | "occurred"      occurred where there is none
    sides     = [ links ] [ "> " links ]                            who acted > towards whom
    about     = place-name | "is " link | "titled " quoted | "inferred " quoted | braces
    figure    = amount " " ( words | quoted ) [ " · as " ( measure | "?" ) ] [ " · on " ( link | "^" id | "?" ) ]
    amount    = digits [ "." digits ] [ "+" | "-" | "~" ]           at least, at most, about
    links     = link { ", " link }
    link      = "[[" id "]]"
    quoted    = '"' words '"'                                       with \\" and \\\\ for the two
    braces    = "{" attributes of a passage "}"

A line is one fact, whole: what this grammar does not know would be lost, so it is a problem where it stands.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NoReturn, get_args

from msgspec import Struct

from generator.add.review.fact import (
    LETTERS,
    ActorFact,
    Bound,
    EventFact,
    Fact,
    FigureFact,
    NameFact,
    Place,
    Proposal,
    StatementFact,
)
from generator.model.page import ActorKind, EventStatus, EventType
from generator.model.urls import why_no_id
from generator.read.dates import NotADate, parse_date
from generator.read.faults import Faults

BETWEEN = " · "
_UNDATED = "undated"
_SOMEBODY = "somebody"
_WANTED = "?"
"""Stands where a figure still wants something before it can be accepted."""

_QUOTED = r'"((?:[^"\\]|\\["\\])*+)"'
_LINK = r"\[\[([^\[\]|\n]*)\]\]"
_LINKS = rf"{_LINK}(?:, {_LINK})*+"
_BARE = re.compile(r"[^\W\d_](?:[\w ,.'’()/%$€£-]*[\w.)%])?")
"""Words that can stand in a line as they are."""
_KEYWORD = re.compile(r"(?:is|titled|inferred|as|on|also|of|office)\b")

_HEAD = re.compile(r"- \[(?P<mark>[ xX])\] ")
_TAIL = re.compile(
    r" \^(?P<id>(?P<letter>[aensf])-[0-9a-f]{4,12}) \((?P<rule>[^\s(),]+), (?P<trust>sure|unsure)\)[ \t]*\Z"
)
_PLACE = re.compile(rf"¶(?P<first>[1-9][0-9]{{0,5}})(?:-(?P<last>[1-9][0-9]{{0,5}}))?(?: {_QUOTED})?")
_NAMED = re.compile(r"\[\[(?P<id>[^\[\]|\n]*)\|(?P<name>[^\[\]|\n]+)\]\]")
_OFFICE = re.compile(rf"office {_QUOTED}(?: of (?:{_LINK}|{_QUOTED}))?")
_OF = re.compile(rf"of (?:{_LINK}|{_QUOTED})")
_ALSO = re.compile(rf"also {_QUOTED}(?:, {_QUOTED})*+")
_METONYM = re.compile(rf"metonym {_QUOTED}")
_ONE = re.compile(_QUOTED)
_EACH_LINK = re.compile(_LINK)
_SAYS = re.compile(rf"(?:{_LINK}|unnamed {_QUOTED}|{_SOMEBODY}) says(?: “(?P<quoted>[^“”\"]+)”| in short {_QUOTED})?")
_BRACES = re.compile(r"\{(?P<attributes>[^{}\[\]]+)\}")
_DATED = re.compile(r"(?P<edtf>\S+) (?P<type>[A-Z]+)(?: (?P<status>[a-z]+))?")
_SIDES = re.compile(rf"(?P<actor>{_LINKS})?(?:(?:^|(?<=\]\]) )> (?P<recipient>{_LINKS}))?")
_IS = re.compile(rf"is {_LINK}")
_TITLED = re.compile(rf"titled {_QUOTED}")
_INFERRED = re.compile(rf"inferred {_QUOTED}")
_AMOUNT = re.compile(rf"(?P<amount>[0-9]{{1,15}}(?:\.[0-9]{{1,6}})?)(?P<bound>[+~-]?) (?:{_QUOTED}|(?P<bare>\S.*))")
_AS = re.compile(r"as (?P<measure>[^\s\"{}]+)")
_ON = re.compile(rf"on (?:{_LINK}|(?P<proposal>\^e-[0-9a-f]{{4,12}})|\?)")

_SHAPES = {
    "a": "- [ ] [[ID|NAME]] · KIND · ¶1 ^a-… (RULE, sure)",
    "n": '- [ ] [[ID]] · also "NAME" · ¶1 ^n-… (RULE, sure)',
    "s": "- [ ] [[ID]] says “WORDS” · ¶1 ^s-… (RULE, sure)",
    "e": "- [ ] DATE TYPE [STATUS] · [[ID]] > [[ID]] · PLACE · ¶1 ^e-… (RULE, sure)",
    "f": "- [ ] 18+ WHAT · as MEASURE · on [[ID]] · ¶1 ^f-… (RULE, sure)",
}


# --- written ---------------------------------------------------------------------------------------------


def line_of(proposal: Proposal) -> str:
    """A proposal as its line, without a line break."""
    mark = "x" if proposal.accepted else " "
    trust = "sure" if proposal.sure else "unsure"
    parts = BETWEEN.join((*_written(proposal.fact), _place_written(proposal.place)))
    return f"- [{mark}] {parts} ^{proposal.id} ({proposal.rule}, {trust})"


def _place_written(place: Place) -> str:
    last = f"-{place.last}" if place.last > place.first else ""
    return f"¶{place.first}{last}" + (f" {_quoted(place.words)}" if place.words else "")


def _written(fact: Fact) -> Iterator[str]:
    match fact:
        case ActorFact():
            yield from _actor_written(fact)
        case NameFact():
            yield f"[[{fact.actor}]]"
            yield f"{'metonym' if fact.metonym else 'also'} {_quoted(fact.form)}"
        case StatementFact():
            yield from _statement_written(fact)
        case EventFact():
            yield from _event_written(fact)
        case FigureFact():
            yield from _figure_written(fact)


def _actor_written(fact: ActorFact) -> Iterator[str]:
    of = f"of [[{fact.of}]]" if fact.of else f"of {_quoted(fact.of_words)}" if fact.of_words else ""
    office = f"office {_quoted(fact.office)}" if fact.office else ""
    yield f"[[{fact.actor}|{fact.name}]]"
    yield fact.kind
    if office or of:
        yield f"{office} {of}".strip()
    if fact.also:
        yield f"also {', '.join(map(_quoted, fact.also))}"


def _statement_written(fact: StatementFact) -> Iterator[str]:
    speaker = f"[[{fact.speaker}]]" if fact.speaker else _SOMEBODY
    if fact.described:
        speaker = f"unnamed {_quoted(fact.described)}"
    words = f" “{fact.quoted}”" if fact.quoted else f" in short {_quoted(fact.own)}" if fact.own else ""
    yield f"{speaker} says{words}"
    if fact.attributes:
        yield f"{{{fact.attributes}}}"


def _event_written(fact: EventFact) -> Iterator[str]:
    status = "" if fact.status == "occurred" else f" {fact.status}"
    yield f"{fact.edtf or _UNDATED} {fact.type}{status}"
    sides = _links(fact.actor) + (f" > {_links(fact.recipient)}" if fact.recipient else "")
    if sides:
        yield sides.strip()
    if fact.place:
        yield _bare(fact.place)
    if fact.known:
        yield f"is [[{fact.known}]]"
    if fact.title:
        yield f"titled {_quoted(fact.title)}"
    if fact.inferred:
        yield f"inferred {_quoted(fact.inferred)}"
    if fact.attributes:
        yield f"{{{fact.attributes}}}"


def _figure_written(fact: FigureFact) -> Iterator[str]:
    yield f"{fact.amount}{fact.bound} {_bare(fact.what)}"
    yield f"as {fact.measure or _WANTED}"
    subject = fact.subject if fact.subject.startswith("^") or not fact.subject else f"[[{fact.subject}]]"
    yield f"on {subject or _WANTED}"


def _links(ids: Sequence[str]) -> str:
    return ", ".join(f"[[{id}]]" for id in ids)


def _bare(words: str) -> str:
    """Words as they are where nothing in them can be taken for something else, else in quotation marks."""
    return words if _BARE.fullmatch(words) and not _KEYWORD.match(words) else _quoted(words)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


# --- read ------------------------------------------------------------------------------------------------


class Part(Struct, frozen=True):
    """What stands between two dots; `start` is its offset in the line."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.start + len(self.text)


class _Fault(Exception):
    """A line is no proposal: why, what would help, and where in it."""

    def __init__(self, message: str, hint: str, start: int, end: int) -> None:
        super().__init__(message)
        self.hint = hint
        self.start = start
        self.end = end


def read_line(line: str, start: int, faults: Faults) -> Proposal | None:
    """The proposal in a line that stands at `start` of its file; None, and a problem, where there is none."""
    try:
        return _proposal(line)
    except _Fault as fault:
        faults.add("proposal-fits", start + fault.start, start + fault.end, str(fault), fault.hint)
        return None


def _proposal(line: str) -> Proposal:
    head, tail = _HEAD.match(line), _TAIL.search(line)
    if head is None:
        raise _Fault("this is no proposal", "a proposal begins with `- [ ] `, or `- [x] ` once accepted", 0, len(line))
    if tail is None:
        hint = "a proposal ends as it was written, `^e-3f9a (RULE, sure)`"
        raise _Fault("this proposal has no id at its end", hint, len(line), len(line))
    parts = _parts(line, head.end(), tail.start())
    place, facts = _place(parts[-1]), parts[:-1]
    if not facts:
        raise _Fault("this proposal says nothing", _shape(tail["letter"]), head.end(), tail.start())
    return Proposal(
        id=tail["id"],
        fact=_READERS[tail["letter"]](facts),
        place=place,
        rule=tail["rule"],
        sure=tail["trust"] == "sure",
        accepted=head["mark"] != " ",
    )


def _shape(letter: str) -> str:
    return f"write `{_SHAPES[letter]}`"


_CLOSING = {"[[": "]]", '"': '"', "“": "”", "{": "}"}


def _parts(line: str, begin: int, end: int) -> list[Part]:
    """What stands between the dots of a line; a dot within marks or braces is none of them."""
    parts: list[Part] = []
    first = index = begin
    while index < end:
        if line.startswith(BETWEEN, index):
            parts.append(Part(line[first:index], first))
            first = index = index + len(BETWEEN)
        else:
            index = _after(line, index, end)
    return [*parts, Part(line[first:end], first)]


def _after(line: str, index: int, end: int) -> int:
    """The offset after a character, or after what it opens."""
    opening = next((mark for mark in _CLOSING if line.startswith(mark, index)), "")
    if not opening:
        return index + 1
    closing = _CLOSING[opening]
    at = index + len(opening)
    while at < end and not line.startswith(closing, at):
        at += 2 if line[at] == "\\" and opening == '"' else 1
    if at >= end:
        raise _Fault(f"`{opening}` is not closed", f"close it with `{closing}`", index, index + len(opening))
    return at + len(closing)


def _place(part: Part) -> Place:
    found = _PLACE.fullmatch(part.text)
    if not found:
        hint = 'the last part is the paragraph of the source, `¶4`, or `¶4-5`, and words there: `¶4 "words"`'
        raise _Fault(f"`{part.text}` is no place", hint, part.start, part.end)
    first = int(found["first"])
    return Place(first, max(first, int(found["last"] or first)), _unquoted(found[3]))


def _actor(parts: Sequence[Part]) -> ActorFact:
    named = _NAMED.fullmatch(parts[0].text)
    if not named or len(parts) == 1:
        raise _unlike(parts[0], "a")
    rest = _Rest(parts[2:], "a")
    office, of, also = rest.take(_OFFICE), rest.take(_OF), rest.take(_ALSO)
    rest.finish()
    groups = office.groups() if office else ("", *of.groups()) if of else ("", "", "")
    return ActorFact(
        actor=_id(named["id"], parts[0]),
        name=named["name"],
        kind=_kind(parts[1]),
        office=_unquoted(groups[0]),
        of=_id(groups[1], parts[0]) if groups[1] else "",
        of_words=_unquoted(groups[2]),
        also=_all_quoted(also),
    )


def _name(parts: Sequence[Part]) -> NameFact:
    link = _EACH_LINK.fullmatch(parts[0].text)
    rest = _Rest(parts[1:], "n")
    also, metonym = rest.take(_ALSO), rest.take(_METONYM)
    rest.finish()
    forms = _all_quoted(also) or _all_quoted(metonym)
    if not link or len(forms) != 1 or not forms[0].strip() or (also and metonym):
        raise _unlike(parts[0], "n")
    return NameFact(actor=_id(link[1], parts[0]), form=forms[0], metonym=bool(metonym))


def _statement(parts: Sequence[Part]) -> StatementFact:
    says = _SAYS.fullmatch(parts[0].text)
    if not says:
        raise _unlike(parts[0], "s")
    rest = _Rest(parts[1:], "s")
    braces = rest.take(_BRACES)
    rest.finish()
    return StatementFact(
        speaker=_id(says[1], parts[0]) if says[1] is not None else "",
        described=_unquoted(says[2]),
        quoted=says["quoted"] or "",
        own=_unquoted(says[4]),
        attributes=braces["attributes"] if braces else "",
    )


def _event(parts: Sequence[Part]) -> EventFact:
    dated = _DATED.fullmatch(parts[0].text)
    if not dated:
        raise _unlike(parts[0], "e")
    type_at, status_at = (parts[0].start + dated.start(group) for group in ("type", "status"))
    rest = _Rest(parts[1:], "e")
    sides, known = rest.take(_SIDES), rest.take(_IS)
    titled, inferred, braces = rest.take(_TITLED), rest.take(_INFERRED), rest.take(_BRACES)
    place = rest.words()
    rest.finish()
    return EventFact(
        type=_type(Part(dated["type"], type_at)),
        edtf=_date(Part(dated["edtf"], parts[0].start)),
        status=_status(Part(dated["status"], status_at)) if dated["status"] else "occurred",
        actor=_ids(sides["actor"] if sides else "", parts[0]),
        recipient=_ids(sides["recipient"] if sides else "", parts[0]),
        place=place,
        known=_id(known[1], parts[0]) if known else "",
        title=_unquoted(titled[1]) if titled else "",
        inferred=_unquoted(inferred[1]) if inferred else "",
        attributes=braces["attributes"] if braces else "",
    )


def _figure(parts: Sequence[Part]) -> FigureFact:
    amount = _AMOUNT.fullmatch(parts[0].text)
    if not amount or (amount["bare"] and not _BARE.fullmatch(amount["bare"])):
        raise _unlike(parts[0], "f")
    rest = _Rest(parts[1:], "f")
    measure, on = rest.take(_AS), rest.take(_ON)
    rest.finish()
    bound: Bound = next(bound for bound in get_args(Bound) if bound == amount["bound"])
    subject = (_id(on[1], parts[0]) if on[1] is not None else on["proposal"] or "") if on else ""
    return FigureFact(
        amount=amount["amount"],
        bound=bound,
        what=amount["bare"] or _unquoted(amount[3]),
        measure=measure["measure"].removeprefix(_WANTED) if measure else "",
        subject=subject,
    )


_READERS: dict[str, Callable[[Sequence[Part]], Fact]] = dict(
    zip(LETTERS.values(), (_actor, _name, _statement, _event, _figure), strict=True)
)


class _Rest:
    """The parts of a line that may stand or not, each at most once."""

    def __init__(self, parts: Sequence[Part], letter: str) -> None:
        self._parts = list(parts)
        self._letter = letter

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first part that is of this form."""
        for part in self._parts:
            found = pattern.fullmatch(part.text) if part.text else None
            if found:
                self._parts.remove(part)
                return found
        return None

    def words(self) -> str:
        """The first part that is words alone."""
        for part in self._parts:
            quoted = _ONE.fullmatch(part.text)
            if quoted or (_BARE.fullmatch(part.text) and not _KEYWORD.match(part.text)):
                self._parts.remove(part)
                return _unquoted(quoted[1]) if quoted else part.text
        return ""

    def finish(self) -> None:
        """Nothing may be left."""
        for part in self._parts:
            raise _unlike(part, self._letter)


def _unlike(part: Part, letter: str) -> _Fault:
    message = f"`{part.text}` is not understood here" if part.text else "nothing stands between two dots"
    return _Fault(message, _shape(letter), part.start, part.end)


def _unquoted(words: str | None) -> str:
    return re.sub(r'\\(["\\])', r"\1", words or "")


def _all_quoted(found: re.Match[str] | None) -> tuple[str, ...]:
    return tuple(_unquoted(one[1]) for one in _ONE.finditer(found[0])) if found else ()


def _ids(links: str | None, part: Part) -> tuple[str, ...]:
    return tuple(_id(link[1], part) for link in _EACH_LINK.finditer(links or ""))


def _id(text: str, part: Part) -> str:
    why, hint = why_no_id(text)
    if why:
        at = part.start + max(part.text.find(f"[[{text}"), 0) + 2
        raise _Fault(why, hint, at, at + len(text))
    return text


def _date(part: Part) -> str:
    if part.text == _UNDATED:
        return ""
    try:
        return parse_date(part.text).edtf
    except NotADate as why:
        raise _Fault(f"`{part.text}` is no date: {why}", f"write EDTF, or `{_UNDATED}`", part.start, part.end) from None


def _kind(part: Part) -> ActorKind:
    kinds: tuple[ActorKind, ...] = get_args(ActorKind)
    return next((kind for kind in kinds if kind == part.text), None) or _unknown(part, kinds)


def _type(part: Part) -> EventType:
    types: tuple[EventType, ...] = get_args(EventType)
    return next((type for type in types if type == part.text), None) or _unknown(part, types)


def _status(part: Part) -> EventStatus:
    statuses: tuple[EventStatus, ...] = get_args(EventStatus)
    return next((status for status in statuses if status == part.text), None) or _unknown(part, statuses)


def _unknown(part: Part, known: Sequence[str]) -> NoReturn:
    raise _Fault(f"`{part.text}` is not one of the possible words", ", ".join(known), part.start, part.end)
