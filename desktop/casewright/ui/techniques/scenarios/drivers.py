"""The drivers of a set of scenarios as a table, and the form that makes two of them the axes of its grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from casewright.casefile.queries.bearing import NO_BEARING, bearing_counts
from casewright.casefile.queries.scenarios import DriverRow, ScenarioSetRow
from casewright.casefile.readers import Readable
from casewright.model.scenario_layout import telling
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Words
from casewright.ui.techniques import cell_parts as cells
from casewright.ui.techniques.form_request import FormRequest
from casewright.ui.techniques.sheet import Column
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import choice_label

DEGREES = ("L", "M", "H")
_TONES = {"L": "plain", "M": "warn", "H": "bad"}
_ENDS = {"cone": ("As assumed", "If not")}
_USUAL_ENDS = ("One end", "The other end")
_AXES = {1: "Across", 2: "Up"}


def driver_columns(case: Readable, method: str) -> Sequence[Column]:
    """The columns for the drivers of a set that follows this method."""
    low, high = _ENDS.get(method, _USUAL_ENDS)
    counts = bearing_counts(case, "driver")

    def text(row: DriverRow) -> Part:
        axis = (_AXES[row.axis], "info") if row.axis in _AXES and method == "two_by_two" else None
        return cells.under(Words(isolate(row.text)), cells.pills(axis))

    return (
        Column("Driver", text, 150, 3),
        Column("Impact", lambda row: _degree("impact", row.impact), 84),
        Column("Uncertainty", lambda row: _degree("uncertainty", row.uncertainty), 96),
        Column(low, lambda row: cells.said(row.low_end), 100, 2),
        Column(high, lambda row: cells.said(row.high_end), 100, 2),
        Column("Tells", lambda row: cells.said(f"{telling(row)}"), 56, tip="Impact times uncertainty, 1 to 9: how much it tells futures apart"),
        Column(
            "Claims", lambda row: cells.bearing(counts.get(row.id, NO_BEARING)), 68,
            tip="Claims that bear on it, for and against: Ctrl+Shift+C adds one",
            said=lambda row: cells.bearing_said(counts.get(row.id, NO_BEARING)),
        ),
    )  # fmt: skip


def axes_form(session: CaseSession, found: ScenarioSetRow, drivers: Sequence[DriverRow]) -> FormRequest:
    """Asks which two drivers span the grid, the two that tell most proposed, and why they are independent."""
    fit = [each for each in drivers if each.low_end and each.high_end]
    proposed = sorted(fit, key=lambda each: (each.axis or 3, -telling(each)))
    options = [(str(each.id), shortened(each.text, 60)) for each in fit]
    fields = [
        FieldSpec("across", "From left to right", "choice", True, options),
        FieldSpec("up", "From bottom to top", "choice", True, options),
        FieldSpec(
            "independence", "Why they are independent", "lines", True,
            help="What moves one must not move the other, or two of the four futures cannot be.",
        ),
    ]  # fmt: skip
    values: dict[str, Any] = {"independence": found.independence or ""}
    for name, each in zip(("across", "up"), proposed, strict=False):
        values[name] = str(each.id)

    def save(typed: dict[str, Any]) -> None:
        across, up = UUID(typed["across"]), UUID(typed["up"])
        verb = "scenario_grids.choose_axes"
        session.run(verb, found.id, across=across, up=up, independence=typed["independence"])

    return FormRequest("Axes of the grid", fields, save, values, "Span the grid")


def _degree(column: str, key: str) -> Part:
    return cells.pill(choice_label("driver", column, key), _TONES.get(key, "plain"))
