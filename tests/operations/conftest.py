"""What tests of operations share."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


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
