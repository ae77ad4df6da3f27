"""Texts that are made to be slow: what is in them is found in time that grows with the length alone."""

from time import process_time

import pytest

from generator.add.finding import Mention
from generator.add.propose.cast import cast_of
from generator.add.propose.dates import dates
from generator.add.propose.events import events
from generator.add.propose.figures import figures
from generator.add.propose.known import Known
from generator.add.propose.prose import Prose
from generator.add.propose.statements import statements

SMALL = 20_000
"""Characters of the smaller text; the larger has four times as many."""
LINEAR, SQUARE = 4, 16
"""How many times as long it takes where time grows with the length, and with its square."""
PIECES = {
    "digits": "1",
    "numbers": "1 ",
    "days": "May 14 ",
    "ranges": "from 3 to 5 May ",
    "months": "May and ",
    "years": "2014, ",
    "millions": "5 million ",
    "halves": "half a ",
    "deaths": "killed 12 ",
    "verbs": "Iran accused Iran and ",
    "sentences": "Iran accused Iran on Friday. ",
    "speech": "Iran said that Iran, ",
    "quotes": '"Iran" accused “Iran. ',
    "spaces": " ",
    "capitals": "A",
}

NAMED = {
    "offices": "Minister {} met the minister. ",
    "groups": "The {} Authority met the Norwegian authority and the watchdog. ",
    "companies": "{} Lines told the company, and the group told the firm. ",
    "officials": "A spokesman for the {} Council said the council, he said, was late. ",
    "governments": "Norway met {} Hof, and the government met the government. ",
    "single marks": "‘{}’s’ and ‘the workers’ s’ ",
}


def seconds(text):
    """Seconds of CPU."""
    starts = [start for start in range(len(text)) if text.startswith("Iran", start)]
    mentions = [Mention(start=start, end=start + 4, actor="iran", type="name", rule="given") for start in starts]
    prose = Prose(text)
    begun = process_time()
    times = dates(prose, "2019-05-14")
    figures(prose, times)
    events(prose, times, mentions)
    return process_time() - begun


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_grows_with_the_text_and_not_faster(piece):
    small, large = (seconds(piece * (size // len(piece))) for size in (SMALL, LINEAR * SMALL))
    # a tenth of a second may be spent on what is not the text
    assert large <= (LINEAR + SQUARE) / 2 * small + 0.1


def seconds_of_cast(piece, size):
    """Seconds of CPU in which everybody in a text of very many names is found, and what they say."""
    names = [f"{one}{two}{three}" for one in "BDGKLMRSTV" for two in "aeiou" for three in ("nor", "lat", "rek", "sim")]
    text = "".join(piece.format(names[number % len(names)]) for number in range(size // len(piece)))
    prose = Prose(text)
    begun = process_time()
    cast = cast_of(prose, Known(()))
    statements(prose, cast.mentions, {id: member.kind for id, member in cast.members.items()})
    return process_time() - begun


@pytest.mark.parametrize("piece", NAMED.values(), ids=NAMED)
def test_time_grows_with_the_names_and_not_faster(piece):
    small, large = (seconds_of_cast(piece, size) for size in (SMALL, LINEAR * SMALL))
    assert large <= (LINEAR + SQUARE) / 2 * small + 0.1
