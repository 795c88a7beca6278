"""What the window points at: one object of the case."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID


class ObjectRef(NamedTuple):
    """An object by its table and id."""

    type: str
    id: UUID
