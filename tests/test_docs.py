"""What the documents promise: links that lead somewhere, and targets, verbs, flags and folders that exist.

A document that is missing is a failure, and so is a README without the commands that everybody needs.
"""

import functools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "content/README.md", "generator/README.md", ".github/CONTRIBUTING.md")
READMES = ("README.md", "generator/author/starter/example/README.md", "generator/author/starter/bare/README.md")

MAKE = re.compile(r"\bmake ([a-z][a-z-]*)")
VERB = re.compile(r"\bdossier(?: ([a-z]+))?((?: [^|&;#\n]*)?)")
FLAG = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
FOLDER = re.compile(r"^\W*([a-z_]+)/(?:\s|$)", re.MULTILINE)
ELSEWHERE = re.compile(r"^([a-z]+:|#)")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_relative_link_leads_to_a_file(document):
    folder = (ROOT / document).parent
    links = [link for link in links_of(document) if not ELSEWHERE.match(link)]
    assert [link for link in links if not (folder / link.split("#")[0]).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_exists(document):
    assert set(MAKE.findall(code_of(document))) <= targets()


@pytest.mark.parametrize("document", ["README.md", ".github/CONTRIBUTING.md"])
def test_the_two_commands_are_named(document):
    assert {"site", "test"} <= set(MAKE.findall(code_of(document)))


@pytest.mark.parametrize("readme", READMES)
def test_every_verb_in_the_readme_is_a_command(readme):
    verbs = {verb for verb, _ in commands_of(readme) if verb}
    assert {"build", "check"} <= verbs
    assert verbs - verbs_of_the_command() == set()


@pytest.mark.parametrize("readme", READMES)
def test_every_flag_in_the_readme_belongs_to_its_verb(readme):
    named = {(verb, flag) for verb, words in commands_of(readme) for flag in FLAG.findall(words)}
    assert {(verb, flag) for verb, flag in named if flag not in flags_of(verb)} == set()


def test_every_flag_that_stands_alone_in_the_readme_belongs_to_some_verb():
    alone = {flag for code in codes_of("README.md") if code.startswith("-") for flag in FLAG.findall(code)}
    known = set().union(*(flags_of(verb) for verb in ["", *verbs_of_the_command()]))
    assert alone - known == set()


def test_the_plan_of_the_house_names_every_folder_and_no_other():
    plan = "\n".join(token.content for token in tokens_of("generator/README.md") if token.type == "fence")
    folders = {module.parent.name for module in (ROOT / "generator").glob("*/*.py")}
    assert set(FOLDER.findall(plan)) - {"generator"} == folders


# --- reading the documents -------------------------------------------------------------------------------


def tokens_of(document: str) -> Iterator[Token]:
    text = (ROOT / document).read_text(encoding="utf-8")
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def links_of(document: str) -> list[str]:
    links = [token.attrGet("href") or token.attrGet("src") for token in tokens_of(document)]
    return [str(link) for link in links if link]


def codes_of(document: str) -> list[str]:
    """The text of each code span, and each line of each block of code."""
    blocks = (t.content for t in tokens_of(document) if t.type in ("code_inline", "fence", "code_block"))
    return [line.strip() for block in blocks for line in block.splitlines()]


def code_of(document: str) -> str:
    return "\n".join(codes_of(document))


def commands_of(document: str) -> list[tuple[str, str]]:
    """Each `dossier VERB WORDS` as verb ("" when there is none) and words."""
    lines = (line.removeprefix("$ ").removeprefix(".venv/bin/") for line in codes_of(document))
    return [match.groups("") for line in lines if (match := VERB.match(line))]


# --- asking the tools ------------------------------------------------------------------------------------


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@functools.cache
def help_of(verb: str) -> str:
    """What `dossier VERB --help` prints, wide and without colour, by the way in that pyproject.toml names."""
    words = [verb, "--help"] if verb else ["--help"]
    command = [sys.executable, "-c", "from generator.cli.main import main; main()", *words]
    environment = {"PATH": os.environ["PATH"], "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"`dossier {' '.join(words)}` gave {done.returncode}\n{done.stderr}"
    return done.stdout


def flags_of(verb: str) -> set[str]:
    return set(FLAG.findall(help_of(verb)))


def verbs_of_the_command() -> set[str]:
    """The first word of each line under "Commands", with or without the frame that rich draws."""
    _, _, commands = help_of("").partition("Commands")
    return set(re.findall(r"^[\s│|]*([a-z]+)\b", commands, re.MULTILINE))
