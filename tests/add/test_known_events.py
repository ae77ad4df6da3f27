"""Which event of the dossier an article tells of: one of the same kind, time and people, or none."""

import pytest

from generator.add.finding import EventFound, Participant
from generator.add.propose.known_events import recognised
from generator.model.page import Event
from generator.model.source import Source
from generator.read.page import read_page


def event(date, status="occurred"):
    outcome = "outcome: unknown\n" if status == "planned" else ""
    text = (
        f"---\ntitle: Talks\ndate: {date}\ndate_basis: stated\ntype: CONSULT\nstatus: {status}\n{outcome}"
        "actor: [peru]\nrecipient: [chile]\n---\n"
    )
    page = read_page(Source("events/talks.md", "event", "talks", text)).page
    assert isinstance(page, Event)
    return page


def told(edtf, status="occurred"):
    sides = (Participant("peru", "actor"), Participant("chile", "recipient"))
    return EventFound(start=0, end=1, type="CONSULT", edtf=edtf, status=status, participants=sides, rule="meets")


@pytest.mark.parametrize(
    ("edtf", "date", "is_known"),
    [
        ("2019-05-14", "2019-05-14", True),
        ("2019-05-13/2019-05-19", "2019-05-14", True),
        ("2019-05-14", "2019-05-13/2019-05-15", True),
        ("2019-05", "2019-05", True),
        ("2019-05-14", "2019-05-15", False),
        ("2019-05-14", "2019-05", False),
        ("2019-05", "2019-05-14", False),
        ("2019-05-30", "2019-05-14/..", False),
        ("2019", "2019", False),
        ("", "2019-05-14", False),
    ],
)
def test_another_time_is_another_event(edtf, date, is_known):
    (found,) = recognised((told(edtf),), (event(date),))
    assert found.known == ("talks" if is_known else "")


@pytest.mark.parametrize(("one", "other"), [("planned", "occurred"), ("occurred", "planned")])
def test_a_plan_is_no_event_that_has_come_to_pass(one, other):
    (found,) = recognised((told("2019-05-14", one),), (event("2019-05-14", other),))
    assert found.known == ""
    (found,) = recognised((told("2019-05-14", one),), (event("2019-05-14", one),))
    assert found.known == "talks"
