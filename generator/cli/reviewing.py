"""A review at a terminal: a proposal at a time with its place in the source, and a key for each decision.

Every decision is in the file of proposals before the next one is asked for, so that nothing is lost whenever it ends.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs
from rich.console import Console
from rich.text import Text

from generator.add.review.fact import Proposal, StatementFact
from generator.add.review.files import Loaded, proposals_path
from generator.add.review.lines import line_of, read_line
from generator.add.review.session import Context, Review, context, review_of, wants_words
from generator.add.review.sheet import SECTIONS, sheet_text
from generator.add.review.wanting import wanting
from generator.cli.keys import Keys
from generator.cli.report import printable, say
from generator.cli.saving import save
from generator.read.faults import Faults
from generator.read.sources import SourceText

_KEYS = "a accept · e edit · r reject · s skip · u undo · w write · q quit"
_KEYS_AT_END = "w write · u undo · q quit"
_LOST = "your last decision is not in it; begin the review again"
_BAR = 40
_SHOWN = 3_000
"""Characters of a paragraph that are shown around the words."""


def reviewed(content: Path, loaded: Loaded, source: SourceText | None) -> bool:
    """Asks for each open proposal of a file; gives whether what is accepted is to be written."""
    return _Session(content, loaded, source).run()


class _Session:
    """`_data` is what stood in the file when it was last read or written here."""

    def __init__(self, content: Path, loaded: Loaded, source: SourceText | None) -> None:
        self._path = proposals_path(content, loaded.sheet.document)
        self._data = loaded.data
        self._source = source
        self._review = review_of(loaded.sheet)
        self._keys = Keys()
        self._console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")), highlight=False)

    def run(self) -> bool:
        """Until everything is decided, or the person has had enough."""
        with self._keys.pressed():
            try:
                return self._asked()
            except (KeyboardInterrupt, SystemExit):
                say(f"what was decided is in {self._path}")
                raise

    def _asked(self) -> bool:
        while True:
            current = self._review.current
            self._show(current)
            key = self._keys.next()
            if key in ("w", "q"):
                return key == "w"
            self._decide(key, current)

    def _decide(self, key: str, current: Proposal | None) -> None:
        if key == "u":
            self._take(self._review.undo())
        elif current is None:
            return
        elif key == "a" and wanting(current.fact):
            say(f"  {wanting(current.fact)}; `e` corrects the line")
        elif key == "a":
            self._take(structs.replace(self._told(current).accept(), earlier=self._review))
        elif key == "e":
            self._take(self._edited(current))
        elif key == "r":
            self._take(self._review.reject())
        elif key == "s":
            self._take(self._review.skip())

    def _take(self, review: Review) -> None:
        """A decision is written before it counts, and only over what this review has read or written itself."""
        if review.sheet != self._review.sheet:
            data = sheet_text(review.sheet).encode()
            save({self._path: data}, _LOST, {self._path: self._data})
            self._data = data
        self._review = review

    # --- what is typed -----------------------------------------------------------------------------------

    def _told(self, current: Proposal) -> Review:
        """Of what cannot be quoted the maintainer may give an account at once."""
        if not wants_words(current):
            return self._review
        said = self._line("in your own words (empty: later): ")
        fact = current.fact
        assert isinstance(fact, StatementFact), "only statements want words"
        if not said.strip():
            return self._review
        own = structs.replace(fact, own=" ".join(said.split()))
        return self._review.edit(structs.replace(current, fact=own))

    def _edited(self, current: Proposal) -> Review:
        """The line as the person corrects it, until it is one; left as it is, or empty, nothing is changed."""
        line = line_of(current)
        while True:
            written = self._in_editor(line) if _editor() else self._line("line: ", line)
            if not written.strip() or written == line_of(current):
                return self._review
            faults = Faults("")
            proposal = read_line(written.strip(), 0, faults)
            if proposal is not None and proposal.id[0] == current.id[0]:
                return self._review.edit(proposal)
            line = written.strip()
            self._refuse(faults)

    def _refuse(self, faults: Faults) -> None:
        if not faults.found():
            say("  the id of a proposal stays as it is")
        for problem in faults.found():
            say(f"  column {problem.start + 1}: {problem.message}; {problem.hint}")
        if _editor():
            say("  press a key to correct it")
            self._keys.next()

    def _in_editor(self, line: str) -> str:
        """The line as the person leaves it in an editor; nothing where the editor fails."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "proposal.md"
            path.write_text(f"{line}\n", encoding="utf-8")
            try:
                with self._keys.typed():
                    done = subprocess.run([*shlex.split(_editor()), str(path)], check=False)
            except (OSError, ValueError) as error:
                say(f"  `{_editor()}` cannot be run: {error}")
                return ""
            return path.read_text(encoding="utf-8", errors="replace").strip() if done.returncode == 0 else ""

    def _line(self, prompt: str, given: str = "") -> str:
        """A line, with the given words ready to be changed; nothing where the person ends the input."""
        visible = nullcontext() if sys.stdout.isatty() else redirect_stdout(sys.stderr)
        with self._keys.typed(), _prefilled(given), visible:
            try:
                return input(prompt)
            except EOFError:
                return ""

    # --- what is shown -----------------------------------------------------------------------------------

    def _show(self, current: Proposal | None) -> None:
        review = self._review
        total = len(review.asked)
        self._console.print()
        number = min(review.done + 1, total)
        say(f"{review.sheet.document}: {number} of {total} · {review.accepted} accepted, {review.rejected} rejected")
        filled = _BAR * review.done // max(total, 1)
        self._console.print(Text("━" * filled).append("─" * (_BAR - filled), "dim"))
        if current is None:
            say(f"no proposal is left to decide on; {review.accepted} are accepted")
            say(_KEYS_AT_END)
            return
        trust = "sure" if current.sure else "unsure"
        say(f"{SECTIONS[current.id[0]]} · {trust}, by the rule {current.rule} · paragraph {current.place.first}")
        self._console.print()
        self._console.print(self._passage(context(current, self._source)))
        self._console.print()
        say(line_of(current))
        say(_KEYS)

    def _passage(self, found: Context) -> Text:
        """The paragraph with its words marked; without colours, by signs."""
        if not (found.before or found.words):
            return Text("  (the source is not at hand)")
        before, after = found.before[-_SHOWN:], found.after[:_SHOWN]
        opens, closes = ("", "") if self._console.color_system else ("»", "«")
        shown = Text("  ")
        shown.append(_lines(before))
        if found.words:
            shown.append(f"{opens}{_lines(found.words)}{closes}", style="bold reverse")
        shown.append(_lines(after))
        return shown


def _lines(text: str) -> str:
    return printable(" ".join(text.splitlines()) if "\n" in text else text)


def _editor() -> str:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


class _prefilled:  # noqa: N801  # a context, read as a word
    """Within it a prompt begins with some words, where the terminal can do that."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __enter__(self) -> None:
        self._hook(lambda readline: readline.insert_text(self._words))

    def __exit__(self, *_: object) -> None:
        self._hook(None)

    def _hook(self, insert: Callable[..., None] | None) -> None:
        if not sys.stdin.isatty():
            return
        import readline  # noqa: PLC0415  # it takes the terminal over as soon as it is there

        readline.set_startup_hook((lambda: insert(readline)) if insert else None)
