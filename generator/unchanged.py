"""Unchanged: that nothing has changed since the last build is known by the state of all files, before any is read."""

from pathlib import Path

import msgspec
from msgspec import Struct

from generator.engine.digest import digest, program
from generator.engine.engine import Engine
from generator.engine.output import Published, Target
from generator.engine.store import decoded
from generator.model.problem import Problem
from generator.read.files import State, state_of


class Seen(Struct, frozen=True):
    """All that a build can depend upon: the state of its files, and the digest of what it was asked to do."""

    content: State
    theme: State
    asked: bytes

    def key(self) -> bytes:
        """Under which its result is remembered."""
        return digest(program(), b"result", msgspec.msgpack.encode(self))

    def is_older(self, time: int) -> bool:
        """Whether no file may still change without being seen."""
        return self.content.is_older(time) and self.theme.is_older(time)


class Result(Struct, frozen=True):
    """What a build found in the content, and what became of the site: None where a problem was in its way.

    `lacking` says why the site has no full text though it should; mostly it is empty.
    """

    problems: tuple[Problem, ...]
    documents: int
    actors: int
    events: int
    published: Published | None = None
    lacking: str = ""


class _Done(Struct, frozen=True):
    """What a build came to, the mark of its site, and how many items each of its stages had."""

    result: Result
    mark: bytes
    stages: tuple[tuple[str, int], ...]


def look_at(content: Path, theme: Path, asked: object) -> Seen:
    """What a build of `content` under `theme` would see now."""
    return Seen(state_of(content), state_of(theme), digest(msgspec.msgpack.encode(asked)))


def result_for(seen: Seen, engine: Engine, target: Target) -> Result | None:
    """The result of a build that saw the same, where its site stands as it was made; its stages are over.

    Another site may stand there: of a build that was asked for something else, or of none in this folder.
    """
    done = decoded(engine.store.get(seen.key()), msgspec.msgpack.Decoder(_Done))
    if done is None or not target.is_whole(done.mark):
        return None
    for name, total in done.stages:
        with engine.progress.stage(name, total) as stage:
            stage.done = stage.spared = total
    return done.result


def remember(seen: Seen, result: Result, engine: Engine, target: Target) -> None:
    """Keeps a result, unless a file may still change within the tick of the clock in which it was looked at."""
    if seen.is_older(target.begun):
        stages = tuple((stage.name, stage.total) for stage in engine.progress.stages)
        done = _Done(result, target.mark(), stages)
        engine.store.put(seen.key(), msgspec.msgpack.encode(done))
