"""Two dossiers to read an article with: one that knows the actors of a gazetteer, and one that knows nobody."""

import json
from collections.abc import Iterable
from pathlib import Path

from tests.bench.proposals.labels import Actor

SETTINGS = 'title = "Known actors"\nsummary = "Who is known, so that articles can be read."\nfull_text = false\n'
KINDS = {"organisation": "organization"}
"""Kinds that a dossier spells otherwise than the labels do."""


def write_dossier(folder: Path, actors: Iterable[Actor] = ()) -> Path:
    """Writes `dossier.toml` and a page for each actor; a person's role is an office of the affiliation."""
    people = folder / "actors"
    people.mkdir(parents=True)
    (folder / "dossier.toml").write_text(SETTINGS, encoding="utf-8")
    known = tuple(actors)
    ids = {actor.name: actor.id for actor in known}
    for actor in known:
        (people / f"{actor.id}.md").write_text(_page(actor, ids), encoding="utf-8")
    return folder


def _page(actor: Actor, ids: dict[str, str]) -> str:
    keys: dict[str, object] = {"name": actor.name, "kind": KINDS.get(actor.kind or "", actor.kind)}
    keys |= {key: value for key in ("aliases", "metonyms") if (value := getattr(actor, key))}
    office = ids.get(actor.affiliation or "")
    if actor.kind == "person" and actor.role and office:
        keys["offices"] = [{"title": actor.role, "of": office, "basis": "background"}]
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())
    return f"---\n{''.join(lines)}---\n"
