"""What was stale once: edits after which a page, or a whole site, was left as it had been."""

import shutil

import pytest

from tests.conftest import Dossier
from tests.site.test_warm_is_clean import shape


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
