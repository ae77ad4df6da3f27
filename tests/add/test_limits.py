"""Limits of foreign files: the format states each."""

import re
from pathlib import Path

from generator.add.intake import limits

FORMAT = (Path(__file__).parents[2] / "content" / "README.md").read_text(encoding="utf-8")
TABLE = FORMAT.partition("| of a foreign file | at most |")[2].partition("\n## ")[0]


def test_the_format_states_every_limit():
    stated = [int(number.replace(",", "")) for number in re.findall(r"\| ([\d,]+)[^|]*\|$", TABLE, re.MULTILINE)]
    known = [value for name, value in vars(limits).items() if name.isupper()]
    assert sorted(stated) == sorted(known)
