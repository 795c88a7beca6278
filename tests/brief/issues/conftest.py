"""The worked example as a case whose brief may be issued."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.exchange.recipe import apply_recipe

EXAMPLE = Path(__file__).parents[2] / "exchange" / "worked_example" / "port-of-vell.yaml"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as a case file, closed."""
    path = tmp_path_factory.mktemp("issues") / "vell.casewright"
    with casewright.create(path, "Vell", analyst="M. Ors") as case:
        apply_recipe(case, EXAMPLE)
    return path


@pytest.fixture
def vell(built: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of it, open for writing."""
    with casewright.open(Path(shutil.copy(built, tmp_path / "vell.casewright")), analyst="M. Ors") as case:
        yield case


@pytest.fixture
def ids(vell: Case) -> SimpleNamespace:
    """Its brief, its key judgement, and its first source."""

    def first(sql: str) -> UUID:
        return UUID(bytes=vell.read(sql)[0][0])

    return SimpleNamespace(
        brief=first("SELECT id FROM brief"),
        assessment=first("SELECT id FROM assessment"),
        judgement=first("SELECT id FROM judgement WHERE is_key ORDER BY position"),
        support=first("SELECT id FROM judgement_support WHERE stance = 'supports' ORDER BY id"),
    )
