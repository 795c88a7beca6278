"""A real case file for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import casewright
from casewright.casefile.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with casewright.create(tmp_path / "vell.casewright", title="Untitled", analyst="M. Ors") as opened:
        yield opened
