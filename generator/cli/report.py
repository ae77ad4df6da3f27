"""Reports: problems as people, programs and GitHub read them.

What an author wrote reaches the terminal here only, and always through `printable`: no control sequence, and no mark
by which a line would be read in another order than it is written.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Literal, TextIO

import msgspec
import typer

from generator.cli.sarif import sarif_log
from generator.model.problem import Place, Problem
from generator.read.placed import Placed, placed

Format = Literal["text", "json", "github", "sarif"]

_WIDTH = 110
_BEFORE = 50
_SAID = 400
"""Characters of a message that are printed; a word of the author's in it may be a page long."""
_LISTED = 100
"""Problems of one file that are printed for people; programs get all of them."""
_COMMAND = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""What JSON may hold as it is, and a terminal would obey or hide."""


def say(line: str) -> None:
    """A line for the person at the terminal; results go elsewhere."""
    print(printable(line), file=sys.stderr)


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
    """The problems file by file; of those beyond the limit, how many there are."""
    return "".join(
        part
        for path, group in groupby(problems, key=lambda placed: placed[0].path)
        for part in _of_file(path, tuple(group), colours)
    )


def _of_file(path: str, problems: Sequence[Placed], colours: bool) -> Iterator[str]:
    """Where there are too many, the first errors, then the first warnings."""
    shown = sorted(problems, key=lambda placed: placed[0].severity)[:_LISTED] if len(problems) > _LISTED else problems
    for problem, where in shown:
        yield f"{_frame(problem, where, colours)}\n"
    rest = Counter(problem.severity for problem, _ in problems)
    rest.subtract(problem.severity for problem, _ in shown)
    if rest.total():
        more = ", ".join(f"{count:,} more {kind}{'s'[: count != 1]}" for kind, count in sorted(rest.items()) if count)
        yield f"{printable(path)}: and {more}, which `dossier check --format json` lists\n\n"


def _frame(problem: Problem, where: Place, colours: bool) -> str:
    def paint(words: str, colour: str) -> str:
        return typer.style(words, fg=colour, bold=True) if colours else words

    shown, offset = _window(where)
    length = max(min(problem.end - problem.start, len(shown) - offset), 1)
    margin = " " * (len(str(where.line)) + 1)
    kind = paint(problem.severity, "red" if problem.severity == "error" else "yellow")
    lines = [
        f"{kind}: {problem.rule}: {_said(problem.message)}",
        f"{margin}--> {printable(problem.path)}:{where.line}:{where.column}",
        f"{margin} |",
        f" {where.line} | {shown}".rstrip(),
        f"{margin} | {' ' * offset}{paint('^' * length, 'red')}",
    ]
    if problem.hint:
        lines.append(f"{margin} = hint: {_said(problem.hint)}")
    return "\n".join(lines) + "\n"


def _window(where: Place) -> tuple[str, int]:
    """The part of a long line around its column, and the offset of the column in it."""
    text, offset = where.text, where.column - 1
    begin = max(0, offset - _BEFORE) if len(text) > _WIDTH else 0
    shown = printable(text[begin : begin + _WIDTH])
    if begin:
        shown = f"…{shown[1:]}"
    if begin + _WIDTH < len(text):
        shown = f"{shown[:-1]}…"
    return shown, offset - begin


def _said(text: str) -> str:
    """A message, of which the middle is left out where it is very long."""
    if len(text) > _SAID:
        text = f"{text[: _SAID // 2]} … {text[-_SAID // 2 :]}"
    return printable(text)


def printable(text: str) -> str:
    """Nothing in a text may command the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _json(problems: tuple[Placed, ...]) -> str:
    return f"{json_text([_record(problem, where) for problem, where in problems])}\n"


def json_text(value: object) -> str:
    """Any value as JSON that a terminal can be shown."""
    text = msgspec.json.format(msgspec.json.encode(value)).decode()
    return _COMMAND.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def print_text(text: str) -> None:
    """Lines as they are; at a terminal, without what it would obey or hide."""
    if sys.stdout.isatty():
        text = "".join(f"{printable(line)}\n" for line in text.splitlines())
    print(text, end="" if text.endswith("\n") else "\n")


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
    message = _said(problem.message) + (f" ({_said(problem.hint)})" if problem.hint else "")
    properties = f"file={_property(printable(problem.path))},line={where.line},col={where.column},title={problem.rule}"
    return f"::{problem.severity} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(problems: tuple[Placed, ...]) -> str:
    return f"{json_text(sarif_log(problems))}\n"


_STYLES: Mapping[Format, Callable[[tuple[Placed, ...]], str]] = {"json": _json, "github": _github, "sarif": _sarif}
