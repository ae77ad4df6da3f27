"""Pages of prose, such as about, and the page for an address that leads nowhere."""

from generator.model import urls
from generator.model.page import Prose
from generator.model.view.prose import NotFoundView, ProseView
from generator.render.views.cards import Cards
from generator.render.views.frame import frame, rows


def prose_view(cards: Cards, page: Prose) -> ProseView:
    """All that a page of prose shows."""
    url = urls.page("page", page.id)
    return ProseView(
        frame=frame(cards, url, page.title, cards.summary(page.id)),
        title=page.title,
        rows=rows(cards, page.id),
    )


def not_found_view(cards: Cards) -> NotFoundView:
    """The page for dead addresses; it is served from any depth, so its links begin at the root."""
    root = urls.root_path(cards.dossier.settings.base_url)
    title = cards.words.gettext("Page not found")
    return NotFoundView(frame=frame(cards, urls.NOT_FOUND, title, root=root, listed=False))
