"""Edits of a dossier, of its theme, its site and its cache; a number says which file and which words an edit takes.

An edit may leave the content unsound, as people do; what a build then owes is said by the test.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.conftest import Dossier

Edit = Callable[[Dossier, Random], None]

IDS = ("ada", "zoe", "quay", "deal", "opening", "pier-2", "acme-2020-03-02-deal")
NAMES = ("Ada", "Zoe Pike", "the Mayor", "the company", "harbour", "The Gazette", "Monday", "“sand” & <b>", "Ω 船")
DATES = (
    "2020-03-02",
    "2020-03-04",
    "2020-03",
    "2020",
    "2019-12-31",
    "2020-04-01",
    "2016-01-01/2020-03-03",
    "2020-03-05~",
)
WORDS = (
    "Ada Stone met the Mayor.",
    "Zoe Pike was there, says The Gazette.",
    "[[deal]] came first, then [[ada|she]] left.",
    "See [@acme-2020-03-02-deal#p1].",
    "*Nothing* else was said about the harbour & the Quay.",
    "| who | what |\n|---|---|\n| Acme | boats |",
)
ADDED = {
    "actors": "---\nname: {name}\nkind: {kind}\n---\n{words}\n",
    "events": "---\ntitle: {name}\ndate: {date}\ndate_basis: stated\ntype: CONSULT\n"
    "actor: [acme]\nrecipient: [town]\n---\n{words} [@acme-2020-03-02-deal#p1]\n",
    "topics": "---\ntitle: {name}\nanswers:\n  soon: {name}\n---\n",
    "pages": "---\ntitle: {name}\n---\n{words}\n",
    "documents": "---\ntitle: {name}\npublisher: The Gazette\ndate: {date}\ndate_basis: stated\nurl: https://a.example/\n"
    "---\n[{name} spoke.]{{#p1 para=1 by=ada topic=opening stance=late}}\n\n{words}\n",
}
KINDS = ("person", "state", "organization", "body")
SETTINGS = (
    'title = "Another harbour"',
    'summary = "Another summary."',
    'base_url = "https://a.example/harbour/"',
    'base_url = "https://b.example/"',
    'language = "en-GB"',
    'editors = ["Zoe Pike"]',
    'licence = "CC BY 4.0"',
    'contact = "desk@a.example"',
)
TABLES = (
    '[measures]\nboats = "vessels"',
    '[measures]\nboats = "boats"\nships = "ships"',
    "[ties]\nmin = 1",
    "[ties]\nmin = 9",
    "[excerpts]\nwords = 30",
    '[[findings]]\ntitle = "Boats"\ntext = "There are many."\npassages = ["acme-2020-03-02-deal#p4"]',
    '[[findings]]\ntitle = "Mayors"\ntext = "There were two."\npassages = ["gazette-2020-03-05-doubts#p1"]',
)


# --- content ---------------------------------------------------------------------------------------------


def add_page(made: Dossier, rng: Random) -> None:
    folder = rng.choice(sorted(ADDED))
    values = {
        "name": rng.choice(NAMES),
        "kind": rng.choice(KINDS),
        "date": rng.choice(DATES),
        "words": rng.choice(WORDS),
    }
    path = made.content / folder / f"{rng.choice(IDS)}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(ADDED[folder].format_map(values), encoding="utf-8")


def delete_page(made: Dossier, rng: Random) -> None:
    for path in some(made, rng):
        path.unlink()


def rename_page(made: Dossier, rng: Random) -> None:
    """And, most of the time, whatever names it."""
    for path in some(made, rng):
        new = rng.choice(IDS)
        for other in pages(made) if rng.random() < 0.8 else ():
            change(other, rf"(?<![\w-]){path.stem}(?![\w-])", new)
        path.rename(path.with_stem(new))


def change_body(made: Dossier, rng: Random) -> None:
    for path in some(made, rng):
        path.write_text(path.read_text(encoding="utf-8") + f"\n{rng.choice(WORDS)}\n", encoding="utf-8")


def change_title(made: Dossier, rng: Random) -> None:
    for path in some(made, rng):
        change(path, r"^(title|name): .*", rf"\1: {rng.choice(NAMES)}")


def add_aliases(made: Dossier, rng: Random) -> None:
    for path in some(made, rng, "actors/*.md"):
        key = rng.choice(("aliases", "metonyms"))
        change(path, rf"^{key}: .*\n", "")
        change(path, r"^kind: ", f"{key}: [{rng.choice(NAMES[:7])}]\nkind: ")


def remove_line(made: Dossier, rng: Random) -> None:
    for path in some(made, rng):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        if lines:
            del lines[rng.randrange(len(lines))]
        path.write_text("".join(lines), encoding="utf-8")


def change_dates(made: Dossier, rng: Random) -> None:
    """Of documents and events, and of offices."""
    for path in some(made, rng):
        change(
            path,
            r"(date|from|to|at)([:=] ?)\d{4}-\d\d(-\d\d)?",
            lambda found: f"{found[1]}{found[2]}{rng.choice(DATES)}",
        )


def change_passage(made: Dossier, rng: Random) -> None:
    pattern, new = rng.choice(
        (
            (r"stance=\w+", rng.choice(("stance=soon", "stance=late"))),
            (r"by=\w+", rng.choice(("by=ada", "by=cleo", "by=gazette"))),
            (r"event=[\w-]+", rng.choice(("event=deal", "event=second-round"))),
            (r"boats=\d+", f"boats={rng.randrange(30)}"),
            (r"para=\d+", f"para={rng.randrange(1, 9)}"),
            (r"\{#p(\d)", r"{#p9\1"),
            (r" topic=opening stance=\w+", ""),
        )
    )
    for path in some(made, rng, "documents/*.md"):
        change(path, pattern, new)


def swap_pages(made: Dossier, rng: Random) -> None:
    """Two files of one folder change names: every id still stands."""
    for folder in {path.parent for path in some(made, rng)}:
        one, other = rng.choice(sorted(folder.glob("*.md"))), rng.choice(sorted(folder.glob("*.md")))
        texts = one.read_bytes(), other.read_bytes()
        other.write_bytes(texts[0])
        one.write_bytes(texts[1])


def change_settings(made: Dossier, rng: Random) -> None:
    """The full text stays off: Pagefind gives other bytes for the same texts, so no two sites with it are equal."""
    always = ('title = "The harbour"', "full_text = false")
    keys = {line.split(" = ")[0]: line for line in (*always, rng.choice(SETTINGS), rng.choice(SETTINGS))}
    tables = ['[measures]\nboats = "boats"', *rng.sample(TABLES[2:], rng.randrange(3)), rng.choice(TABLES[:2])]
    named = {table.splitlines()[0] + table.splitlines()[1] * table.startswith("[["): table for table in tables}
    (made.content / "dossier.toml").write_text("\n".join([*keys.values(), *named.values(), ""]), encoding="utf-8")


# --- the theme, a folder `templates` ---------------------------------------------------------------------


def change_template(made: Dossier, rng: Random) -> None:
    for path in rng.sample(sorted((made.folder / "templates").rglob("*.html")), 1):
        path.write_text(path.read_text(encoding="utf-8") + f"<!-- {rng.randrange(99)} -->", encoding="utf-8")


def change_asset(made: Dossier, rng: Random) -> None:
    for path in rng.sample(sorted((made.folder / "templates/assets").glob("*.*")), 1):
        path.write_text(path.read_text(encoding="utf-8") + f"p {{ order: {rng.randrange(99)}; }}\n", encoding="utf-8")


def add_asset(made: Dossier, rng: Random) -> None:
    (made.folder / f"templates/assets/more-{rng.randrange(3)}.txt").write_text(f"{rng.randrange(99)}", encoding="utf-8")


def use_asset(made: Dossier, rng: Random) -> None:
    """A stylesheet of another kind of page, named in one way or another."""
    for path in rng.sample(sorted((made.folder / "templates").glob("*.html")), 1):
        called = rng.choice(("asset('topic.css')", "asset ( 'home.css' )", "asset('time' ~ 'line.css')"))
        change(path, r"(?m)^{% block main %}\n", rf"\g<0><!-- {{{{ {called} }}}} -->\n")


# --- the site and the cache ------------------------------------------------------------------------------


def change_site(made: Dossier, rng: Random) -> None:
    for path in built(made, rng):
        path.write_bytes(rng.choice((b"", b"changed", path.read_bytes()[:-1], path.read_bytes() + b" ")))


def delete_from_site(made: Dossier, rng: Random) -> None:
    for path in built(made, rng):
        path.unlink()


def put_another_thing(made: Dossier, rng: Random) -> None:
    """A folder, or a link, where a page should be."""
    for path in built(made, rng):
        data = path.read_bytes()
        path.unlink()
        if rng.random() < 0.5:
            path.mkdir()
        else:
            (made.folder / "elsewhere").write_bytes(data)
            path.symlink_to(made.folder / "elsewhere")


def delete_folder_of_site(made: Dossier, rng: Random) -> None:
    shutil.rmtree(made.site / rng.choice(("actors", "documents", "assets", ".")), ignore_errors=True)


def delete_cache(made: Dossier, rng: Random) -> None:
    shutil.rmtree(made.folder / ".dossier-cache", ignore_errors=True)


def damage_cache(made: Dossier, rng: Random) -> None:
    path = made.folder / ".dossier-cache/results.sqlite3"
    data = bytearray(path.read_bytes() if path.is_file() else b"")
    for place in rng.sample(range(len(data)), min(len(data), 20)):
        data[place] ^= 1 << rng.randrange(8)
    if data:
        path.write_bytes(data[: rng.choice((len(data), rng.randrange(len(data))))])


CONTENT: tuple[Edit, ...] = (
    add_page, delete_page, rename_page, change_body, change_title, add_aliases, remove_line, change_dates,
    change_passage, swap_pages, change_settings,
)  # fmt: skip
THEME: tuple[Edit, ...] = (change_template, change_asset, add_asset, use_asset)
BESIDE: tuple[Edit, ...] = (
    change_site, delete_from_site, put_another_thing, delete_folder_of_site, delete_cache, damage_cache,
)  # fmt: skip


def pages(made: Dossier, pattern: str = "*/*.md") -> list[Path]:
    return sorted(made.content.glob(pattern))


def some(made: Dossier, rng: Random, pattern: str = "*/*.md") -> list[Path]:
    """One of the pages, or none where there is none."""
    found = pages(made, pattern)
    return rng.sample(found, min(1, len(found)))


def built(made: Dossier, rng: Random) -> list[Path]:
    """Up to three files of the site; not the manifest, without which a folder is somebody else's."""
    found = [path for path in sorted(made.site.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    return rng.sample(found, min(rng.randrange(1, 4), len(found)))


def change(path: Path, pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
    path.write_text(re.sub(pattern, new, path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
