"""Actors of a made-up dossier, one a line: id, kind, name, other names, metonyms, offices as `title of whom`."""

from generator.model.page import Actor, Alias, Body, Office
from generator.model.value import Reference


def actors_of(text: str) -> tuple[Actor, ...]:
    """The actors that the lines name."""
    return tuple(_actor(*(cell.strip() for cell in line.split("|"))) for line in text.splitlines())


def _actor(id: str, kind: str, name: str, aliases: str, metonyms: str, offices: str) -> Actor:
    return Actor(
        id=id, path=f"actors/{id}.md", name=_alias(name), kind=kind, body=Body(),
        aliases=_listed(aliases), metonyms=_listed(metonyms),
        offices=tuple(_office(office) for office in offices.split(",") if office),
    )  # fmt: skip


def _listed(cell: str) -> tuple[Alias, ...]:
    return tuple(_alias(form.strip()) for form in cell.split(",") if form.strip())


def _alias(text: str) -> Alias:
    return Alias(text, 0, len(text))


def _office(words: str) -> Office:
    title, _, of = words.strip().rpartition(" of ")
    return Office(title=title, start=0, of=Reference(of, 0, 0), background=True)
