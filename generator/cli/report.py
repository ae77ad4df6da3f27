"""Reports: problems as people, programs and GitHub read them."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TextIO

import msgspec
import typer

from generator.model.problem import Place, Problem
from generator.read.places import Placed, placed

Format = Literal["text", "json", "github"]

_WIDTH = 110
_BEFORE = 50


def say(line: str) -> None:
    """A line for the person at the terminal; results go elsewhere."""
    print(line, file=sys.stderr)


def summary(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`, or `no problems`."""
    found = [problem.severity for problem in problems]
    counts = ((found.count("error"), "error"), (found.count("warning"), "warning"))
    return ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts if n) or "no problems"


def print_problems(problems: Iterable[Problem], style: Format, to_stderr: bool = False) -> None:
    """Prints every problem in one of the formats."""
    stream = sys.stderr if to_stderr else sys.stdout
    found = placed(problems)
    text = _text(found, _colours(stream)) if style == "text" else _STYLES[style](found)
    print(text, end="", file=stream)


def _colours(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _text(problems: tuple[Placed, ...], colours: bool) -> str:
    return "".join(f"{_frame(problem, where, colours)}\n" for problem, where in problems)


def _frame(problem: Problem, where: Place, colours: bool) -> str:
    def paint(words: str, colour: str) -> str:
        return typer.style(words, fg=colour, bold=True) if colours else words

    shown, offset = _window(where)
    length = max(min(problem.end - problem.start, len(shown) - offset), 1)
    margin = " " * (len(str(where.line)) + 1)
    kind = paint(problem.severity, "red" if problem.severity == "error" else "yellow")
    lines = [
        f"{kind}: {problem.rule}: {_printable(problem.message)}",
        f"{margin}--> {problem.path}:{where.line}:{where.column}",
        f"{margin} |",
        f" {where.line} | {shown}".rstrip(),
        f"{margin} | {' ' * offset}{paint('^' * length, 'red')}",
    ]
    if problem.hint:
        lines.append(f"{margin} = hint: {_printable(problem.hint)}")
    return "\n".join(lines) + "\n"


def _window(where: Place) -> tuple[str, int]:
    """The part of a long line around its column, and the offset of the column in it."""
    text, offset = _printable(where.text), where.column - 1
    begin = max(0, offset - _BEFORE) if len(text) > _WIDTH else 0
    shown = text[begin : begin + _WIDTH]
    if begin:
        shown = f"…{shown[1:]}"
    if begin + _WIDTH < len(text):
        shown = f"{shown[:-1]}…"
    return shown, offset - begin


def _printable(text: str) -> str:
    """Nothing in a text may command the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _json(problems: tuple[Placed, ...]) -> str:
    return (
        msgspec.json.format(msgspec.json.encode([_record(problem, where) for problem, where in problems])).decode()
        + "\n"
    )


def _record(problem: Problem, where: Place) -> Mapping[str, Any]:
    return {
        "severity": problem.severity,
        "rule": problem.rule,
        "path": problem.path,
        "line": where.line,
        "column": where.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def _github(problems: tuple[Placed, ...]) -> str:
    """Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""
    return "".join(f"{_annotation(problem, where)}\n" for problem, where in problems)


def _annotation(problem: Problem, where: Place) -> str:
    message = problem.message + (f" ({problem.hint})" if problem.hint else "")
    properties = f"file={_property(problem.path)},line={where.line},col={where.column},title={problem.rule}"
    return f"::{problem.severity} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_STYLES: Mapping[Format, Callable[[tuple[Placed, ...]], str]] = {"json": _json, "github": _github}
