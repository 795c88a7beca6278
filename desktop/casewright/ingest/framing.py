"""Messages between the application and the child that reads documents: a length, then that many bytes."""

from __future__ import annotations

import struct
from typing import BinaryIO

_LENGTH = struct.Struct(">Q")
_CHUNK = 1 << 20


def write_frame(stream: BinaryIO, data: bytes) -> None:
    """Send one message. Raises `OSError` when nobody listens any more."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: BinaryIO, most: int) -> bytes | None:
    """Receive one message; None at the end of the stream. Raises `ValueError` for one longer than `most`."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise ValueError("A message is longer than allowed.")
    parts = []
    while length:
        part = stream.read(min(length, _CHUNK))
        if not part:
            return None
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
