"""Bars on a scale of years: its labels stay within it."""

import pytest

from generator.model.value import Date
from generator.render.spans import spans


@pytest.mark.parametrize("last", range(2011, 2040))
def test_no_label_of_a_scale_stands_where_it_would_be_cut_off(last):
    years = tuple(Date(str(year), f"{year}-01-01", f"{year}-12-31") for year in (2010, last))
    scale = spans([(years[0], years[1])], [])
    assert scale is not None
    assert scale.ticks
    assert all(tick.x <= 915 for tick in scale.ticks)
