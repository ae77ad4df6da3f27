"""The page of names: whom each form means, and why."""

import re

import pytest

DEAL = "documents/acme-2020-03-02-deal.html"
NAMES = "names.html"


@pytest.fixture(scope="module")
def entries(harbour):
    """What is said of each form, by form."""
    page = harbour.page(NAMES)
    return {
        " ".join(entry.css_first("dt").text().split()): " ".join(entry.css_first("dd").text().split())
        for entry in page.css("main dl > div")
    }


def test_a_form_says_whom_it_means_and_why(entries):
    assert entries["Ada Stone"].startswith("Ada Stone its name, ")


def test_a_form_leads_to_the_paragraphs_where_it_stands(harbour):
    links = harbour.links(NAMES)
    assert f"{DEAL}#paragraph-1" in links
    assert [link for link in links if not harbour.leads(link)] == []


def test_an_office_has_its_holders_and_their_years(entries):
    (office,) = [words for form, words in entries.items() if form.startswith("Mayor the town")]
    assert "Bert Hill 2016–2020, Cleo Reed from 2020" in office
    assert "nobody by itself" not in office


def test_an_office_that_several_may_have_held_names_them_and_links_to_nobody(scratch):
    scratch.edit("content/actors/cleo.md", "from: 2020-03-04, ", "")
    words = scratch.built().words(NAMES)
    assert "Links to nobody by itself: any of the 2 may be meant" in words


def test_what_was_left_alone_is_listed_with_its_candidates(scratch):
    scratch.edit("content/actors/bert.md", "kind: person", "kind: person\naliases: [Boss]")
    scratch.edit("content/actors/cleo.md", "kind: person", "kind: person\naliases: [Boss]")
    scratch.edit(
        DEAL.replace("documents", "content/documents").replace("html", "md"), "Others were", "Boss says others were"
    )
    assert re.search(r"Boss 1 time May mean Bert Hill and Cleo Reed", scratch.built().words(NAMES))


def test_a_metonym_after_a_preposition_of_place_is_said_to_be_a_place(scratch):
    name = f"content/{DEAL.replace('html', 'md')}"
    scratch.edit(name, "They will meet again in April.", "They meet at the Quay, says the Quay.")
    assert "stands for Acme 1 time; a place only, 1 time" in scratch.built().words(NAMES)


def test_a_weak_alias_is_listed_as_never_linked(scratch):
    scratch.edit("content/actors/ada.md", "aliases: [Ms Stone]", "aliases: [Ms Stone]\nweak_aliases: [the chair]")
    words = scratch.built().words(NAMES)
    assert "Never linked" in words
    assert "the chair Ada Stone" in words


def test_actors_lead_to_the_names(harbour):
    assert NAMES in harbour.links("actors.html")
    assert NAMES in harbour.links("actors/ada.html")


def test_many_names_stand_on_several_pages(dossier):
    actors = "".join(f"-- actors/a{n}.md --\n---\nname: Actor {n}\nkind: person\n---\n" for n in range(400))
    words = " ".join(f"Actor {n} spoke." for n in range(400))
    site = dossier(
        f"{actors}-- documents/doc-1.md --\n---\ntitle: T\ndate: 2000\ndate_basis: stated\n---\n{words}\n"
    ).built()
    assert {"names/a.html", "names/a-2.html"} <= site.links(NAMES)
    assert all(len(site.page(page).css("*")) <= 1500 for page in site.pages() if page.startswith("names"))
    forms = [form for page in site.pages() if page.startswith("names/") for form in site.page(page).css("dt")]
    assert len(forms) == 400
