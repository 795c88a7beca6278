"""The key assumptions check: what is taken for granted, how solid it is, and what falls with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from casewright.analysis.assumption_effect import capped
from casewright.casefile.queries import judging
from casewright.casefile.queries.bearing import NO_BEARING, bearing_counts
from casewright.casefile.queries.judging import AssumptionRow
from casewright.model.choices import choice
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Words
from casewright.ui.techniques import cell_parts as cells
from casewright.ui.techniques.assumption_follow_up import follow_up
from casewright.ui.techniques.judgement_names import judgement_names
from casewright.ui.techniques.part_table import PartTable
from casewright.ui.techniques.sheet import Column
from casewright.ui.widgets.arrangement import column, held
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.words import choice_label

_TONES = {"S": "ok", "C": "warn", "U": "bad"}
_DEGREES = {"1": "L", "2": "M", "3": "H", "0": None}
_DISPOSITIONS = (None, "re_source", "test", "bound", "flag")


class Assumptions(PartTable):
    """One row an assumption; the line below the bar says which judgements an unsupported linchpin holds down."""

    part = "assumption"
    follows = frozenset({"assumption", "judgement", "gap", "indicator", "claim_about"})
    name = "Key assumptions"
    key_words = "S solid  C caveats  U unsupported   L linchpin   I implicit   1 2 3 sensitivity   D what is done   G gap  N indicator from it"
    empty = (
        "lightbulb", "No assumption stated",
        "What is taken for granted, spoken or unspoken? Why must it be true, and what falls if it is wrong?", "Add an assumption",
    )  # fmt: skip

    def body(self) -> QWidget:
        self.effect = PlainLabel("", "small", wrap=True)
        self.effect.setContentsMargins(12, 8, 12, 8)
        return held(column(self.effect, self.table))

    def keys(self) -> Mapping[str, Callable[[], object]]:
        rated = {each.lower(): partial(self.edit_current, category=each) for each in _TONES}
        felt = {key: partial(self.edit_current, sensitivity=degree) for key, degree in _DEGREES.items()}
        return {
            **rated, **felt, "l": partial(self._switch, "linchpin"), "i": partial(self._switch, "implicit"),
            "d": self._next_disposition, "g": partial(self._follow_up, "gap"), "n": partial(self._follow_up, "indicator"),
        }  # fmt: skip

    def rows(self) -> Sequence[AssumptionRow]:
        return judging.assumptions_of(self._session.case, self.assessment_id)

    def refresh(self) -> None:
        super().refresh()
        self._show_effect()

    def columns(self) -> Sequence[Column]:
        case, today = self._session.case, date.today()
        names = judgement_names(case, self.assessment_id)
        counts = bearing_counts(case, "assumption")

        def text(row: AssumptionRow) -> Part:
            about = names.get(row.judgement_id, "") if row.judgement_id else "All judgements"
            shown = [
                ("Linchpin", "info") if row.linchpin else None,
                ("Implicit", "plain") if row.implicit else None,
            ]
            return cells.under(Words(isolate(row.text)), Words(about, "caption"), cells.pills(*shown))

        def done(row: AssumptionRow) -> Part:
            what = choice_label("assumption", "disposition", row.disposition)
            owner = Words(isolate(row.owner), "caption") if row.owner else None
            return cells.under(
                Words(what, "small") if what else None,
                owner,
                cells.until(row.review_by, today, "review by {}"),
            )

        return (
            Column("Taken for granted", text, 190, 4),
            Column("Solid?", _category, 104),
            Column("Why, and why not", _reasons, 150, 4),
            Column("If it is wrong", lambda row: cells.said(row.if_wrong), 110, 2),
            Column("What is done", done, 104, 1),
            Column(
                "Claims", lambda row: cells.bearing(counts.get(row.id, NO_BEARING)), 72,
                tip="Claims that bear on it, for and against: Ctrl+Shift+C adds one",
                said=lambda row: cells.bearing_said(counts.get(row.id, NO_BEARING)),
            ),
        )  # fmt: skip

    def _show_effect(self) -> None:
        case = self._session.case
        judgements = judging.judgements_of(case, self.assessment_id)
        held_down = capped(self.table.sheet.rows, judgements)
        names = judgement_names(case, self.assessment_id)
        high = [names[each.id] for each in held_down if each.confidence == "high"]
        self.effect.setVisible(bool(held_down))
        if not held_down:
            return
        numbers = [names[each.id].lower() for each in held_down]
        words = (
            f"An unsupported linchpin: the confidence of {_listed(numbers)} can be moderate at most until it is supported, "
            "tested or no longer needed."
        )
        if high:
            words += f" {_listed(high)} {'claims' if len(high) == 1 else 'claim'} high confidence now."
        self.effect.set_role("problem" if high else "small")
        self.effect.setText(words)

    def _switch(self, column: str) -> None:
        row = self.table.current_row()
        if row is not None:
            self.edit_current(**{column: not getattr(row, column)})

    def _next_disposition(self) -> None:
        row = self.table.current_row()
        if row is not None:
            place = (_DISPOSITIONS.index(row.disposition) + 1) % len(_DISPOSITIONS)
            self.edit_current(disposition=_DISPOSITIONS[place])

    def _follow_up(self, table: str) -> None:
        row = self.table.current_row()
        if row is not None and not self._session.read_only:
            self.form_asked.emit(follow_up(self._session, self.assessment_id, row, table))


def _category(row: AssumptionRow) -> Part:
    label = choice("assumption_category", row.category).label
    felt = (
        f"{choice_label('assumption', 'sensitivity', row.sensitivity)} sensitivity"
        if row.sensitivity
        else None
    )
    tone = _TONES.get(row.category, "plain")
    return cells.under(
        cells.pill(row.category, tone, label),
        Words(label, "caption"),
        Words(felt, "caption") if felt else None,
    )


def _reasons(row: AssumptionRow) -> Part:
    return cells.titled_lines(("Held because", row.why), ("Could fail if", row.could_fail_if))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
