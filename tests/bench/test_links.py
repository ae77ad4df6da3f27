"""The benchmark of links takes out what the check then finds."""

from tests.bench.links import dead_by_dossier, spoil

PAGES, IDS = 3, 5


def test_every_link_to_a_seeded_fault_is_found(scratch):
    before = {page: scratch.links(page, within="html") for page in scratch.pages()}
    seeded = spoil(scratch.site, PAGES, IDS)
    leads_to = seeded.ids | seeded.pages
    meant = {
        (page, link)
        for page, links in before.items()
        if page not in seeded.pages
        for link in links
        if link in leads_to or link.partition("#")[0] in seeded.pages
    }
    dead = dead_by_dossier(scratch.check("--format", "json").out, scratch.site.relative_to(scratch.folder))
    assert dead == meant
    assert seeded.found(dead) == (PAGES, IDS)


def test_the_same_faults_are_seeded_each_time(harbour, tmp_path):
    one, other = (harbour.copy(tmp_path / name) for name in ("one", "other"))
    assert spoil(one.site, PAGES, IDS) == spoil(other.site, PAGES, IDS)


def test_another_name_of_a_spoilt_file_keeps_what_it_has(harbour, scratch, tmp_path):
    before = harbour.tree()
    for path in list(scratch.site.rglob("*.html")):
        path.unlink()
        path.hardlink_to(harbour.site / path.relative_to(scratch.site))
    spoil(scratch.site, PAGES, IDS)
    assert harbour.tree() == before
