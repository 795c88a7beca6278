"""The leaky case, made once."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from leaky import Leaky, make


@pytest.fixture(scope="session")
def leaky_template(tmp_path_factory: pytest.TempPathFactory) -> Leaky:
    """A case of a thousand objects with secrets in every table, closed; nobody changes it."""
    return make(tmp_path_factory.mktemp("leaky") / "leaky.casewright")


@pytest.fixture
def leaky(leaky_template: Leaky, tmp_path: Path) -> Leaky:
    """A copy of it that may be changed."""
    path = Path(shutil.copy(leaky_template.path, tmp_path / "leaky.casewright"))
    return replace(leaky_template, path=path)
