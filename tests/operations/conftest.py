"""What tests of operations share."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest

import casewright
from casewright.exchange.recipe import apply_recipe
from casewright.model.entity import Entity
from casewright.operations import captures

EVERYTHING = Path(__file__).parents[1] / "exchange" / "everything.yaml"


@pytest.fixture(scope="session")
def walking() -> ModuleType:
    """The module that chooses arguments at random."""
    spec = importlib.util.spec_from_file_location("walking", Path(__file__).with_name("walking.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["walking"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def prepared(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which every table has rows, a source another version, and merges left conflicts open."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("prepared") / "p.casewright"))
    with casewright.open(path, analyst="M. Example") as case:
        assert apply_recipe(case, EVERYTHING).failed == []
        with case.edit("add_capture") as tx:
            sha256, source = tx.read(
                "SELECT t.text_sha256, t.source_id FROM source_text t JOIN passage p ON p.source_text_id = t.id"
            )[0]
            newer = f"Corrected. {tx.text_of(sha256)}"
            capture = captures.add_capture(
                tx, UUID(bytes=source), data=newer.encode(), media_type="text/plain", file_name="newer.txt"
            )
            captures.add_source_text(tx, capture, text=newer, tool="text", tool_version="1")
    other = Path(shutil.copy(path, path.with_name("other.casewright")))
    for each, name in ((path, "Here"), (other, "There")):
        with casewright.open(each, analyst="M. Example") as case, case.edit("edit_entity") as tx:
            for entity in tx.find(Entity)[:3]:
                tx.edit(entity, name=f"{name} {entity.name}")
    with casewright.open(path, analyst="M. Example") as case:
        assert len(case.merge([other]).conflicts) == 3
    return path
