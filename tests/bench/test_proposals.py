"""The scorer of proposals judges as its page says, and the articles of our own are labelled as it expects."""

import json
from pathlib import Path

import pytest

from tests.bench.proposals.__main__ import main
from tests.bench.proposals.dossiers import write_dossier
from tests.bench.proposals.labels import read_folder, read_gazetteer, read_labels
from tests.bench.proposals.periods import meet
from tests.bench.proposals.score import verdicts
from tests.bench.proposals.tally import count
from tests.cases import cases
from tests.conftest import Dossier

ARTICLES = Path(__file__).parents[1] / "add" / "articles"
CASES = Path(__file__).parent / "cases" / "proposals.md"
GOLD = read_folder(ARTICLES)


@cases(CASES)
def test_a_verdict_is(case):
    labels, proposals = (read_labels(case.inputs[name]) for name in ("labels", "proposals"))
    assert [f"{one.task} {one.outcome}" for one in verdicts(labels, proposals)] == case.gives.splitlines()


def test_labels_held_beside_themselves_are_all_right():
    tallies, shares = count(one for labels in GOLD.values() for one in verdicts(labels, labels))
    assert {task: tally.f1 for task, tally in tallies.items()} == dict.fromkeys(tallies, 1.0)
    assert {task: share.accuracy for task, share in shares.items()} == dict.fromkeys(shares, 1.0)


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ("2020-24", "2021-02-28", True),
        ("2020-24", "2021-03", False),
        ("2018-34", "2018-06-30", True),
        ("201X", "2010", True),
        ("../2017", "2016-05", True),
        ("2015-12-15~", "2015-12-15/2015-12-18", True),
        ("2015-02-30", "2015", False),
        (None, "2015", False),
    ],
)
def test_two_dates_meet_where_they_have_a_day_in_common(one, other, met):
    assert meet(one, other) is met
    assert meet(other, one) is met


def test_the_actors_of_a_gazetteer_are_a_dossier(tmp_path):
    write_dossier(tmp_path / "content", read_gazetteer(ARTICLES))
    done = Dossier(tmp_path).run("list", "actors", "--json")
    assert done.code == 0, done.err
    assert len(json.loads(done.out)) == len(read_gazetteer(ARTICLES))


def test_files_of_proposals_are_judged_without_running_anything(tmp_path, monkeypatch, capsys):
    for name in sorted(GOLD)[1:]:
        (tmp_path / f"{name}.json").write_bytes((ARTICLES / f"{name}.json").read_bytes())
    monkeypatch.setattr(
        "sys.argv", ["proposals", str(ARTICLES), str(ARTICLES), "--predictions", str(tmp_path), "--json"]
    )
    assert main() == 1
    shown = capsys.readouterr()
    assert f"error: {min(GOLD)}.json: no such file in {tmp_path}" in shown.err
    dates = json.loads(shown.out)["tasks"]["dates"]
    assert (dates["P"], dates["fn"]) == (1.0, sum(not date.optional for date in GOLD[min(GOLD)].dates))


def test_a_folder_without_labels_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["proposals", str(tmp_path), str(tmp_path)])
    assert main() == 2
    assert capsys.readouterr().err == f"error: no labelled article in {tmp_path}\n"
