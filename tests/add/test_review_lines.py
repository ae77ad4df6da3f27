"""Files of proposals: what is written is read again, and what cannot be understood is a problem where it stands."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec import structs

from generator.add.review.fact import (
    ActorFact,
    EventFact,
    FigureFact,
    NameFact,
    Place,
    Proposal,
    StatementFact,
)
from generator.add.review.lines import line_of, read_line
from generator.add.review.sheet import Sheet, read_sheet, sheet_text, short_ids
from generator.model.problem import place
from generator.read.faults import Faults
from tests.cases import cases

SHOWN = {
    ActorFact: ("actor", ("actor", "name", "kind")),
    NameFact: ("name", ("actor",)),
    StatementFact: ("statement", ()),
    EventFact: ("event", ("type",)),
    FigureFact: ("figure", ("amount", "what")),
}


@cases(Path(__file__).parent / "cases/proposal_lines.md")
def test_a_line_is_read(case):
    text = case.inputs[""].rstrip("\n")
    faults = Faults("")
    text = text if text.startswith("#") else f"## Events\n{text}"
    sheet = read_sheet("doc-1", text, faults)
    lines = [line for each in sheet.proposals for line in shown(each)]
    before = 0 if text == case.inputs[""].rstrip("\n") else 1
    for problem in faults.found():
        where = place(text, problem.start)
        lines.append(f"{problem.severity}: {problem.rule}: {problem.message}")
        lines.append(f"--> {where.line - before}:{where.column}")
        assert problem.hint
    assert "\n".join(lines) == case.gives


def shown(proposal):
    state, trust = "accepted" if proposal.accepted else "open", "sure" if proposal.sure else "unsure"
    at = proposal.place
    paragraphs = f"¶{at.first}" + (f"-{at.last}" if at.last > at.first else "")
    yield f"{proposal.id} {state} {trust} {proposal.rule} {paragraphs} {at.words}".rstrip()
    fact = proposal.fact
    name, bare = SHOWN[type(fact)]
    values = [str(getattr(fact, field)) for field in bare]
    if isinstance(fact, FigureFact):
        values = [f"{fact.amount}{fact.bound}", fact.what]
    rest = (field for field in fact.__struct_fields__ if field not in (*bare, "bound"))
    for field in rest:
        value = getattr(fact, field)
        if value and value != "occurred":
            values.append(f"{field}={'|'.join(value) if isinstance(value, tuple) else value}")
    yield " ".join((name, *values))


# --- what is written is read again -----------------------------------------------------------------------

WORD = some.text(some.characters(exclude_categories=("C", "Z"), exclude_characters="[]{}|“”"), min_size=1, max_size=8)
WORDS = some.lists(WORD, min_size=1, max_size=4).map(" ".join)
QUOTED = WORDS.filter(lambda words: '"' not in words)
ID = some.from_regex(r"[a-z0-9]{2,6}(-[a-z0-9]{1,4})?", fullmatch=True).filter(lambda id: id not in ("con", "nul"))
IDS = some.lists(ID, max_size=3, unique=True).map(tuple)
EDTF = some.sampled_from(("", "2020", "2019-05-14", "2019-05~", "2011-22", "2016-07-14/2016-07-15"))
STATUSES = ("occurred", "planned", "reported", "denied")
BRACES = some.sampled_from(("", 'topic=opening stance=soon about="a b"'))
FACTS = {
    "a": some.builds(
        ActorFact, actor=ID, name=WORDS, kind=some.sampled_from(("person", "armed-group")),
        office=WORDS | some.just(""), of=ID | some.just(""), also=some.lists(WORDS, max_size=3).map(tuple),
    ) | some.builds(ActorFact, actor=ID, name=WORDS, kind=some.just("body"), of_words=WORDS),
    "n": some.builds(NameFact, actor=ID, form=WORDS, metonym=some.booleans()),
    "s": some.builds(StatementFact, speaker=ID, quoted=QUOTED, attributes=BRACES)
    | some.builds(StatementFact, described=WORDS, own=WORDS | some.just(""), attributes=BRACES)
    | some.builds(StatementFact),
    "e": some.builds(
        EventFact, type=some.sampled_from(("CONSULT", "AID")), edtf=EDTF, status=some.sampled_from(STATUSES),
        actor=IDS, recipient=IDS,
        place=WORDS | some.just(""), known=ID | some.just(""), title=WORDS | some.just(""),
        inferred=WORDS | some.just(""), attributes=BRACES,
    ),
    "f": some.builds(
        FigureFact, amount=some.sampled_from(("0", "18", "3.4", "3400000000")),
        bound=some.sampled_from(("", "+", "-", "~")), what=WORDS, measure=some.sampled_from(("", "boats", "hurt")),
        subject=ID | some.sampled_from(("", "^e-3f9a")),
    ),
}  # fmt: skip
PLACE = some.integers(1, 900).flatmap(
    lambda first: some.builds(Place, some.just(first), some.integers(first, first + 3), WORDS | some.just(""))
)


@some.composite
def proposals(draw):
    letter = draw(some.sampled_from("ansef"))
    digits = draw(some.text("0123456789abcdef", min_size=4, max_size=12))
    rule = draw(some.sampled_from(("surname", "said-behind", "rule_2.b")))
    return Proposal(
        id=f"{letter}-{digits}", fact=draw(FACTS[letter]), place=draw(PLACE), rule=rule,
        sure=draw(some.booleans()), accepted=draw(some.booleans()),
    )  # fmt: skip


@settings(deadline=None)
@given(proposals())
def test_a_proposal_that_is_written_is_read_as_it_was(proposal):
    faults = Faults("")
    assert (read_line(line_of(proposal), 0, faults), faults.found()) == (proposal, ())


KEYS = some.lists(some.from_regex(r"[aensf]-[0-9a-f]{12}", fullmatch=True), unique=True, max_size=5).map(tuple)


@settings(deadline=None, max_examples=50)
@given(some.lists(proposals(), max_size=4, unique_by=lambda proposal: proposal.id), KEYS)
def test_a_file_that_is_written_is_read_as_it_was_and_written_as_it_was(found, known):
    ordered = sorted(found, key=lambda proposal: "ansef".index(proposal.id[0]))
    text = sheet_text(structs.replace(Sheet("doc-1"), known=known).having(ordered))
    faults = Faults("")
    sheet = read_sheet("doc-1", text, faults)
    assert (sheet.proposals, sheet.known, faults.found()) == (tuple(ordered), known, ())
    assert sheet_text(sheet) == text


@given(some.text())
def test_no_line_is_lost_without_a_word(text):
    line = text.replace("\n", " ")
    faults = Faults("")
    sheet = read_sheet("doc-1", f"## Events\n{line}", faults)
    assert sheet.lines or faults.found() or not line.strip() or line.startswith(("## ", "<!-- proposed:"))


def test_proposals_are_paragraphs_of_their_own():
    found = [Proposal(id=f"n-000{n}", fact=NameFact(actor="a", form="A"), place=Place(n, n), rule="r") for n in (1, 2)]
    lines = sheet_text(Sheet("doc-1").having(found)).splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("- ")]
    assert len(starts) == 2
    assert all(lines[number - 1] == lines[number + 1] == "" for number in starts)


@pytest.mark.parametrize(
    ("known", "ids"),
    [
        (("e-3f9a11111111", "e-3f9b11111111"), ("e-3f9a", "e-3f9b")),
        (("e-3f9a11111111", "e-3f9a22222222"), ("e-3f9a", "e-3f9a2")),
        (("e-3f9a22222222", "e-3f9a11111111"), ("e-3f9a", "e-3f9a1")),
        (("e-3f9a11111111", "e-3f9a11112222"), ("e-3f9a", "e-3f9a11112")),
    ],
)
def test_an_id_that_another_begins_with_gets_longer_and_the_earlier_one_stays(known, ids):
    assert tuple(short_ids(known)[key] for key in known) == ids


def test_a_long_line_takes_little_more_time_than_it_is_long():
    """Steps, not seconds: whatever opens and does not close ends the reading of the line at once."""
    for hostile in (
        '"' * 200_001,
        "“" * 200_000,
        "[[" * 100_000,
        " · " * 60_000,
        " ^a-aaaa (x" * 20_000,
        "\\" * 200_000,
    ):
        faults = Faults("")
        assert read_line(f"- [ ] {hostile} · ¶1 ^s-9a0c (r, sure)", 0, faults) is None
        assert len(faults.found()) == 1
