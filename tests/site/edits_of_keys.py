"""Edits of front matter, of the lock and of a dossier's own look, in a dossier of which nothing is known before."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.conftest import Dossier
from tests.site.edits import DATES, NAMES, Edit, change, pages, some

_KEY = r"(?m)^{key}:.*\n(?:[ -].*\n)*"
_PASSAGE = re.compile(r"\{#(p\d+)\b([^}]*)\}")
_ABOUT = re.compile(r"\b(?:event|actor|topic)=([\w-]+)")
TYPES = ("CONSULT", "AID", "ACCUSE", "ASSAULT", "AGREE")
STATUSES = ("occurred", "planned", "reported", "denied")
TITLES = ("Mayor", "Chair of Acme", "Foreign Minister", "Harbour Master")
LOOKS = (
    '[theme]\nink = "#1d1b18"',
    '[theme]\nink = { light = "#201b18", dark = "#ebe7df" }\npage = "80rem"',
    '[ties]\nmin = 2',
    '[ties]\nmin = 30',
    "[excerpts]\nwords = 40\nshare = 0.5",
)  # fmt: skip
CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Documents"\nmsgstr "{}"\n'


def set_key(path: Path, key: str, value: str) -> None:
    """`value` is YAML as it stands behind the colon; where it is empty the key is taken out."""
    text = re.sub(_KEY.format(key=key), "", path.read_text(encoding="utf-8"))
    head, mark, body = text[4:].partition("\n---\n")
    path.write_text(f"---\n{head}\n{key}: {value}{mark}{body}" if value else text, encoding="utf-8")


def ids(made: Dossier, folder: str) -> list[str]:
    return [path.stem for path in pages(made, f"{folder}/*.md")]


def any_of(made: Dossier, rng: Random, folder: str, most: int = 1) -> list[str]:
    found = ids(made, folder)
    return rng.sample(found, min(most, len(found)))


def listed(those: list[str]) -> str:
    return f"[{', '.join(those)}]" if those else ""


def passages(made: Dossier, about: str = "") -> list[str]:
    """The passages of all documents as they are cited; those of a thing alone."""
    return [
        f"{path.stem}#{passage[1]}"
        for path in pages(made, "documents/*.md")
        for passage in _PASSAGE.finditer(path.read_text(encoding="utf-8"))
        if not about or about in _ABOUT.findall(passage[2])
    ]


def few(made: Dossier, rng: Random, most: int, about: str = "") -> list[str]:
    found = passages(made, about)
    return rng.sample(found, min(most, len(found)))


# --- front matter ----------------------------------------------------------------------------------------


def change_offices(made: Dossier, rng: Random) -> None:
    for path in some(made, rng, "actors/*.md"):
        lines = []
        for _ in range(rng.randrange(3)):
            of, evidence = any_of(made, rng, "actors"), few(made, rng, 2)
            begins = f", from: {rng.choice(DATES)}" if rng.random() < 0.5 else ""
            ends = f", to: {rng.choice(DATES)}" if rng.random() < 0.3 else ""
            lines.append(
                f"  - {{title: {rng.choice(TITLES)}, of: {of[0]}{begins}{ends}, "
                f"evidence: {listed([f'{each}' for each in evidence]) or '[]'}, basis: background}}"
            )
        set_key(path, "offices", "\n" + "\n".join(lines) if lines else "")


def change_part_of(made: Dossier, rng: Random) -> None:
    folder = rng.choice(("actors", "actors", "events"))
    for path in some(made, rng, f"{folder}/*.md"):
        set_key(path, "part_of", listed([id for id in any_of(made, rng, folder, rng.randrange(3)) if id != path.stem]))


def change_kind(made: Dossier, rng: Random) -> None:
    for path in some(made, rng, "actors/*.md"):
        set_key(path, "kind", rng.choice(("person", "state", "body", "organization")))


def change_sides(made: Dossier, rng: Random) -> None:
    for path in some(made, rng, "events/*.md"):
        key = rng.choice(("actor", "recipient", "participants"))
        set_key(path, key, listed(any_of(made, rng, "actors", rng.randrange(1, 4))))


def change_course(made: Dossier, rng: Random) -> None:
    """What an event follows, what it is, and what came of it."""
    for path in some(made, rng, "events/*.md"):
        others = [id for id in any_of(made, rng, "events", rng.randrange(3)) if id != path.stem]
        key, value = rng.choice(
            (
                ("follows", listed(others)),
                ("outcome", (others or ["unknown"])[0]),
                ("status", rng.choice(STATUSES)),
                ("type", rng.choice(TYPES)),
                ("place", rng.choice(NAMES[:6])),
            )
        )
        set_key(path, key, value)
        if key == "status" and value == "planned":
            set_key(path, "outcome", "unknown")
        elif key == "status":
            set_key(path, "outcome", "")


def change_basis(made: Dossier, rng: Random) -> None:
    for path in some(made, rng, rng.choice(("events/*.md", "documents/*.md"))):
        set_key(path, "date_basis", rng.choice(("stated", "inferred")))
        set_key(path, "date_note", rng.choice(("", "The text says Monday.", "As the paper has it.")))
        set_key(path, "date_evidence", listed(few(made, rng, rng.randrange(3))))


def change_disputes(made: Dossier, rng: Random) -> None:
    for path in some(made, rng, rng.choice(("events/*.md", "actors/*.md", "topics/*.md"))):
        entries = ""
        for number in range(rng.randrange(3)):
            accounts = few(made, rng, 2, path.stem)
            if len(accounts) > 1:
                kind = rng.choice(("framing", "update", "scope", "contradiction", "error"))
                entries += (
                    f"\n  - kind: {kind}\n    about: matter {number} {rng.randrange(9)}\n"
                    f"    passages: {listed(accounts)}\n    note: One says this, and the other says that."
                )
        set_key(path, "disputes", entries)


def change_citation(made: Dossier, rng: Random) -> None:
    for path in some(made, rng, "documents/*.md"):
        key, value = rng.choice(
            (
                ("short_title", rng.choice(("", "Short", "The Short One"))),
                ("publisher", rng.choice(("The Gazette", "The Herald", ""))),
                ("author", rng.choice(("[Dora Quill]", "[]"))),
                ("url", rng.choice(("https://a.example/1", "https://b.example/2", ""))),
                ("publish", rng.choice(("full", "excerpts", "metadata"))),
                ("language", rng.choice(("en", "de"))),
            )
        )
        set_key(path, key, value)


def change_formerly(made: Dossier, rng: Random) -> None:
    for path in some(made, rng):
        set_key(path, "formerly", rng.choice(("", "[once-1]", "[once-2, once-3]")))


def change_answers(made: Dossier, rng: Random) -> None:
    for path in some(made, rng, "topics/*.md"):
        change(path, r"^(  \w+): .*", lambda found: f"{found[1]}: {rng.choice(NAMES[:6])} {rng.randrange(9)}")


def change_aliases(made: Dossier, rng: Random) -> None:
    """Of one actor, perhaps those that another has too."""
    for path in some(made, rng, "actors/*.md"):
        key = rng.choice(("aliases", "metonyms", "weak_aliases"))
        words = re.findall(r"\b[A-Z][a-z]{3,}\b", "".join(each.read_text(encoding="utf-8") for each in some(made, rng)))
        set_key(path, key, listed(sorted({rng.choice(words)} if words and rng.random() < 0.8 else ())))


# --- text ------------------------------------------------------------------------------------------------


def add_link(made: Dossier, rng: Random) -> None:
    """A link without words, or a citation, in a text or within a passage."""
    for path in some(made, rng):
        (target,) = any_of(made, rng, rng.choice(("actors", "events", "topics", "documents"))) or ("nobody",)
        added = f"[[{target}]]" if rng.random() < 0.6 else f"[@{(few(made, rng, 1) or ['x'])[0]}]"
        text = path.read_text(encoding="utf-8")
        if rng.random() < 0.6 and "]{#p" in text and added.startswith("[["):
            path.write_text(text.replace("]{#p", f" {added}]{{#p", 1), encoding="utf-8")
        else:
            path.write_text(f"{text}\nThis too: {added}.\n", encoding="utf-8")


def change_attributes(made: Dossier, rng: Random) -> None:
    """Of one passage somewhere: who speaks, for whom, about whom, of which event, when."""
    for path in some(made, rng, "documents/*.md"):
        text = path.read_text(encoding="utf-8")
        found = list(_PASSAGE.finditer(text))
        if not found:
            continue
        one = rng.choice(found)
        key = rng.choice(("by", "for", "to", "about", "via", "event", "actor", "at"))
        folder = "events" if key == "event" else "actors"
        value = rng.choice(DATES) if key == "at" else (any_of(made, rng, folder) or ["nobody"])[0]
        kept = re.sub(rf"\s{key}=\S+", "", one[2])
        added = f" {key}={value}" if rng.random() < 0.8 else ""
        path.write_text(f"{text[: one.start(2)]}{added}{kept}{text[one.end(2) :]}", encoding="utf-8")


def add_passage(made: Dossier, rng: Random) -> None:
    """Somebody says something about somebody."""
    for path in some(made, rng, "documents/*.md"):
        by, about = (any_of(made, rng, "actors", 2) * 2)[:2] or ("nobody", "nobody")
        topic = any_of(made, rng, "topics")
        number = rng.randrange(100, 999)
        on = f" topic={topic[0]}" if topic and rng.random() < 0.5 else ""
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n[Words about the other one.]{{#p{number} para=1 by={by} about={about}{on}}}\n")


def same_size_and_time(made: Dossier, rng: Random) -> None:
    """Another letter, in a file that looks the same: in place, or another file that takes its place."""
    for path in some(made, rng):
        status, text = path.stat(), path.read_text(encoding="utf-8")
        new = text.replace("e", "o", 1) if rng.random() < 0.3 else text[::-1].replace("e", "a", 1)[::-1]
        written = path
        if rng.random() < 0.5:
            written = path.with_name(".new")
        written.write_text(new, encoding="utf-8")
        os.utime(written, ns=(status.st_atime_ns, status.st_mtime_ns))
        written.replace(path)


def touch(made: Dossier, rng: Random) -> None:
    for path in some(made, rng):
        path.touch()


# --- the whole -------------------------------------------------------------------------------------------


def rename(made: Dossier, rng: Random) -> None:
    for path in some(made, rng):
        made.run("rename", path.stem, f"{path.stem}-{rng.randrange(9)}")


def seal(made: Dossier, rng: Random) -> None:
    made.check("--links", "none", "--update-lock")


def delete_lock(made: Dossier, rng: Random) -> None:
    (made.content / "passages.lock").unlink(missing_ok=True)


def copy_source(made: Dossier, rng: Random) -> None:
    """Two sources share their words."""
    found = sorted((made.content / "sources").glob("*"))
    if len(found) > 1:
        one, other = rng.sample(found, 2)
        other.write_bytes(other.read_bytes() + b"\n\n" + one.read_bytes())
        seal(made, rng)


def change_look(made: Dossier, rng: Random) -> None:
    """Settings of any dossier: a table is taken out or put in the place of the one that is there."""
    path = made.content / "dossier.toml"
    new = rng.choice(LOOKS)
    name = re.escape(new.splitlines()[0])
    text = re.sub(rf"(?m)^{name}\n(?:[^\[].*\n)*", "", path.read_text(encoding="utf-8"))
    path.write_text(text if rng.random() < 0.3 else f"{text.rstrip()}\n\n{new}\n", encoding="utf-8")


def change_own_look(made: Dossier, rng: Random) -> None:
    """A template, a stylesheet or a catalogue of the dossier's own."""
    name, text = rng.choice(
        (
            ("topic.html", '{{% extends "theme/topic.html" %}}\n{{# {} #}}\n'),
            ("actor.html", '{{% extends "theme/actor.html" %}}\n{{% block scripts %}}<!-- {} -->{{% endblock %}}\n'),
            ("assets/_pages.css", "p {{ order: {}; }}\n"),
            ("words/en.po", CATALOGUE.replace("{}", "Papers {}")),
        )
    )  # fmt: skip
    path = made.content / "templates" / name
    if path.exists() and rng.random() < 0.4:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(rng.randrange(9)), encoding="utf-8")


def swap_cache(made: Dossier, rng: Random) -> None:
    """The cache is put aside, or the one that was put aside takes its place."""
    cache, aside = made.folder / ".dossier-cache", made.folder / "cache-then"
    if aside.exists() and rng.random() < 0.6:
        shutil.rmtree(cache, ignore_errors=True)
        shutil.copytree(aside, cache)
    elif cache.exists():
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(cache, aside)


KEYS: tuple[Edit, ...] = (
    change_offices, change_part_of, change_kind, change_sides, change_course, change_basis, change_disputes,
    change_citation, change_formerly, change_answers, change_aliases,
)  # fmt: skip
TEXT: tuple[Edit, ...] = (add_link, change_attributes, add_passage, same_size_and_time, touch)
WHOLE: tuple[Edit, ...] = (rename, seal, delete_lock, copy_source, change_look, change_own_look, swap_cache)
ALL: tuple[Callable[[Dossier, Random], None], ...] = (*KEYS, *KEYS, *TEXT, *TEXT, *WHOLE)
