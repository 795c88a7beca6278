"""What is known of one finding, in full: the sentence, what to do, what the rule looks for, and whose waiver holds or lapsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from casewright.model.dates import show_date
from casewright.ui.check.looks import LOOKS, weight_of
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding


class FindingDetail(QScrollArea):
    """Shows one finding; the buttons are the page's."""

    def __init__(self, *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Centre")
        self.setAccessibleName("The finding")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._icon = IconLabel("info", "accent", 16)
        self._rule = PlainLabel("", "caption")
        self._message = PlainLabel("", "strong", wrap=True).make_selectable()
        self._hint = PlainLabel("", wrap=True).make_selectable()
        self._looks_for = PlainLabel("", "caption", wrap=True)
        self._waiver = PlainLabel("", "muted", wrap=True).make_selectable()
        head = row(self._icon, self._rule, None, spacing=8)
        acts = row(*buttons, None, spacing=8)
        self._inner = QWidget()
        self._inner.setLayout(
            column(
                head,
                self._message,
                self._hint,
                self._waiver,
                acts,
                self._looks_for,
                None,
                margins=(16, 12, 16, 12),
                spacing=8,
            )
        )
        self.setWidget(self._inner)

    def show_finding(self, finding: Finding | None, where: str) -> None:
        """`where`: what the finding is on, in words. Nothing is shown of None."""
        self._inner.setVisible(finding is not None)
        if finding is None:
            return
        from casewright.analysis.check.finding import RULES

        look, rule = LOOKS[weight_of(finding)], RULES.get(finding.rule)
        self._icon.set_icon(look.icon, look.tone)
        self._rule.setText(f"{finding.rule} · {look.one} · {isolate(where)}")
        self._message.setText(isolate(finding.message))
        self._hint.setText(finding.hint)
        self._waiver.setText(_waiver(finding))
        self._waiver.setVisible(bool(self._waiver.text()))
        self._looks_for.setText(f"What the rule looks for: {rule.finds}" if rule else "")
        self.verticalScrollBar().setValue(0)


def _waiver(finding: Finding) -> str:
    if finding.waiver is None:
        return finding.lapse
    until = f" until {show_date(finding.waiver.expires)}" if finding.waiver.expires else ""
    return f"Waived by {isolate(finding.waiver.analyst)}{until}: {isolate(finding.waiver.reason)}"
