"""Runs commands in this process as `python -m casewright` would, and reads what they print."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casewright.cli.main import run


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """Standard output, which must be exactly one JSON document."""
        return json.loads(self.out)


Command = Callable[..., Ran]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def go(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments], show=lambda path, analyst: 0)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return go


@pytest.fixture
def new_case(tmp_path: Path, command: Command) -> Path:
    path = tmp_path / "case.casewright"
    assert command("new", path, "--title", "Harbour", "--analyst", "Ana").code == 0
    return path
