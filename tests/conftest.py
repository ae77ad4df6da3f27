"""A dossier is a string: its files stand one after the other under lines like `-- documents/acme-1.md --`."""

import json
import os
import posixpath
import re
import shutil
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from typer.testing import CliRunner

from generator.cli.main import app

IN_CI = os.environ.get("CI") == "true"
"""Whether a part that is missing is a failure."""

FILE = re.compile(r"^-- (?P<name>\S+) --\n", re.MULTILINE)
SETTINGS = """\
title = "The harbour"
summary = "A quarrel about a harbour, made up for tests."
full_text = false
[measures]
boats = "boats"
"""
ITEM = ("li", "article", "tr", "dd")


@pytest.fixture(scope="session", autouse=True)
def at_a_desk():
    """Commands run as they do at a desk: in CI they would say more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CI", raising=False)
        yield


@dataclass(frozen=True)
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def problems(self):
        """What `--format json` has printed."""
        return json.loads(self.out)

    @property
    def rules(self):
        return [problem["rule"] for problem in self.problems]


class Dossier:
    """A folder with `content/` and, once it is built, `site/`; commands run in it as they do in a terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.site = folder / "site"

    def run(self, *words: str) -> Done:
        with chdir(self.folder):
            done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
        return Done(done.exit_code, done.stdout, done.stderr)

    def build(self, *words: str) -> Done:
        return self.run("build", *words)

    def built(self) -> "Dossier":
        done = self.build()
        assert done.code == 0, done.err
        return self

    def check(self, *words: str) -> Done:
        return self.run("check", *words)

    def dead_links(self):
        """The problems that `check` finds of links that lead nowhere."""
        return [problem for problem in self.faults() if problem["rule"] == "link-leads-somewhere"]

    def faults(self, *words: str) -> list[dict]:
        """The problems that `check` finds, as data; that nothing is sealed in a dossier of a string is none."""
        found = self.check("--format", "json", *words).problems
        return [problem for problem in found if problem["rule"] != "lock-is-there"]

    def seal(self, *words: str) -> "Dossier":
        """Seals what stands in the sources."""
        done = self.check("--links", "none", "--update-lock", *words)
        assert done.code == 0, done.out + done.err
        return self

    def list_json(self, kind: str) -> list[dict]:
        return json.loads(self.run("list", kind, "--json").out)

    def write(self, text: str) -> None:
        """Adds the files of a string to the content, or puts them in the place of others."""
        for name, body in files(text):
            path = self.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replaces words everywhere in one file, `content/…` or `site/…`, which must hold them."""
        text = self.read(name)
        assert old in text, f"{name} does not hold {old!r}"
        (self.folder / name).write_text(text.replace(old, new), encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def names(self) -> list[str]:
        """What stands beside the content, by name."""
        return sorted(path.name for path in self.folder.iterdir())

    def tree(self) -> dict[str, bytes]:
        """Every file of the site and its bytes."""
        paths = (path for path in sorted(self.site.rglob("*")) if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in paths}

    def pages(self) -> list[str]:
        return sorted(path.relative_to(self.site).as_posix() for path in self.site.rglob("*.html"))

    def page(self, name: str) -> LexborHTMLParser:
        return LexborHTMLParser((self.site / name).read_text(encoding="utf-8"))

    def words(self, name: str) -> str:
        """What a reader sees in the main part of a page."""
        return text(self.page(name).css_first("main"))

    def ids(self, name: str) -> set[str]:
        return {node.attributes["id"] for node in self.page(name).css("[id]")}

    def hrefs(self, name: str) -> list[str]:
        """The addresses of a page as they are written."""
        return [node.attributes["href"] or "" for node in self.page(name).css("a[href]")]

    def links(self, name: str, within: str = "main") -> set[str]:
        """Where the links of a page lead, from the root of the site: those of its main part, or of `within`."""
        return {target(name, node) for node in self.page(name).css(f"{within} a[href]")}

    def items(self, name: str, to: str) -> list[str]:
        """The words of each item of a list or table that holds a link to the address `to`."""
        links = (node for node in self.page(name).css("main a[href]") if target(name, node) == to)
        return [text(item(link)) for link in links]

    def leads(self, address: str) -> bool:
        """Whether there is such a page, and on it such an anchor."""
        name, _, anchor = address.partition("#")
        return (self.site / name).is_file() and (not anchor or anchor in self.ids(name))

    def copy(self, folder: Path) -> "Dossier":
        return Dossier(Path(shutil.copytree(self.folder, folder)))


def files(text: str):
    """The names and texts of the files in a string."""
    _, *parts = FILE.split(dedent(text))
    return zip(parts[::2], parts[1::2], strict=True)


def target(name: str, node: LexborNode) -> str:
    """Where a link in the page `name` leads, from the root of the site; an address elsewhere as it is."""
    address = urlsplit(node.attributes["href"] or "")
    if address.scheme:
        return address.geturl()
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), address.path)) if address.path else name
    return f"{path}#{address.fragment}" if address.fragment else path


def item(node: LexborNode) -> LexborNode:
    while node.parent is not None and node.tag not in ITEM:
        node = node.parent
    return node


def text(node: LexborNode) -> str:
    return " ".join(node.text(separator="").split())


@pytest.fixture(scope="session")
def dossier(tmp_path_factory):
    """Makes a dossier of a string; where it has no dossier.toml, it gets one."""

    def make(text: str = "") -> Dossier:
        made = Dossier(tmp_path_factory.mktemp("dossier"))
        made.content.mkdir()
        made.write(f"-- dossier.toml --\n{SETTINGS}")
        made.write(text)
        return made

    return make


HARBOUR = """
-- documents/acme-2020-03-02-deal.md --
---
title: Acme and the town meet
publisher:
publisher_note: The page as received names none.
date: 2020-03-02
date_basis: inferred
date_note: The text says Monday.
source: deal.txt
---
Ada Stone, who leads Acme, [met the Mayor on Monday.]{#p1 para=1 event=deal}

The harbour, she said, was [“a matter of weeks”]{#p2 para=2 by=ada topic=opening stance=soon about=town}.[^1]
[Others were less sure.]{#p3 para=3
by=unnamed as="two officials" for=town to=acme via=gazette topic=opening stance=late}

[The company has at least 18]{#p4 para=4 actor=acme boats=18+} boats.
[They will meet again in April.]{#p5 para=4-5 event=second-round}

[^1]: The Gazette heard it otherwise, see [@gazette-2020-03-05-doubts#p1].
-- documents/gazette-2020-03-05-doubts.md --
---
title: Doubts about the harbour
author: [Dora Quill]
publisher: The Gazette
date: 2020-03-05
date_basis: stated
url: https://gazette.example/doubts
source: doubts.txt
---
[Bert Hill had met Ada Stone before he left.]{#p1 para=1 by=gazette event=deal}
[The new Mayor, Cleo Reed, calls it “a promise on sand”.]{#p2 para=2 by=cleo at=2020-03-04 topic=opening stance=late}
-- actors/ada.md --
---
name: Ada Stone
kind: person
aliases: [Ms Stone]
offices:
  - {title: Chair of Acme, of: acme, evidence: [acme-2020-03-02-deal#p1]}
---
Ada Stone leads Acme [@acme-2020-03-02-deal#p1].
-- actors/bert.md --
---
name: Bert Hill
kind: person
offices:
  - {title: Mayor, of: town, from: 2016-01-01, to: 2020-03-03, evidence: [acme-2020-03-02-deal#p1], basis: background}
---
-- actors/cleo.md --
---
name: Cleo Reed
kind: person
offices:
  - {title: Mayor, of: town, from: 2020-03-04, evidence: [gazette-2020-03-05-doubts#p2]}
---
-- actors/acme.md --
---
name: Acme
kind: organization
metonyms: [the Quay]
---
-- actors/town.md --
---
name: the town
kind: state
---
-- actors/gazette.md --
---
name: The Gazette
kind: organization
---
-- events/deal.md --
---
title: Ada and Bert talk
date: 2020-03-02
date_basis: stated
place: Town hall
type: CONSULT
actor: [ada]
recipient: [bert]
---
The two met [@acme-2020-03-02-deal#p1].
-- events/second-round.md --
---
title: The second round
date: 2020-04
date_basis: stated
type: CONSULT
status: planned
actor: [acme]
recipient: [town]
follows: [deal]
outcome: unknown
---
-- topics/opening.md --
---
title: When will the harbour open?
answers:
  soon: Within weeks
  late: Not for years
disputes:
  - kind: framing
    about: how long it takes
    passages: [acme-2020-03-02-deal#p2, gazette-2020-03-05-doubts#p2]
    note: Ada Stone speaks of weeks, and nobody says from which day. Cleo Reed names no time at all.
---
-- pages/about.md --
---
title: About this dossier
---
All of this is made up. [[deal|The talks]] never took place.
-- sources/deal.txt --
Acme and the town met on Monday.

It is "a matter of weeks", said Ms Stone, and smiled as one smiles who has seen many harbours open and many close.
Two officials, who asked for no names because they were not to speak in public, were less sure.
The company has at least 18 boats, and each of them has a name, a number and a colour of its own.
They will meet again in April, the company says, at the same place and, if nothing happens, at the same hour.
-- sources/doubts.txt --
Bert Hill met Ada Stone before he left office, and nobody has told us yet what the two of them agreed upon.
His successor calls it “a promise on sand”, although she had called it something else when she was in opposition.
"""


@pytest.fixture(scope="session")
def harbour(dossier):
    """A dossier with something of everything, sealed and built once; a test that changes it asks for `scratch`."""
    return dossier(HARBOUR).seal().built()


@pytest.fixture
def scratch(harbour, tmp_path):
    """A copy of the harbour that a test may spoil."""
    return harbour.copy(tmp_path / "scratch")
