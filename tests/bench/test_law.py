"""The bench of the law sees a page that was not made again."""

from argparse import Namespace
from random import Random
from unittest.mock import patch

from generator.render.views.recipes import Recipes
from tests.bench.law import narrow, started
from tests.bench.recipes import Recalled, step

SPARSE = Namespace(content=None, documents=0, sparse=8)
SMALL = Namespace(content=None, documents=0, sparse=0)


def tried(folder, edits, kind=SPARSE):
    made = started(folder / "made", kind)
    recalled = Recalled(made)
    first = folder / "first"
    made.content.rename(first)
    made.content.mkdir()
    rng = Random(3)
    sound = sum(step(recalled, made, first, rng, number) for number in range(edits))
    return recalled, sound


def test_no_page_has_more_than_its_recipe_takes_in(tmp_path):
    recalled, sound = tried(tmp_path, 40)
    assert (recalled.stale, recalled.more) == (0, 0)
    assert sound > 20


def test_no_page_of_a_long_list_has_more_than_its_recipe_takes_in(tmp_path, monkeypatch):
    narrow(monkeypatch.setattr)
    recalled, _ = tried(tmp_path, 20, SMALL)
    assert (recalled.stale, recalled.more) == (0, 0)
    cut = {name.rpartition("/")[2] for name, _ in recalled.keys}
    assert cut >= {f"{name}.html" for name in ("events", "mentions", "said", "spoken-for", "statements", "ties")}


def test_a_recipe_that_leaves_something_out_is_seen(tmp_path, capsys):
    with patch.object(Recipes, "document", lambda _, id: id.encode()):
        recalled, _ = tried(tmp_path, 20)
    assert recalled.stale > 0
    assert "documents/doc-" in capsys.readouterr().out
