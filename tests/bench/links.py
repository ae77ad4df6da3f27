"""Times `dossier check` on a site with seeded faults, and lychee where it is installed.

    python tests/bench/links.py DIR [--pages 10] [--ids 10] [--lychee PATH]

DIR holds `content/` and the built `site/`. A copy of the site loses pages and ids to which others link, always the same
ones; both must find every link to them. The check is timed without links too, since it reads the content besides.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from urllib.parse import unquote, urljoin, urlsplit

_LINK = re.compile(r'<a [^>]*?href="([^"#:]+\.html)(?:#([^"]+))?"')
_SAMPLE = 400
_SAID = re.compile(r"`([^`]*)` leads nowhere")


@dataclass(frozen=True)
class Seeded:
    """What was taken out of a site: pages, and of other pages ids, as `page#id`."""

    pages: frozenset[str]
    ids: frozenset[str]

    def found(self, dead: set[tuple[str, str]]) -> tuple[int, int]:
        """How many of the pages, and how many of the ids, dead links were found to lead to."""
        to = {target for _, target in dead}
        return len(self.pages & {target.partition("#")[0] for target in to}), len(self.ids & to)


@dataclass(frozen=True)
class Timed:
    """A command that has ended: seconds by the clock and of CPU."""

    wall: float
    cpu: float
    out: str


def spoil(site: Path, pages: int, ids: int, seed: int = 7) -> Seeded:
    """Takes pages and ids out of a site to which other pages link."""
    chance = random.Random(seed)
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    seen = chance.sample(names, min(_SAMPLE, len(names)))
    linked = sorted({link for name in seen for link in _links(site, name) if link[0] != name})
    gone = chance.sample(sorted({page for page, _ in linked if "/" in page}), pages)
    cut = chance.sample([link for link in linked if link[1] and link[0] not in gone], ids)
    for page in gone:
        (site / page).unlink()
    for page, id in cut:
        text = (site / page).read_text(encoding="utf-8").replace(f' id="{id}"', "")
        (site / page).unlink()  # another name of the same file stays as it is
        (site / page).write_text(text, encoding="utf-8")
    return Seeded(frozenset(gone), frozenset(f"{page}#{id}" for page, id in cut))


def _links(site: Path, name: str) -> Iterator[tuple[str, str]]:
    """The pages and ids of the site to which a page links."""
    for path, id in _LINK.findall((site / name).read_text(encoding="utf-8")):
        page = urlsplit(urljoin(f"http://x/{name}", path)).path.removeprefix("/")
        if (site / page).is_file():
            yield page, id


def dead_by_dossier(out: str, site: Path) -> set[tuple[str, str]]:
    """The dead links of `dossier check --format json`: from which page, and where they lead."""
    return {
        (name, _place(urljoin(f"file:///{name}", said[1])))
        for problem in json.loads(out)
        if (said := _SAID.match(problem["message"]))
        for name in (Path(problem["path"]).relative_to(site).as_posix(),)
    }


def dead_by_lychee(out: str, site: Path) -> set[tuple[str, str]]:
    """The same of lychee."""
    return {
        (Path(page).relative_to(site).as_posix(), _place(found["url"].replace(site.as_uri(), "file://")))
        for page, all_found in json.loads(out)["error_map"].items()
        for found in all_found
    }


def _place(url: str) -> str:
    return unquote(url.removeprefix("file:///"))


def timed(*words: str | Path) -> Timed:
    """Runs a command to its end, whatever it thinks of what it found."""
    with tempfile.TemporaryFile("w+") as out:
        begun = perf_counter()
        running = subprocess.Popen(list(map(str, words)), stdout=out, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        wall = perf_counter() - begun
        out.seek(0)
        return Timed(wall, used.ru_utime + used.ru_stime, out.read())


def _dossier(folder: Path, site: Path, *words: str) -> Timed:
    check = ("check", "--format", "json", "-c", folder / "content", "-o", site)
    return timed(Path(sys.executable).with_name("dossier"), *check, *words)


def _lychee(program: str, site: Path) -> Timed:
    words = ("--offline", "--include-fragments", "--no-progress", "--extensions", "html", "--format", "json")
    return timed(program, *words, "--root-dir", site, site)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=lambda text: Path(text).resolve())
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--ids", type=int, default=10)
    parser.add_argument("--lychee", default=shutil.which("lychee"))
    args = parser.parse_args()
    site = args.folder / "spoilt"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(args.folder / "site", site, copy_function=os.link)
    seeded = spoil(site, args.pages, args.ids)
    _dossier(args.folder, site, "--links", "none")  # what it remembers of the content it remembers now
    content = _dossier(args.folder, site, "--links", "none")
    print(f"dossier check --links none: {content.wall:.2f} s wall, {content.cpu:.2f} s CPU")
    ours = _dossier(args.folder, site)
    dead = dead_by_dossier(ours.out, site)
    _say("dossier check", ours, dead, seeded)
    if args.lychee:
        theirs = _lychee(args.lychee, site)
        known = dead_by_lychee(theirs.out, site)
        _say("lychee", theirs, known, seeded)
        print(f"dossier / lychee: {ours.wall / theirs.wall:.3f} wall, {ours.cpu / theirs.cpu:.3f} CPU")
        print(f"dead links that only one of them finds: {len(dead - known)} dossier, {len(known - dead)} lychee")


def _say(what: str, ran: Timed, dead: set[tuple[str, str]], seeded: Seeded) -> None:
    pages, ids = seeded.found(dead)
    print(
        f"{what}: {ran.wall:.2f} s wall, {ran.cpu:.2f} s CPU; {len(dead)} dead links; "
        f"{pages} of {len(seeded.pages)} pages and {ids} of {len(seeded.ids)} ids found"
    )


if __name__ == "__main__":
    _main()
