"""What a web page says of itself in its head: JSON-LD, meta elements, the time element, its address."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

Tree = Any
"""An element of lxml, which has no types."""

_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)")
_PATH_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?!\d)")
_DEPTH = 20
"""How deep JSON-LD is looked into."""

_ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle "
    "LiveBlogPosting BlogPosting SocialMediaPosting Report WebPage".split()
)
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "citation_publication_date",
    "citation_date",
    "date",
)
"""Names of meta elements that give the date of publication, the clearest first."""

_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher")
_TITLES = ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


class Said(Struct, frozen=True, kw_only=True):
    """What the head of a page says; what it does not say is empty. `date_from` is the place that gives the date."""

    title: str = ""
    publisher: str = ""
    author: tuple[str, ...] = ()
    date: str = ""
    date_from: str = ""
    url: str = ""
    language: str = ""


def said_by(tree: Tree) -> Said:
    """What the head of a page says of it."""
    metas = _metas(tree)
    linked = tuple(_linked_data(tree))
    date, place = _date(tree, metas, linked)
    return Said(
        title=_first((*(_word(item.get("headline")) for item in linked), *(metas.get(name, "") for name in _TITLES))),
        publisher=_first((*map(_publisher, linked), *(metas.get(name, "") for name in _PUBLISHERS))),
        author=next((names for names in map(_authors, linked) if names), ()) or _meta_author(metas),
        date=date,
        date_from=place,
        url=_address(tree, metas),
        language=_language(tree),
    )


def day_in(address: str) -> str:
    """The day that the path of an address names, as `/2019/05/14/`; empty where it names none."""
    found = _PATH_DAY.search(address)
    return "-".join(found.groups()) if found else ""


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _word(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _metas(tree: Tree) -> Mapping[str, str]:
    """The content of each meta element by its name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _word(element.get("content"))
        if content:
            found.setdefault(name.strip().lower(), content)
    return found


# --- JSON-LD: https://schema.org/NewsArticle ---------------------------------------------------------------


def _linked_data(tree: Tree) -> Iterator[Mapping[str, Any]]:
    """The articles that scripts of JSON-LD describe."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                value = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            yield from _articles(value, _DEPTH)


def _articles(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if not depth:
        return
    if isinstance(value, list):
        for one in value:
            yield from _articles(one, depth - 1)
    elif isinstance(value, dict):
        if _ARTICLES & _types(value):
            yield value
        yield from _articles(value.get("@graph"), depth - 1)
        yield from _articles(value.get("mainEntity"), depth - 1)


def _types(item: Mapping[str, Any]) -> set[str]:
    types = item.get("@type")
    return {one for one in (types if isinstance(types, list) else [types]) if isinstance(one, str)}


def _publisher(item: Mapping[str, Any]) -> str:
    publisher = item.get("publisher")
    return _word(publisher.get("name")) if isinstance(publisher, dict) else _word(publisher)


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    authors = item.get("author")
    found = (one.get("name") if isinstance(one, dict) else one for one in _listed(authors))
    return tuple(filter(None, map(_word, found)))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


# --- meta, time, link --------------------------------------------------------------------------------------


def _date(tree: Tree, metas: Mapping[str, str], linked: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    """The date of publication and where it was said."""
    for item in linked:
        if day := _day(item.get("datePublished")):
            return day, "datePublished of its JSON-LD"
    for name in _DATES:
        if day := _day(metas.get(name)):
            return day, f"its meta element {name}"
    for time in tree.iter("time"):
        marked = time.get("pubdate") is not None or "datepublished" in (time.get("itemprop") or "").lower()
        if marked and (day := _day(time.get("datetime"))):
            return day, "its time element"
    days = {day for time in tree.iter("time") if (day := _day(time.get("datetime")))}
    return (days.pop(), "its only time element") if len(days) == 1 else ("", "")


def _day(value: object) -> str:
    found = _DAY.match(value) if isinstance(value, str) else None
    return found[1] if found else ""


def _meta_author(metas: Mapping[str, str]) -> tuple[str, ...]:
    author = _first(metas.get(name, "") for name in ("author", "dc.creator", "citation_author", "parsely-author"))
    return (author,) if author and "://" not in author else ()


def _address(tree: Tree, metas: Mapping[str, str]) -> str:
    links = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    address = _first((*links, metas.get("og:url", ""))).strip()
    return address if address.startswith(("https://", "http://")) else ""


def _language(tree: Tree) -> str:
    language = next((html.get("lang") or "" for html in tree.iter("html")), "").strip().replace("_", "-")
    return language if _LANGUAGE.fullmatch(language) else ""
