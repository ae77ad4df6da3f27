"""From an article to all that rules find in it."""

from collections.abc import Sequence

from generator.add.article import Article
from generator.add.finding import Findings
from generator.add.intake.limits import PROPOSED
from generator.add.propose.cast import cast_of
from generator.add.propose.dates import dates
from generator.add.propose.events import events
from generator.add.propose.figures import figures
from generator.add.propose.known import Known
from generator.add.propose.known_events import recognised
from generator.add.propose.model import Model
from generator.add.propose.prose import Prose
from generator.add.propose.statements import statements
from generator.model.page import Actor, Event
from generator.model.value import Date
from generator.read.dates import NotADate, parse_date


class Proposer:
    """Reads articles for a dossier whose actors and events are known; made once, used for many articles.

    `model` finds names that the rules miss.
    """

    def __init__(self, actors: Sequence[Actor], events: Sequence[Event] = (), model: Model | None = None) -> None:
        self._known = Known(actors)
        self._model = model
        self._events = tuple(events)

    def propose(self, article: Article) -> Findings:
        """All that is found in an article, in linear time; of a long one, in its first `PROPOSED` characters."""
        text = article.text[:PROPOSED]
        prose = Prose(text, article.boilerplate)
        cast = cast_of(prose, self._known, _day(article.date), self._model(text) if self._model else ())
        kinds = {id: member.kind for id, member in cast.members.items()}
        said = statements(prose, cast.mentions, kinds)
        times = dates(prose, article.date)
        return Findings(
            mentions=cast.mentions,
            actors=cast.actors,
            statements=said,
            dates=times,
            events=recognised(events(prose, times, cast.mentions), self._events),
            figures=figures(prose, times),
        )


def _day(edtf: str) -> Date | None:
    """The day of publication, where it is known."""
    try:
        return parse_date(edtf) if edtf else None
    except NotADate:
        return None
