"""The benchmark prints its tables, says who is absent, and sees when a site is not as a clean build makes it."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.bench.cases import Case, differing
from tests.bench.measure import Cost, measure
from tests.bench.table import Row, exponent, tables

ROOT = Path(__file__).parents[2]
LEAVES_A_CHILD = """
import os, time
read, write = os.pipe()
if os.fork():
    os.close(write)
    os.read(read, 1)  # until the child has ended, for whom nobody waits
else:
    while time.process_time() < 0.3: pass
"""


def test_the_table_of_a_tiny_corpus_has_a_line_for_dossier_and_says_who_is_absent(tmp_path):
    done = bench("10", "--runs", "1", "--no-cases", "--only", "dossier", "hugo", path=tmp_path)
    caption, head, line, *_ = done.stdout.splitlines()
    assert caption.startswith("Clean builds (medians; ")
    assert head.split()[:7] == ["documents", "generator", "wall", "CPU", "memory", "pages", "size"]
    assert line.split()[:2] == ["10", "dossier"]
    assert done.stdout.splitlines()[-1] == "absent: hugo"
    assert done.returncode == 0


def test_ratios_are_medians_of_pairs_run_in_turn():
    own, other = row("dossier", 100, 2.0, 3.0, 8.0), row("hugo", 100, 1.0, 1.0, 2.0)
    table = next(tables([own, other], []))
    assert table.lines[1][-3:] == ("3.00", "3.00", "1.00")


def test_the_exponent_is_one_when_ten_times_as_much_takes_ten_times_as_long():
    assert exponent(row("hugo", 100, 0.5), row("hugo", 1000, 5.0)) == 1


def test_markdown_has_numbers_to_the_right():
    growth = list(tables([row("hugo", 100, 0.5), row("hugo", 1000, 5.0)], []))[1]
    assert growth.markdown().splitlines()[2:] == [
        "| from | to | generator | exponent |",
        "| ---: | ---: | --- | ---: |",
        "| 100 | 1,000 | hugo | 1.00 |",
    ]


def test_a_generator_that_failed_has_no_line():
    assert next(tables([row("hugo", 100)], [])).lines == ()


def test_a_case_says_whether_the_site_is_as_a_clean_build_makes_it():
    changed = [Case(100, "added", (cost(1.0),)), Case(100, "edited", (cost(1.0),), ("index.html",))]
    assert [line[-1] for line in list(tables([], changed))[1].lines] == ["yes", "no"]


def test_a_case_in_which_a_build_failed_says_why():
    case = Case(100, "unchanged", (cost(1.0), Cost(1.0, 1.0, 100.0, 1, "error: no such folder")))
    assert case.failure == "exit code 1: error: no such folder"


def test_sites_are_compared_by_names_and_bytes_except_the_full_text(tmp_path):
    for site, files in {
        "one": {"same.html": "a", "other.html": "a", "gone.html": "a", "pagefind/index": "a"},
        "two": {"same.html": "a", "other.html": "b", "new.html": "a", "pagefind/index": "b"},
    }.items():
        for name, text in files.items():
            (tmp_path / site / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / site / name).write_text(text)
    assert differing(tmp_path / "one", tmp_path / "two") == ["gone.html", "new.html", "other.html"]


def test_a_command_that_takes_too_long_is_ended(tmp_path):
    ended = measure(["sleep", "60"], tmp_path, 0.1, {})
    assert ended.code == -9
    assert ended.wall < 30


def test_the_time_of_a_process_that_outlives_its_parent_counts(tmp_path):
    assert measure([sys.executable, "-c", LEAVES_A_CHILD], tmp_path, 60, {}).cpu >= 0.3


def test_what_a_command_printed_last_is_kept(tmp_path):
    assert measure(["sh", "-c", "echo one; echo two >&2; exit 3"], tmp_path, 60, {}).last == "two"


def bench(*words, path):
    """The benchmark in a process of its own, which sees no program but those in the folder `path`."""
    command = [sys.executable, "-m", "tests.bench.bench", *words]
    environment = {**os.environ, "PATH": str(path), "DOSSIER_PEERS": ""}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def cost(seconds: float) -> Cost:
    return Cost(seconds, seconds, 100.0, 0, "")


def row(name: str, documents: int, *seconds: float) -> Row:
    return Row(documents, name, "1.0", tuple(map(cost, seconds)), Counter(), 0)
