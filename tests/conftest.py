"""Settings for every test, and what is too dear to make anew for each."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import casewright
from casewright.analysis.check import tables
from casewright.casefile.case import Case
from casewright.exchange.recipe import apply_recipe
from casewright.model.resources import resource_path

# Windows stay invisible, also when pytest is called directly; a test of a real window starts its own process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Keys are made at the first edit under a name, back-ups when a case is opened: those of tests stay out of the person's folders.
for each in ("CASEWRIGHT_KEYS", "CASEWRIGHT_BACKUPS", "CASEWRIGHT_WORKING_COPIES"):
    os.environ[each] = tempfile.mkdtemp(prefix="of-tests-")
    atexit.register(shutil.rmtree, os.environ[each], ignore_errors=True)


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


@pytest.fixture
def check_on(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the tradecraft check find itself on a day (ISO): what is due is due on a day."""
    return lambda day: monkeypatch.setattr(tables, "_today", lambda: date.fromisoformat(day))


@pytest.fixture(scope="session")
def sample_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case, closed; whoever changes it takes a copy."""
    path = tmp_path_factory.mktemp("sample") / "Casewright sample.casewright"
    with casewright.create(path, "Sample case", analyst="Ana") as case:
        result = apply_recipe(case, resource_path("sample", "varn-closer-ties.yaml"))
    assert result.failed == []
    assert result.created["entities"] >= 40
    assert result.created["claims"] >= 60
    return path
