"""`dossier review` at a terminal: a key a decision, and every decision in the file before the next one."""

import os

import pytest

from generator.add.review.files import load_sheet
from generator.add.review.merged import proposals_text
from generator.engine.engine import Engine
from generator.pipeline import gather
from generator.read.settings import find_settings
from tests.add.storm import DOSSIER, ID, TEXT, found
from tests.cli.terminal import Terminal

READY = "q quit"


@pytest.fixture
def made(dossier):
    """A dossier with two proposed names and a clause that nobody may quote."""
    made = dossier(DOSSIER)
    settings, _ = find_settings(made.content)
    findings = found(actors=(), events=(), figures=(), statements=found().statements[:1] + found().statements[3:])
    text = proposals_text(ID, TEXT, findings, gather(made.content, settings, Engine()).dossier)
    made.write(f"-- proposals/{ID}.md --\n{text}")
    return made


@pytest.fixture(autouse=True)
def no_editor(monkeypatch):
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)


def decided(made):
    """Each proposal that stands in the file, and whether it is accepted."""
    loaded = load_sheet(made.content, ID)
    assert loaded.problems == ()
    return [(each.id[0], each.accepted) for each in loaded.sheet.proposals]


def press(terminal, keys):
    """Presses keys one after the other, and gives what is shown after the last."""
    shown = ""
    for key in keys:
        terminal.press(key)
        shown = terminal.wait_for(READY)
    return shown


def test_a_proposal_is_shown_with_its_words_marked_in_their_paragraph(made):
    terminal = Terminal(made.folder, "review", ID)
    shown = " ".join(terminal.wait_for(READY).split())
    assert f"{ID}: 1 of 3 · 0 accepted, 0 rejected" in shown
    assert "Names · sure, by the rule by-hand · paragraph 2" in shown
    assert "Mayor Cleo »Reed« met Ms Stone of Acme" in shown
    assert '- [ ] [[cleo]] · also "Reed" · ¶2' in shown
    terminal.press("q")
    assert terminal.ended() == (0, "")


def test_what_is_accepted_is_written_at_the_end_and_what_is_rejected_is_gone(made):
    terminal = Terminal(made.folder, "review", ID)
    terminal.wait_for(READY)
    press(terminal, "ra")
    assert decided(made) == [("s", True), ("s", False)]
    terminal.press("a")
    terminal.answer("in your own words (empty: later): ", "The wall is no use.")
    assert "2 are accepted" in terminal.wait_for(READY)
    terminal.press("w")
    code, out = terminal.ended()
    assert (code, out) == (0, f"content/documents/{ID}.md\n")
    account = made.read(f"content/documents/{ID}.md")
    assert "- [The wall is no use.]{#p2 para=7 by=unnamed" in account
    assert decided(made) == []
    assert "n-" in made.read(f"content/proposals/{ID}.md").split("<!-- proposed:")[1]


def test_decisions_are_taken_back_one_by_one(made):
    terminal = Terminal(made.folder, "review", ID)
    before = made.read(f"content/proposals/{ID}.md")
    terminal.wait_for(READY)
    press(terminal, "ra")
    terminal.press("a")
    terminal.answer("later): ", "The wall is no use.")
    terminal.wait_for(READY)
    press(terminal, "uuu")
    assert made.read(f"content/proposals/{ID}.md") == before
    terminal.press("q")
    terminal.ended()


def test_a_review_goes_on_where_it_was_left_and_ctrl_c_loses_nothing(made):
    terminal = Terminal(made.folder, "review", ID)
    terminal.wait_for(READY)
    press(terminal, "a")
    terminal.interrupt()
    assert terminal.ended() == (130, "")
    assert f"what was decided is in content/proposals/{ID}.md" in terminal.shown
    assert decided(made) == [("n", True), ("s", False), ("s", False)]
    terminal = Terminal(made.folder, "review", ID)
    assert "1 of 2 · 1 accepted" in terminal.wait_for(READY)
    press(terminal, "s")
    terminal.press("q")
    assert terminal.ended()[0] == 0


def test_keys_are_keys_again_after_the_review_was_stopped(made):
    terminal = Terminal(made.folder, "review", ID)
    terminal.wait_for(READY)
    terminal.leave_and_come_back()
    press(terminal, "a")
    terminal.press("q")
    assert terminal.ended()[0] == 0
    assert decided(made)[0] == ("n", True)


def test_what_somebody_else_writes_meanwhile_is_not_undone(made):
    terminal = Terminal(made.folder, "review", ID)
    terminal.wait_for(READY)
    made.edit(f"content/proposals/{ID}.md", "- [ ] [[cleo]] says", "- [x] [[cleo]] says")
    written = made.read(f"content/proposals/{ID}.md")
    terminal.press("a")
    assert terminal.ended() == (2, "")
    assert (
        f"dossier: `content/proposals/{ID}.md` was changed at the same time; your last decision is not in it; "
        "begin the review again" in terminal.shown
    )
    assert made.read(f"content/proposals/{ID}.md") == written


def test_a_document_that_goes_while_its_review_is_open_is_no_document_any_more(made):
    terminal = Terminal(made.folder, "review", ID)
    terminal.wait_for(READY)
    press(terminal, "a")
    (made.content / f"documents/{ID}.md").unlink()
    terminal.press("w")
    assert terminal.ended() == (1, "")
    assert (
        f"content/proposals/{ID}.md: there is no document `{ID}` any more; its proposals are left alone"
        in terminal.shown
    )


def test_what_wants_something_yet_is_not_accepted_and_says_so_at_once(dossier):
    made = dossier(DOSSIER)
    settings, _ = find_settings(made.content)
    findings = found(actors=(), mentions=(), statements=(), events=found().events[1:2], figures=())
    text = proposals_text(ID, TEXT, findings, gather(made.content, settings, Engine()).dossier)
    made.write(f"-- proposals/{ID}.md --\n{text}")
    terminal = Terminal(made.folder, "review", ID)
    terminal.wait_for(READY)
    shown = press(terminal, "a")
    assert "an event needs a date: write one in the place of `undated`; `e` corrects the line" in shown
    assert "1 of 1 · 0 accepted" in shown
    terminal.press("q")
    assert terminal.ended()[0] == 0
    assert decided(made) == [("e", False)]


def test_a_line_is_corrected_until_it_can_be_understood(made):
    terminal = Terminal(made.folder, "review", ID)
    terminal.wait_for(READY)
    line = made.read(f"content/proposals/{ID}.md").splitlines()[8]
    terminal.press("e")
    terminal.answer("line: ", "- [ ] nonsense")
    terminal.wait_for("column 15: this proposal has no id at its end")
    terminal.answer("line: ", line.replace('"Reed"', '"Mayor Reed"'))
    assert 'also "Mayor Reed"' in terminal.wait_for(READY)
    press(terminal, "a")
    terminal.press("q")
    terminal.ended()
    assert '- [x] [[cleo]] · also "Mayor Reed"' in made.read(f"content/proposals/{ID}.md")


def test_a_line_is_corrected_in_the_editor_of_the_person(made, monkeypatch, tmp_path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nsed -i s/Reed/Cleo/ "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setitem(os.environ, "VISUAL", str(editor))
    terminal = Terminal(made.folder, "review", ID)
    terminal.wait_for(READY)
    assert 'also "Cleo"' in press(terminal, "e")
    terminal.press("q")
    terminal.ended()
