"""What `dossier add` proposes for our own articles is at least as good as it has been."""

import tomllib
from pathlib import Path

import pytest

from tests.bench.proposals.bench import measure
from tests.bench.proposals.dossiers import write_dossier
from tests.bench.proposals.labels import read_folder, read_gazetteer
from tests.bench.proposals.run import reader

ARTICLES = Path(__file__).parent / "articles"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dossiers")
    known = write_dossier(folder / "known", read_gazetteer(ARTICLES))
    unknown = write_dossier(folder / "unknown")
    return measure(read_folder(ARTICLES), reader(ARTICLES, known), reader(ARTICLES, unknown)).figures


@pytest.mark.parametrize(("figure", "task"), [(figure, task) for figure, floors in FLOORS.items() for task in floors])
def test_no_figure_falls_below_its_floor(report, figure, task):
    assert not report["failures"]
    assert report["tasks"][task][figure] >= FLOORS[figure][task]
