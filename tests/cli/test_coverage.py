"""`dossier check --coverage`: how many claims there are, and on what they rest."""

import json

ACTOR = "-- actors/ada.md --\n---\nname: Ada\nkind: person\n---\nAda came.\n\n[She left.]{basis=background}\n"
COUNTED = """\
claims        all  sourced  background  open
dates           0        0           0     0
participants    0        0           0     0
offices         0        0           0     0
figures         0        0           0     0
edges           0        0           0     0
cells           0        0           0     0
paragraphs      2        0           1     1
all             2        0           1     1
"""


def test_the_counts_are_printed_as_a_table_and_problems_apart(dossier):
    done = dossier(ACTOR).check("--coverage")
    assert (done.code, done.out) == (0, COUNTED)
    assert done.err.startswith("warning: claim-has-evidence: ")
    assert done.err.endswith("\n1 warning\n")


def test_the_counts_in_json_stand_alone_on_stdout(dossier):
    made = dossier(ACTOR)
    counts = json.loads(made.check("--coverage", "--json").out)
    assert {key: counts[key] for key in counts if key != "kinds"} == {
        "claims": 2,
        "sourced": 0,
        "background": 1,
        "open": 1,
    }
    assert counts["kinds"]["paragraph"] == {"claims": 2, "sourced": 0, "background": 1, "open": 1}
    assert json.loads(made.check("--coverage", "--format", "json").out) == counts


def test_an_open_claim_is_exit_code_1_if_strict(dossier):
    assert dossier(ACTOR).check("--coverage", "--strict").code == 1


def test_it_needs_no_built_site(dossier):
    made = dossier(ACTOR)
    assert made.check("--coverage").code == 0
    assert made.names() == [".dossier-cache", "content"]


def test_content_with_an_error_is_not_counted(dossier):
    done = dossier("-- actors/ada.md --\n---\nname: Ada\n---\n").check("--coverage", "--json")
    assert (done.code, done.out) == (1, "")
    assert "error: " in done.err


def test_json_is_short_for_the_format(dossier):
    made = dossier(ACTOR)
    assert made.check("--links", "none", "--json").out == made.check("--links", "none", "--format", "json").out
