"""Files: what is read from a folder, and what is refused without being followed."""

import os
import socket

import pytest

from generator.read.files import Refused, find_sources, read_for_report, read_text
from generator.read.limits import FILE

PAGE = "---\ntitle: T\n---\n"


@pytest.fixture
def content(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("content/pages", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "elsewhere" / "x.md").write_text("---\ntitle: Secret\n---\n")
    return tmp_path / "content"


def rules(content):
    """The rules that are broken; nothing that stands elsewhere is read."""
    sources, problems = find_sources(content)
    assert not any("Secret" in source.text for source in sources)
    return [problem.rule for problem in problems]


@pytest.mark.parametrize("target", ["../../elsewhere/x.md", "/nowhere.md", "x.md", "/dev/zero", "../../elsewhere"])
def test_a_link_in_the_place_of_a_page_is_refused(content, target):
    (content / "pages" / "x.md").symlink_to(target)
    assert rules(content) == ["file-is-no-link"]


@pytest.mark.parametrize("name", ["topics", "anything"])
@pytest.mark.parametrize("target", ["../elsewhere", ".", ".."])
def test_a_link_in_the_place_of_a_folder_is_refused(content, name, target):
    (content / name).symlink_to(target)
    assert rules(content) == ["file-is-no-link"]


def test_a_link_that_is_no_page_is_left_alone(content):
    (content / "notes.txt").symlink_to("../elsewhere/x.md")
    assert rules(content) == []


def test_a_pipe_is_refused_without_waiting(content):
    os.mkfifo(content / "pages" / "x.md")
    assert rules(content) == ["file-is-readable"]


def test_a_socket_is_refused(content, monkeypatch):
    monkeypatch.chdir(content / "pages")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("x.md")
        assert rules(content) == ["file-is-readable"]


def test_a_folder_named_as_a_page_is_refused(content):
    (content / "pages" / "x.md").mkdir()
    assert rules(content) == ["file-is-readable"]


def test_a_file_in_the_place_of_a_folder_is_refused(content):
    (content / "topics").write_text("")
    assert rules(content) == ["folder-is-there"]


def test_a_name_that_is_not_utf8_is_refused(content):
    (content / "pages" / os.fsdecode(b"\xff.md")).write_text(PAGE)
    (problem,) = find_sources(content)[1]
    assert problem.rule == "id-fits"
    assert problem.path.isascii()


def test_what_is_hidden_or_private_is_not_looked_at(content):
    for folder in (".git", "sources"):
        (content / folder).mkdir()
        (content / folder / "x.md").symlink_to("/nowhere")
    assert rules(content) == []


@pytest.mark.parametrize(
    ("data", "rule", "start"),
    [
        (PAGE.encode("utf-16"), "file-is-utf-8", 0),
        (PAGE.encode("utf-16-le"), "file-is-text", 1),
        (b"ab\r\nc\xff", "file-is-utf-8", 4),
        (b"ab\xc0\x80", "file-is-utf-8", 2),
        (b"ab\xed\xa0\x80", "file-is-utf-8", 2),
        (b"ab\0", "file-is-text", 2),
        (("é" + "\u0301\u0327" * 20).encode(), "letter-has-few-marks", 1),
    ],
)
def test_what_is_no_text_is_refused_where_it_is_none(content, data, rule, start):
    path = content / "pages" / "x.md"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_text(path)
    assert (refused.value.rule, refused.value.start) == (rule, start)
    assert read_for_report(path)


def test_a_file_beyond_the_limit_is_refused_by_its_size(content):
    path = content / "pages" / "x.md"
    path.write_bytes(b"a" * (FILE + 1))
    with pytest.raises(Refused, match="1,000,001 bytes, at most 1,000,000"):
        read_text(path)


@pytest.mark.parametrize("text", ["\ufeffa\r\nb\rc\n", "a\nb\nc\n"])
def test_ends_of_lines_and_a_byte_order_mark_do_not_matter(content, text):
    path = content / "pages" / "x.md"
    path.write_bytes(text.encode())
    assert read_text(path) == "a\nb\nc\n"
