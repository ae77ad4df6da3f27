"""`[[id|words]]` becomes a link, and each page learns which others name it: all are read before one is shown."""

import re
from collections import defaultdict
from pathlib import PurePosixPath

NAMED = re.compile(r"\[\[([a-z0-9-]+)\|([^\]]+)\]\]")
files_by_id = {}
names = {}
named_by = defaultdict(list)


def on_files(files, config):
    for each in (files_by_id, names, named_by):
        each.clear()
    files_by_id.update({_id(file): file for file in files.documentation_pages()})
    return files


def on_page_markdown(markdown, page, config, files):
    found = {}

    def link(named):
        found[named[1]] = None
        return f"[{named[2]}](../{files_by_id[named[1]].src_uri})"

    text = NAMED.sub(link, markdown)
    kind = page.meta.get("kind")
    mine = {"documents": found, "events": page.meta.get("participants", ())}.get(kind, ())
    names[page.file.src_uri] = list(mine)
    for id in mine:
        named_by[id].append(page)
    return text


def on_page_context(context, page, config, nav):
    named = [files_by_id[id].page for id in names[page.file.src_uri]]
    named_here = named_by.get(_id(page.file), [])
    for kind in ("documents", "actors", "events"):
        context[kind] = [other for other in [*named, *named_here] if other.meta.get("kind") == kind]
    return context


def _id(file):
    return PurePosixPath(file.src_uri).stem
