"""What a test compares case files by."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from casewright.casefile.case import Case
from casewright.casefile.schema import journalled_columns

State = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def state() -> Callable[[Case], State]:
    """Every row of every table that the journal covers."""

    def of(case: Case) -> State:
        return {table: case.read(f'SELECT * FROM "{table}" ORDER BY id') for table in journalled_columns()}

    return of


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a disk of this size (`3m`) and gives its folder; a test is skipped where that is not allowed."""
    folder = tmp_path / "disk"

    def mounted(size: str) -> Path:
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
        if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode != 0:
            pytest.skip("may not mount a disk here")
        return folder

    yield mounted
    if folder.is_mount():
        subprocess.run(["umount", folder], check=True)
