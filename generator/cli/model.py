"""A model of language that the user names."""

from generator.add.propose.model import Model, NoModel, load_model
from generator.cli.content import refuse


def named_model(name: str) -> Model | None:
    """The model of that name, none without a name; where it cannot be had, says why and ends with exit code 2."""
    try:
        return load_model(name) if name else None
    except NoModel as why:
        refuse(str(why))
