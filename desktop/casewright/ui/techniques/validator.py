"""The indicator validator: indicators against outcomes, rated by one key each, and what each of them tells apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from casewright.analysis.indicator_validity import UNIQUE_WANTED
from casewright.casefile.queries import indicators
from casewright.casefile.queries.indicators import OutcomeSet, QualityRow
from casewright.model.choices import choices
from casewright.ui.pages.chooser import Chooser
from casewright.ui.painted.part import Part
from casewright.ui.techniques.judgement_names import judgement_names
from casewright.ui.techniques.part_table import PartTable
from casewright.ui.techniques.ratings import Ratings
from casewright.ui.techniques.sheet import Column
from casewright.ui.techniques.validator_columns import QUALITIES, validator_columns
from casewright.ui.widgets.arrangement import column, held
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.session import shortened

_RATINGS = {"1": "HL", "2": "L", "3": "C", "4": "U", "5": "HU"}
_NOTHING = (
    "There is nothing to hold indicators against yet: give a judgement an alternative, add scenarios, or make a board of hypotheses "
    "for this assessment. Their qualities can be judged all the same."
)


class Validator(PartTable):
    """One row an indicator, one column an outcome of the set chosen: a judgement with its alternatives, scenarios, or hypotheses."""

    part = "indicator"
    follows = frozenset(
        {
            "indicator",
            "indicator_rating",
            "judgement",
            "alternative",
            "scenario",
            "scenario_set",
            "ach_hypothesis",
            "ach_board",
        }
    )
    name = "Indicators against outcomes"
    key_words = "1 HL   2 L   3 C   4 U   5 HU   Backspace clears   C V R S U qualities   T validated today"
    empty = (
        "eye", "No indicator yet",
        "An indicator is worth watching when it would be seen under one outcome and not under another.", "Add an indicator",
    )  # fmt: skip

    def tools(self) -> Sequence[QWidget]:
        self._set_id: UUID | None = None
        self.sets = Chooser("Held against")
        self.sets.picked.connect(self.hold_against)
        return (self.sets,)

    def body(self) -> QWidget:
        self.summary = PlainLabel("", "small", wrap=True)
        self.summary.setContentsMargins(12, 8, 12, 8)
        self.table.first_column = 1
        self.table.opened.disconnect()
        self.table.opened.connect(lambda _row: self._offer_ratings())
        self.table.pressed_on.connect(self._on_press)
        return held(column(self.summary, self.table))

    def keys(self) -> Mapping[str, Callable[[], object]]:
        return {
            **{key: partial(self.rate, rating) for key, rating in _RATINGS.items()},
            **{key: partial(self._switch, name) for name, (key, _word) in QUALITIES.items()},
            "backspace": partial(self.rate, None), "0": partial(self.rate, None), "t": self._validate,
        }  # fmt: skip

    def hold_against(self, set_id: UUID) -> None:
        """Shows the ratings against the outcomes of another set."""
        self._set_id = set_id
        self.refresh()

    def rate(self, rating: str | None) -> None:
        """Rates the indicator in hand against the outcome in hand, and goes on to the next one; None takes the rating away."""
        row, place = self.table.current_row(), self.table.currentIndex().column() - 1
        if row is None or self._session.read_only or not 0 <= place < len(self._outcomes):
            return
        outcome = self._outcomes[place]
        if rating != self._ratings.own(row.id, outcome.id):
            self._session.run("indicators.rate_indicator", row.id, outcome.type, outcome.id, rating=rating)
        if rating is not None:
            self.table.next_cell(1, len(self._outcomes))

    def rows(self) -> Sequence[QualityRow]:
        case = self._session.case
        self._choose_set(indicators.outcome_sets(case, self.assessment_id))
        self._ratings = Ratings(indicators.ratings_of(case, self.assessment_id), case.analyst)
        self._all = indicators.qualities_of(case, self.assessment_id)
        shown = [row for row in self._all if self._belongs(row)]
        outcomes = [each.id for each in self._outcomes]
        self._found = {row.id: self._ratings.validity(row.id, outcomes) for row in shown}
        return shown

    def is_empty(self, rows: Sequence[QualityRow]) -> bool:
        return not self._all

    def columns(self) -> Sequence[Column]:
        return validator_columns(self._outcomes, self._ratings, self._found, date.today())

    def refresh(self) -> None:
        super().refresh()
        self.summary.setText(self._summary() if self._outcomes else _NOTHING)

    def _choose_set(self, sets: Sequence[OutcomeSet]) -> None:
        names = judgement_names(self._session.case, self.assessment_id)
        chosen = next((each for each in sets if each.id == self._set_id), sets[0] if sets else None)
        self._set = chosen
        self._set_id = chosen.id if chosen else None
        self._outcomes = chosen.outcomes if chosen else ()
        titles = [
            (each.id, f"{names[each.id]}: {shortened(each.title, 24)}" if each.id in names else each.title)
            for each in sets
        ]
        self.sets.show_choices(titles, self._set_id)

    def _belongs(self, row: QualityRow) -> bool:
        """Of a judgement, its own indicators and those of the assessment as a whole; and whatever is rated already."""
        if self._set is None or self._set.type != "judgement" or row.judgement_id in (None, self._set.id):
            return True
        return any(self._ratings.given(row.id, each.id) for each in self._outcomes)

    def _summary(self) -> str:
        found = list(self._found.values())
        rated, wanted = sum(each.rated for each in found), len(found) * len(self._outcomes)
        counts = [
            f"{sum(each.verdict == verdict for each in found)} to {verdict}" for verdict in ("keep", "drop")
        ]
        weak = sum(each.verdict == "weak" for each in found)
        unique = [sum(each.unique_to == outcome.id for each in found) for outcome in self._outcomes]
        short = sum(count < UNIQUE_WANTED for count in unique)
        words = f"{rated} of {wanted} rated · {counts[0]}, {weak} weak, {counts[1]}"
        if not short:
            return f"{words} · every outcome has {UNIQUE_WANTED} indicators of its own"
        return f"{words} · {short} of {len(unique)} outcomes with fewer than {UNIQUE_WANTED} indicators of their own"

    def _switch(self, name: str) -> None:
        row = self.table.current_row()
        if row is not None and not self._session.read_only:
            self._judge(row, **{name: not getattr(row, name)})

    def _validate(self) -> None:
        row = self.table.current_row()
        if row is not None and not self._session.read_only:
            self._judge(row)
            self._session.told.emit(f"Validated today: {shortened(row.text, 60)}")

    def _judge(self, row: QualityRow, **qualities: bool) -> None:
        self._session.run(
            "indicators.judge_qualities", row.id, validated_on=date.today().isoformat(), **qualities
        )

    def _on_press(self, row: QualityRow, place: int, part: Part | None) -> None:
        name = next(
            (
                name
                for name, (_key, word) in QUALITIES.items()
                if part is not None and part.tip.startswith(word)
            ),
            None,
        )
        if name is not None and place == len(self._outcomes) + 2 and not self._session.read_only:
            self._switch(name)

    def _offer_ratings(self) -> None:
        """The ratings as a menu, for the pointer."""
        place = self.table.currentIndex().column() - 1
        if self._session.read_only or not 0 <= place < len(self._outcomes):
            row = self.table.current_row()
            if row is not None:
                self.edit_asked.emit(self._ref(row))
            return
        menu = QMenu(self)
        for key, each in zip(_RATINGS, choices("indicator_likelihood"), strict=True):
            menu.addAction(f"{each.key}  {each.label}\t{key}").triggered.connect(partial(self.rate, each.key))
        menu.addAction("Clear\tBackspace").triggered.connect(partial(self.rate, None))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())
