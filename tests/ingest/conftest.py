"""Makers of documents, small real ones and hostile ones, for every test of this folder."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from casewright.ingest.reading import DocumentReader


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"ingest_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def samples() -> ModuleType:
    return _load("samples")


@pytest.fixture(scope="session")
def hostile() -> ModuleType:
    return _load("hostile")


@pytest.fixture(scope="session")
def odd_folder() -> ModuleType:
    return _load("odd_folder")


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    """One child process for the documents of a module."""
    with DocumentReader() as one:
        yield one
