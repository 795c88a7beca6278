"""Lists of any length: rows come page by page from a function that goes on after a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casewright.ui.widgets.plain_text import one_line

PAGE = 200

RowRole = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row.

    Args:
        id: handed back when the row is chosen.
        title, subtitle: data, in parts (`PartedText`) where they are of several values; a row without a subtitle is one line high.
        icon, colour: of its kind, as in the ontology.
        trailing: at the far end, for example a count or a key.
        key: where the page after this row begins; whatever the page function takes.
        said: in place of the words that a screen reader would put together.
    """

    id: str
    title: str
    subtitle: str = ""
    icon: str = ""
    colour: str = "document"
    trailing: str = ""
    key: Any = None
    said: str = ""


Fetch = Callable[[Any, int], Sequence[ListRow]]
"""`fetch(after_key, limit)`: at most `limit` rows after a key, from the beginning when it is None."""


class RowModel(QAbstractListModel):
    """Rows fetched as far as they have been looked at."""

    def __init__(self, fetch: Fetch | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch: Fetch = fetch or _no_rows
        self._rows: list[ListRow] = []
        self._ended = True
        if fetch is not None:
            self.reload()

    def set_fetch(self, fetch: Fetch) -> None:
        """Show what another function gives, from its beginning; for a filter or another list."""
        self._fetch = fetch
        self.reload()

    def reload(self) -> None:
        """Read again, at least as many rows as there were."""
        wanted = max(PAGE, len(self._rows))
        self.beginResetModel()
        self._rows = list(self._fetch(None, wanted))
        self._ended = len(self._rows) < wanted
        self.endResetModel()

    def row_at(self, index: Index) -> ListRow | None:
        """The row of an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, row_id: str) -> QModelIndex:
        """Where a row is among those fetched so far; an invalid index when it is not."""
        return next((self.index(n) for n, row in enumerate(self._rows) if row.id == row_id), QModelIndex())

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said or ", ".join(
                one_line(part) for part in (row.title, row.subtitle, row.trailing) if part
            )
        return row if role == RowRole else None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._ended

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._ended:
            return
        more = list(self._fetch(self._rows[-1].key if self._rows else None, PAGE))
        self._ended = len(more) < PAGE
        if more:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(more) - 1)
            self._rows += more
            self.endInsertRows()


def _no_rows(_after: Any, _limit: int) -> Sequence[ListRow]:
    return ()
