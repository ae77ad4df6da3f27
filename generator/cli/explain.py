"""What `dossier check --explain` prints: the rules, and why they are."""

from collections.abc import Iterator

from generator.cli.content import refuse
from generator.model.problem import did_you_mean
from generator.model.rules import RULES, Rule

ALL = "all"


def explain(name: str) -> None:
    """Prints a rule with an example of its message, or a line for each; one that is not there is exit code 2."""
    lines = _each() if name == ALL else _one(_found(name))
    print("\n".join(lines))


def _found(name: str) -> Rule:
    if name not in RULES:
        refuse(f"there is no rule `{name}`; {did_you_mean(name, RULES) or '`--explain all` lists them'}")
    return RULES[name]


def _one(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({rule.severity})"
    yield rule.why
    yield f"example: {rule.severity}: {rule.id}: {rule.example}"


def _each() -> Iterator[str]:
    width = max(map(len, RULES))
    for rule in RULES.values():
        yield f"{rule.id:<{width}}  {rule.severity:<7}  {rule.why}"
