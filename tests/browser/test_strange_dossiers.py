"""Dossiers that are unlike the committed one: long names and other scripts, a very long document, nothing at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import place
from tests.browser.visits import Condition
from tests.conftest import Dossier

SCRIPTS = (Path(__file__).parent / "dossiers/scripts.txt").read_text(encoding="utf-8")
NOTHING = '-- dossier.toml --\ntitle = "Nothing yet"\n'
SENTENCE = "On the third day the two sides went over the list of towns again and agreed on none of them"
PARAGRAPHS = 240
"""With 85 words each they are a document of more than 20,000 words."""


def long_document() -> Iterator[str]:
    """A document with passages in passages, by two actors on one question."""
    yield """\
-- dossier.toml --
title = "A long document"
-- actors/ada.md --
---
name: Ada Stone
kind: person
---
-- actors/bert.md --
---
name: Bert Hill
kind: person
---
-- topics/towns.md --
---
title: Whose are the towns?
answers:
  ours: Ours
  theirs: Theirs
---
-- events/talks.md --
---
title: Talks
date: 2020
date_basis: stated
type: CONSULT
actor: [ada]
recipient: [bert]
---
-- documents/doc-long.md --
---
title: The long document
date: 2020-03-05
date_basis: stated
---
"""
    for number in range(PARAGRAPHS):
        p, place = 3 * number + 1, f"para={number + 1}"
        who, other, stance = ("ada", "bert", "ours") if number % 2 else ("bert", "ada", "theirs")
        innermost = f"[over the list]{{#p{p + 2} {place}}}"
        inner = f"[the two sides went {innermost} of towns]{{#p{p + 1} {place} event=talks}}"
        said = f"by={who} topic=towns stance={stance} about={other}"
        yield f"{f'{SENTENCE}. ' * 4}[That day {inner} again]{{#p{p} {place} {said}}}, say Ada Stone and Bert Hill.\n\n"


MADE = {"scripts": SCRIPTS, "nothing": NOTHING}
DESK, TELEPHONE = Condition(), Condition(theme="dark", width=390)
LONG = ("documents/doc-long.html", "topics/towns.html", "actors/ada.html", "ties/ada--bert.html", "search.html")


def built(browser, folder: Path, text: str):
    made = Dossier(folder)
    made.write(text)
    return place(browser, made.built().site)


@pytest.fixture(scope="module", params=MADE)
def strange(browser, request, tmp_path_factory):
    with built(browser, tmp_path_factory.mktemp(request.param), MADE[request.param]) as opened:
        yield opened


@pytest.fixture(scope="module")
def long(browser, tmp_path_factory):
    with built(browser, tmp_path_factory.mktemp("long"), "".join(long_document())) as opened:
        yield opened


@pytest.mark.parametrize("condition", [DESK, TELEPHONE], ids=str)
def test_nothing_goes_wrong_on_any_page(strange, condition):
    for name in strange.names():
        assert troubles(strange.visit(name, condition)) == [], name


@pytest.mark.parametrize("name", LONG)
def test_nothing_goes_wrong_where_there_is_very_much(long, name):
    assert troubles(long.visit(name, DESK, fresh=True)) == []
    assert troubles(long.visit(name, TELEPHONE, fresh=True)) == []


def test_nothing_runs_off_sideways_on_the_smallest_phone(strange):
    assert {name: visit.overflow for name in strange.names() if (visit := small(strange, name)).overflow} == {}


def troubles(visit) -> list[str]:
    """All that should not have happened on a page."""
    sideways = [visit.overflow] if visit.overflow else []
    return [*sideways, *visit.faults, *visit.console, *visit.errors, *visit.failed, *visit.violations]


def small(strange, name):
    return strange.visit(name, Condition(width=320))
