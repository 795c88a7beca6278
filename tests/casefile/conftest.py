"""Real case files for every test, and what a test compares them by."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.schema import journalled_columns

State = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty case, closed."""
    path = tmp_path_factory.mktemp("template") / "empty.casewright"
    casewright.create(path, title="Harbour", analyst="M. Example").close()
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    """A fresh copy of the empty case."""
    return Path(shutil.copy(template, tmp_path / "harbour.casewright"))


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    """A fresh case, open for writing."""
    with casewright.open(path, analyst="M. Example") as opened:
        yield opened


@pytest.fixture(scope="session")
def state() -> Callable[[Case], State]:
    """Every row of every table that the journal covers."""

    def of(case: Case) -> State:
        return {table: case.read(f'SELECT * FROM "{table}" ORDER BY id') for table in journalled_columns()}

    return of
