"""A table as text for a spreadsheet: a line a row, cells between tabs, nothing in it that a spreadsheet would compute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from casewright.analysis.network.result import shown
from casewright.ui.network.sheet import Line, Sheet
from casewright.ui.widgets.plain_text import bare

_BEGIN_FORMULAS = ("=", "+", "-", "@")


def as_tsv(sheet: Sheet, lines: Sequence[Line]) -> str:
    """These lines under their heads, numbers in full; at the end what they rest on, without which they must not go about."""
    head = ["Name", *(column.label for column in sheet.columns)]
    rows = [head, *([line.name, *line.values] for line in lines)]
    notes = [f"{sheet.title}. {sheet.method}", *sheet.said, sheet.caveat]
    return "\n".join([*map(_row, rows), "", *(_cell(each) for each in notes), ""])


def _row(cells: Iterable[Any]) -> str:
    return "\t".join(map(_cell, cells))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    words = " ".join(bare(shown(value, None)).split())
    return f"'{words}" if words.startswith(_BEGIN_FORMULAS) else words
