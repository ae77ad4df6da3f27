"""Links: every `href`, `src` and `#anchor` of a built site leads somewhere on it."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from generator.model.problem import Problem

_EXTERNAL = frozenset(("http", "https", "mailto", "data"))
_INDEX = "index.html"
_CSS_URL = re.compile(r"(?:url\(\s*|@import\s+)[\"']?([^\"'();\s]+)[\"']?")


class Scan(Struct, frozen=True):
    """A file of the site: the addresses that it links to, each once, and the anchors that it has."""

    links: tuple[str, ...]
    anchors: frozenset[str]
    twice: tuple[str, ...] = ()
    """Anchors that stand in it more than once."""


class Checked(Struct, frozen=True):
    """How many links were followed, and what was found wrong."""

    links: int
    problems: tuple[Problem, ...]


def check_links(site: Path, written: Iterable[str] = (), root: str = "/") -> Checked:
    """Follows every internal link of the site in a folder.

    `written` are the files that were built, of which each must still be there; `root` is the path under which the
    site is published.
    """
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    scans = {name: _scan(site / name) for name in sorted(files) if name.endswith((".html", ".css"))}
    problems = [_missing(site, name) for name in sorted(frozenset(written) - files)]
    count = 0
    for name, scan in scans.items():
        for anchor in scan.twice:
            message = f"two things here have the id `{anchor}`"
            problems.append(_problem("anchor-is-single", site / name, f'id="{anchor}"', message))
        for link in scan.links:
            count += 1
            problems.extend(_check_link(site, name, link, root, files, scans))
    return Checked(count, tuple(problems))


def _missing(site: Path, name: str) -> Problem:
    return Problem("file-is-there", str(site / name), 0, 0, f"`{name}` was built and is gone", "build the site again")


def _scan(path: Path) -> Scan:
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".css":
        return Scan(tuple(dict.fromkeys(_CSS_URL.findall(text))), frozenset())
    tree = LexborHTMLParser(text)
    links = (node.attributes.get(name) for name in ("href", "src") for node in tree.css(f"[{name}]"))
    anchors = Counter(node.attributes.get("id") or "" for node in tree.css("[id]"))
    twice = tuple(anchor for anchor, count in anchors.items() if count > 1)
    return Scan(tuple(dict.fromkeys(link or "" for link in links)), frozenset(anchors), twice)


def _check_link(
    site: Path, name: str, link: str, root: str, files: frozenset[str], scans: Mapping[str, Scan]
) -> Iterator[Problem]:
    address = _split(link)
    if address and (address.scheme in _EXTERNAL or (address.netloc and not address.scheme)):
        return
    if address is None or address.scheme:
        yield _problem("address-is-allowed", site / name, _written(link), f"`{link}` is no address to link to")
        return
    target = _target(name, unquote(address.path), root)
    if target not in files:
        yield _problem(
            "link-leads-somewhere",
            site / name,
            _written(link),
            f"`{link}` leads nowhere: there is no `{target}`",
        )
        return
    fragment = unquote(address.fragment)
    if fragment and target in scans and fragment not in scans[target].anchors:
        message = f"`{link}` leads nowhere: `{target}` has no `#{fragment}`"
        yield _problem("anchor-is-there", site / name, _written(link), message)


def _split(link: str) -> SplitResult | None:
    try:
        return urlsplit(link)
    except ValueError:
        return None


def _target(name: str, path: str, root: str) -> str:
    """The file that a link in the file `name` means."""
    if not path:
        return name
    root = unquote(root)
    if path.startswith("/"):
        inside = path.startswith(root)
        path = path.removeprefix(root) if inside else path
    else:
        path = posixpath.join(posixpath.dirname(name), path)
    if path.endswith("/") or path in ("", "."):
        path = posixpath.join(path, _INDEX)
    return posixpath.normpath(path)


def _written(link: str) -> str:
    return f'="{escape(link)}"'


def _problem(rule: str, path: Path, written: str, message: str) -> Problem:
    """The place is looked for only now: links that lead somewhere need none."""
    text = path.read_text(encoding="utf-8", errors="replace")
    found = max(text.find(written), 0)
    start = found + written.index('"') + 1 if text.find(written) >= 0 else found
    length = len(written) - written.index('"') - 2
    return Problem(rule, str(path), start, start + length, message, "build the site again, or mend what points there")
