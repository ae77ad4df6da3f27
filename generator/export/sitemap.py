"""What crawlers ask for: `robots.txt`, and `sitemap.xml` where the site has an address (https://www.sitemaps.org)."""

from collections.abc import Iterable, Iterator
from html import escape

from generator.model import urls

_MOST = 50_000
"""Addresses in one file, as the protocol has it."""


def files(base_url: str, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files and their bytes; `pages` are the addresses of all pages that should be found."""
    if not base_url:
        yield "robots.txt", b"User-agent: *\nAllow: /\n"
        return
    addresses = sorted(urls.absolute(base_url, page) for page in pages)
    parts = [addresses[begin : begin + _MOST] for begin in range(0, len(addresses), _MOST)]
    names = ["sitemap.xml"] if len(parts) <= 1 else [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _list("urlset", "url", part)
    if len(parts) > 1:
        yield "sitemap.xml", _list("sitemapindex", "sitemap", [urls.absolute(base_url, name) for name in names])
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {urls.absolute(base_url, 'sitemap.xml')}\n".encode()


def _list(whole: str, part: str, addresses: Iterable[str]) -> bytes:
    lines = "".join(f"<{part}><loc>{escape(address, quote=False)}</loc></{part}>\n" for address in addresses)
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="{namespace}">\n{lines}</{whole}>\n'.encode()
