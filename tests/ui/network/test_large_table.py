"""Ten thousand rows of thirteen columns are shown, sorted, narrowed and gone through without holding up the window."""

from __future__ import annotations

import random
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.analysis.network.result import Column
from casewright.ui.network.sheet import Line, Sheet
from casewright.ui.network.table import SheetTable


def test_ten_thousand_rows_are_sorted_and_narrowed_without_a_halt(
    light: QApplication, qtbot: QtBot, no_freeze: Any
) -> None:
    chance = random.Random(2)
    lines = [
        Line((f"Entity {number}",), tuple(chance.random() for _ in range(12)), (UUID(int=number),), None)
        for number in range(10_000)
    ]
    columns = tuple(Column(f"c{number}", f"Column {number}", 4) for number in range(12))
    table = SheetTable()
    qtbot.addWidget(table)
    table.resize(390, 600)
    table.show()
    qtbot.wait(20)
    no_freeze._beat()
    no_freeze.found.clear()  # until here everything was made
    table.show_sheet(Sheet("All", "", columns, lines, "", ()))
    qtbot.wait(20)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_O)
    qtbot.wait(20)
    qtbot.keyClick(table, Qt.Key.Key_O)
    qtbot.wait(20)
    best = max(lines, key=lambda line: line.values[0])
    assert table.rows.lines[0] is best
    for _ in range(30):
        qtbot.keyClick(table, Qt.Key.Key_J)
    current = table.current_line()
    qtbot.keyClick(table, Qt.Key.Key_O)
    qtbot.wait(20)
    assert table.current_line() is current, "the row stays current when it goes elsewhere"
    table.rows.narrow("entity 99")
    qtbot.wait(20)
    assert table.rows.rowCount() == 111
