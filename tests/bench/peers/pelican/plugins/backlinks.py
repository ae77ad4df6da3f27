"""Each page learns what it names and which others name it."""

from pelican import signals

KINDS = ("documents", "actors", "events")


def connect(generators):
    articles = next(one for one in generators if hasattr(one, "articles")).articles
    pages = next(one for one in generators if hasattr(one, "pages")).pages
    by_id = {page.slug: page for page in [*articles, *pages]}
    for page in by_id.values():
        page.linked = {kind: [] for kind in KINDS}
    for page in by_id.values():
        for id in filter(None, (name.strip() for name in page.metadata.get("names", "").split(","))):
            page.linked[by_id[id].kind].append(by_id[id])
            by_id[id].linked[page.kind].append(page)


def register():
    signals.all_generators_finalized.connect(connect)
