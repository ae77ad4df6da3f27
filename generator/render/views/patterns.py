"""The page of patterns. Its words are made up, and every link leads back to the page itself."""

from collections.abc import Iterator
from itertools import product
from typing import Literal

from msgspec.structs import replace

from generator.model import urls
from generator.model.pieces import LinkedBlock, Text, Tone
from generator.model.plover import QUAD_CLASSES
from generator.model.settings import COLOURS
from generator.model.value import Basis, Dated
from generator.model.view.differences import AccountView, DifferenceView
from generator.model.view.document import Proof, SourceSeal
from generator.model.view.graph import Lines, Node, Picture, ToneCount
from generator.model.view.groups import Group
from generator.model.view.lines import (
    ContactLine,
    EventLine,
    LineKind,
    Listed,
    MentionLine,
    OfficeLine,
    SaidLine,
    TieLine,
)
from generator.model.view.lines import Line as LineItem
from generator.model.view.patterns import DrawnDate, PatternsView
from generator.model.view.shared import (
    ActorItem,
    Card,
    Context,
    DocumentItem,
    EditorNote,
    EventItem,
    Excerpt,
    MentionGroup,
    PassageView,
    SourceMark,
    Speaker,
    Support,
    When,
)
from generator.model.view.tie import ContactView, Way
from generator.model.view.topic import Cell, Given, Line, MatrixView, Side, TopicItem, Words
from generator.read.dates import parse_date
from generator.render.strip import mirrored, strip
from generator.render.views.cards import Cards
from generator.render.views.frame import frame
from generator.render.views.timeline import drawn

_TONES: tuple[Tone, ...] = (*QUAD_CLASSES, "statement", "plain")
_DATES = (
    "2020-03-02", "2020-03-02/2020-05-10", "2020-03", "2020", "2020-22", "2020-03-02~", "2020-03?", "2020-03%",
    "2020-03-02/..", "../2020-03-02", "2020-03-02/",
)  # fmt: skip
_LONG = "The Permanent Commission for the Supervision of the Implementation of the Harbour Agreement"


def patterns_view(cards: Cards) -> PatternsView:
    """Every part in every state."""
    moments = [(parse_date(f"2020-{month:02}-01"), tone) for month, tone in zip(range(1, 7), _TONES, strict=True)]
    density = strip(moments)
    halves = mirrored(moments[:3], moments[3:5], moments[5:], "What each side did, month by month, in 2020")
    assert density, "there are dates to draw"
    assert halves, "there are dates to draw"
    return PatternsView(
        frame=frame(cards, urls.PATTERNS, "Patterns", "Every part of the theme in every state.", listed=False),
        tokens=COLOURS,
        tones=_TONES,
        cards=(_ADA, _LONG_NAME, _OTHER_WAY),
        dates=tuple(_date(cards, edtf) for edtf in _DATES),
        supports=_SUPPORTS,
        passages=tuple(_passages()),
        notes=tuple(_notes()),
        editor_note=EditorNote(1, "a", (LinkedBlock(1, (Text("The two accounts count different boats.", 0),)),)),
        seal=SourceSeal("0" * 64, "2 March 2020"),
        events=tuple(_events(cards)),
        documents=tuple(_documents(cards)),
        actors=(
            ActorItem(card=_ADA, role="Harbour master, the town", statements=3, events=1, mentions=12),
            ActorItem(card=_LONG_NAME, role="", statements=0, events=0, mentions=0),
        ),
        topics=(_topic(3), _topic(0)),
        matrix=_matrix(),
        mentions=(_mentions(),),
        lists=tuple(_lists()),
        differences=(_difference(),),
        contacts=tuple(_contacts(cards)),
        counts=tuple(ToneCount(tone, number) for number, tone in enumerate(_TONES[:5], 1)),
        strip=density,
        mirror=halves,
        picture=_picture(),
    )


def _card(title: str, kind: str = "actor", note: str = "") -> Card:
    return Card(f"{urls.PATTERNS}#cards", title, kind, note)


_ADA = _card("Ada Stone", note="Harbour master, the town")
_TOWN = _card("the town", note="body")
_LONG_NAME = _card(_LONG, note="organisation")
_OTHER_WAY = _card("وزارة الميناء")
_DOCUMENT = _card("A meeting at the harbour", "document", "The Gazette, 5 March 2020")
_QUESTION = _card("Should the harbour be closed?", "topic")
_MARKS = tuple(
    SourceMark(f"{urls.PATTERNS}#sources", f"¶{number}", f"Gazette, paragraph {number}") for number in (3, 4)
)
_SUPPORTS = (
    Support("sourced", _MARKS[:1]),
    Support("sourced", _MARKS, 5),
    Support("background"),
    Support("open"),
)


def _date(cards: Cards, edtf: str) -> DrawnDate:
    date = parse_date(edtf)
    basis: Basis = "inferred" if date.approximate or date.uncertain else "stated"
    return DrawnDate(cards.when(Dated(date, basis, "The text says Monday.")), drawn(date), date.year)


def _when(cards: Cards, basis: Basis = "stated") -> When:
    return cards.when(Dated(parse_date("2020-03-02"), basis))


_PASSAGE = PassageView(
    url=f"{urls.PATTERNS}#passages",
    id="p1",
    label="1",
    document=_DOCUMENT,
    excerpt=Excerpt("On Monday ", "the two sides met at the harbour", ", and parted at night."),
    paragraph="paragraph 3",
    numbers="3",
    place="Gazette, paragraph 3",
    kind="paraphrase",
    tone="plain",
)
_STATEMENT = replace(
    _PASSAGE, tone="statement", question=_QUESTION.title, topic=_QUESTION, answer="Yes, at once", said="2 March 2020"
)


def _passages() -> list[PassageView]:
    quoted = Excerpt("Stone said that “", "nothing more was left to say", "”.")
    named = (Speaker(_ADA), Speaker(_LONG_NAME))
    return [
        *(replace(_PASSAGE, tone=tone) for tone in _TONES),
        replace(_STATEMENT, kind="verbatim", excerpt=quoted, speakers=named[:1], principals=(_TOWN,)),
        replace(_STATEMENT, speakers=(Speaker(None, "an official of the town"),), via=_DOCUMENT),
        replace(_STATEMENT, speakers=named, to=(_TOWN,), about=(_OTHER_WAY,)),
        replace(_PASSAGE, figures=("at least 12 boats", "about 300 people")),
    ]


def _notes() -> list[tuple[PassageView, Proof]]:
    cite = "‘A meeting at the harbour’, The Gazette, 5 March 2020, paragraph 3."
    there = "https://example.org/#:~:text=harbour"
    placed = Proof(state="placed", on="2 March 2020", sha256="0" * 64, first=196, last=405, cite=cite)
    said = replace(_STATEMENT, kind="verbatim", speakers=(Speaker(_ADA),))
    event = replace(_PASSAGE, id="p2", label="2", tone="verbal-conflict", events=(_card("The quarrel", "event"),))
    figure = replace(_PASSAGE, id="p3", label="3", figures=("at least 12 boats",))
    return [
        (said, replace(placed, state="verified", original=there, archived=there)),
        (event, placed),
        (figure, Proof(state="not verified", cite=cite)),
    ]


def _events(cards: Cards) -> list[EventItem]:
    statuses = ("occurred", "planned", "reported", "denied")
    shown = [*product(QUAD_CLASSES, statuses[:1]), *product(QUAD_CLASSES[:1], statuses[1:])]
    return [
        EventItem(
            card=_card(f"{cards.kinds.quads[tone].capitalize()}, {status}", "event"),
            when=_when(cards, "stated" if status == "occurred" else "inferred"),
            tone=tone,
            quad=cards.kinds.quads[tone],
            type="talks",
            status=status,
            place="the harbour",
            role="" if status == "occurred" else "took part",
            sources=2,
            actors=(_ADA, _TOWN),
        )
        for tone, status in shown
    ]


def _documents(cards: Cards) -> list[DocumentItem]:
    summary = "The two sides met at the harbour on Monday and went over the list of boats …"
    return [
        DocumentItem(card=_DOCUMENT, when=_when(cards), publisher="The Gazette", summary=summary, passages=7),
        DocumentItem(
            card=_card(_LONG, "document"), when=_when(cards, "inferred"), publisher="", summary="", passages=0
        ),
    ]


def _topic(statements: int) -> TopicItem:
    answers = ("Yes, at once", "Not before the summer") if statements else ()
    return TopicItem(card=_QUESTION, statements=statements, sides=2, period="2019–2020", answers=answers)


def _matrix() -> MatrixView:
    town = Side(title="the town", card=_TOWN, statements=2, anchor="matrix")
    official = Side(title="an official", card=None, statements=1, anchor="matrix")
    words = Words(
        speaker="Ada Stone",
        words="“nothing more was left to say”",
        kind="verbatim",
        url=f"{urls.PATTERNS}#passages",
        place="Gazette, paragraph 3",
        article="",
    )
    ours = replace(words, speaker="", words="the two sides met …", kind="paraphrase", article="5 March 2020")
    first = Cell(side=town, claims=1, answers=(Given("Yes, at once", (words,), 0),))
    other = Cell(
        side=town,
        claims=1,
        answers=(Given("Not before the summer", (words, ours), 3),),
        before=("Yes, at once",),
        before_when="2 March 2020",
    )
    unclear = Cell(side=official, claims=1, answers=(Given("", (ours,), 0),))
    return MatrixView((town, official), (Line("2 March 2020", (first, None)), Line("2021", (other, unclear))), False)


def _mentions() -> MentionGroup:
    return MentionGroup(_DOCUMENT, (Context(f"{urls.PATTERNS}#mentions", Excerpt("Then ", "Ada Stone", " left.")),) * 2)


def _lists() -> Iterator[Listed]:
    """A list of each kind in lines; the first is the head of one that is longer."""
    place = f"{urls.PATTERNS}#passages"
    said = SaidLine(url=place, when="2 March 2020", who="Ada Stone", words="a matter of weeks", answer="Yes")
    changed = replace(said, before=("Not before the summer",), before_when="1 March 2020")
    contact = ContactLine("2 March 2020, acting", "The talks", place, place, "CNN, paragraph 4", 2)
    yield _list("said", said, changed, whole=place)
    yield _list("figure", replace(said, figures=("at least 18 boats",)))
    yield _list("event", EventLine(_DOCUMENT, "2 March 2020", "statement", "planned", "acted", place, "CNN, ¶4", 2))
    yield _list(
        "tie",
        TieLine(
            anchor="tie-town",
            other=_TOWN,
            url="",
            tone="statement",
            weight="weight 0.5",
            pieces=1,
            standing=None,
            contacts=(contact, replace(contact, address="")),
        ),
    )
    yield _list("mention", MentionLine("The Gazette", (("Then ", place, "Ada Stone"),), " left."))
    yield _list("office", OfficeLine(_ADA, "Harbour master", "from 2020", place, "CNN, ¶4"))
    yield _list("card", _ADA, _LONG_NAME)


def _list(kind: LineKind, *items: LineItem, whole: str = "") -> Listed:
    return Listed(
        kind=kind, count=len(items), groups=(Group(id="", title="", count=len(items), items=items),), all=whole
    )


def _difference() -> DifferenceView:
    accounts = (
        AccountView(
            passage=replace(_STATEMENT, speakers=(Speaker(_ADA),), figures=("12 boats",)),
            when="2 March 2020",
            dated=True,
            publisher="The Gazette",
        ),
        AccountView(passage=replace(_PASSAGE, figures=("15 boats",)), when="5 March 2020", dated=False, publisher=""),
    )
    return DifferenceView(
        anchor="difference",
        url=f"{urls.PATTERNS}#differences",
        kind="contradiction",
        subject=_card("The meeting", "event"),
        matter="how many boats there were",
        accounts=accounts,
        note="Neither article says who counted.",
    )


def _contacts(cards: Cards) -> list[ContactView]:
    event, *_ = _events(cards)
    evidence = replace(_PASSAGE, tone=event.tone)
    ways = (Way(_ADA, "towards", (_TOWN,)), Way(_TOWN, "towards", (_ADA,)))
    return [
        ContactView(when=_when(cards), tone=event.tone, ways=ways, event=event, passages=(evidence,)),
        ContactView(when=_when(cards), tone=event.tone, ways=ways[:1], event=event, passages=()),
        ContactView(
            when=_when(cards, "inferred"),
            tone="statement",
            ways=(Way(_ADA, "about", (_LONG_NAME, _OTHER_WAY)),),
            event=None,
            passages=(_STATEMENT,),
        ),
    ]


def _picture() -> Picture:
    looks: tuple[Tone | Literal["structure"], ...] = (*QUAD_CLASSES, "statement", "structure")
    lines = [
        Lines(tone=tone, width=30, path=f"M60 {30 + 26 * row}L340 {30 + 26 * row}") for row, tone in enumerate(looks)
    ]
    nodes = [
        Node(
            url=f"{urls.PATTERNS}#picture",
            title=name,
            x=x,
            y=90,
            radius=radius,
            lines=(name,),
            letters=14,
            main=radius > 12,
        )
        for name, x, radius in (("Ada Stone", 60, 10), ("the town", 340, 16))
    ]
    hull = "M30 20L90 20L90 170L30 170Z"
    return Picture(width=400, height=190, label="Two actors", hulls=hull, lines=tuple(lines), nodes=tuple(nodes))
