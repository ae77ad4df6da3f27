"""SARIF: the shape that https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html asks for.

No package of PyPI brings the schema of OASIS, and it may not travel with this code, so the parts of it that are used
here are stated here: which keys an object may have and which it must.
"""

import json
from pathlib import Path

import pytest

from generator.model.rules import RULES

OBJECTS = {
    "log": ({"$schema", "version", "runs"}, {"version", "runs"}),
    "run": ({"tool", "columnKind", "originalUriBaseIds", "results"}, {"tool"}),
    "driver": ({"name", "version", "rules"}, {"name"}),
    "rule": ({"id", "shortDescription", "defaultConfiguration"}, {"id"}),
    "result": ({"ruleId", "ruleIndex", "level", "message", "locations"}, {"message"}),
    "region": ({"startLine", "startColumn", "endColumn"}, {"startLine"}),
    "artifact": ({"uri", "uriBaseId"}, {"uri"}),
}
FAULTS = """
-- pages/broken.md --
---
title: Broken
---
🚢 é [[nobody]], 100%
-- actors/ada.md --
---
name: Ada
kind: person
aliases: [Ada]
---
"""


def log(made, *words):
    return json.loads(made.check("--links", "none", "--format", "sarif", *words).out)


@pytest.fixture
def run(dossier):
    (run,) = log(dossier(FAULTS))["runs"]
    return run


def fits(kind, value):
    known, needed = OBJECTS[kind]
    assert needed <= value.keys() <= known


def test_every_object_has_the_keys_that_it_may_and_must_have(dossier):
    found = log(dossier(FAULTS))
    fits("log", found)
    (run,) = found["runs"]
    fits("run", run)
    fits("driver", run["tool"]["driver"])
    for rule in run["tool"]["driver"]["rules"]:
        fits("rule", rule)
        assert rule["shortDescription"].keys() == {"text"}
    for result in run["results"]:
        fits("result", result)
        assert result["message"].keys() == {"text"}
        for place in result["locations"]:
            fits("region", place["physicalLocation"]["region"])
            fits("artifact", place["physicalLocation"]["artifactLocation"])


def test_the_version_is_2_1_0_and_the_schema_is_that_of_oasis(dossier):
    found = log(dossier())
    assert found["version"] == "2.1.0"
    assert found["$schema"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    assert found["runs"][0]["results"] == []


def test_every_rule_is_described_and_every_result_points_to_its_own(run):
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["defaultConfiguration"]["level"] == result["level"]


def test_columns_count_code_points(run):
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = [result for result in run["results"] if result["ruleId"] == "reference-resolves"]
    (place,) = result["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 7, "endColumn": 13}
    assert result["level"] == "error"
    assert result["message"]["text"].startswith("there is nothing with the id `nobody`")


def test_a_region_is_never_less_than_nothing(dossier):
    made = dossier("-- pages/empty.md --\n-- documents/acme-1.md --\n---\ntitle: A\n---\n[a\n\nb]{#p1 para=1}\n")
    for result in log(made)["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["endColumn"] >= region["startColumn"] >= 1


def test_a_path_is_an_address_relative_to_where_the_command_was_run(dossier):
    made = dossier(FAULTS)
    folder = made.folder / "my content, 100%"
    made.content.rename(folder)
    (run,) = log(made, "--content", folder.name)["runs"]
    places = {json.dumps(result["locations"][0]["physicalLocation"]["artifactLocation"]) for result in run["results"]}
    assert json.dumps({"uri": "my%20content%2C%20100%25/pages/broken.md", "uriBaseId": "%SRCROOT%"}) in places
    assert set(run["originalUriBaseIds"]) == {"%SRCROOT%"}


def test_a_path_that_is_given_whole_is_made_relative_where_it_can_be(dossier):
    made = dossier(FAULTS)
    (run,) = log(made, "--content", str(made.content))["runs"]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "content/actors/ada.md", "uriBaseId": "%SRCROOT%"}


def test_a_path_elsewhere_is_given_whole(dossier, tmp_path):
    made = dossier(FAULTS)
    made.content = made.content.rename(tmp_path / "elsewhere")
    (run,) = log(made, "--content", str(made.content))["runs"]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"].startswith("file:///")
    assert artifact.keys() == {"uri"}
    assert Path(artifact["uri"].removeprefix("file://")).exists()
