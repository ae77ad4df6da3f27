"""Names that run the other way do not move what stands behind them."""

from generator.words.direction import isolated


def test_a_name_from_right_to_left_is_kept_apart():
    assert isolated("משרד החוץ") == "\u2068משרד החוץ\u2069"


def test_other_names_stay_as_they_are():
    assert isolated("Sergey Lavrov, 外交部") == "Sergey Lavrov, 外交部"
