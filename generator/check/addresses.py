"""Addresses: what a page or stylesheet of the site links to, and the anchors that it has.

An address is kept as it is written; what it means is decided in `links`. HTML is read as browsers read it.
"""

import re
from collections import Counter
from collections.abc import Collection
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import msgspec
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

READ = (".html", ".css")
"""Files that hold addresses."""

_LINKS = ("href", "src")
_FEW = 20
_ALWAYS = ("", "top")
"""The top of a page is there without an anchor, by either name."""

_DIRECTIVE = ":~:"
"""What follows is for the browser, such as the words of a text fragment (https://wicg.github.io/scroll-to-text-fragment/)."""

_NO_BASE = "base-uri 'none'"
_POLICY = "meta[http-equiv=content-security-policy i]"
_CSS = re.compile(r"(?:url\(\s*|@import\s+)[\"']?([^\"'();\s]+)[\"']?")
_ATTRIBUTE = re.compile(r"\b(href|src|id)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)


class Addresses(Struct, frozen=True):
    """What one file of the site holds.

    `links` are its addresses, each once, without those that lead to an anchor of the page itself; these are only
    counted. `anchors` are its ids, and `twice` those that more than one element has.
    """

    links: tuple[str, ...]
    count: int
    anchors: frozenset[str] = frozenset()
    twice: tuple[str, ...] = ()


def packed(site: Path, root: str, name: str) -> bytes:
    """What `addresses` gives, as msgpack: small enough to be kept until all files are read."""
    return msgspec.msgpack.encode(addresses(site, root, name))


def addresses(site: Path, root: str, name: str) -> Addresses:
    """Reads the file `name` of a site that is published under the path `root`.

    Where a page has a `<base>`, its addresses are given as they are to be followed, from the root of the server.
    """
    raw = (site / name).read_bytes()
    if name.endswith(".css"):
        links = dict.fromkeys(_CSS.findall(raw.decode(errors="replace")))
        return Addresses(tuple(links), len(links))
    tree = LexborHTMLParser(raw)
    ids = [node.attributes["id"] or "" for node in tree.css("[id]")]
    anchors = frozenset(ids)
    twice = tuple(id for id, count in Counter(ids).items() if count > 1) if len(anchors) < len(ids) else ()
    links = _links(tree, f"{root}{name}")
    elsewhere = tuple(link for link in links if not _is_here(link, anchors))
    return Addresses(elsewhere, len(links), anchors, twice)


def anchor(fragment: str) -> str:
    """The id that the fragment of an address means; empty where it means the top of the page."""
    named = unquote(fragment.partition(_DIRECTIVE)[0])
    return "" if named.lower() in _ALWAYS else named


def places(text: str, name: str, wanted: Collection[tuple[bool, str]] = ()) -> dict[tuple[bool, str], tuple[int, int]]:
    """Where each address of a file stands first, and each id (True): its begin and end in the text.

    A few that are `wanted` are looked for as they are mostly written, which is much faster.
    """
    found = {each: span for each in wanted if len(wanted) <= _FEW and (span := _plain_place(text, *each))}
    if wanted and len(found) == len(wanted):
        return found
    is_css = name.endswith(".css")
    for match in (_CSS if is_css else _ATTRIBUTE).finditer(text):
        group = match.lastindex or 0
        is_id = not is_css and match[1].lower() == "id"
        found.setdefault((is_id, unescape(match[group])), match.span(group))
    return found


def _plain_place(text: str, is_id: bool, value: str) -> tuple[int, int] | None:
    for name in ("id",) if is_id else _LINKS:
        before = f' {name}="'
        start = text.find(f'{before}{escape(value)}"')
        if start >= 0:
            return start + len(before), start + len(before) + len(escape(value))
    return None


def _links(tree: LexborHTMLParser, address: str) -> dict[str, None]:
    """The addresses of a page that stands at `address`, each once; of an attribute without a value, the empty one."""
    hrefs = tree.css("[href]")
    written = [node.attributes["href"] for node in hrefs if node.tag != "base"]
    base = _base(tree, address) if len(written) < len(hrefs) else ""
    written.extend(node.attributes["src"] for node in tree.css("[src]"))
    links = dict.fromkeys(link or "" for link in dict.fromkeys(written))
    return dict.fromkeys(urljoin(base, link) for link in links) if base else links


def _base(tree: LexborHTMLParser, address: str) -> str:
    """Where the addresses of a page begin that has a `<base>`; empty where its policy allows none."""
    if any(_NO_BASE in (policy.attributes.get("content") or "") for policy in tree.css(_POLICY)):
        return ""
    first = tree.css_first("base[href]")
    return urljoin(address, first.attributes["href"] or "") if first else ""


def _is_here(link: str, anchors: frozenset[str]) -> bool:
    if not link.startswith("#"):
        return not link
    meant = anchor(link[1:])
    return not meant or meant in anchors
