"""Positions: who held what on each question, and when the answer changed."""

import pytest

from generator.derive.positions import all_sides, matrices, silent
from tests.link.world import here, link

TOPIC = """\
---
title: Shall it open?
answers: {yes: Yes, no: No, later: Later}
---
"""
WORLD = {
    "topics/opening.md": TOPIC,
    "topics/money.md": TOPIC,
    "actors/land.md": "---\nname: Land\nkind: state\n---\n",
    "actors/ministry.md": "---\nname: Ministry\nkind: organization\npart_of: [land]\n---\n",
    "actors/desk.md": "---\nname: Desk\nkind: organization\npart_of: [ministry]\n---\n",
    "actors/guild.md": "---\nname: Guild\nkind: organization\n---\n",
    "actors/ada.md": "---\nname: Ada\nkind: person\noffices: [{title: Minister, of: land, from: 2015, to: 2016,"
    " basis: background}]\n---\n",
}


def positions(*said, topic="opening"):
    """Side, date, answers and change of every position, in the order of the matrix."""
    dossier, problems = link({**WORLD, **here("\n".join(passages(said)))})
    assert [problem.message for problem in problems] == []
    return [(p.side, p.date.edtf, p.answers, p.changed) for p in matrices(dossier)[topic].positions]


def passages(said):
    for number, attributes in enumerate(said, 1):
        yield f"[Words.]{{#p{number} para=1 {attributes}}}"


def test_a_position_is_the_answer_of_a_side_at_a_date():
    assert positions("by=guild at=2015-01 topic=opening stance=yes") == [("guild", "2015-01", ("yes",), False)]


def test_a_person_in_office_speaks_for_whom_it_serves_and_otherwise_for_itself():
    found = positions("by=ada at=2015-06 topic=opening stance=yes", "by=ada at=2018 topic=opening stance=no")
    assert [side for side, *_ in found] == ["land", "ada"]


@pytest.mark.parametrize("speaker", ["land", "ministry", "desk"])
def test_what_is_part_of_a_state_stands_on_its_side(speaker):
    ((side, *_),) = positions(f"by={speaker} topic=opening stance=yes")
    assert side == "land"


def test_an_unnamed_speaker_for_nobody_is_a_side_by_description():
    ((side, *_),) = positions('by=unnamed as="a sailor" topic=opening stance=no')
    assert side == "a sailor"


def test_an_answer_that_differs_from_all_before_is_a_change():
    found = positions(
        "by=guild at=2015-01 topic=opening stance=yes",
        "by=guild at=2015-02 topic=opening stance=no",
        "by=guild at=2015-03 topic=opening stance=no",
    )
    assert [changed for *_, changed in found] == [False, True, False]


def test_an_answer_that_stays_among_several_is_no_change():
    found = positions(
        "by=guild at=2015-01 topic=opening stance=yes",
        "by=guild at=2015-02 topic=opening stance=yes",
        "by=guild at=2015-02 topic=opening stance=later",
    )
    assert found[1] == ("guild", "2015-02", ("yes", "later"), False)


def test_a_statement_without_an_answer_changes_nothing():
    found = positions(
        "by=guild at=2015-01 topic=opening stance=yes",
        "by=guild at=2015-02 topic=opening",
        "by=guild at=2015-03 topic=opening stance=no",
    )
    assert [changed for *_, changed in found] == [False, False, True]


def test_about_a_day_stands_behind_the_day():
    found = positions(
        "by=guild at=2015-12-15~ topic=opening stance=no", "by=guild at=2015-12-15 topic=opening stance=yes"
    )
    assert [date for _, date, *_ in found] == ["2015-12-15", "2015-12-15~"]


def test_sides_stand_by_the_number_of_their_statements():
    said = ("by=guild topic=opening stance=yes", "by=land topic=opening stance=no", "by=land at=2012 topic=opening")
    dossier, _ = link({**WORLD, **here("\n".join(passages(said)))})
    assert matrices(dossier)["opening"].sides == ("land", "guild")


def test_who_answers_other_questions_only_is_silent_on_this_one():
    said = ("by=guild topic=opening stance=yes", "by=land topic=money stance=no")
    dossier, _ = link({**WORLD, **here("\n".join(passages(said)))})
    found = matrices(dossier)
    sides = all_sides(found)
    assert (silent(sides, found["opening"]), silent(sides, found["money"])) == (("land",), ("guild",))


def test_a_question_without_statements_has_an_empty_matrix():
    dossier, _ = link(WORLD)
    assert matrices(dossier)["money"].positions == ()
