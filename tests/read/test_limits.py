"""Limits: the format states each, and what is beyond is refused by one rule."""

import re
from pathlib import Path

import pytest

from generator.model.source import Source
from generator.read import limits
from generator.read.page import read_page

FORMAT = (Path(__file__).parents[2] / "content" / "README.md").read_text(encoding="utf-8")
TABLE = FORMAT.partition("**Limits**")[2].partition("\n## ")[0]
HEAD = "---\ntitle: T\ndate: 2012\ndate_basis: stated\n---\n"
EVENT = "---\ntitle: E\ndate: 2012\ndate_basis: stated\ntype: AID\nactor: [{}]\n---\n"
PAGES = {
    "front-matter-is-short": "---\ntitle: T\n" + "# a comment\n" * 20_000 + "---\n",
    "value-is-short": f"---\ntitle: {'a ' * limits.VALUE}\n---\n",
    "list-is-short": f"{HEAD[:-4]}author: [{', '.join('ab' for _ in range(limits.ITEMS + 1))}]\n---\n",
    "marks-are-few": HEAD + "*" * (limits.MARKS + 1),
    "passages-are-few": HEAD + " ".join(f"[a]{{#p{n} para=1}}" for n in range(1, limits.PASSAGES + 2)),
    "statements-are-few": HEAD
    + "".join(
        f'[a]{{#p{n} para=1 by="{ids}" about="{ids}"}} '
        for n, ids in enumerate([" ".join(f"a{m}" for m in range(101))] * 2, 1)
    ),
    "brace-closes": f'{HEAD}[a]{{#p1 para=1 by=unnamed as="{"a " * limits.BRACES}"}}',
    "nesting-is-limited": HEAD + "> " * (limits.NESTING + 1) + "deep",
}


def test_the_format_states_every_limit():
    stated = [int(number.replace(",", "")) for number in re.findall(r"\| ([\d,]+)[^|]* \| `", TABLE)]
    known = [value for name, value in vars(limits).items() if name.isupper()]
    assert sorted(stated) == sorted(known)


@pytest.mark.parametrize("rule", PAGES)
def test_what_is_beyond_a_limit_is_refused_by_its_rule(rule):
    reading = read_page(Source("x.md", "document", "x", PAGES[rule]))
    assert rule in [problem.rule for problem in reading.problems]
    assert f"`{rule}`" in TABLE


@pytest.mark.parametrize(
    ("actors", "rules"), [(limits.PARTICIPANTS, []), (limits.PARTICIPANTS + 1, ["event-has-few-actors"])]
)
def test_an_event_of_too_many_actors_is_refused(actors, rules):
    text = EVENT.format(", ".join(f"a{number}" for number in range(actors)))
    assert [problem.rule for problem in read_page(Source("x.md", "event", "x", text)).problems] == rules
