"""Sound: where the content has an error, a verb that needs it whole says so and ends."""

from collections.abc import Sequence

import typer

from generator.cli.codes import PROBLEMS
from generator.cli.report import print_problems, say, summary
from generator.model.dossier import Dossier
from generator.model.problem import Problem
from generator.pipeline import Gathered


def sound(gathered: Gathered) -> Dossier:
    """The dossier that was gathered; where it has an error, says so and ends with exit code 1."""
    end_with_errors(gathered.problems)
    return gathered.dossier


def end_with_errors(problems: Sequence[Problem]) -> None:
    """Where there is an error among them, says what is wrong and ends with exit code 1."""
    if any(problem.severity == "error" for problem in problems):
        print_problems(problems, "text", to_stderr=True)
        say(summary(problems))
        raise typer.Exit(PROBLEMS)
