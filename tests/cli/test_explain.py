"""`dossier check --explain`: a rule, why it is, and an example; nothing is checked."""

from generator.model.rules import RULES


def test_a_rule_is_explained(dossier):
    done = dossier().check("--explain", "event-has-evidence")
    assert done.code == 0
    assert done.out.splitlines() == [
        "event-has-evidence (error)",
        "An event that no passage reports is a claim without a source.",
        "example: error: event-has-evidence: no passage reports this event",
    ]


def test_no_dossier_is_needed(tmp_path, dossier):
    made = dossier()
    (made.content / "dossier.toml").unlink()
    assert made.check("--explain", "id-fits").code == 0


def test_all_are_listed_with_a_line_each(dossier):
    done = dossier().check("--explain", "all")
    assert [line.split()[0] for line in done.out.splitlines()] == list(RULES)


def test_a_rule_that_is_not_there_is_exit_code_2_with_the_nearest(dossier):
    done = dossier().check("--explain", "event-has-evidense")
    assert (done.code, done.out) == (2, "")
    assert "there is no rule `event-has-evidense`; did you mean `event-has-evidence`?" in done.err
    assert "`--explain all` lists them" in dossier().check("--explain", "xyz").err
