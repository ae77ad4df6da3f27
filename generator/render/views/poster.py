"""The picture by which others announce the dossier, from its title, counts and network."""

from generator.model.view.poster import Dot, Poster, Stroke
from generator.render.views.cards import Cards
from generator.render.views.picture import drawn_ties, line_width
from generator.render.views.ties import dominant


def poster(cards: Cards) -> Poster:
    """What the picture shows; without a network the words alone."""
    dossier, drawn = cards.dossier, cards.facts.network.wide
    counts = ((len(dossier.documents), "document"), (len(dossier.actors), "actor"), (len(dossier.events), "event"))
    line = " · ".join(cards.words.count(count, noun) for count, noun in counts)
    spots = drawn.spots
    strokes = tuple(
        Stroke(
            (spots[tie.a].x, spots[tie.a].y, spots[tie.b].x, spots[tie.b].y),
            dominant(tie.contacts),
            line_width(tie.weight),
        )
        for tie in reversed(drawn_ties(cards, drawn))
    )
    return Poster(
        title=dossier.settings.title,
        line=line,
        size=(drawn.width, drawn.height),
        strokes=strokes,
        dots=tuple(Dot(spot.x, spot.y, spot.radius) for spot in spots.values()) if strokes else (),
    )
