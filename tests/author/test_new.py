"""What is written is read again as what was meant, once, and whole."""

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.author.forms import FORMS, NAMED_BY
from generator.author.new import faults, page_text, tidy, why_not_a_line, write_new
from generator.model.page import Actor, Document, Event, Topic
from generator.model.source import KINDS
from generator.read.files import find_sources
from generator.read.page import read_page
from tests.read.fragments import FRONT

AWKWARD = (
    'He said: "no"', "'", '"', "“Soon”, he said", "a # b", "#1", "# 1", "a: b", "a:", "[[ada]]", "[a", "{a: b}",
    "@ada", "🚢", "👩\u200d🚀 flies", "- a", "? a", "! a", "& a", "* a", "| a", "> a", "% a", "`a`", "no", "~", "null",
    "2012", "2015-12-18", "---", "...", "--- a", "\ufeffa", "a\\nb", "a\\", "=", "<<", "ä e\u0301",
    "العربية", "a\u200db", "!!str a",
)  # fmt: skip
TITLES = st.sampled_from(AWKWARD) | st.lists(st.sampled_from(FRONT), max_size=12).map("".join) | st.text(max_size=80)
DATES = st.sampled_from(["2015-12-18", "2012", "2019-05~", "2011-22", "2016-07-14/2016-07-15", "201X", "2019-05-14/.."])
CODES = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)

QUICK = settings(deadline=None, max_examples=200)


@st.composite
def values_of(draw, kind):
    """Values that `new` accepts for a kind, the title as wild as it may be."""
    title = draw(TITLES)
    assume(not why_not_a_line(title) and tidy(title))
    values = {
        NAMED_BY[kind]: tidy(title),
        "date": draw(DATES),
        "date_basis": draw(st.sampled_from(["stated", "inferred"])),
        "kind": draw(st.sampled_from(["person", "armed-group"])),
        "type": draw(st.sampled_from(["CONSULT", "ASSAULT"])),
        "publisher": tidy(draw(TITLES.filter(lambda text: not why_not_a_line(text)))),
        "url": draw(st.sampled_from(["", "https://a.example/b?c=d#e", "https://a.example/: x".replace(" ", "%20")])),
        "answers": tuple(f"{code}: words {code}: # more" for code in draw(st.lists(CODES, min_size=1, unique=True))),
    }
    keys = [key for key in FORMS[kind] if values.get(key.name)]
    assume(not any(faults(kind, key, values[key.name]) for key in keys))
    return {key.name: values[key.name] for key in keys}


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), values_of(kind))))
@QUICK
def test_what_is_written_is_read_back_as_the_same_values_without_a_problem(made):
    kind, values = made
    reading = _written_and_read(kind, values)
    assert reading.problems == ()
    assert _values(reading.page) == values


@given(st.sampled_from(KINDS), TITLES)
@QUICK
def test_a_title_is_refused_by_the_reader_only_where_it_is_no_name_or_cannot_be_seen(kind, title):
    assume(not why_not_a_line(title) and tidy(title))
    found = {problem.rule for problem in faults(kind, FORMS[kind][0], tidy(title))}
    seen = {"character-is-visible"} if re.search("[\ufffe\uffff\u202a-\u202e\u2066-\u2069]", title) else set()
    marked = {"letter-has-few-marks"} if any(map(unicodedata.combining, title)) else set()
    assert found <= ({"name-has-letters"} if kind == "actor" else set()) | seen | marked


@pytest.mark.parametrize("title", AWKWARD)
def test_every_awkward_title_is_kept(title):
    reading = _written_and_read("topic", {"title": tidy(title), "answers": ("yes: No",)})
    assert (reading.problems, reading.page.title) == ((), tidy(title))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\nb", "this runs over several lines, and a value is one line"),
        ("a\r\nb", "this runs over several lines, and a value is one line"),
        ("a\u2028b", "this runs over several lines, and a value is one line"),
        ("a\x1b[31m", "a character of this commands a terminal and stands for nothing"),
        ("caf\udce9", "this is not UTF-8"),
        ("a\tb", ""),
    ],
)
def test_what_cannot_stand_in_a_line_is_refused(text, why):
    assert why_not_a_line(text) == why


def test_a_file_has_every_key_and_what_is_not_known_is_empty():
    assert page_text("event", {"title": "Talks: a beginning", "date": "2015-12-18", "type": "CONSULT"}) == (
        "---\n"
        "title: 'Talks: a beginning'\n"
        "date: 2015-12-18\n"
        "date_basis:\n"
        "date_note:              # how an inferred date was found\n"
        "date_evidence: []       # the passages from which it was read: [document-id#p1]\n"
        "type: CONSULT\n"
        "status:                 # occurred | planned | reported | denied; occurred where it is empty\n"
        "place:\n"
        "actor: []               # ids of actors: who acted\n"
        "recipient: []           # towards whom\n"
        "participants: []        # who else took part\n"
        "follows: []             # ids of events\n"
        "part_of: []             # ids of events\n"
        "outcome:                # of a plan: an event's id, or unknown\n"
        "disputes: []            # {kind: …, measure: … or about: …, passages: […, …], note: …}\n"
        "---\n\n"
    )


def test_a_file_that_is_there_is_never_written_over(tmp_path):
    path = tmp_path / "actors/ada.md"
    write_new(path, "first")
    with pytest.raises(FileExistsError):
        write_new(path, "second")
    assert path.read_text() == "first"
    assert _names(path.parent) == ["ada.md"]


def test_a_file_is_written_where_there_are_no_hard_links(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "hardlink_to", _not_supported)
    path = tmp_path / "actors/ada.md"
    write_new(path, "first")
    with pytest.raises(FileExistsError):
        write_new(path, "second")
    assert path.read_text() == "first"
    assert _names(path.parent) == ["ada.md"]


def test_where_the_disk_is_full_nothing_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "write_text", _no_space)
    with pytest.raises(OSError, match="No space"):
        write_new(tmp_path / "actors/ada.md", "text")
    assert _names(tmp_path / "actors") == []


def _written_and_read(kind, values):
    with TemporaryDirectory() as folder:
        write_new(Path(folder) / f"{kind}s/new.md", page_text(kind, values))
        ((source,), problems) = find_sources(Path(folder))
    assert problems == ()
    return read_page(source)


def _values(page):
    """What a page was made of, as `new` takes it; what is empty is left out."""
    match page:
        case Document():
            dated = {"date": page.date.date.edtf, "date_basis": page.date.basis}
            found = {"title": page.title, **dated, "publisher": page.publisher, "url": page.url}
        case Actor():
            found = {"name": page.name.text, "kind": page.kind}
        case Event():
            dated = {"date": page.date.date.edtf, "date_basis": page.date.basis}
            found = {"title": page.title, **dated, "type": page.type}
        case Topic():
            answers = tuple(f"{answer.code}: {answer.words}" for answer in page.answers)
            found = {"title": page.title, "answers": answers}
        case _:
            found = {"title": page.title}
    return {key: value for key, value in found.items() if value}


def _no_space(*_, **__):
    raise OSError(28, "No space left on device")


def _not_supported(*_):
    raise PermissionError(1, "Operation not permitted")


def _names(folder):
    return [path.name for path in folder.iterdir()]
