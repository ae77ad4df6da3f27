"""What was stale once: edits after which a page, or a whole site, was left as it had been."""

import shutil

import pytest
from msgspec import structs

from generator.model.lock import Overlap
from generator.read.lock import find_lock, lock_text
from tests.conftest import Dossier
from tests.site.test_warm_is_clean import said, shape


@pytest.fixture
def as_clean(tmp_path):
    """Builds once more, and once more from nothing: whether both come to the same."""

    def build(warm, *flags, output="site"):
        clean = Dossier(tmp_path / "clean")
        shutil.copytree(warm.content, clean.content)
        for made in (warm, clean):
            done = made.build("-o", output, *flags)
            assert done.code == 0, done.err
        sites = shape(warm.folder / output), shape(clean.folder / output)
        shutil.rmtree(clean.folder)
        different = {name for name in sites[0].keys() | sites[1].keys() if sites[0].get(name) != sites[1].get(name)}
        assert different == set()

    return build


# --- another site of the same content --------------------------------------------------------------------


@pytest.mark.parametrize("flag", [("--patterns",), ("--base-url", "https://b.example/d/")])
def test_what_was_asked_for_before_the_last_build_is_made_again(scratch, as_clean, flag):
    as_clean(scratch)
    as_clean(scratch, *flag)
    as_clean(scratch)


def test_a_site_is_made_in_a_folder_where_none_is(scratch, as_clean):
    as_clean(scratch)
    as_clean(scratch, output="public")


def test_a_site_is_made_again_where_its_folder_was_removed(scratch, as_clean):
    as_clean(scratch)
    shutil.rmtree(scratch.site)
    as_clean(scratch)


# --- pages that show more than their recipe took in ------------------------------------------------------

FAIR = """
-- events/{id}.md --
---
title: The fair of {date}
date: {date}
date_basis: stated
type: CONSULT
actor: [{actor}]
recipient: [{recipient}]
---
So [@{cited}#p1].
"""


def actor(id, name, *lines, words=""):
    return "\n".join((f"-- actors/{id}.md --", "---", f"name: {name}", *lines, "---", words, ""))


def fair(actor, recipient):
    """An event with two others around it, each reported by a document that names nothing else."""
    parts = (
        ("first", "2010-01", "gazette", "cleo"),
        ("fair", "2010-02", actor, recipient),
        ("last", "2010-03", "gazette", "cleo"),
    )
    events = (
        FAIR.format(id=id, date=date, actor=one, recipient=other, cited=f"herald-{id}")
        for id, date, one, other in parts
    )
    reports = (document(f"herald-{id}", date, f"[So.]{{#p1 para=1 event={id}}}") for id, date, *_ in parts)
    return "".join((*events, *reports))


def document(id, date, words):
    head = f"title: Of {id}\npublisher: The Herald\ndate: {date}\ndate_basis: stated\nurl: https://a.example/{id}"
    return f"-- documents/{id}.md --\n---\n{head}\n---\n{words}\n"


def test_a_state_at_many_removes_has_another_name(scratch, as_clean):
    scratch.edit("content/actors/acme.md", "kind: organization", "kind: organization\npart_of: [port]")
    scratch.write(
        actor("port", "The Port", "kind: body", "part_of: [realm]")
        + actor("realm", "The Realm", "kind: body", "part_of: [isle]")
        + actor("isle", "The Isle", "kind: state")
        + document(
            "herald-1",
            "2020-03-03",
            "[Late.]{#p1 para=1 by=gazette topic=opening}\n[So late.]{#p2 para=1 by=gazette topic=opening}",
        )
    )
    as_clean(scratch)
    scratch.edit("content/actors/isle.md", "The Isle", "The Island")
    as_clean(scratch)
    assert "The Island" in scratch.words("topics/opening.html")


def test_a_cited_passage_has_a_link_to_what_has_another_title(scratch, as_clean):
    scratch.edit("content/documents/acme-2020-03-02-deal.md", "has at least 18]", "has 18, says [[cleo]]]")
    scratch.write(actor("zoe", "Zoe Pike", "kind: person", words="She counts [@acme-2020-03-02-deal#p4]."))
    as_clean(scratch)
    scratch.edit("content/actors/cleo.md", "Cleo Reed", "Cleo Read")
    as_clean(scratch)
    assert "says Cleo Read" in scratch.read("site/actors/zoe.html")


def test_a_cited_passage_names_a_participant_no_longer(scratch, as_clean):
    scratch.write(fair("cleo", "bert"))
    scratch.edit("content/events/fair.md", "#p1].", "#p1] [@acme-2020-03-02-deal#p1].")
    as_clean(scratch)
    before = scratch.read("site/events/fair.html")
    scratch.write(actor("zoe", "Zoe Pike", "kind: person", "aliases: [Mayor]"))
    as_clean(scratch)
    assert scratch.read("site/events/fair.html") != before


def test_differences_elsewhere_move_those_of_a_question(scratch, as_clean):
    dispute = (
        "  - kind: framing\n    about: matter {}\n"
        "    passages: [herald-1#p1, herald-1#p2]\n    note: The one says this, and the other that."
    )
    disputes = [dispute.format(number) for number in range(40)]
    two = "[This.]{#p1 para=1 actor=zoe}\n[That.]{#p2 para=2 actor=zoe}"
    scratch.write(document("herald-1", "2020-03-03", two))
    scratch.write(actor("zoe", "Zoe Pike", "kind: person", "disputes:", *disputes))
    as_clean(scratch)
    scratch.write(actor("zoe", "Zoe Pike", "kind: person", "disputes:", *disputes[1:]))
    as_clean(scratch)


def test_a_document_that_joined_two_others_is_deleted(scratch, as_clean):
    pair = ("acme-2020-03-02-deal", "gazette-2020-03-05-doubts")
    scratch.write(document("herald-1", "2020-03-03", "Copied from both."))
    lock, _ = find_lock(scratch.content)
    lock = structs.replace(lock, overlaps=tuple(Overlap(a=id, b="herald-1", share=0.5) for id in pair))
    (scratch.content / "passages.lock").write_text(lock_text(lock))
    as_clean(scratch)
    before = scratch.words("events/deal.html")
    (scratch.content / "documents/herald-1.md").unlink()
    as_clean(scratch)
    assert scratch.words("events/deal.html") != before


def test_a_state_is_spoken_for_by_one_who_has_no_part_in_its_tie(scratch, as_clean):
    scratch.write(fair("acme", "town"))
    as_clean(scratch)
    scratch.edit("content/documents/acme-2020-03-02-deal.md", "“a matter of weeks”", "“a matter of days”")
    as_clean(scratch)
    assert "“a matter of days”" in scratch.words("ties/acme--town.html")


# --- problems that a page had not, when it was linked before ---------------------------------------------


@pytest.mark.parametrize(("file", "named"), [("actors/zoe.md", "[[zoe]]"), ("documents/herald-1.md", "[@herald-1#p1]")])
def test_what_could_not_be_read_is_deleted_and_what_leads_there_is_reported(scratch, file, named):
    scratch.edit("content/pages/about.md", "All of this", f"All of this {named}")
    scratch.write(f"-- {file} --\nno front matter\n")
    broken = scratch.build()
    assert "reference-resolves" not in broken.err
    (scratch.content / file).unlink()
    deleted = scratch.build()
    assert (deleted.code, "reference-resolves" in deleted.err) == (1, True), deleted.err


# --- what a rename has read ------------------------------------------------------------------------------


@pytest.mark.parametrize("flags", [(), ("--dry-run",)])
def test_what_a_rename_would_write_is_not_taken_for_what_is_there(scratch, as_clean, flags):
    shutil.rmtree(scratch.folder / ".dossier-cache")
    before = scratch.content / "pages/about.md", scratch.read("content/pages/about.md")
    assert scratch.run("rename", "deal", "talks", *flags).code == 0
    as_clean(scratch)
    if not flags:
        scratch.run("rename", "talks", "deal")
        before[0].write_text(before[1], encoding="utf-8")
        as_clean(scratch)


def test_a_page_that_has_the_id_of_another_is_read_for_what_it_is(scratch, tmp_path):
    scratch.write(actor("opening", "Nobody", "kind: person", words="Nothing else was said."))
    clean = Dossier(tmp_path / "clean")
    shutil.copytree(scratch.content, clean.content)
    here, there = scratch.build(), clean.build()
    assert (here.code, said(here)) == (there.code, said(there))
    assert "actors/opening.md:5:1" in here.err
