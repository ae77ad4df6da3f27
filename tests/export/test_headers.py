"""The headers of a site: the same wherever they are written."""

import tomllib
from pathlib import Path

import pytest

from generator.author.init import STARTER
from generator.export.headers import HEADERS, headers

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("settings", [ROOT / "netlify.toml", STARTER / "frame/netlify.toml"], ids=["ours", "starter"])
def test_a_host_that_builds_the_site_says_the_same(settings):
    declared = tomllib.loads(settings.read_text(encoding="utf-8"))["headers"]
    assert {rule["for"]: rule["values"] for rule in declared} == HEADERS


def test_each_rule_is_a_path_and_indented_lines():
    lines = headers().decode().splitlines()
    assert [line for line in lines if not line.startswith(" ")] == list(HEADERS)
    assert "  X-Content-Type-Options: nosniff" in lines


def test_the_file_is_part_of_the_site(harbour):
    assert harbour.read("site/_headers").encode() == headers()
