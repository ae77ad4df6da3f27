"""The made-up dossier is always the same, and sound."""

from tests.bench.made_up import made_up

SMALL = {"actors": 40, "events": 90, "documents": 5}


def test_the_same_seed_gives_the_same_files():
    assert list(made_up(**SMALL, seed=7)) == list(made_up(**SMALL, seed=7))


def test_another_seed_gives_other_files():
    assert list(made_up(**SMALL, seed=7)) != list(made_up(**SMALL, seed=8))


def test_no_two_files_have_one_name():
    names = [name for name, _ in made_up()]
    assert len(names) == len(set(names))
