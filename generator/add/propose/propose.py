"""From an article to all that rules find in it."""

from collections.abc import Sequence

from generator.add.article import Article
from generator.add.finding import Findings
from generator.add.propose.cast import cast_of
from generator.add.propose.known import Known
from generator.add.propose.prose import Prose
from generator.add.propose.statements import statements
from generator.model.page import Actor, Event


class Proposer:
    """Reads articles for a dossier whose actors and events are known; made once, used for many articles."""

    def __init__(self, actors: Sequence[Actor], events: Sequence[Event] = ()) -> None:
        self._known = Known(actors)
        self._events = tuple(events)

    def propose(self, article: Article) -> Findings:
        """All that is found in an article, in time linear in its length."""
        prose = Prose(article.text, article.boilerplate)
        cast = cast_of(prose, self._known)
        kinds = {id: member.kind for id, member in cast.members.items()}
        said = statements(prose, cast.mentions, kinds)
        return Findings(mentions=cast.mentions, actors=cast.actors, statements=said)


def propose(article: Article, actors: Sequence[Actor], events: Sequence[Event] = ()) -> Findings:
    """All that is found in one article."""
    return Proposer(actors, events).propose(article)
