"""What a fact wants before it can be written: a maintainer is told of it before accepting, and not at the end."""

from generator.add.review.fact import EventFact, Fact, FigureFact


def wanting(fact: Fact) -> str:
    """What is missing in a line, and what to write there; empty where it is whole."""
    match fact:
        case EventFact(edtf="", known=""):
            return "an event needs a date: write one in the place of `undated`"
        case FigureFact(measure="", what=what):
            return f"no measure counts `{what}`: add `as MEASURE`, of those that dossier.toml declares"
        case FigureFact(amount=amount) if "." in amount:
            return f"a figure is a whole number, and `{amount}` is none"
        case FigureFact(subject=""):
            return "a figure needs what it is on: add `on [[ID]]`, an event or an actor"
    return ""
