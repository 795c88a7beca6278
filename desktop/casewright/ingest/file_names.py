"""Names of files as they can be shown and kept: a name in a folder may be any bytes."""

from __future__ import annotations

import os
import re

_CANNOT_BE_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown_name(path: str | os.PathLike[str]) -> str:
    """The last part of a path, with U+FFFD for bytes that are no UTF-8, control characters, and overrides of direction.

    An override makes "gpj.exe" look like "exe.jpg".
    """
    return _shown(os.path.basename(os.fspath(path)))


def shown_path(path: str | os.PathLike[str]) -> str:
    """The whole of it likewise."""
    return _shown(os.fspath(path))


def _shown(name: str) -> str:
    return _CANNOT_BE_SHOWN.sub("\ufffd", name)
