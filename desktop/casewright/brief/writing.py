"""Writing a finished document: beside the target first, then in its place, so that nobody ever sees half of one."""

from __future__ import annotations

import os
from pathlib import Path


def write_at_once(data: bytes, out: Path) -> None:
    """Puts the bytes at `out`. Raises OSError when that is not possible; what was there before stays."""
    beside = out.with_name(f".{out.name}.part")
    try:
        beside.write_bytes(data)
        os.replace(beside, out)
    finally:
        beside.unlink(missing_ok=True)
