"""The table of an answer without a window: sorted, narrowed, copied so that no spreadsheet computes anything in it."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casewright.analysis.network.result import Column
from casewright.ui.network.copying import as_tsv
from casewright.ui.network.rows import SheetRows
from casewright.ui.network.sheet import Line, Sheet
from casewright.ui.theme.kinds import colours_in
from casewright.ui.theme.ramp import RAMP_COLOURS
from casewright.ui.widgets.plain_text import bare

ROWS = (("Bor", 0.25, True), ("ana", None, False), ("Étienne", 0.5, True), ("=HYPERLINK(1)", 0.125, False))
Descending, Ascending = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


@pytest.fixture
def rows(light: QApplication) -> SheetRows:
    lines = [
        Line((name,), (value, flag), (UUID(int=n + 1),), None) for n, (name, value, flag) in enumerate(ROWS)
    ]
    columns = (Column("closeness", "Closeness", 3), Column("common", "Both", None))
    made = SheetRows()
    made.take(
        Sheet("Closeness", "How near.", columns, lines, "Observed network only; 4 links.", ("Sampled.",))
    )
    return made


def names(rows: SheetRows) -> list[str]:
    return [bare(str(rows.index(row, 0).data())) for row in range(rows.rowCount())]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Descending, ["Étienne", "Bor", "=HYPERLINK(1)", "ana"]),
        (Ascending, ["=HYPERLINK(1)", "Bor", "Étienne", "ana"]),
    ],
)
def test_numbers_are_sorted_as_numbers_and_what_has_none_comes_last(
    rows: SheetRows, order: Qt.SortOrder, expected: list[str]
) -> None:
    rows.sort(1, order)
    assert names(rows) == expected
    rows.sort(-1)
    assert names(rows) == [each[0] for each in ROWS]


def test_names_are_sorted_and_narrowed_whatever_their_case(rows: SheetRows) -> None:
    rows.sort(0, Ascending)
    assert names(rows)[1:3] == ["ana", "Bor"]
    rows.narrow("AN")
    assert names(rows) == ["ana"]
    rows.narrow("")
    assert len(names(rows)) == 4


def test_a_row_that_was_current_stays_so_when_it_is_sorted(rows: SheetRows) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    kept = QPersistentModelIndex(rows.index(0, 0))
    rows.sort(1, Descending)
    assert (kept.row(), bare(str(kept.data()))) == (1, "Bor")


def test_numbers_are_on_the_right_and_read_as_a_person_reads_them(rows: SheetRows) -> None:
    assert rows.index(0, 1).data() == "0.250"
    assert rows.index(1, 1).data() == "–"
    assert rows.index(0, 2).data() == "yes"
    right = rows.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight
    assert rows.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) is None


def test_copied_lines_hold_full_numbers_no_formulas_and_what_they_rest_on(rows: SheetRows) -> None:
    assert rows.sheet is not None
    rows.sort(1, Descending)
    assert as_tsv(rows.sheet, rows.lines).split("\n") == [
        "Name\tCloseness\tBoth",
        "Étienne\t0.5\tyes",
        "Bor\t0.25\tyes",
        "'=HYPERLINK(1)\t0.125\tno",
        "ana\t\tno",
        "",
        "Closeness. How near.",
        "Sampled.",
        "Observed network only; 4 links.",
        "",
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_the_shades_go_one_way_and_the_glyph_in_each_can_be_seen(dark: bool) -> None:
    shades = [colours_in(key, dark=dark) for key in RAMP_COLOURS]
    for part in ("ink", "tint"):
        light = [luminance(getattr(each, part)) for each in shades]
        assert light == sorted(light, reverse=not dark)
    for ink, tint in shades:
        low, high = sorted((luminance(ink), luminance(tint)))
        assert (high + 0.05) / (low + 0.05) >= 3


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
