"""The table of rules: complete, documented in its own words, and with messages that are really given."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from generator.model.rules import RULES
from tests.cases import rows

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
SOURCES = [
    path for path in sorted((ROOT / "generator").rglob("*.py")) if path.name != "rules.py" or "check" in path.parts
]
GIVES = ("Problem", "FaultMark", "Refused", "add", "fault", "_fault", "_add", "_problem", "problem", "_Fault")
"""What makes a problem, and takes the rule as its first argument or as its second."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def test_rules_stand_in_the_order_of_the_alphabet():
    assert list(RULES) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_why_is_one_sentence(rule):
    assert re.fullmatch(r"[A-Z][^.]*\.", rule.why)


def test_every_rule_that_is_named_in_the_source_is_in_the_table():
    assert {id for id, _ in named()} - RULES.keys() == set()


def test_every_rule_of_the_table_is_named_in_the_source():
    assert RULES.keys() - {id for id, _ in named()} == set()


def test_a_rule_is_as_grave_as_the_table_says():
    given = {(id, severity) for id, severity in named()}
    assert {(id, severity) for id, severity in given if RULES[id].severity != severity} == set()


def test_the_reference_lists_every_rule_in_the_words_of_the_table():
    documented = rows(ROOT / "content/README.md", "All rules")
    assert documented == [(rule.id, rule.severity, rule.why) for rule in RULES.values()]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_message_of_a_rule_is_one_that_a_test_has_seen(rule):
    assert f"{rule.severity}: {rule.id}: {rule.example}" in seen()


# --- reading the source ----------------------------------------------------------------------------------


def named():
    """Every rule that some call gives a problem for, with how grave it is there."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name(node.func) in GIVES:
                words = [word.value for word in node.args if isinstance(word, ast.Constant)]
                for id in (word for word in words[:2] if isinstance(word, str) and ID.fullmatch(word)):
                    yield id, "warning" if "warning" in words else "error"
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "RULE":
                yield node.value.value, "error"


def name(function):
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@cache
def seen():
    """What the tests expect to be said: the lines of cases, and the words in tests."""
    cases = [line for path in TESTS.rglob("cases/*.md") for line in path.read_text(encoding="utf-8").splitlines()]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in TESTS.rglob("test_*.py")]
    words = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return frozenset((*cases, *(word for word in words if isinstance(word, str))))
