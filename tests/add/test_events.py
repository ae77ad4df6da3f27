"""Events of an article: what is told, by whom it was done and to whom, and when."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.add.finding import Mention
from generator.add.propose.dates import dates
from generator.add.propose.event_triggers import said, table
from generator.add.propose.events import events
from generator.add.propose.prose import Prose
from generator.author.ids import name_id
from tests.cases import rows

CASES = Path(__file__).parent / "cases" / "events.md"
ACTOR = re.compile(r"\[([^\]]+)\](?:~(\w+))?")


def read(written):
    """The sentence without marks, and its mentions."""
    text, mentions, last = "", [], 0
    for found in ACTOR.finditer(written):
        text += written[last : found.start()]
        mentions.append(mention(len(text), found[1], found[2]))
        text, last = text + found[1], found.end()
    return text + written[last:], tuple(mentions)


def mention(start, name, adjective):
    type = "demonym-or-place" if adjective else "name"
    return Mention(start=start, end=start + len(name), actor=adjective or name_id(name), type=type, rule="given")


def found_in(text, mentions):
    prose = Prose(text)
    return events(prose, dates(prose, "2019-05-14"), mentions)


def shown(written):
    return "; ".join(line(one) for one in found_in(*read(written))) or "nothing"


def line(event):
    sides = (" ".join(one.actor for one in event.participants if one.part == part) for part in ("actor", "recipient"))
    return f"{event.edtf or '-'} {event.type} {' > '.join(side or '-' for side in sides)} ({event.rule})"


@pytest.mark.parametrize(("sentence", "found"), rows(CASES, "events"))
def test_what_a_sentence_tells(sentence, found):
    assert shown(sentence) == found


@pytest.mark.parametrize("sentence", [sentence for (sentence,) in rows(CASES, "no events")])
def test_what_is_denied_possible_or_quoted_is_no_event(sentence):
    assert shown(sentence) == "nothing"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("[Peru] will meet [Chile] in La Paz on Friday.", "planned"),
        ("[Peru] is due to meet [Chile] on Friday.", "planned"),
        ("[Peru] plans to send aid and food to [Chile].", "planned"),
        ("[Peru] is set to hold talks with [Chile] on Friday.", "planned"),
        ("A treaty with [Chile] will be signed by [Peru] on Friday.", "planned"),
        ("[Peru] hosts [Chile] next week.", "planned"),
        ("[Peru] is hosting [Chile] next week.", "planned"),
        ("[Peru] met [Chile] in La Paz on Monday.", "occurred"),
        ("[Peru] began to send food to [Chile] on Monday.", "occurred"),
        ("The sailors of [Peru] had to be rescued on Monday by the crew of [Chile].", "occurred"),
    ],
)
def test_what_is_still_to_come_is_planned(sentence, status):
    (event,) = found_in(*read(sentence))
    assert event.status == status


def test_the_place_stands_after_a_preposition():
    (event,) = found_in(*read("[Peru] signed a treaty with [Chile] in La Paz on Monday."))
    assert event.place == "La Paz"


def test_the_evidence_is_the_sentence():
    text, mentions = read("It rained. [Peru] accused [Chile] of theft. It rained.")
    (event,) = found_in(text, mentions)
    assert text[event.start : event.end] == "Peru accused Chile of theft."


def test_every_type_has_a_trigger():
    assert len({trigger.type for trigger in table().trigger}) == 16


PIECES = st.sampled_from(
    [
        *said(),
        "[Peru]",
        "[Chile]",
        "[Russian]~russia",
        "and",
        "with",
        "by",
        "was",
        "will",
        "to",
        "that",
        ",",
        ".",
        "said",
    ]
)


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(deadline=None, max_examples=300)
def test_events_have_distinct_participants_who_are_named_in_their_sentence(written):
    text, mentions = read(written)
    for event in found_in(text, mentions):
        actors = [one.actor for one in event.participants]
        assert len(set(actors)) == len(actors)
        assert set(actors) <= {one.actor for one in mentions if event.start <= one.start < event.end}
