"""Rows of a table as lines that can be read and quoted: cells divided by tabs, dates as ISO 8601 writes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

MOST_ROWS = 200_000
MOST_COLUMNS = 2_000


def table_line(cells: Iterable[object]) -> str:
    """One row; empty cells at its end are left out."""
    return "\t".join(map(cell_words, cells)).rstrip("\t")


def cell_words(value: object) -> str:
    """A cell as a person would write it: no `.0` behind a whole number, no line end within a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ") if value.time() != datetime.time() else value.date().isoformat()
    if isinstance(value, datetime.timedelta):
        return str(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return " ".join(str(value).split())


class Lines:
    """Lines of one table, within the caps on rows, columns and characters; `cut` says what was left out."""

    def __init__(self, most_characters: int) -> None:
        self.lines: list[str] = []
        self.cut: set[str] = set()
        self.characters = 0
        self._most = most_characters

    def add(self, cells: Sequence[object]) -> bool:
        """Whether more may be added."""
        if len(cells) > MOST_COLUMNS:
            self.cut.add(f"columns beyond {MOST_COLUMNS:,}")
        self.lines.append(table_line(cells[:MOST_COLUMNS]))
        self.characters += len(self.lines[-1]) + 1
        if len(self.lines) > MOST_ROWS:
            self.lines.pop()
            self.cut.add(f"rows beyond {MOST_ROWS:,}")
            return False
        return self.characters <= self._most

    @property
    def text(self) -> str:
        """The lines, without empty ones at the end."""
        return "\n".join(self.lines).rstrip("\n")


def left_out(cut: Iterable[str], where: str) -> str | None:
    """A warning on what was left out of a table; None when it is whole."""
    parts = sorted(cut)
    return f"Of {where} was left out: {', '.join(parts)}." if parts else None
