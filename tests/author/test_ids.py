"""Ids that are proposed: made of the title by one rule, valid, and nobody else's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.author.forms import NAMED_BY
from generator.author.ids import id_faults, propose_id
from generator.model.source import KINDS

LONG = "The commission " * 10


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("The harbour opens", "the-harbour-opens"),
        ("Ada’s harbour, and Bert's", "adas-harbour-and-berts"),
        ("  --  A: b/c #d  ", "a-b-c-d"),
        ("At least 1,000 boats", "at-least-1000-boats"),
        ("Łódź, Åre & Straße", "lodz-are-strasse"),
        ("Москва отвергла план", "moskva-otvergla-plan"),
        ("Αθήνα", "athena"),
        ("北京", "bei-jing"),
        ("&amp; &#65;", "amp-65"),
        ("🚢 sails", "sails"),
        ("🚢", ""),
    ],
)
def test_an_id_is_the_words_of_the_title(tmp_path, title, id):
    assert propose_id(tmp_path, "topic", {"title": title}) == id


@pytest.mark.parametrize(
    ("values", "id"),
    [
        ({"publisher": "CNN", "date": "2015-12-18"}, "cnn-2015-12-18-talks"),
        ({"publisher": "The Harn Courier", "date": "2015-12"}, "harn-courier-2015-12-talks"),
        ({"date": "2015"}, "doc-2015-talks"),
        ({"date": "2019-05~"}, "doc-2019-05-talks"),
        ({"date": "2015-12-XX"}, "doc-2015-12-talks"),
        ({"date": "2016-07-14/2016-07-15"}, "doc-2016-07-14-talks"),
        ({"date": "../2016-07-15"}, "doc-2016-07-15-talks"),
        ({"date": "201X"}, "doc-talks"),
        ({"publisher": "🚢", "date": "2015"}, "doc-2015-talks"),
    ],
)
def test_the_id_of_a_document_begins_with_its_outlet_or_doc_and_its_date(tmp_path, values, id):
    assert propose_id(tmp_path, "document", {"title": "Talks", **values}) == id


def test_a_long_id_ends_with_a_whole_word(tmp_path):
    id = propose_id(tmp_path, "event", {"title": LONG})
    assert len(id) <= 80
    assert set(id.split("-")) == {"the", "commission"}


def test_a_long_publisher_leaves_room_for_date_and_title(tmp_path):
    id = propose_id(tmp_path, "document", {"title": "Talks", "date": "2015-12-18", "publisher": LONG})
    assert id == "commission-the-commission-2015-12-18-talks"


def test_what_another_kind_has_gets_a_number(tmp_path):
    _take(tmp_path / "actors/harbour.md")
    _take(tmp_path / "topics/harbour-2.md")
    assert propose_id(tmp_path, "event", {"title": "Harbour"}) == "harbour-3"


def test_the_number_of_a_long_id_fits_into_its_length(tmp_path):
    first = propose_id(tmp_path, "event", {"title": LONG})
    _take(tmp_path / f"actors/{first}.md")
    second = propose_id(tmp_path, "event", {"title": LONG})
    assert len(second) <= 80
    assert second.endswith("-2")


def test_what_has_the_same_name_and_kind_is_the_same_thing_and_gets_no_number(tmp_path):
    _take(tmp_path / "actors/ada.md")
    assert propose_id(tmp_path, "actor", {"name": "Ada"}) == "ada"


@pytest.mark.parametrize(
    ("kind", "title", "id"),
    [("actor", "Unknown", "unknown-2"), ("actor", "None", "none-2"), ("page", "Timeline", "timeline-2")],
)
def test_a_name_with_a_meaning_of_its_own_gets_a_number(tmp_path, kind, title, id):
    assert propose_id(tmp_path, kind, {NAMED_BY[kind]: title}) == id


@given(st.sampled_from(KINDS), st.text(max_size=120), st.text(max_size=60), st.sampled_from(["", "2015-12-18", "201X"]))
@settings(deadline=None)
def test_every_id_that_is_proposed_is_valid(tmp_path_factory, kind, title, publisher, date):
    values = {NAMED_BY[kind]: title, "publisher": publisher, "date": date}
    id = propose_id(tmp_path_factory.getbasetemp() / "nowhere", kind, values)
    assert not id or id_faults(kind, id) == ()


def _take(path):
    path.parent.mkdir(exist_ok=True)
    path.touch()
