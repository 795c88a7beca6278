"""The columns of the watch board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from casewright.analysis.watching import Watch
from casewright.casefile.queries.indicators import WatchRow
from casewright.casefile.readers import Readable
from casewright.model.dates import show_date_short
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Words
from casewright.ui.techniques import cell_parts as cells
from casewright.ui.techniques.judgement_names import judgement_names
from casewright.ui.techniques.sheet import Column
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.words import choice_label, joined

TONES = {"not_seen": "plain", "emerging": "warn", "seen": "bad", "retired": "plain"}


def watch_columns(
    case: Readable, watches: Mapping[UUID, Watch], today: date, with_assessment: bool
) -> Sequence[Column]:
    """Indicator, threshold, who looks and how often, until when, status, last look."""
    names: dict[UUID, Mapping[UUID, str]] = {}

    def about(row: WatchRow) -> str:
        if row.assessment_id not in names:
            names[row.assessment_id] = judgement_names(case, row.assessment_id)
        judgement = names[row.assessment_id].get(row.judgement_id) if row.judgement_id else None
        points = choice_label("indicator", "direction", row.direction)
        said = joined(points.replace("it", judgement.lower()) if judgement else points, row.scenario)
        return joined(said, row.assessment if with_assessment else None)

    def text(row: WatchRow) -> Part:
        return cells.under(Words(isolate(row.text)), Words(isolate(about(row)), "caption"))

    def threshold(row: WatchRow) -> Part:
        where = Words(isolate(row.where_seen), "caption") if row.where_seen else None
        return cells.under(
            cells.said(row.threshold) if row.threshold else Words("No threshold", "problem"), where
        )

    def who(row: WatchRow) -> Part:
        owner = cells.said(row.owner) if row.owner else Words("Nobody", "problem")
        return cells.under(owner, Words(isolate(row.cadence), "caption") if row.cadence else None)

    def window(row: WatchRow) -> Part:
        watch = watches[row.id]
        day = cells.said(show_date_short(row.expected)) if row.expected else Words("No date", "caption")
        role = "problem" if watch.is_overdue else "caption"
        late = Words(f"passed {_days(watch.overdue_days)} ago", role) if watch.overdue_days else None
        return cells.under(day, late)

    def status(row: WatchRow) -> Part:
        label = choice_label("indicator", "status", row.status)
        fired = (
            cells.pill("Fired", "bad", "Observed since its judgement was last reviewed")
            if watches[row.id].has_fired
            else None
        )
        return cells.under(cells.pill(label, TONES.get(row.status, "plain")), fired)

    def looked(row: WatchRow) -> Part:
        watch = watches[row.id]
        when = cells.said(show_date_short(watch.looked_on.isoformat()) if watch.looked_on else "never")
        if watch.is_due:
            return cells.under(when, Words("to be looked for", "problem"))
        return cells.under(
            when,
            Words(f"next {show_date_short(watch.due_on.isoformat())}", "caption") if watch.due_on else None,
        )

    return (
        Column("Indicator", text, 180, 4),
        Column("Threshold", threshold, 116, 2),
        Column("Who looks", who, 92, 1),
        Column("Expected", window, 96, 1),
        Column("Status", status, 88),
        Column("Last looked for", looked, 96, 1),
    )


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"
