"""The set-up's modules lie in packaging/, which is no package: they are imported the way the two commands import them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))


@pytest.fixture
def root() -> Path:
    """The project's root."""
    return ROOT
