"""Any page of the site."""

from generator.model.view.actor import ActorView
from generator.model.view.differences import DifferencesView
from generator.model.view.document import DocumentView
from generator.model.view.event import EventView
from generator.model.view.expectations import ExpectationsView
from generator.model.view.home import HomeView
from generator.model.view.ledger import LedgerView
from generator.model.view.lines import LinesView
from generator.model.view.lists import ActorsView, DocumentsView, EventsView, SearchView, TopicsView
from generator.model.view.moved import MovedView, WithdrawnView
from generator.model.view.names import NamesView
from generator.model.view.network import NetworkView
from generator.model.view.patterns import PatternsView
from generator.model.view.prose import NotFoundView, ProseView
from generator.model.view.tie import TieView
from generator.model.view.timeline import TimelineView, YearsView
from generator.model.view.topic import TopicView
from generator.model.view.voices import VoicesView

View = (
    NetworkView
    | TieView
    | DocumentView
    | ActorView
    | EventView
    | DocumentsView
    | ActorsView
    | EventsView
    | HomeView
    | TopicView
    | TopicsView
    | NamesView
    | LedgerView
    | ProseView
    | NotFoundView
    | MovedView
    | WithdrawnView
    | TimelineView
    | YearsView
    | DifferencesView
    | ExpectationsView
    | VoicesView
    | PatternsView
    | SearchView
    | LinesView
)
