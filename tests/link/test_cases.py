"""Linking, case by case; the cases stand in `cases/`."""

from pathlib import Path

from tests.cases import cases
from tests.link.world import here, link
from tests.shown import linked_shown

CASES = Path(__file__).parent / "cases"


@cases(CASES / "names.md")
def test_names(case, report):
    assert names_of(case.inputs, report) == case.gives


@cases(CASES / "references.md")
def test_references(case, report):
    assert references_of(case.inputs, report) == case.gives


def names_of(inputs, report):
    """The text with its names linked, and below it what is reported."""
    cast = {name: text for name, text in inputs.items() if "/" in name}
    ((date, text),) = ((name, text) for name, text in inputs.items() if "/" not in name)
    texts = cast | here(text, date or "2015-12-15")
    dossier, problems = link(texts)
    shown = linked_shown(dossier.bodies["doc-here"])
    return "\n".join(filter(None, (shown, report(texts, problems))))


def references_of(inputs, report):
    _, problems = link(inputs)
    return report(inputs, problems) or "no problems"
