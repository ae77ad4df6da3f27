"""What strangers write reaches the terminal as words and nothing else."""

import os
import re

import pytest

COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
PAGE = "-- pages/about.md --\n---\ntitle: About\n---\n"
HOSTILE = (
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\x9b31m",
    "left\u202eright",
    "\u2066in\u2069",
    "a\u200bb",
    "\x7f\x08\x85\u2028",
)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_no_problem_commands_the_terminal(dossier, words, style):
    made = dossier(f'{PAGE}See [{words}](x:{words}) [[{words}]] and "{words}.\n')
    (made.content / "pages" / f"x{words}.md").write_text(f"---\n{words}: {words}\n---\n", encoding="utf-8")
    done = made.check("--links", "none", "--format", style)
    assert done.code == 1
    assert not COMMANDS.search(done.out + done.err)


def test_a_list_does_not_command_the_terminal(dossier):
    made = dossier("-- actors/ada.md --\n---\nname: Ada\u200b\u200fX\nkind: person\n---\n")
    assert not COMMANDS.search(made.run("list", "actors", "--json").out)


def test_many_problems_of_a_file_are_counted(dossier):
    done = dossier(PAGE + "[x]{}\n\n" * 120).build()
    assert done.err.count("error: ") == 100
    assert "content/pages/about.md: and 20 more errors" in done.err
    assert "120 errors; nothing was written" in done.err


def test_programs_get_every_problem(dossier):
    assert len(dossier(PAGE + "[x]{}\n\n" * 120).faults("--links", "none")) == 120


def test_errors_are_shown_before_warnings_where_there_are_too_many(dossier):
    twins = "".join(f"-- actors/{id}.md --\n---\nname: {id}\nkind: person\naliases: [Mercury]\n---\n" for id in "ab")
    done = dossier(f"{twins}{PAGE}{'Mercury ' * 120}[x]{{}}\n").build()
    assert done.err.count("warning: ") == 99
    assert done.err.count("error: span-has-attributes") == 1


def test_a_word_as_long_as_a_page_is_shortened(dossier):
    done = dossier(f"{PAGE}[[{'x' * 50_000}]]\n").build()
    assert len(done.err) < 2_000


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "utf-16", "large"])
def test_settings_that_cannot_be_read_are_refused_in_one_go(dossier, kind):
    made = dossier(PAGE)
    path = made.content / "dossier.toml"
    path.unlink()
    {
        "link": lambda: path.symlink_to("/dev/zero"),
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "utf-16": lambda: path.write_bytes('title = "T"\n'.encode("utf-16")),
        "large": lambda: path.write_text("#" * 300_000),
    }[kind]()
    done = made.build()
    assert done.code == 2
    assert "--> content/dossier.toml:1:1" in done.err
