"""The preview of a dossier: its site in memory, built by the pipeline of every other build, and its problems."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import msgspec
from msgspec import Struct

from generator.build import build
from generator.engine.engine import Engine
from generator.engine.output import File, Published
from generator.model.problem import Problem
from generator.model.settings import Settings
from generator.read.placed import placed
from generator.serve.tray import Tray
from generator.unchanged import Result

Bundles = dict[str, tuple[bytes, tuple[str, ...]]]

Load = Callable[[Path], tuple[Settings | None, tuple[Problem, ...]]]
"""Reads the settings of a content folder; where there are none to be had, says why."""


class Shown(Struct, frozen=True):
    """A problem as the browser shows it: its place, the line there, and the column of what is wrong in it."""

    severity: str
    rule: str
    message: str
    hint: str
    path: str
    line: int
    column: int
    length: int
    text: str


class State(Struct, frozen=True):
    """What is served: the site of the last build without an error, and the problems of the last build.

    `version` grows whenever a file of the site changes, or what is proposed.
    """

    version: int
    files: dict[str, bytes]
    problems: tuple[Shown, ...]
    proposals: Tray = Tray()

    def is_broken(self) -> bool:
        """Whether the last build had an error, so that the site is not what the content says."""
        return any(problem.severity == "error" for problem in self.problems)


class Rebuilt(Struct, frozen=True):
    """What a build came to: its result, None where there were no settings to build with, and how long it took."""

    problems: tuple[Problem, ...]
    result: Result | None
    seconds: float

    @property
    def is_sound(self) -> bool:
        """Whether there is a site."""
        return self.result is not None and self.result.published is not None

    @property
    def changed(self) -> int:
        """How many files of the site are new, other than they were, or gone."""
        published = self.result.published if self.result else None
        return published.written + published.removed if published else 0


class Preview:
    """The dossier in `content`, as it will be published, at the root of a server."""

    def __init__(
        self, content: Path, engine: Engine, turn: Callable[[], None], load: Load, proposals: bool = False
    ) -> None:
        """`turn` is called at the end of each build: what was not used may be forgotten.

        `proposals`: what is proposed and not accepted yet is shown with the pages.
        """
        self.state = State(0, {}, ())
        self._content = content
        self._engine = engine
        self._turn = turn
        self._load = load
        self._proposals = proposals
        self._keys: dict[str, bytes] = {}
        self._bundles: Bundles = {}

    def refresh(self) -> Rebuilt:
        """Builds what has changed; with an error the site stays as it was."""
        begun = perf_counter()
        settings, problems = self._load(self._content)
        result = None
        site = _InMemory(self.state.files, self._keys, self._bundles)
        if settings is not None:
            # Where it is published it may stand elsewhere; its full text would be made at each edit.
            here = msgspec.structs.replace(settings, base_url="", full_text=False)
            try:
                result = build(self._content, here, self._engine, site, patterns=True)
                problems = result.problems
            except OSError as error:
                problems = (_unreadable(error, self._content),)
        proposed = self._tray()
        rebuilt = Rebuilt((*problems, *proposed.problems), result, perf_counter() - begun)
        self._take(site, rebuilt, proposed)
        return rebuilt

    def _tray(self) -> Tray:
        if not self._proposals:
            return Tray()
        from generator.serve.proposals import tray  # noqa: PLC0415  # few previews ask, and all would wait for it

        return tray(self._content)

    def _take(self, site: "_InMemory", rebuilt: Rebuilt, proposed: Tray) -> None:
        """A state that says the same as the one before is that one still: nobody is told of it."""
        if rebuilt.is_sound:
            self._keys, self._bundles = site.keys, site.bundles
            self._turn()  # a build that stopped half way has not used what the next one needs
        files = site.files if rebuilt.changed else self.state.files
        is_new = bool(rebuilt.changed) or (proposed != self.state.proposals and bool(files))
        new = State(self.state.version + is_new, files, tuple(_shown(rebuilt.problems)), proposed)
        if new != self.state:
            self.state = new
        self._engine.progress.stages.clear()


class _InMemory:
    """A site that is to take the place of another one."""

    begun = 0

    def __init__(self, before: dict[str, bytes], keys: dict[str, bytes], bundles: Bundles) -> None:
        self._before = before
        self._keys_before = keys
        self._bundles_before = bundles
        self.files: dict[str, bytes] = {}
        self.keys: dict[str, bytes] = {}
        self.bundles: Bundles = {}

    def is_whole(self, mark: bytes) -> bool:  # noqa: ARG002  # a target's signature
        """Not known: whoever asks for a preview has seen a change."""
        return False

    def mark(self) -> bytes:
        """None: a site that goes with its process is not known again."""
        return b""

    def stands(self, path: str, key: bytes) -> bool:
        """Whether the page at `path` was made under `key`."""
        return self._keys_before.get(path) == key

    def keep(self, path: str) -> None:
        """The page at `path` stays."""
        self.files[path], self.keys[path] = self._before[path], self._keys_before[path]

    def bundle(self, name: str, recipe: bytes) -> tuple[str, ...]:
        """What was noted under `name` and `recipe`."""
        then, paths = self._bundles_before.get(name, (b"", ()))
        if then != recipe:
            return ()
        for path in (name, *paths):  # those of which a part was noted too
            if path in self._bundles_before:
                self.bundles[path] = self._bundles_before[path]
        return paths

    def note(self, name: str, recipe: bytes, paths: tuple[str, ...]) -> None:
        """For the next build."""
        self.bundles[name] = recipe, paths

    def before(self, path: str) -> bytes | None:
        """The bytes of a file of the site before."""
        return self._before.get(path)

    def written(self, file: File) -> File:
        """As it is: nothing is written."""
        return file

    def add(self, file: File) -> None:
        """Takes a file."""
        self.files[file.path] = file.data
        if file.key:
            self.keys[file.path] = file.key

    def publish(self, root: str) -> Published:  # noqa: ARG002  # a target's signature; a preview stands at the root
        """Counts; whoever asked for the build takes the files."""
        written = sum(self._before.get(path) != data for path, data in self.files.items())
        return Published(len(self.files), written, len(self._before.keys() - self.files.keys()))


def _unreadable(error: OSError, content: Path) -> Problem:
    """A file of the content or the theme that went, or changed, while it was read; the next look may find it whole."""
    message = f"cannot be read: {error.strerror or error}"
    return Problem("file-is-readable", str(error.filename or content), 0, 0, message, "save it once more")


def _shown(problems: tuple[Problem, ...]) -> Iterator[Shown]:
    for problem, where in placed(problems):
        yield Shown(
            severity=problem.severity,
            rule=problem.rule,
            message=problem.message,
            hint=problem.hint,
            path=problem.path,
            line=where.line,
            column=where.column,
            length=max(problem.end - problem.start, 1),
            text=where.text,
        )
