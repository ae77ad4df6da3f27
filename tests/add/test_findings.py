"""What the rules find in an article: who is in it, and who says what."""

import ast
import re
from pathlib import Path

import pytest

from generator.add.article import Article
from generator.add.finding import Mention, NewActor, Statement
from generator.add.propose.propose import Proposer
from generator.read.dates import parse_date
from tests.add.actors import actors_of
from tests.cases import cases

HOLDERS = """\
norway | state | Norway | | |
ada-lund | person | Ada Lund | | | foreign minister of norway
bo-dahl | person | Bo Dahl | | | foreign minister of norway"""
BEGINS = (parse_date("2013"), parse_date("2017"))
ENDS = (parse_date("2016"), parse_date("2021"))
CASES = Path(__file__).parent / "cases"
ROOM = Path(__file__).parents[2] / "generator/add/propose"
TOLD = re.compile(r"^([a-z-]+) {2,}\S", re.MULTILINE)
RULE = re.compile(r" \(([a-z-]+)\)(?: |$)", re.MULTILINE)


@cases(CASES / "names.md")
def test_who_is_in_an_article(case):
    text = case.inputs[""].rstrip("\n")
    found = _propose(text, case.inputs["actors"])
    lines = (*(_mention(text, mention) for mention in found.mentions), *(_new(actor) for actor in found.actors))
    assert "\n".join(lines) == case.gives


@cases(CASES / "statements.md")
def test_who_says_what(case):
    text = case.inputs[""].rstrip("\n")
    found = _propose(text, case.inputs["actors"])
    assert "\n".join(_statement(text, statement) for statement in found.statements) == case.gives


def test_that_somebody_speaks_does_not_tell_a_person_from_an_organisation():
    found = _propose("Ubbo Wiarda said the rope was wet. Ada Stone agreed.", "")
    assert [(actor.name, actor.sure) for actor in found.actors] == [("Ubbo Wiarda", False), ("Ada Stone", True)]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "…", "“", "A", "said", "according to", "the", "’s", "said that", "the the the"]
)
def test_a_text_without_matter_gives_nothing(text):
    found = _propose(text, "")
    assert (found.mentions, found.actors, found.statements) == ((), (), ())


def test_a_module_names_its_rules_in_its_docstring():
    docstrings = [ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "" for path in ROOM.glob("*.py")]
    told = set(TOLD.findall("\n".join(docstrings)))
    given = {rule for name in ("names.md", "statements.md") for rule in RULE.findall((CASES / name).read_text("utf-8"))}
    assert given - told == set()


def _propose(text, actors):
    article = Article(name="article.txt", form="text", text=text, received="")
    return Proposer(actors_of(actors.strip("\n"))).propose(article)


def _mention(text: str, mention: Mention) -> str:
    return f"{text[mention.start : mention.end]} → {mention.actor}{_doubt(mention)} ({mention.rule})"


def _new(actor: NewActor) -> str:
    return ", ".join(filter(None, (f"new {actor.id} {actor.kind} {actor.name}", actor.role, actor.affiliation)))


def _statement(text: str, statement: Statement) -> str:
    words = text[statement.start : statement.end]
    source = f" [{statement.described}]" if statement.described else ""
    return f"{statement.kind} {statement.speaker or '—'}{_doubt(statement)} ({statement.rule}) {words}{source}"


def _doubt(finding: Mention | Statement) -> str:
    return "" if finding.sure else "?"
