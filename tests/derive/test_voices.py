"""Voices: who speaks, who never does, and which documents are one voice."""

import pytest

from generator.derive.voices import independent, shared, voices
from generator.model.lock import Overlap
from tests.link.world import here, link

WORLD = {
    "actors/land.md": "---\nname: Land\nkind: state\n---\n",
    "actors/ministry.md": "---\nname: Ministry\nkind: organization\npart_of: [land]\n---\n",
    "actors/guild.md": "---\nname: Guild\nkind: organization\n---\n",
    "actors/bert.md": "---\nname: Bert\nkind: person\n---\n",
    "actors/ada.md": "---\nname: Ada\nkind: person\noffices: [{title: Minister, of: land, from: 2015, to: 2016,"
    " basis: background}]\n---\n",
    "events/visit.md": "---\ntitle: Visit\ndate: 2015\ndate_basis: stated\ntype: CONSULT\nactor: [ada, ministry]\n"
    "recipient: [bert, guild, land]\n---\n",
}


def counted(*said):
    text = "\n".join(f"[Words.]{{#p{number} para=1 {attributes}}}" for number, attributes in enumerate(said, 1))
    dossier, problems = link({**WORLD, **here(text)})
    assert [problem.message for problem in problems] == []
    return voices(dossier)


def tally(found):
    return {voice.name: len(voice.statements) for voice in found}


def test_a_statement_counts_for_the_side_the_office_and_the_kind_of_its_speaker():
    found = counted("by=ada at=2015", "by=ada at=2018", "by=ministry", 'by=unnamed as="a sailor"', "by=ada for=guild")
    assert tally(found.sides) == {"land": 2, "ada": 1, "a sailor": 1, "guild": 1}
    assert [(voice.name, voice.of, len(voice.statements)) for voice in found.offices] == [("Minister", "land", 2)]
    assert tally(found.without_office) == {"ada": 1}
    assert tally(found.persons) == {"ada": 3}
    assert tally(found.bodies) == {"ministry": 1}
    assert tally(found.unnamed) == {"a sailor": 1}


def test_of_a_joint_statement_each_side_has_its_own_speakers_only():
    found = counted('by="ada guild" at=2015', 'by="ministry land"')
    speakers = {voice.name: voice.speakers for voice in found.sides}
    assert speakers == {"land": ("ada", "ministry", "land"), "guild": ("guild",)}


def test_outlets_are_counted_apart_from_publishers():
    found = counted("by=ada via=guild", "by=ada")
    assert tally(found.outlets) == {"guild": 1}
    assert tally(found.publishers) == {"": 2}


def test_whoever_has_a_part_in_an_event_and_no_statement_is_never_quoted():
    assert [(each.actor, len(each.events)) for each in counted("by=guild").unheard] == [
        ("ada", 1),
        ("bert", 1),
        ("land", 1),
        ("ministry", 1),
    ]


def test_a_ministry_is_heard_when_its_state_is_and_a_person_only_by_itself():
    assert [each.actor for each in counted("by=ada at=2015", "by=guild").unheard] == ["bert"]
    assert [each.actor for each in counted("by=land").unheard] == ["ada", "bert", "guild"]


@pytest.mark.parametrize(("share", "sources"), [(0.29, 2), (0.30, 1), (1.0, 1)])
def test_two_texts_that_share_their_wording_from_three_tenths_on_are_one_voice(share, sources):
    found = shared([Overlap(a="a", b="b", share=share)], "abc")
    assert independent("ab", found) == sources
    assert independent("abc", found) == sources + 1


def test_whoever_shares_with_one_of_a_group_is_of_the_group():
    overlaps = [Overlap(a="a", b="b", share=0.4), Overlap(a="b", b="c", share=0.6), Overlap(a="d", b="e", share=0.1)]
    (group,) = shared(overlaps, "abcde")
    assert (group.documents, group.share) == (("a", "b", "c"), 0.6)
    assert independent("acde", (group,)) == 3


def test_an_overlap_with_a_document_that_is_gone_is_nothing():
    assert shared([Overlap(a="a", b="gone", share=0.9)], "ab") == ()
