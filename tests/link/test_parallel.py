"""Many pages are linked by several processes; what comes of it is the same."""

import threading

import msgspec
import pytest

from generator.engine.engine import Engine
from generator.engine.executor import FORKED, Pool
from generator.link.dossier import link_pages
from tests.link.world import SETTINGS, read

ACTOR = "---\nname: {}\nkind: person\n{}---\n"
DOCUMENT = "---\ntitle: The {0}\ndate: 2015\ndate_basis: stated\n---\n[Ada came]{{#p1 para=1}} with Cem.{1}\n"
WRONG = (7, 8, 100)


@pytest.fixture
def readings():
    cast = {
        "ada": ACTOR.format("Ada", ""),
        "bob": ACTOR.format("Bob", "aliases: [Cem]\n"),
        "cem": ACTOR.format("Cem", ""),
    }
    texts = {f"actors/{id}.md": text for id, text in cast.items()}
    for number in range(FORKED + 20):
        more = " So it was.[@doc-1#p9]" if number in WRONG else " As before.[@doc-1#p1]"
        texts[f"documents/doc-{number}.md"] = DOCUMENT.format(number, more)
    return read(texts)


def linked(readings, engine):
    texts = {reading.id: reading.id.encode() for reading in readings}
    return link_pages(readings, SETTINGS, texts=texts, engine=engine)


def whole(dossier):
    parts = msgspec.structs.asdict(dossier) | {"bodies": {id: dossier.bodies[id] for id in dossier.bodies}}
    return msgspec.msgpack.encode({name: repr(part) for name, part in parts.items()})


def test_processes_link_what_one_links(readings):
    assert threading.active_count() == 1, "else nothing is forked"
    pool = Engine(Pool(2))
    one, several = linked(readings, Engine()), linked(readings, pool)
    pool.close()
    assert whole(several.dossier) == whole(one.dossier)
    assert sorted(map(repr, several.problems)) == sorted(map(repr, one.problems))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_with_a_reference_is_said_once(readings, jobs):
    pool = Engine(Pool(jobs))
    said = [problem.path for problem in linked(readings, pool).problems if problem.rule == "passage-resolves"]
    pool.close()
    assert sorted(said) == sorted(f"documents/doc-{number}.md" for number in WRONG)
