"""Folders of the person at this computer, apart from any case: keys among the settings, back-ups and working copies among the data."""

from __future__ import annotations

import os
from pathlib import Path


def settings_folder(name: str, variable: str) -> Path:
    """A folder beside the person's settings; the environment variable names another one."""
    if named := os.environ.get(variable):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("Casewright", appauthor=False) / name


def data_folder(name: str, variable: str) -> Path:
    """A folder among the person's data; the same."""
    if named := os.environ.get(variable):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("Casewright", appauthor=False) / name
