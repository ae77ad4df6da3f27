"""The option that names a model of language."""

from typing import Annotated

import typer

from generator.add.propose.model import Model, NoModel, load_model
from generator.cli.content import refuse

ModelName = Annotated[
    str,
    typer.Option("--model", help="A spaCy model to find more names with; needs dossier-site[nlp].", metavar="NAME"),
]


def named_model(name: str) -> Model | None:
    """The model of that name, none without a name; where it cannot be had, says why and ends with exit code 2."""
    try:
        return load_model(name) if name else None
    except NoModel as why:
        refuse(str(why))
