"""Reading our own data files: YAML, and tables of one entry a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from casewright.model.resources import resource_path

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_data(*parts: str) -> Any:
    """What one YAML file below `resources/` holds."""
    return _read(resource_path(*parts))


def read_lists(*parts: str) -> Iterator[dict[str, Any]]:
    """The items of all YAML files of one folder below `resources/`, in the order of file names."""
    for path in sorted(resource_path(*parts).glob("*.yaml")):
        yield from _read(path)


def read_mappings(*parts: str) -> Iterator[dict[str, Any]]:
    """What the YAML files of one folder hold, one mapping a file, in the order of file names."""
    for path in sorted(resource_path(*parts).glob("*.yaml")):
        yield _read(path)


def read_lines(*parts: str) -> Iterator[str]:
    """The lines of one text file below `resources/` that are neither empty nor remarks."""
    for line in resource_path(*parts).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
