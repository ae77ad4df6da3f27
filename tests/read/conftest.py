import pytest

from generator.cli.report import print_problems
from generator.model.problem import in_order
from generator.read.faults import Faults


@pytest.fixture
def report(tmp_path, monkeypatch, capsys):
    """What the user sees of the problems that `read(text, faults)` finds in a file with this text."""
    monkeypatch.chdir(tmp_path)

    def run(path, text, read):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        faults = Faults(path)
        result = read(text, faults)
        print_problems(in_order(faults.found()), "text")
        return result, capsys.readouterr().out

    return run
