"""Reading one file, case by case; the cases stand in `cases/`."""

from pathlib import Path

from generator.model.source import FOLDERS, Source
from generator.read.markdown import read_body
from generator.read.page import read_page
from generator.read.settings import read_settings
from tests.cases import cases
from tests.shown import body_shown, struct_shown

CASES = Path(__file__).parent / "cases"


@cases(CASES / "annotations.md")
def test_annotations(case, report):
    assert given(report, "notes.md", case.inputs[""], body_of) == case.gives


@cases(CASES / "markdown.md")
def test_markdown(case, report):
    assert given(report, "notes.md", case.inputs[""], body_of) == case.gives


@cases(CASES / "quotations.md")
def test_quotations(case, report):
    assert given(report, "notes.md", case.inputs[""], body_of) == case.gives


@cases(CASES / "front-matter.md")
def test_front_matter(case, report):
    ((path, text),) = case.inputs.items()
    assert given(report, path, text, lambda text, faults: page_of(path, text, faults)) == case.gives


@cases(CASES / "settings.md")
def test_settings(case, report):
    assert given(report, "dossier.toml", case.inputs[""], settings_of) == case.gives


def given(report, path, text, read):
    """What reading gives, and below it what it reports."""
    return "\n".join(part.strip("\n") for part in report(path, text, read) if part)


def body_of(text, faults):
    return body_shown(read_body(text, 0, faults))


def page_of(path, text, faults):
    folder, _, name = path.partition("/")
    reading = read_page(Source(path, FOLDERS[folder], name.removesuffix(".md"), text))
    for problem in reading.problems:
        faults.add(problem.rule, problem.start, problem.end, problem.message, problem.hint, problem.severity)
    return struct_shown(reading.page) if reading.page else "no page"


def settings_of(text, faults):
    settings = read_settings(text, faults)
    return struct_shown(settings) if settings else "no settings"
