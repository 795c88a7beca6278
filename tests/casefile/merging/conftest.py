"""What tests of merging share."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load() -> ModuleType:
    name = "histories"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("histories.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


_load()


@pytest.fixture(scope="session")
def base(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small case that copies are taken of."""
    path: Path = _load().make_base(template, tmp_path_factory.mktemp("base") / "base.casewright")
    return path
