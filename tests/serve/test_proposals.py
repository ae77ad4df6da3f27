"""Open proposals in the preview: on the page of their document, and only where they are asked for."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.serve.conftest import serving

ID = "acme-2020-03-02-deal"
PAGE = f"/documents/{ID}.html"
FILE = f"""\
# Proposals for {ID}

## Names

- [ ] [[ada]] · also "<b>Ada</b>" · ¶2 ^n-3f9a (surname, sure)

- [x] [[bert]] · also "Hill" · ¶1 ^n-3f9b (surname, unsure)

<!-- proposed: n-3f9a00000000 n-3f9b00000000 -->
"""


PROPOSALS = f"-- proposals/{ID}.md --\n{FILE}"


@pytest.fixture(scope="module")
def shown(harbour, tmp_path_factory):
    """A preview with proposals that nobody edits."""
    made = harbour.copy(tmp_path_factory.mktemp("proposals") / "still")
    made.write(PROPOSALS)
    with serving(made, "--proposals") as served:
        yield served


def test_they_stand_on_the_page_of_their_document_with_their_lines(shown):
    page = LexborHTMLParser(shown.get(PAGE).text)
    section = page.css_first("main > section.dossier-proposals")
    assert section.attributes["aria-label"] == "Proposals, not published"
    first, second = section.css("li")
    assert " ".join(first.text().split()) == (
        f'[[ada]] · also "<b>Ada</b>" · ¶2 open, sure, surname content/proposals/{ID}.md:5'
    )
    assert (first.attributes["class"], second.attributes["class"]) == ("open", "accepted")
    assert second.css_first("a").attributes["href"] == f"/_dossier/proposals/{ID}.md#:~:text=%5En%2D3f9b"
    assert section.parent.last_child.tag == "section" or section.next.text().strip() == ""


def test_a_line_leads_to_the_file(shown):
    answer = shown.get(f"/_dossier/proposals/{ID}.md")
    assert (answer.code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert answer.text == FILE
    assert shown.get("/_dossier/proposals.css").code == 200


def test_no_other_page_has_them_and_no_path_leads_further(shown):
    assert "dossier-proposals" not in shown.get("/").text
    assert "proposals.css" not in shown.get("/actors/ada.html").text
    for path in ("/_dossier/proposals/", f"/_dossier/proposals/../{ID}.md", "/proposals/", f"/_dossier/proposals/{ID}"):
        assert shown.get(path).code == 404


def test_an_open_page_follows_the_file_and_what_cannot_be_understood_is_a_warning_over_it(scratch):
    scratch.write(PROPOSALS)
    with serving(scratch, "--proposals") as served, served.events() as events:
        version = next(events)["version"]
        scratch.edit(f"content/proposals/{ID}.md", "- [ ]", "- [x]")
        assert next(events)["version"] == version + 1
        assert served.get(PAGE).text.count('<li class="accepted">') == 2
        scratch.edit(f"content/proposals/{ID}.md", "## Names\n", "## Names\nA remark.\n")
        state = next(events)
    (problem,) = state["problems"]
    assert (problem["severity"], problem["rule"], problem["line"]) == ("warning", "proposal-fits", 4)
    assert not state["broken"]


def test_without_being_asked_a_preview_shows_none(scratch):
    scratch.write(PROPOSALS)
    with serving(scratch) as served:
        assert "dossier-proposals" not in served.get(PAGE).text
        assert served.get(f"/_dossier/proposals/{ID}.md").code == 404
