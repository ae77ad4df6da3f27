"""Any page of the site."""

from generator.model.view.actor import ActorView
from generator.model.view.document import DocumentView
from generator.model.view.event import EventView
from generator.model.view.home import HomeView
from generator.model.view.lists import ActorsView, DocumentsView, EventsView
from generator.model.view.prose import NotFoundView, ProseView

View = (
    DocumentView | ActorView | EventView | DocumentsView | ActorsView | EventsView | HomeView | ProseView | NotFoundView
)
