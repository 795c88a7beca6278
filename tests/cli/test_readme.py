"""What the README shows must run as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from casewright.cli.main import build_app

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    example = re.search(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert example is not None
    exec(compile(example.group(1), "README.md", "exec"), {})
    assert "add_entity" in capsys.readouterr().out


def test_every_command_it_shows_exists_and_every_command_is_shown() -> None:
    shown = set(re.findall(r"^casewright ([\w-]+)", README.read_text("utf-8"), re.MULTILINE))
    known = set(typer.main.get_command(build_app()).commands)
    assert shown <= known
    assert known - shown <= {"info", "undo", "redo"}
