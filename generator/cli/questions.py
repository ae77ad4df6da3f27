"""Questions to the person at the terminal."""

import sys
from collections.abc import Callable
from contextlib import redirect_stdout

import typer

from generator.cli.content import refuse
from generator.cli.report import say


def at_terminal() -> bool:
    """Whether somebody can be asked. Questions go to stderr, so that stdout can be read by a program meanwhile."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, judge: Callable[[str], str], default: str = "") -> str:
    """Asks until `judge` accepts; the last character of a prompt is written to stdout, and belongs to stderr too.

    `judge` gives the value that is meant, or raises typer.BadParameter.
    """
    try:
        with redirect_stdout(sys.stderr):
            answer: str = typer.prompt(question, default, value_proc=judge, show_default=bool(default), err=True)
            return answer
    except typer.Abort:
        say("")
        refuse("the questions were not answered, and nothing was written")
