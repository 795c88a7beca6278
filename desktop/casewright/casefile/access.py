"""Where a case is, and the key that opens it: what every connection to it is made with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from casewright.casefile.key import Key


@dataclass(frozen=True, slots=True)
class Access:
    """`key` is None for a case in clear. May be handed to a worker process by its pipe."""

    path: Path
    key: Key | None = None

    def at(self, path: Path) -> Access:
        """The same key for a copy of the case."""
        return Access(path, self.key)

    def forgotten(self) -> Access:
        """The same place without the key."""
        return Access(self.path)
