import pytest

from generator.cli.report import print_problems
from generator.model.problem import in_order


@pytest.fixture
def report(tmp_path, monkeypatch, capsys):
    """What the user sees of problems in files with these texts."""
    monkeypatch.chdir(tmp_path)

    def run(texts, problems):
        for path, text in texts.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        print_problems(in_order(problems), "text")
        return capsys.readouterr().out.strip("\n")

    return run
