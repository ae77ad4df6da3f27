"""What `dossier review --apply` writes of what is accepted, and what it refuses."""

from hashlib import sha256

import pytest

from generator.add.review.files import load_sheet
from generator.add.review.judged import settled
from generator.add.review.merged import proposals_text
from generator.cli import accepting
from generator.engine.engine import Engine
from generator.pipeline import gather
from generator.read.settings import find_settings
from tests.add.storm import DOSSIER, ID, MEETING_KNOWN, TEXT, found

FILE = f"content/proposals/{ID}.md"
ACCOUNT = f"content/documents/{ID}.md"
TALKS = "talks-of-cleo-reed-with-ada-stone-town-hall-2020-03-09"


@pytest.fixture
def proposing(dossier):
    """A dossier with proposals for an article; `more` are further files."""

    def make(findings=None, more=""):
        made = dossier(DOSSIER + more)
        settings, _ = find_settings(made.content)
        read = gather(made.content, settings, Engine()).dossier
        text = proposals_text(ID, TEXT, findings or found(), read)
        made.write(f"-- proposals/{ID}.md --\n{text}")
        return made

    return make


def accept(made, *starts):
    """Marks the lines that begin so, after their box; without any all."""
    lines = made.read(FILE).splitlines(keepends=True)
    chosen = [line for line in lines if line.startswith(tuple(f"- [ ] {start}" for start in starts or ("",)))]
    assert chosen
    marked = (line.replace("[ ]", "[x]", 1) if line in chosen else line for line in lines)
    (made.folder / FILE).write_text("".join(marked))


def waiting(made):
    loaded = load_sheet(made.content, ID)
    assert loaded.problems == ()
    return [proposal.id[0] for proposal in loaded.sheet.proposals]


def added(made):
    """What the account of the article says, below its front matter."""
    return made.read(ACCOUNT).split("---\n\n", 1)[-1]


# --- each kind -------------------------------------------------------------------------------------------


def test_a_quotation_becomes_a_passage_with_its_speaker(proposing):
    made = proposing()
    accept(made, "[[cleo]] says")
    done = made.run("review", ID, "--apply")
    assert (done.code, done.out) == (0, f"{ACCOUNT}\n")
    assert added(made) == "- Cleo Reed: [“We open when the wind is gone”]{#p1 para=2 by=cleo}\n"
    assert "s" not in waiting(made)[:1]
    assert made.faults("--links", "none") == []


def test_attributes_that_a_maintainer_gives_stand_in_the_passage(proposing):
    made = proposing()
    made.edit(FILE, "wind is gone” ·", "wind is gone” · {topic=opening stance=late about=town} ·")
    accept(made, "[[cleo]] says")
    done = made.run("review", ID, "--apply")
    assert "{#p1 para=2 by=cleo topic=opening stance=late about=town}" in added(made)
    assert done.out.splitlines()[1:] == [
        "new tie: Cleo Reed and the town",
        "new position: the town on “When will the harbour open?”, 9 March 2020: Not for years",
    ]


def test_what_cannot_be_quoted_keeps_its_place_for_words_of_ones_own(proposing):
    made = proposing()
    accept(made, "unnamed")
    done = made.run("review", ID, "--apply")
    assert added(made) == '- A clerk of the town: […]{#p1 para=7 by=unnamed as="A clerk of the town"}\n'
    assert f"1 passage in {ACCOUNT} waits for your own words, where the three dots stand" in done.err
    (problem,) = made.faults("--links", "none")
    assert f"{problem['severity']}: {problem['rule']}: {problem['message']}" == (
        "warning: passage-has-words: nobody has told yet what stands here"
    )
    assert made.build("--strict").code == 1


def test_words_of_ones_own_stand_in_the_account(proposing):
    made = proposing()
    made.edit(
        FILE,
        'unnamed "A clerk of the town" says',
        'unnamed "A clerk of the town" says in short "The *wall* is no use."',
    )
    accept(made, "unnamed")
    made.run("review", ID, "--apply")
    assert added(made) == ('- [The \\*wall\\* is no use.]{#p1 para=7 by=unnamed as="A clerk of the town"}\n')
    assert made.faults("--links", "none") == []


def test_a_new_actor_has_a_file_with_its_names_and_its_office_with_its_evidence(proposing):
    made = proposing()
    accept(made, "[[nora-falk|", "[[coast-guard|")
    done = made.run("review", ID, "--apply")
    assert done.out.splitlines() == ["content/actors/coast-guard.md", "content/actors/nora-falk.md", ACCOUNT]
    assert added(made) == "- [Nora Falk, pilot.]{#p1 para=3}\n"
    actor = made.read("content/actors/nora-falk.md")
    assert "\naliases: [Falk]\n" in actor
    assert f"\noffices: [{{title: pilot, of: coast-guard, evidence: [{ID}#p1]}}]\n" in actor
    assert made.faults("--links", "none") == []


def test_an_office_of_somebody_who_is_no_actor_stays_open_until_it_says_whom_it_serves(proposing):
    made = proposing()
    made.edit(FILE, "of [[coast-guard]]", 'of "the Coast Guard"')
    accept(made, "[[nora-falk|")
    done = made.run("review", ID, "--apply")
    assert (
        "the office `pilot` needs whom it serves: add `of [[ID]]`; "
        "Nora Falk is written, and the line stays open for it\n" in done.err
    )
    assert "\naliases: [Falk]\n" in made.read("content/actors/nora-falk.md")
    assert "\noffices: []" in made.read("content/actors/nora-falk.md")
    assert '- [ ] [[nora-falk|Nora Falk]] · person · office "pilot" of "the Coast Guard" · ¶3' in made.read(FILE)
    assert made.faults("--links", "none") == []
    accept(made, "[[nora-falk|")
    assert refused(made) == ["the office `pilot` needs whom it serves: add `of [[ID]]`"]
    made.edit(FILE, 'of "the Coast Guard"', "of [[town]]")
    made.run("review", ID, "--apply")
    assert f"offices: [{{title: pilot, of: town, evidence: [{ID}#p1]}}]" in made.read("content/actors/nora-falk.md")
    assert "[[nora-falk|" not in made.read(FILE)


NORA = """\
-- actors/nora-falk.md --
---
name: Nora Falk
kind: person
aliases: [Captain Falk]
---
"""


def test_an_actor_whom_another_article_brought_meanwhile_gets_what_is_new(proposing):
    made = proposing()
    accept(made, "[[nora-falk|", "[[coast-guard|")
    made.write(NORA)
    done = made.run("review", ID, "--apply")
    assert done.code == 0, done.err
    actor = made.read("content/actors/nora-falk.md")
    assert "\naliases: [Captain Falk, Falk]\n" in actor
    assert f"offices: [{{title: pilot, of: coast-guard, evidence: [{ID}#p1]}}]\n" in actor


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("name: Nora Falk", "name: Nora Field", "`nora-falk` is the id of another page"),
        ("kind: person", "kind: body", "`nora-falk` is of the kind `body` in the dossier"),
    ],
)
def test_an_actor_of_that_id_who_is_another_is_left_alone(proposing, old, new, why):
    made = proposing()
    accept(made, "[[nora-falk|")
    made.write(NORA.replace(old, new))
    assert refused(made) == [why]


def test_an_actor_who_rests_on_one_further_down_is_written_in_the_same_run(proposing):
    """With its half of the facts it is refused, since whom it serves stands in the other half with what is undated."""
    made = proposing()
    accept(made, "[[nora-falk|", "[[coast-guard|", "undated ASSAULT")
    done = made.run("review", ID, "--apply")
    assert "2 written, 1 not, " in done.err
    assert "of: coast-guard" in made.read("content/actors/nora-falk.md")


def test_a_name_is_added_to_those_that_an_actor_has(proposing):
    made = proposing()
    made.edit("content/actors/cleo.md", "kind: person\n", "kind: person\r\naliases:\r\n  - Mayor Reed\r\n")
    accept(made, "[[cleo]] · also")
    made.run("review", ID, "--apply")
    assert b"aliases:\r\n  - Reed\r\n  - Mayor Reed\r\n" in (made.content / "actors/cleo.md").read_bytes()


def test_a_name_that_another_article_brought_meanwhile_is_not_added_twice(proposing):
    made = proposing()
    accept(made, "[[cleo]] · also")
    made.edit("content/actors/cleo.md", "kind: person\n", "kind: person\naliases: [Reed]\n")
    done = made.run("review", ID, "--apply")
    assert done.code == 0, done.err
    assert "aliases: [Reed]\n" in made.read("content/actors/cleo.md")
    assert "n" not in waiting(made)


def test_a_new_event_has_a_file_and_a_passage_that_reports_it(proposing):
    made = proposing()
    accept(made, "2020-03-09 CONSULT")
    done = made.run("review", ID, "--apply")
    assert done.out.splitlines() == [ACCOUNT, f"content/events/{TALKS}.md", "new tie: Ada Stone and Cleo Reed"]
    assert added(made) == f"- [Talks of Cleo Reed with Ada Stone, Town hall.]{{#p1 para=2 event={TALKS}}}\n"
    event = made.read(f"content/events/{TALKS}.md")
    for line in (
        "title: Talks of Cleo Reed with Ada Stone, Town hall", "date: 2020-03-09", "date_basis: inferred",
        "date_note: published 2020-03-09", "type: CONSULT", "place: Town hall", "actor: [cleo]", "recipient: [ada]",
    ):  # fmt: skip
        assert f"\n{line}\n" in event
    assert made.faults("--links", "none") == []


def test_what_is_planned_is_written_as_a_plan_and_ties_nobody(proposing):
    made = proposing()
    made.edit(FILE, "2020-03-09 CONSULT ·", "2020-03-12 CONSULT planned ·")
    accept(made, "2020-03-12 CONSULT planned")
    done = made.run("review", ID, "--apply")
    id = "planned-talks-of-cleo-reed-with-ada-stone-town-hall-2020-03-12"
    assert done.out.splitlines() == [ACCOUNT, f"content/events/{id}.md"]
    event = made.read(f"content/events/{id}.md")
    assert "\nstatus: planned\n" in event
    assert "\noutcome: unknown\n" in event
    assert made.faults("--links", "none") == []


def test_a_plan_is_no_event_that_has_come_to_pass(proposing):
    made = proposing(more=MEETING_KNOWN)
    made.edit(FILE, "2020-03-09 CONSULT ·", "2020-03-09 CONSULT planned ·")
    made.edit(FILE, " · is [[meeting]]", "")
    accept(made, "2020-03-09 CONSULT planned")
    made.run("review", ID, "--apply")
    assert "event=meeting" not in added(made)


def test_who_accuses_and_who_is_accused_are_told_apart(proposing):
    made = proposing()
    made.edit(FILE, "2020-03-08 REJECT · [[cleo]] > [[acme]]", "2020-03-08 ACCUSE · [[cleo]] > [[acme]]")
    accept(made, "2020-03-08 ACCUSE")
    made.run("review", ID, "--apply")
    assert "[Accusation by Cleo Reed against Acme.]" in added(made)


def test_a_title_that_a_maintainer_gives_names_the_event(proposing):
    made = proposing()
    made.edit(FILE, "· Town hall ·", '· Town hall · titled "After the storm" ·')
    accept(made, "2020-03-09 CONSULT")
    made.run("review", ID, "--apply")
    assert "title: After the storm\n" in made.read("content/events/after-the-storm-2020-03-09.md")


def test_an_event_that_the_dossier_has_gets_a_second_source(proposing):
    made = proposing(more=MEETING_KNOWN)
    accept(made, "2020-03-09 CONSULT")
    done = made.run("review", ID, "--apply")
    assert done.out.splitlines() == [ACCOUNT, "second source: Cleo and Ada meet, 9 March 2020"]
    assert added(made) == "- [Cleo and Ada meet.]{#p1 para=2 event=meeting}\n"


def test_an_event_that_another_article_brought_meanwhile_is_not_made_twice(proposing):
    made = proposing()
    accept(made, "2020-03-09 CONSULT")
    made.write(MEETING_KNOWN)
    assert made.run("review", ID, "--apply").code == 0
    assert "event=meeting" in added(made)
    assert not (made.content / f"events/{TALKS}.md").exists()


def test_a_figure_stands_on_the_event_that_is_accepted_with_it(proposing):
    made = proposing()
    made.edit(FILE, "undated ASSAULT", '2020-03-08 ASSAULT · [[cleo]] > [[acme]] · titled "The storm"')
    accept(made, "2020-03-08 ASSAULT", "20+ boats")
    done = made.run("review", ID, "--apply")
    assert done.code == 0, done.err
    assert added(made) == (
        "- [The storm.]{#p1 para=3 event=the-storm-2020-03-08}\n"
        "- [At least 20 boats.]{#p2 para=3 boats=20+ event=the-storm-2020-03-08}\n"
    )


def test_a_figure_stands_on_the_event_that_was_accepted_before_it(proposing):
    made = proposing()
    made.edit(FILE, "undated ASSAULT", '2020-03-08 ASSAULT · [[cleo]] > [[acme]] · titled "The storm"')
    accept(made, "2020-03-08 ASSAULT")
    made.run("review", ID, "--apply")
    assert "20+ boats · as boats · on [[the-storm-2020-03-08]] ·" in made.read(FILE)


def test_figures_that_differ_are_written_and_said(proposing):
    made = proposing()
    made.edit(FILE, "20 boats · as boats · on ? ·", "20 boats · as boats · on [[acme]] ·")
    accept(made, "20 boats")
    done = made.run("review", ID, "--apply")
    assert done.out.splitlines() == [
        ACCOUNT, f"figures differ: boats, Acme: at least 18 (acme-2020-03-02-deal#p4), 20 ({ID}#p1)"
    ]  # fmt: skip
    assert "warning: figures-agree-or-are-disputed:" in done.err


# --- all of it -------------------------------------------------------------------------------------------


def test_passages_stand_in_the_order_of_the_source_behind_what_is_told_already(proposing):
    made = proposing()
    made.edit(
        ACCOUNT, "source: storm.txt\n---\n", "source: storm.txt\n---\nIt blew.[^1]\n\n[^1]: [Hard.]{#p4 para=6}\n"
    )
    accept(made, "[[cleo]] says", "2020-03-09 CONSULT", "unnamed", "2020-03-08 REJECT")
    made.run("review", ID, "--apply")
    text = made.read(ACCOUNT)
    assert "[^1]: [Hard.]{#p4 para=6}\n\n- [" in text
    assert [line.partition("{#")[2].split()[:2] for line in text.splitlines() if line.startswith("- ")] == [
        ["p5", "para=2"], ["p6", "para=2"], ["p7", "para=7"], ["p8", "para=8"],
    ]  # fmt: skip
    assert [problem["rule"] for problem in made.faults("--links", "none")] == ["passage-has-words"]


def test_a_second_time_goes_on_with_the_same_list(proposing):
    made = proposing()
    accept(made, "[[cleo]] says")
    made.run("review", ID, "--apply")
    accept(made, "2020-03-09 CONSULT")
    made.run("review", ID, "--apply")
    assert [line.split("]{")[1].split()[0] for line in added(made).splitlines()] == ["#p1", "#p2"]


def test_what_is_accepted_later_stands_among_the_rest_in_the_order_of_the_source(proposing):
    made = proposing()
    for start in ("2020-03-08 REJECT", "[[cleo]] says", "unnamed", "2020-03-09 CONSULT"):
        accept(made, start)
        made.run("review", ID, "--apply")
    told = [line.partition("{#")[2].split()[:2] for line in added(made).splitlines()]
    assert told == [["p2", "para=2"], ["p4", "para=2"], ["p3", "para=7"], ["p1", "para=8"]]


def test_what_is_written_is_proposed_no_more_even_without_the_file(proposing):
    made = proposing()
    made.edit(FILE, "undated ASSAULT", "2020-03-08 ASSAULT")
    made.edit(FILE, "20 boats · as boats · on ? ·", "20 boats · as boats · on [[town]] ·")
    accept(made)
    done = made.run("review", ID, "--apply")
    assert done.code == 0, done.err
    assert waiting(made) == []
    settings, _ = find_settings(made.content)
    read = gather(made.content, settings, Engine()).dossier
    again = proposals_text(ID, TEXT, found(), read)
    left = [line for line in again.splitlines() if line.startswith("- ")]
    assert [line.split(" ^")[0] for line in left] == ['- [ ] undated ASSAULT · ¶3 "Nora Falk, a … counted them all."']


def test_nothing_accepted_changes_nothing(proposing):
    made = proposing()
    before = made.read(FILE)
    done = made.run("review", ID, "--apply")
    assert (done.code, done.out, made.read(FILE)) == (0, "", before)
    assert done.err.startswith(f"nothing in {FILE} is marked `[x]`")


def test_without_a_document_all_are_applied(proposing):
    made = proposing()
    made.write("-- proposals/gone.md --\n# Of a document that is not there\n")
    accept(made, "[[cleo]] says")
    done = made.run("review", "--apply")
    assert done.out == f"{ACCOUNT}\n"
    assert "content/proposals/gone.md: there is no document `gone`; its proposals are left alone" in done.err


# --- what is refused -------------------------------------------------------------------------------------


def refused(made):
    done = made.run("review", ID, "--apply")
    assert done.code == 1
    return [line.strip() for line in done.err.splitlines() if line.startswith("  ")]


@pytest.mark.parametrize(
    ("old", "new", "start", "why"),
    [
        ("", "", "undated", "an event needs a date: write one in the place of `undated`"),
        ("", "", "20+ boats", "the event `{event}` is not accepted"),
        (
            "20 boats · as boats", "20 boats · as ?", "20 boats",
            "no measure counts `boats`: add `as MEASURE`, of those that dossier.toml declares",
        ),
        ("20 boats · as boats", "20 boats · as ships", "20 boats", "dossier.toml declares no measure `ships`"),
        (
            "20 boats · as boats", "20 boats · as boats", "20 boats",
            "a figure needs what it is on: add `on [[ID]]`, an event or an actor",
        ),
        (
            "20 boats · as boats · on ?", "2.5 boats · as boats · on [[acme]]", "2.5 boats",
            "a figure is a whole number, and `2.5` is none",
        ),
        ("[[nora-falk|", "[[ada|", "[[ada|", "`ada` is the id of another page"),
        ("Town hall", "Town hall · is [[dael]]", "2020-03-09", "there is no event `dael`"),
        (
            "", "", "[[nora-falk]] says · ¶3",
            "it would bring the error reference-resolves: there is no actor `nora-falk`",
        ),
        (
            "We open when", "We close when", "[[cleo]] says",
            "it would bring the error quotation-is-verbatim: these words do not stand in paragraph 2 of the source",
        ),
        (
            "wind is gone” ·", "wind is gone” · {stance=late} ·", "[[cleo]] says",
            "it would bring the error attribute-has-company: `stance` means nothing without `topic`",
        ),
        (
            'also "Reed"', 'also "Ada Stone"', "[[cleo]] · also",
            "it would bring the warning name-is-unambiguous",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_not_written_and_says_why(proposing, old, new, start, why):
    made = proposing()
    event = next(line for line in made.read(FILE).splitlines() if "undated" in line).split("^")[1].split()[0]
    if old:
        made.edit(FILE, old, new)
    accept(made, start)
    before = made.read(FILE), made.read(ACCOUNT)
    (said,) = refused(made)
    assert said.startswith(why.format(event=event))
    assert (made.read(FILE), made.read(ACCOUNT)) == before


def test_of_many_only_what_does_not_fit_is_left(proposing):
    made = proposing()
    accept(made)
    done = made.run("review", ID, "--apply")
    assert done.code == 1
    assert "9 written, 3 not, 0 open" in done.err
    assert waiting(made) == ["e", "f", "f"]
    assert [problem["rule"] for problem in made.faults("--links", "none")] == ["passage-has-words"] * 3


def test_a_file_that_cannot_be_understood_stays_as_it_is(proposing):
    made = proposing()
    made.edit(FILE, "## Names", "A remark.\n\n## Names")
    accept(made, "[[cleo]] says")
    before = made.read(FILE)
    done = made.run("review", ID, "--apply")
    assert (done.code, made.read(FILE)) == (1, before)
    assert "error: proposal-fits: this is no proposal" in done.err
    assert f"--> {FILE}:13:1" in done.err
    assert "nothing is changed before the proposals can be read" in done.err


def test_content_with_an_error_is_not_written_to(proposing):
    made = proposing()
    accept(made, "[[cleo]] says")
    made.edit("content/actors/ada.md", "kind: person", "kind: parson")
    before = made.read(ACCOUNT)
    assert made.run("review", ID, "--apply").code == 1
    assert made.read(ACCOUNT) == before


def test_without_a_terminal_a_review_says_what_to_do(proposing):
    done = proposing().run("review", ID)
    assert done.code == 2
    assert done.err == (
        "dossier: a review needs a terminal; `dossier review --apply` writes what is marked `[x]` in the files\n"
    )


def test_a_document_that_is_not_there_is_named_with_the_nearest(proposing):
    done = proposing().run("review", ID.replace("storm", "strom"), "--apply")
    assert done.code == 2
    assert done.err == f"dossier: there is no document `{ID.replace('storm', 'strom')}`; did you mean `{ID}`?\n"


def test_where_nothing_is_proposed_it_says_so(dossier):
    done = dossier(DOSSIER).run("review", "--apply")
    assert (done.code, done.err) == (
        0,
        "there are no proposals in content/proposals; `dossier suggest` looks for some\n",
    )


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (FILE, "- [ ] [[coast-guard|", "- [x] [[coast-guard|"),
        ("content/actors/cleo.md", "kind: person\n", "kind: person\nwikidata: Q42\n"),
        (ACCOUNT, "title: Storm", "title: A storm"),
    ],
)
def test_what_somebody_else_writes_while_it_is_judged_is_not_undone(proposing, monkeypatch, name, old, new):
    made = proposing()
    accept(made, "[[cleo]]")

    def judged_while_somebody_writes(*given):
        result = settled(*given)
        made.edit(name, old, new)
        return result

    monkeypatch.setattr(accepting, "settled", judged_while_somebody_writes)
    before = {file: made.read(file) for file in (FILE, ACCOUNT, "content/actors/cleo.md")}
    done = made.run("review", ID, "--apply")
    assert (done.code, done.err) == (
        2,
        f"dossier: `{name}` was changed at the same time; nothing was written\n",
    )
    assert {file: made.read(file) for file in before} == {**before, name: before[name].replace(old, new)}


def test_an_actor_whom_somebody_else_writes_meanwhile_is_not_written_over(proposing, monkeypatch):
    made = proposing()
    accept(made, "[[nora-falk|", "[[coast-guard|")

    def judged_while_somebody_writes(*given):
        result = settled(*given)
        (made.content / "actors/nora-falk.md").write_text("mine")
        return result

    monkeypatch.setattr(accepting, "settled", judged_while_somebody_writes)
    done = made.run("review", ID, "--apply")
    assert done.err == "dossier: `content/actors/nora-falk.md` was changed at the same time; nothing was written\n"
    assert made.read("content/actors/nora-falk.md") == "mine"
    assert not (made.content / "actors/coast-guard.md").exists()


def test_words_that_do_not_stand_in_their_paragraph_are_written_nowhere(proposing):
    made = proposing()
    made.edit(FILE, '¶7 "called the sea wall a joke"', '¶6 "called the sea wall a joke"')
    made.edit(FILE, '¶3 "that at least', '¶33 "that at least')
    accept(made, "unnamed", "[[nora-falk]] says · ¶33")
    assert refused(made) == [
        "the source has 8 paragraphs, not 33",
        "`called the sea wall a joke` does not stand in paragraph 6 of the source",
    ]
    assert made.read(ACCOUNT).endswith("source: storm.txt\n---\n")


def test_of_a_source_that_is_another_by_now_nothing_is_written(proposing):
    made = proposing()
    accept(made, "[[cleo]] says")
    made.edit("content/sources/storm.txt", "Storm closes the harbour\n", "By our reporter\nStorm closes the harbour\n")
    before = made.read(FILE), made.read(ACCOUNT)
    done = made.run("review", ID, "--apply")
    line = next(number for number, line in enumerate(before[0].splitlines(), 1) if line.startswith("<!-- source: "))
    digest = sha256(TEXT.encode()).hexdigest()
    assert done.code == 1
    assert (
        "error: source-is-sealed: the source `storm.txt` is another text than the one in which these facts were found\n"
        f"  --> {FILE}:{line}:1\n"
    ) in done.err.replace("   -->", "  -->")
    assert f"put the one with the digest {digest} back, or delete this line to go on with what is there" in done.err
    assert done.err.endswith(f"nothing of {FILE} is written\n")
    assert (made.read(FILE), made.read(ACCOUNT)) == before


# --- never published -------------------------------------------------------------------------------------


def test_proposals_are_never_published_and_no_fault(proposing):
    made = proposing()
    made.build()
    with_proposals = made.tree()
    assert made.faults() == []
    (made.folder / FILE).write_text("not even proposals\n\0")
    assert made.faults() == []
    (made.folder / FILE).unlink()
    (made.content / "proposals").rmdir()
    made.build("--clean")
    assert made.tree() == with_proposals


def test_a_document_that_is_renamed_takes_its_proposals_along(proposing):
    made = proposing()
    assert made.run("rename", ID, "doc-2020-03-09-gale").code == 0
    assert not (made.folder / FILE).exists()
    assert "[[cleo]] says" in made.read("content/proposals/doc-2020-03-09-gale.md")


def test_proposals_name_an_actor_that_is_renamed_in_attributes_too(proposing):
    made = proposing()
    made.edit(FILE, "wind is gone” ·", 'wind is gone” · {topic=opening stance=late about="cleo ada" to=cleo} ·')
    made.run("rename", "cleo", "cleo-reed")
    assert '{topic=opening stance=late about="cleo-reed ada" to=cleo-reed}' in made.read(FILE)


def test_the_file_of_a_renamed_document_names_it(proposing):
    made = proposing()
    made.run("rename", ID, "doc-2020-03-09-gale")
    assert ID not in made.read("content/proposals/doc-2020-03-09-gale.md")


def test_proposals_name_an_actor_that_is_renamed(proposing):
    made = proposing()
    assert made.run("rename", "cleo", "cleo-reed").code == 0
    assert "[[cleo-reed]] says" in made.read(FILE)
    assert "[[cleo]]" not in made.read(FILE)
