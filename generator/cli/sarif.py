"""SARIF 2.1.0: problems for tools that show what other tools have found.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Paths are relative to the folder in which the command
was run, which is what `%SRCROOT%` stands for; columns count code points from 1, and a region ends before `endColumn`.
"""

import os
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.model.problem import Place, Problem
from generator.model.rules import RULES, Rule
from generator.read.placed import Placed

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_INDEX = {id: index for index, id in enumerate(RULES)}


def sarif_log(problems: Sequence[Placed]) -> Mapping[str, Any]:
    """The log of one run."""
    driver = {"name": "Dossier", "version": version("dossier-site"), "rules": [_rule(rule) for rule in RULES.values()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "the folder in which Dossier was run"}}},
        "results": [_result(problem, where) for problem, where in problems],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> Mapping[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.why},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(problem: Problem, where: Place) -> Mapping[str, Any]:
    location = {"artifactLocation": _artifact(problem.path), "region": _region(problem, where)}
    return {
        "ruleId": problem.rule,
        "ruleIndex": _INDEX[problem.rule],
        "level": problem.severity,
        "message": {"text": f"{problem.message}. Hint: {problem.hint}" if problem.hint else problem.message},
        "locations": [{"physicalLocation": location}],
    }


def _artifact(path: str) -> Mapping[str, str]:
    """A path outside the folder has no way to it from there, and is given whole."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100  # links stay as they are named, and `..` goes
    if whole.is_relative_to(Path.cwd()):
        return {"uri": quote(whole.relative_to(Path.cwd()).as_posix()), "uriBaseId": "%SRCROOT%"}
    return {"uri": whole.as_uri()}


def _region(problem: Problem, where: Place) -> Mapping[str, int]:
    """What runs on into another line ends, as it is shown, at the end of the first."""
    rest = max(len(where.text) - where.column + 1, 0)
    length = min(problem.end - problem.start, rest)
    return {"startLine": where.line, "startColumn": where.column, "endColumn": where.column + max(length, 0)}
