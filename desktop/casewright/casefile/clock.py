"""Hybrid logical clocks: a change set is later than everything it knew, whatever the wall clock says
(Kulkarni et al. 2014, "Logical Physical Clocks"; here 48 bits of Unix milliseconds and a 16-bit counter)."""

from __future__ import annotations

import time
from datetime import UTC, datetime

_COUNTER_BITS = 16


def tick(latest: int) -> int:
    """The next clock value after `latest`, the greatest value known to the case."""
    now = (time.time_ns() // 1_000_000) << _COUNTER_BITS
    return max(now, latest + 1)


def hlc_from(when: datetime) -> int:
    """The least clock value of this millisecond."""
    return int(when.timestamp() * 1000) << _COUNTER_BITS


def hlc_at(when: datetime) -> int:
    """The greatest clock value of this millisecond."""
    return (int(when.timestamp() * 1000) + 1 << _COUNTER_BITS) - 1


def moment(hlc: int) -> datetime:
    """The wall-clock part, in UTC."""
    return datetime.fromtimestamp((hlc >> _COUNTER_BITS) / 1000, UTC)
