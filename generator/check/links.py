"""Links: every `href`, `src` and `#anchor` of a built site leads somewhere on it.

Each file is read once, in whichever process; each address is followed once for all pages of a folder, on which it means
the same; a place in a file is looked for only where something is wrong.
"""

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from sys import intern
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from generator.check.addresses import READ, Addresses, addresses, anchor, places
from generator.engine.engine import Engine
from generator.model import urls
from generator.model.problem import Problem

_ICON = "data:image/svg+xml,"
"""What the theme may hold in itself; no author writes an address of a picture."""
_INDEX = "index.html"
_HINT = "build the site again, or mend what points there"
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


def check_links(site: Path, engine: Engine, written: Iterable[str] = (), root: str = "/") -> Checked:
    """Follows every internal link of the site in a folder.

    `written` are the files that were built, of which each must still be there; `root` is the path under which the
    site is published.
    """
    files = frozenset(_files(site))
    problems = [_missing(site, name) for name in sorted(frozenset(written) - files)]
    names = sorted(name for name in files if name.endswith(READ))
    read = engine.run(partial(addresses, site, root), names)
    held = {name: replace(each, links=tuple(map(intern, each.links))) for name, each in zip(names, read, strict=True)}
    for name, faults in _Site(files, held, root).faults():
        problems.extend(_placed(site, name, faults))
    return Checked(sum(each.count for each in held.values()), tuple(problems))


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

    def __init__(self, files: frozenset[str], held: Mapping[str, Addresses], root: str) -> None:
        self._files = files
        self._held = held
        self._root = unquote(root)
        self._meant = cache(self._file)

    def faults(self) -> Iterator[tuple[str, tuple[_Fault, ...]]]:
        """The faults of each file that has any."""
        suspect = self._suspect()
        for name, each in self._held.items():
            found = [_Fault("anchor-is-single", id, f"two things here have the id `{id}`") for id in each.twice]
            folder = posixpath.dirname(name)
            if not suspect[folder].isdisjoint(each.links):
                links = (link for link in each.links if link in suspect[folder])
                found.extend(fault for link in links if (fault := self._fault(folder, name, link)))
            if found:
                yield name, tuple(found)

    def _suspect(self) -> dict[str, set[str]]:
        """Of the addresses in each folder those that may lead nowhere; some mean the page that has them."""
        links: dict[str, set[str]] = {}
        for name, each in self._held.items():
            links.setdefault(posixpath.dirname(name), set()).update(each.links)
        return {folder: {link for link in found if self._fault(folder, "", link)} for folder, found in links.items()}

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
        if fragment and target in self._held and (id := anchor(fragment)) and id not in self._held[target].anchors:
            return _Fault("anchor-is-there", link, f"`{link}` leads nowhere: `{target}` has no `#{id}`")
        return None

    def _file(self, folder: str, address: str) -> str | None:
        """The file that an address on a page in `folder` means: empty for the page itself, None outside of the site."""
        try:
            parts = urlsplit(address.strip(_IGNORED))
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if not path:
            return ""
        path = path.removeprefix(self._root) if path.startswith("/") else posixpath.join(folder, path)
        if path.endswith("/") or path in ("", "."):
            path = posixpath.join(path, _INDEX)
        return posixpath.normpath(path)


def _placed(site: Path, name: str, faults: Iterable[_Fault]) -> Iterator[Problem]:
    """The faults of a file as problems; it is read again only now, since most have none."""
    found = places((site / name).read_text(encoding="utf-8", errors="replace"), name)
    for fault in faults:
        start, end = found.get((fault.rule == "anchor-is-single", fault.about), (0, 0))
        yield Problem(fault.rule, str(site / name), start, end, fault.message, _HINT)
