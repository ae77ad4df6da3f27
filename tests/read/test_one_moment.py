"""All files of a dossier are read as they were at one moment."""

import pytest

from generator.read import files

PAGE = "---\ntitle: {}\n---\n"


@pytest.fixture
def content(tmp_path):
    (tmp_path / "pages").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / f"pages/{name}.md").write_text(PAGE.format("old"))
    return tmp_path


def test_a_change_between_two_files_is_read_for_both(content, monkeypatch):
    read, changed = files.read_text, []

    def slowly(path, *most):
        text = read(path, *most)
        if path.stem == "b" and not changed:
            changed.append(path)
            for name in ("a", "b", "c"):
                (content / f"pages/{name}.md").write_text(PAGE.format("new, and longer"))
        return text

    monkeypatch.setattr(files, "read_text", slowly)
    sources, problems = files.find_sources(content)
    assert problems == ()
    assert {source.text for source in sources} == {PAGE.format("new, and longer")}


def test_content_that_never_rests_is_read_all_the_same(content, monkeypatch):
    read, count = files.read_text, iter(range(1000))

    def restless(path, *most):
        (content / "pages/a.md").write_text(PAGE.format("x" * (next(count) + 1)))
        return read(path, *most)

    monkeypatch.setattr(files, "read_text", restless)
    sources, _ = files.find_sources(content)
    assert [source.id for source in sources] == ["a", "b", "c"]
