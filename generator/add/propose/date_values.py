"""What written times mean: all functions that a table of forms may name, by the name that it uses."""

from collections.abc import Mapping

from generator.add.propose.date_absolute import ABSOLUTE
from generator.add.propose.date_calendar import Resolve
from generator.add.propose.date_near import NEAR
from generator.add.propose.date_relative import RELATIVE

VALUES: Mapping[str, Resolve] = {**ABSOLUTE, **NEAR, **RELATIVE}
