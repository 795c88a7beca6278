"""What a test compares case files by."""

from __future__ import annotations

from collections.abc import Callable
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
