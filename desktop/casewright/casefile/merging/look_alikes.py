"""Rows made apart that may be the same thing. They are listed and never joined: a likeness is no judgement."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from casewright.casefile.driver import Connection
from casewright.casefile.merging.report import LookAlike


def look_alikes(
    connection: Connection, own: Collection[bytes], new: Collection[bytes]
) -> Iterator[LookAlike]:
    """Pairs of which one row was made by steps of this copy and the other by new ones."""
    yield from ()
