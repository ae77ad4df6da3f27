"""Proposals: what rules find in an article."""

from collections.abc import Sequence

from generator.add.article import Article
from generator.add.finding import Findings
from generator.model.page import Actor, Event


def propose(
    article: Article,  # noqa: ARG001
    actors: Sequence[Actor],  # noqa: ARG001
    events: Sequence[Event] = (),  # noqa: ARG001
) -> Findings:
    """What the rules find in an article, given the actors and events that are known."""
    return Findings()
