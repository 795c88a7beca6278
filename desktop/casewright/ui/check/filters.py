"""Which findings are shown, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from casewright.casefile.queries import navigation
from casewright.ui.check.looks import LOOKS, weight_of
from casewright.ui.pages.chooser import Chooser
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.segments import Segments
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.live_check import LiveCheck
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding

_ALL = "all"
_ORDERS: dict[str, tuple[str, Callable[[Finding], Any]]] = {
    "weight": ("By weight", lambda each: 0),  # as the check has them
    "rule": ("By rule", lambda each: each.rule),
    "object": ("By object", lambda each: (each.object_type, each.object_id)),
}


class FindingFilters(QFrame):
    """Two bars of filters; `changed` when a person has another one."""

    changed = Signal()

    def __init__(self, session: CaseSession, check: LiveCheck, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self._session, self._check = session, check
        self.owner: UUID | None = None
        self.only: UUID | None = None
        self._owners = Chooser("Of what")
        self._owners.picked.connect(self._pick)
        self._weights = Segments(
            "Weight", [(_ALL, "All"), *((key, look.many) for key, look in LOOKS.items())]
        )
        self._rules = ChoiceField("Rule", [(_ALL, "All rules")])
        self._orders = ChoiceField("Order", [(key, words) for key, (words, _) in _ORDERS.items()])
        self.said = ElidedLabel("", "caption")
        for signal in (self._weights.chosen, self._rules.activated, self._orders.activated):
            signal.connect(lambda _what: self.changed.emit())
        above = ToolRow([self._owners, self._weights], ElidedLabel("", "caption"), [])
        below = ToolRow([self._rules, self._orders], self.said, buttons)
        self.setLayout(column(above, below))

    def passing(self) -> list[Finding]:
        """The findings that pass, in the order that is chosen; counts and rules are brought up to date."""
        found: Iterable[Finding] = (
            self._check.findings if self.owner is None else self._check.findings_in(self.owner)
        )
        if self.only is not None:
            found = [each for each in found if each.object_id == self.only]
        found = list(found)
        self._count(found)
        weight, rule = self._weights.choice(), self._rules.choice()
        passing = [each for each in found if weight in (_ALL, weight_of(each)) and rule in (_ALL, each.rule)]
        return sorted(passing, key=_ORDERS[self._orders.choice() or "weight"][1])

    def show_owners(self) -> None:
        """Reads which briefs and assessments there are."""
        case = self._session.case
        rows = [(row.id, f"Brief: {row.title}") for row in navigation.brief_rows(case)]
        rows += [(row.id, f"Assessment: {row.title}") for row in navigation.assessment_rows(case)]
        if self.owner not in {each for each, _ in rows}:
            self.owner = None
        self._owners.show_choices([(None, "The whole case"), *rows], self.owner)

    def show_all(self) -> None:
        """Takes every filter away."""
        self.owner = self.only = None
        self._weights.choose(_ALL)
        self._rules.choose(_ALL)
        self.show_owners()
        self.changed.emit()

    def _count(self, found: list[Finding]) -> None:
        weights = Counter(weight_of(each) for each in found)
        self._weights.relabel(_ALL, f"All {len(found):,}" if found else "All")
        for key, look in LOOKS.items():
            self._weights.relabel(key, f"{look.many} {weights[key]:,}" if weights[key] else look.many)
        rules = Counter(each.rule for each in found)
        kept = self._rules.choice()
        if kept != _ALL and kept not in rules:
            rules[kept] = 0  # what was settled is shown as settled
        self._rules.set_options(
            [(_ALL, "All rules"), *((rule, f"{rule} ({rules[rule]})") for rule in sorted(rules))]
        )

    def _pick(self, owner: UUID | None) -> None:
        self.owner = owner
        self.changed.emit()
