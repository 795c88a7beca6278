"""Ids: UUID version 7 (RFC 9562, section 5.7), made by us, never reused.

Rising within a process, so that new rows land at the end of their index.
"""

from __future__ import annotations

import secrets
import threading
import time
from uuid import UUID, uuid5

_ANALYSTS = UUID("6f1f8a52-93c4-4d0b-8a77-2f2f9a3e5c10")
_lock = threading.Lock()
_last_ms = 0
_counter = 0


def new_id() -> UUID:
    """48 bits of Unix milliseconds, a 12-bit counter within one millisecond, 62 random bits."""
    global _last_ms, _counter
    with _lock:
        now = time.time_ns() // 1_000_000
        if now > _last_ms:
            _last_ms, _counter = now, secrets.randbits(8)
        else:
            _counter += 1
            if _counter > 0xFFF:
                _last_ms, _counter = _last_ms + 1, 0
        ms, counter = _last_ms, _counter
    return UUID(int=(ms << 80) | (0x7 << 76) | (counter << 64) | (0b10 << 62) | secrets.randbits(62))


def analyst_id(name: str) -> UUID:
    """The same name is the same analyst in every copy of a case."""
    return uuid5(_ANALYSTS, name.strip().casefold())
