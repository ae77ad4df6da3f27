"""A dossier in which little has to do with anything else: no page is made again by chance."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

SETTINGS = """\
title = "Here and there"
full_text = false
[measures]
boats = "boats"
"""
_KINDS = ("person", "person", "person", "state", "body", "organization")


def write(folder: Path, size: int, seed: int) -> None:
    """So many actors, documents and events, and half as many questions, in a folder."""
    for name, text in _files(size, Random(seed)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _files(size: int, rng: Random) -> Iterator[tuple[str, str]]:
    yield "dossier.toml", SETTINGS
    for number in range(size):
        yield f"actors/who-{number}.md", _actor(number, size, rng)
        yield f"documents/doc-{number}.md", _document(number, size, rng)
        yield f"events/event-{number}.md", _event(number, size, rng)
    for number in range(size // 2):
        answers = "answers:\n  soon: Within weeks\n  late: Not for years"
        yield f"topics/topic-{number}.md", _page([f"title: What of {number}?", answers], "")


def _page(lines: list[str], body: str) -> str:
    return "\n".join(("---", *lines, "---", body, ""))


def _actor(number: int, size: int, rng: Random) -> str:
    kind = _KINDS[number % len(_KINDS)]
    lines = [f"name: Ulla {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]}{number}", f"kind: {kind}"]
    other = rng.randrange(size)
    if kind == "person":
        evidence = f"evidence: [doc-{rng.randrange(size)}#p1]"
        lines.append(f"offices:\n  - {{title: Keeper {number}, of: who-{other}, from: 2001, {evidence}}}")
    elif other < number:
        lines.append(f"part_of: [who-{other}]")
    return _page(lines, f"A word on [@doc-{rng.randrange(size)}#p2]." if rng.random() < 0.3 else "")


def _document(number: int, size: int, rng: Random) -> str:
    lines = [f"title: Of {number}", "publisher: The Herald", f"date: {2001 + number}-03-04", "date_basis: stated"]
    lines.append(f"url: https://a.example/{number}")
    said = f"by=who-{rng.randrange(size)} about=who-{rng.randrange(size)}"
    asked = f" topic=topic-{rng.randrange(size // 2)} stance={rng.choice(('soon', 'late'))}" if number % 2 else ""
    link = f" [[{rng.choice(('who', 'event'))}-{rng.randrange(size)}]]" if rng.random() < 0.5 else ""
    told = f"[It was told{link}.]{{#p1 para=1 event=event-{number}}}"
    spoken = f"[“So it is”, they said.]{{#p2 para=2 {said}{asked}}}"
    return _page(
        lines,
        f"{told}\n\n{spoken}\n[There were boats.]{{#p3 para=3 actor=who-{rng.randrange(size)} boats={number + 2}}}",
    )


def _event(number: int, size: int, rng: Random) -> str:
    one, other = rng.sample(range(size), 2)
    lines = [f"title: The day {number}", f"date: {2001 + number}-03-02", "date_basis: stated", "type: CONSULT"]
    lines += [f"actor: [who-{one}]", f"recipient: [who-{other}]"]
    return _page(lines, f"It was so [@doc-{number}#p1] [@doc-{rng.randrange(size)}#p2].")
