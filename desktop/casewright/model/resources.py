"""Where the data files are: ontology, scales, fonts, icons, templates, the sample case."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resource_root() -> Path:
    """The folder of data files: inside an installed package, or beside `desktop/` in a checkout."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "resources"


def resource_path(*parts: str) -> Path:
    """The path of one data file or folder, for example `resource_path("fonts", "Inter-Regular.ttf")`."""
    return resource_root().joinpath(*parts)
