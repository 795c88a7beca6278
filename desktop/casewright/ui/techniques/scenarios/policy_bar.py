"""The probability policy of a set, chosen in sight, and whether the likelihoods that there are keep to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casewright.analysis.scenario_coherence import incoherence, missing_estimates
from casewright.casefile.queries.scenarios import ScenarioRow
from casewright.model.choices import choices
from casewright.model.scales import Ladder
from casewright.model.scenario_likelihood import normalised
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.segments import Segments

_LABELS = {"none": "None", "band": "A term each", "sum_100": "Points to 100%"}
_WANTED = {"band": "term", "sum_100": "point"}


class PolicyBar(QWidget):
    """`chosen` brings a policy, `normalise_asked` asks for points that add up."""

    chosen = Signal(str)
    normalise_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.policies = Segments(
            "Likelihoods", [(each.key, _LABELS[each.key]) for each in choices("probability_policy")]
        )
        self.policies.chosen.connect(self.chosen)
        self.normalise = text_button("Bring to 100%", self.normalise_asked.emit, icon="scale", look="outline")
        self.words = PlainLabel("", "caption", wrap=True)
        line = row(PlainLabel("Likelihoods", "small"), self.policies, None, self.normalise, spacing=12)
        self.setLayout(column(line, self.words, spacing=6))

    def show_policy(
        self, policy: str, scenarios: Sequence[ScenarioRow], ladder: Ladder | None, read_only: bool
    ) -> None:
        """Shows a policy and what is missing, or does not fit, under it."""
        self.policies.choose(policy)
        self.policies.setEnabled(not read_only)
        meaning = next(each.meaning for each in choices("probability_policy") if each.key == policy)
        missing = missing_estimates(policy, scenarios)
        fault = incoherence(policy, scenarios, ladder)
        lacking = f"{missing} of {len(scenarios)} scenarios {'has' if missing == 1 else 'have'} no {_WANTED.get(policy)} yet."
        self.words.setText(fault or (lacking if missing else meaning))
        self.words.set_role("problem" if fault else "caption")
        self.normalise.setVisible(
            policy == "sum_100" and not missing and not read_only and _is_off(scenarios)
        )


def _is_off(scenarios: Sequence[ScenarioRow]) -> bool:
    points = [each.point for each in scenarios if each.point is not None]
    return 2 <= len(points) <= 99 and normalised(points) != points
