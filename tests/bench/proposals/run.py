"""What `dossier add` proposes for an article: the command itself, in this process, which writes nothing."""

import resource
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from typer.main import get_command

from generator.add.article import Article
from generator.add.propose.propose import Proposer
from generator.cli.main import app
from generator.engine.engine import Engine
from generator.model.page import Actor
from generator.pipeline import read_pages
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
    code, out, err = _call(words)
    seconds = _seconds() - begin
    if code != 0:
        raise NoProposals(f"{text.name}: exit code {code}: {err.strip().rpartition(chr(10))[2]}")
    try:
        return Run(read_labels(out), seconds)
    except (ValueError, msgspec.ValidationError) as error:
        raise NoProposals(f"{text.name}: what it prints is not what labels look like: {error}") from error


def rules_alone(gold: Mapping[str, Labels], texts: Path, content: Path) -> float:
    """Seconds of CPU that the rules take for an article, made for the dossier once; the mean of a second of reading."""
    made, _ = read_pages(content, Engine())
    actors = tuple(reading.page for reading in made if isinstance(reading.page, Actor))
    articles = [_article(texts / (labels.file or f"{name}.txt"), labels) for name, labels in gold.items()]
    proposer, begin, count = Proposer(actors), _seconds(), 0
    while _seconds() - begin < 1 or not count:
        for article in articles:
            proposer.propose(article)
        count += len(articles)
    return (_seconds() - begin) / max(count, 1)


def _article(path: Path, labels: Labels) -> Article:
    text = path.read_bytes().decode("utf-8")
    date = labels.meta.date if labels.meta else None
    return Article(name=path.name, form="text", text=text, received="", date=date or "")


def _call(words: list[str]) -> tuple[int, str, str]:
    """Runs the command as a terminal would, without making it anew each time, which costs 6 ms."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            _command()(words, prog_name="dossier")
        except SystemExit as ended:
            code = ended.code
    return code if isinstance(code, int) else int(code is not None), out.getvalue(), err.getvalue()


@cache
def _command() -> Callable[..., Any]:
    return get_command(app)


def _seconds() -> float:
    """Of CPU, to the microsecond, which `os.times` does not give."""
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)
