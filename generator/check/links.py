"""Links: every `href`, `src` and `#anchor` of a built site leads somewhere on it.

Each file is read once, in whichever process; each address is followed once for all pages of a folder, on which it means
the same; a place in a file is looked for only where something is wrong.
"""

import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

from generator.check.addresses import READ, Addresses, anchor, packed, places
from generator.engine.engine import Engine
from generator.model import urls
from generator.model.problem import Problem

_ICON = "data:image/svg+xml,"
"""What the theme may hold in itself; no author writes an address of a picture."""
_INDEX = "index.html"
_FOLDERS = ("/", "/.", "/..")
_HINT = "build the site again, or mend what points there"
_DECODER = msgspec.msgpack.Decoder(Addresses)
_PLAIN = re.compile(r"(?!//)[\w./-]+")
"""An address that is a path and nothing else, as nearly all are."""

_IGNORED = "".join(map(chr, range(33)))
"""What browsers drop around an address."""


class Checked(Struct, frozen=True):
    """How many links were followed, and what was found wrong."""

    links: int
    problems: tuple[Problem, ...]


class _Fault(Struct, frozen=True):
    """What is wrong with an address, or with an id."""

    rule: str
    about: str
    message: str


def begin_links(site: Path, engine: Engine, written: Iterable[str] = (), root: str = "/") -> Callable[[], Checked]:
    """Begins to read the site in a folder, which goes on in other processes; what is called then follows its links.

    `written` are the files that were built, of which each must still be there; `root` is the path under which the
    site is published.
    """
    files = frozenset(_files(site))
    names = sorted(name for name in files if name.endswith(READ))
    read = engine.begin(partial(packed, site, root), names)
    missing = [_missing(site, name) for name in sorted(frozenset(written) - files)]

    def follow() -> Checked:
        found = _Site(files, root)
        for name, each in zip(names, read, strict=True):
            found.add(name, each)
        placed = (problem for name, faults in found.faults() for problem in _placed(site, name, faults))
        return Checked(found.links, (*missing, *placed))

    return follow


def _files(site: Path) -> Iterator[str]:
    """The names of all files of a site; what folders it has that are links to others is not ours to follow."""
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(site / folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}{entry.name}/")
                elif entry.is_file():
                    yield f"{folder}{entry.name}"


def _missing(site: Path, name: str) -> Problem:
    return Problem("file-is-there", str(site / name), 0, 0, f"`{name}` was built and is gone", "build the site again")


class _Site:
    """What there is to lead to, and where addresses lead."""

    def __init__(self, files: frozenset[str], root: str) -> None:
        self.links = 0
        self._files = files
        self._root = unquote(root)
        self._packed: dict[str, bytes] = {}
        self._anchors: dict[str, frozenset[str]] = {}
        self._twice: dict[str, tuple[str, ...]] = {}
        self._addresses: defaultdict[str, set[str]] = defaultdict(set)
        """By folder: on all its pages an address means the same, but for one that means the page itself."""
        self._meant = cache(self._file)
        self._anchor = cache(anchor)

    def add(self, name: str, each: bytes) -> None:
        """A file of the site, as `packed` gives it: so its addresses take little room, and few need them again."""
        found = _DECODER.decode(each)
        self.links += found.count
        self._packed[name] = each
        self._anchors[name] = found.anchors
        self._twice[name] = found.twice
        self._addresses[posixpath.dirname(name)].update(found.links)

    def faults(self) -> Iterator[tuple[str, tuple[_Fault, ...]]]:
        """The faults of each file that has any."""
        suspect = {
            folder: {link for link in links if self._fault(folder, "", link)}
            for folder, links in self._addresses.items()
        }
        for name in self._packed:
            found = [_Fault("anchor-is-single", id, f"two things here have the id `{id}`") for id in self._twice[name]]
            found.extend(self._dead(name, suspect[posixpath.dirname(name)]))
            if found:
                yield name, tuple(found)

    def _dead(self, name: str, suspect: set[str]) -> Iterator[_Fault]:
        """What is wrong with the addresses of a page that are among those of its folder that may lead nowhere."""
        links = _DECODER.decode(self._packed[name]).links if suspect else ()
        for link in links:
            if link in suspect and (fault := self._fault(posixpath.dirname(name), name, link)):
                yield fault

    def _fault(self, folder: str, name: str, link: str) -> _Fault | None:
        """What is wrong with an address on the page `name` in `folder`; without the page, whether it may be wrong."""
        address, _, fragment = link.partition("#")
        meant = self._meant(folder, address)
        if meant is None:
            outside = f"https:{link}" if link.startswith("//") else link
            if urls.is_address(outside) or link.startswith(_ICON):
                return None
            return _Fault("address-is-allowed", link, f"`{link}` is no address to link to")
        target = meant or name
        if target not in self._files:
            return _Fault("link-leads-somewhere", link, f"`{link}` leads nowhere: there is no `{target}`")
        id = self._anchor(fragment)
        if id and id not in self._anchors.get(target, (id,)):
            return _Fault("anchor-is-there", link, f"`{link}` leads nowhere: `{target}` has no `#{id}`")
        return None

    def _file(self, folder: str, address: str) -> str | None:
        """The file that an address on a page in `folder` means: empty for the page itself, None outside of the site."""
        path = address if _PLAIN.fullmatch(address) else _path(address)
        if not path:
            return path
        path = path.removeprefix(self._root) if path.startswith("/") else posixpath.join(folder, path)
        if path.endswith(_FOLDERS) or path in ("", ".", ".."):
            path = posixpath.join(path, _INDEX)
        return posixpath.normpath(path)


def _path(address: str) -> str | None:
    """The path of an address without a fragment, None where it leads to another host or is none."""
    try:
        parts = urlsplit(address.strip(_IGNORED))
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc else unquote(parts.path)


def _placed(site: Path, name: str, faults: Iterable[_Fault]) -> Iterator[Problem]:
    """The faults of a file as problems; it is read again only now, since most have none."""
    wanted = {fault: (fault.rule == "anchor-is-single", fault.about) for fault in faults}
    found = places((site / name).read_text(encoding="utf-8", errors="replace"), name, frozenset(wanted.values()))
    for fault, each in wanted.items():
        start, end = found.get(each, (0, 0))
        yield Problem(fault.rule, str(site / name), start, end, fault.message, _HINT)
