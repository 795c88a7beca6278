"""Gaps: what is not known that would matter, what filling it would change, and who closes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from casewright.casefile.queries import judging
from casewright.casefile.queries.bearing import NO_BEARING, bearing_counts
from casewright.casefile.queries.judging import GapRow
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Words
from casewright.ui.techniques import cell_parts as cells
from casewright.ui.techniques.judgement_names import judgement_names
from casewright.ui.techniques.part_table import PartTable
from casewright.ui.techniques.sheet import Column
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.words import choice_label

_STATUSES = ("open", "partly_closed", "closed")
_TONES = {"open": "warn", "partly_closed": "info", "closed": "ok"}


class Gaps(PartTable):
    """One row a gap: why it matters, what filling it would change, how, and how far that is."""

    part = "gap"
    follows = frozenset({"gap", "judgement", "claim_about"})
    name = "Gaps"
    key_words = "S next status   X critical   E edits   Alt+Up Alt+Down move"
    empty = (
        "circle-help", "No gap stated",
        "What is not known that would matter? Who could find it out, and what would it change?", "Add a gap",
    )  # fmt: skip

    def keys(self) -> Mapping[str, Callable[[], object]]:
        return {"s": self._next_status, "x": self._switch_critical}

    def rows(self) -> Sequence[GapRow]:
        return judging.gaps_of(self._session.case, self.assessment_id)

    def columns(self) -> Sequence[Column]:
        names = judgement_names(self._session.case, self.assessment_id)
        counts = bearing_counts(self._session.case, "gap")

        def question(row: GapRow) -> Part:
            about = names.get(row.judgement_id) if row.judgement_id else None
            critical = ("Critical", "bad") if row.critical else None
            return cells.under(
                Words(isolate(row.question)),
                Words(about, "caption") if about else None,
                cells.pills(critical),
            )

        return (
            Column("Not known", question, 190, 3),
            Column("Matters because", lambda row: cells.said(row.why), 120, 2),
            Column("Filled, it would change", lambda row: cells.said(row.effect), 120, 2),
            Column("Could be closed by", _closing, 120, 2),
            Column("Status", _status, 106),
            Column(
                "Claims", lambda row: cells.bearing(counts.get(row.id, NO_BEARING)), 76,
                tip="Claims that bear on it, for and against: Ctrl+Shift+C adds one",
                said=lambda row: cells.bearing_said(counts.get(row.id, NO_BEARING)),
            ),
        )  # fmt: skip

    def _next_status(self) -> None:
        row = self.table.current_row()
        if row is not None:
            place = (_STATUSES.index(row.status) + 1) % len(_STATUSES)
            self.edit_current(status=_STATUSES[place])

    def _switch_critical(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.edit_current(critical=not row.critical)


def _closing(row: GapRow) -> Part:
    owner = Words(isolate(row.owner), "caption") if row.owner else None
    return cells.under(cells.said(row.collection_idea) if row.collection_idea else None, owner)


def _status(row: GapRow) -> Part:
    return cells.pill(choice_label("gap", "status", row.status), _TONES.get(row.status, "plain"))
