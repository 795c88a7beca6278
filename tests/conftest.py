"""Settings for every test, and what is too dear to make anew for each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# Windows stay invisible, also when pytest is called directly; a test of a real window starts its own process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def sample_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case, closed; whoever changes it takes a copy."""
    import casewright
    from casewright.exchange.recipe import apply_recipe
    from casewright.model.resources import resource_path

    path = tmp_path_factory.mktemp("sample") / "Casewright sample.casewright"
    with casewright.create(path, "Sample case", analyst="Ana") as case:
        result = apply_recipe(case, resource_path("sample", "varn-closer-ties.yaml"))
    assert result.failed == []
    assert result.created["entities"] >= 40
    assert result.created["claims"] >= 60
    return path
