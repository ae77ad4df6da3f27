"""Texts that are made to be slow: dates, figures and events are found in time that grows with the length alone."""

from time import process_time

import pytest

from generator.add.finding import Mention
from generator.add.propose.dates import dates
from generator.add.propose.events import events
from generator.add.propose.figures import figures
from generator.add.propose.prose import Prose

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
