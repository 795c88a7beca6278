"""Opening a file that somebody hands over: never a pipe or a device, which might not end or not even begin."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def open_file(path: Path) -> BinaryIO:
    """The file, ready to be read. Looked at after it is open: what a name stands for may have changed a moment ago.

    Raises `OSError`, whose `strerror` fits behind "cannot be read:".
    """
    descriptor = os.open(path, _FLAGS)
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            what = "it is a folder" if stat.S_ISDIR(mode) else "it is a pipe or a device, not a file"
            raise OSError(errno.EINVAL, what, str(path))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_file(path: Path, most: int) -> bytes | None:
    """The bytes of a file; None when there are more than `most`, also when it grows to that while it is read."""
    with open_file(path) as stream:
        data = stream.read(most + 1)
    return data if len(data) <= most else None


def why_not(error: OSError) -> str:
    """The reason as words in the middle of a sentence."""
    said = error.strerror or "unknown reason"
    return said[0].lower() + said[1:]
