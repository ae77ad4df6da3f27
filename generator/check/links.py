"""Links: every `href`, `src` and `#anchor` of a built site leads somewhere on it."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from generator.model import urls
from generator.model.problem import Problem

_ICON = "data:image/svg+xml,"
"""What the theme may hold in itself; no author writes an address of a picture."""
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
    meant = _meant(posixpath.dirname(name), link, root)
    if meant is None:
        return
    if not meant.allowed:
        yield _problem("address-is-allowed", site / name, _written(link), f"`{link}` is no address to link to")
        return
    target = meant.file or name
    if target not in files:
        message = f"`{link}` leads nowhere: there is no `{target}`"
        yield _problem("link-leads-somewhere", site / name, _written(link), message)
    elif meant.fragment and target in scans and meant.fragment not in scans[target].anchors:
        message = f"`{link}` leads nowhere: `{target}` has no `#{meant.fragment}`"
        yield _problem("anchor-is-there", site / name, _written(link), message)


class _Meant(Struct, frozen=True):
    """What a link means: a file of the site (empty: the page itself) and an anchor in it."""

    file: str
    fragment: str
    allowed: bool = True


@lru_cache(maxsize=200_000)
def _meant(folder: str, link: str, root: str) -> _Meant | None:
    """What a link on a page in `folder` means, None where it leads elsewhere; pages of a folder share most links."""
    try:
        address = urlsplit(link)
    except ValueError:
        return _Meant("", "", allowed=False)
    if urls.is_address(f"https:{link}" if link.startswith("//") else link) or link.startswith(_ICON):
        return None
    if address.scheme or address.netloc:
        return _Meant("", "", allowed=False)
    path = unquote(address.path)
    return _Meant(_target(folder, path, unquote(root)) if path else "", unquote(address.fragment))


def _target(folder: str, path: str, root: str) -> str:
    """The file that a path on a page in `folder` means."""
    if path.startswith("/"):
        path = path.removeprefix(root) if path.startswith(root) else path
    else:
        path = posixpath.join(folder, path)
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
