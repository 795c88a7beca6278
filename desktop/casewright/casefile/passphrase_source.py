"""Where a passphrase may come from besides a person: a file, or the environment. Never an argument, which others can read."""

from __future__ import annotations

import os
from pathlib import Path

from casewright.model.errors import CaseError, InvalidValue

VARIABLE = "CASEWRIGHT_PASSPHRASE"
_LONGEST = 1 << 16  # bytes; a mistaken path must not be read whole


def from_environment() -> str | None:
    """The passphrase in `CASEWRIGHT_PASSPHRASE`, taken out of the environment, which child processes inherit."""
    return os.environ.pop(VARIABLE, None) or None


def from_file(path: Path) -> str:
    """The passphrase in a file: UTF-8, without the line end it may close with.

    Raises:
        InvalidValue: it is empty, too long, or not UTF-8.
        CaseError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST + 1)
    except OSError as error:
        raise CaseError(f"The passphrase file {path} cannot be read: {error.strerror}.") from error
    try:
        words = data.decode("utf-8-sig") if len(data) <= _LONGEST else ""
    except UnicodeDecodeError:
        words = ""
    words = words.removesuffix("\n").removesuffix("\r")
    if not words:
        raise InvalidValue(f"The file {path} holds no passphrase: it is empty, too long, or not UTF-8.")
    return words
