"""The rows of the ledger: the ids of all claims asked for, and the lines of those in sight, read block by block."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from casewright.analysis.claim_ledger import OriginSpan
from casewright.casefile.queries.claims import LedgerRow, ledger_rows
from casewright.casefile.readers import Readable
from casewright.ui.claims import words
from casewright.ui.widgets.list_rows import Index
from casewright.ui.widgets.plain_text import isolate, one_line, plain_tooltip
from casewright.ui.window.words import date_words

CLAIM, ABOUT, RESTS, ORIGINS, AGAINST, USED = range(6)
HEADS = ("Claim", "About, and when", "Rests on", "Origins", "Against", "Used")
_MEANINGS = (
    "What is claimed; a star marks one that is preferred",
    "What it is about, and when it held",
    "Its sources, each with the letter of the source and the digit of the item",
    "Independent origins, at worst and at best",
    "Claims and passages that contradict it",
    "Judgements that rest on it",
)
LineRole = Qt.ItemDataRole.UserRole + 1
"""(`LedgerRow`, its `OriginSpan` or None, whether its origins are counted) of any cell."""
_BLOCK, _MOST_BLOCKS = 50, 40
_TOP = QModelIndex()


class Ledger(QAbstractTableModel):
    """As many rows as there are claims; only blocks of lines that were looked at are in memory."""

    def __init__(self, case: Readable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self._ids: Sequence[bytes] = ()
        self._blocks: OrderedDict[int, dict[UUID, LedgerRow]] = OrderedDict()
        self._origins: dict[UUID, OriginSpan | None] = {}

    def take(self, ids: Sequence[bytes]) -> None:
        """Other claims, or the same in another order: ids of 16 bytes."""
        self.beginResetModel()
        self._ids = ids
        self._blocks.clear()
        self.endResetModel()

    def forget_lines(self) -> None:
        """Lines are read anew when they are next in sight; what the claims and their order are stays."""
        self._blocks.clear()
        self._tell_changed(CLAIM, USED)

    def take_origins(self, found: Mapping[UUID, OriginSpan | None]) -> None:
        """What was counted for claims in sight."""
        self._origins |= found
        self._tell_changed(ORIGINS, ORIGINS)

    def forget_origins(self) -> None:
        """They have to be counted anew."""
        self._origins.clear()

    def uncounted(self, places: Iterable[int]) -> list[UUID]:
        """The claims at these places whose origins nobody has counted yet."""
        return [claim for each in places if (claim := self.claim_at(each)) not in self._origins]

    def line(self, place: int) -> LedgerRow | None:
        """The line at a place; None where the claim is gone meanwhile."""
        number = place // _BLOCK
        block = self._blocks.get(number)
        if block is None:
            wanted = [UUID(bytes=each) for each in self._ids[number * _BLOCK : (number + 1) * _BLOCK]]
            block = self._blocks[number] = {each.id: each for each in ledger_rows(self._case, wanted)}
            if len(self._blocks) > _MOST_BLOCKS:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end(number)
        return block.get(self.claim_at(place))

    def place_of(self, claim: UUID) -> int | None:
        """Where a claim stands; None where it is not among those asked for."""
        return self._ids.index(claim.bytes) if claim.bytes in self._ids else None

    def claim_at(self, place: int) -> UUID:
        """The claim at a place."""
        return UUID(bytes=self._ids[place])

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _MEANINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side_flag = Qt.AlignmentFlag.AlignHCenter if section >= ORIGINS else Qt.AlignmentFlag.AlignLeading
            return int(side_flag | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ANSWERED or (line := self.line(index.row())) is None:
            return None
        counted = line.id in self._origins
        span = self._origins.get(line.id)
        if role == LineRole:
            return line, span, counted
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == CLAIM:
            return words.spoken(line, span, counted)
        said = _cell(line, span, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(one_line(said, 600)) if index.column() <= RESTS else None
        return isolate(one_line(said))

    def _tell_changed(self, first: int, last: int) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._ids) - 1, last))


_ANSWERED = frozenset({
    LineRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole,
})  # fmt: skip


def _cell(line: LedgerRow, span: OriginSpan | None, column: int) -> str:
    if column == CLAIM:
        return line.text
    if column == ABOUT:
        return "  ·  ".join(part for part in (words.about_words(line), date_words(line.held)) if part)
    if column == RESTS:
        return words.rests_on(line)
    if column == ORIGINS:
        return words.origins_text(span) if span else ""
    number = line.against if column == AGAINST else line.judgements
    return str(number) if number else ""
