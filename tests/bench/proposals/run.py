"""What `dossier add` proposes for an article: the command itself, in this process, which writes nothing."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
from typer.testing import CliRunner

from generator.cli.main import app
from tests.bench.proposals.labels import Labels, read_labels


class NoProposals(Exception):
    """The command did not give any, and says why."""


class Run(NamedTuple):
    """Proposals, and the seconds of CPU that they took with those of child processes."""

    found: Labels
    seconds: float


Reader = Callable[[str, Labels], Run]
"""Reads the article of a name and of some labels."""


def reader(texts: Path, content: Path, dated: bool = True) -> Reader:
    """Reads the articles of a folder by the dossier in `content`, and is told when they were published if `dated`."""

    def read(name: str, gold: Labels) -> Run:
        date = gold.meta.date if dated and gold.meta else None
        return propose(texts / (gold.file or f"{name}.txt"), content, date)

    return read


def propose(text: Path, content: Path, date: str | None) -> Run:
    """What the dossier in `content` proposes for a text; `date` is the day of publication, as a maintainer gives it."""
    words = ["add", str(text), "--dry-run", "--json", "-c", str(content), *(("--date", date) if date else ())]
    begin = _seconds()
    done = CliRunner().invoke(app, words)
    seconds = _seconds() - begin
    if done.exit_code != 0:
        raise NoProposals(f"{text.name}: exit code {done.exit_code}: {_last_line(done.stderr) or done.exception!r}")
    try:
        return Run(read_labels(done.stdout), seconds)
    except (ValueError, msgspec.ValidationError) as error:
        raise NoProposals(f"{text.name}: what it prints is not what labels look like: {error}") from error


def _seconds() -> float:
    return sum(os.times()[:4])


def _last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2]
