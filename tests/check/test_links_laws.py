"""What holds of links however pages lead to each other: found is what is found by following them one by one."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urljoin, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.links import begin_links
from generator.engine.engine import Engine

ROOT = "/1/2/3/"
PAGES = ("index.html", "a.html", "b/index.html", "b/a.html", "b/c/a.html")
IDS = ("x", "y", "é")

PARTS = st.sampled_from(("a.html", "b/", "c/", "../", "./", "%61.html", "index.html"))
LASTS = st.sampled_from(("", "", "..", "."))
PATHS = st.tuples(st.lists(PARTS, max_size=4).map("".join), LASTS).map("".join)
QUERIES = st.sampled_from(("", "", "?", "?q=a.html"))
WORDS = ("", "x", "y", "z", "%78", "%C3%A9", "é", "x:~:text=z", ":~:text=x", "top")
FRAGMENTS = st.sampled_from(("", "", *(f"#{word}" for word in WORDS)))
LINKS = st.tuples(st.sampled_from(("", "", ROOT)), PATHS, QUERIES, FRAGMENTS).map("".join)
SITES = st.fixed_dictionaries(
    {page: st.tuples(st.lists(LINKS, max_size=8), st.sets(st.sampled_from(IDS))) for page in PAGES}
)


def text(links, ids):
    return "".join(f'<a href="{link}">x</a>' for link in links) + "".join(f'<p id="{id}">' for id in ids)


def is_dead(site, page, link):
    """Follows one link as a browser does."""
    address = urlsplit(urljoin(f"http://x{ROOT}{page}", link))
    if not address.path.startswith(ROOT):
        return True
    path = unquote(address.path.removeprefix(ROOT))
    path = f"{path}index.html" if path.endswith("/") or not path else path
    id = unquote(address.fragment.partition(":~:")[0])
    return path not in site or id not in ("", "top", *site[path][1])


def found(folder, site):
    for page, (links, ids) in site.items():
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(text(links, ids), encoding="utf-8")
    problems = begin_links(folder, Engine(), root=ROOT)().problems
    return {(problem.path.removeprefix(f"{folder}/"), re.match("`(.*?)`", problem.message)[1]) for problem in problems}


@settings(deadline=None, max_examples=150)
@given(SITES)
def test_dead_are_those_links_that_lead_nowhere_when_followed_one_by_one(site):
    with TemporaryDirectory() as folder:
        dead = {(page, link) for page, (links, _) in site.items() for link in links if is_dead(site, page, link)}
        assert found(Path(folder), site) == dead
