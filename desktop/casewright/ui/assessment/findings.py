"""What the tradecraft check says of an assessment, beside it: each finding leads to its place and says what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casewright.ui.pages.scroll_page import PagePart, ScrollPage
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.card import Card
from casewright.ui.painted.glyphs import Glyph
from casewright.ui.painted.words import OneLine, Words
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.object_ref import ObjectRef

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding

SEVERITIES = {
    "blocker": ("circle-x", "bad"),
    "warning": ("triangle-alert", "warn"),
    "note": ("info", "accent"),
}


class Problems(NamedTuple):
    """How many findings there are on one object that nobody waived, notes left out."""

    blockers: int
    warnings: int


class FindingCard(Card):
    """One finding: what it is about, what is wrong, what to do. W asks for a waiver (`waive_asked`)."""

    waive_asked = Signal(object)

    def __init__(self, finding: Finding, where: str) -> None:
        icon, ink = SEVERITIES[finding.severity]
        head = Row(
            Glyph(icon, ink, 14),
            OneLine(isolate(one_line(where)), "caption"),
            OneLine(finding.rule, "caption", stretch=0),
            spacing=6,
        )
        words = Stack(
            head, Words(isolate(finding.message)), Words(isolate(finding.hint), "caption"), spacing=4
        )
        super().__init__(f"{finding.severity.capitalize()}, {where}: {finding.message}", words, can_open=True)
        self.finding = finding

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}
        if event.key() == Qt.Key.Key_W and not event.modifiers():
            self.waive_asked.emit(self.finding)
        elif Qt.Key(event.key()) in steps:
            self.focusNextPrevChild(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class Findings(ScrollPage):
    """The findings of one assessment, blockers first.

    Signals:
        asked: the `ObjectRef` that a chosen finding is about.
        waive_asked: a finding that is to be accepted.
    """

    asked = Signal(object)
    waive_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Findings of the check", parent, (10, 8, 10, 16), ground="", gap=8)
        self._keys: list[tuple[str, UUID]] = []

    def show_findings(self, findings: Sequence[Finding], where: Mapping[UUID, str]) -> None:
        """Shows what nobody waived, and says how much was waived. `where`: what each object is called."""
        self.show_parts(list(self._parts(findings, where)), at_once=False)

    def show_checking(self) -> None:
        """Says that the first look is under way."""
        self.show_parts([PagePart("said", "checking", lambda: PlainLabel("Checking …", "muted"))])

    def focus_first(self) -> None:
        """Puts the keyboard on the first finding."""
        if self._keys:
            self.lead_to(self._keys[0][0])

    def show_first_of(self, object_id: UUID) -> None:
        """Puts the keyboard on the first finding on an object."""
        key = next((key for key, owner in self._keys if owner == object_id), None)
        if key is not None:
            self.lead_to(key)

    def _parts(self, findings: Sequence[Finding], where: Mapping[UUID, str]) -> Iterator[PagePart]:
        seen, self._keys = Counter[str](), []
        for each in findings:
            if each.waived:
                continue
            key = f"{each.fingerprint} {seen[each.fingerprint]}"
            seen[each.fingerprint] += 1
            self._keys.append((key, each.object_id))
            name = where.get(each.object_id, "")
            yield PagePart(key, (each, name), partial(self._card, each, name))
        waived = sum(each.waived for each in findings)
        if not self._keys:
            said = "Nothing to remark: every rule is kept in what belongs to this assessment."
            yield PagePart("said", said, partial(PlainLabel, said, "muted", wrap=True))
        if waived:
            told = (
                "1 finding is waived; the view Check has it."
                if waived == 1
                else f"{waived} findings are waived; the view Check has them."
            )
            yield PagePart("waived", told, partial(PlainLabel, told, "caption", wrap=True))

    def _card(self, finding: Finding, where: str) -> FindingCard:
        card = FindingCard(finding, where)
        card.opened.connect(lambda: self.asked.emit(ObjectRef(finding.object_type, finding.object_id)))
        card.waive_asked.connect(self.waive_asked)
        return card


def problems_of(findings: Sequence[Finding]) -> dict[UUID, Problems]:
    """By object, how many blockers and warnings nobody waived."""
    found: dict[UUID, Counter[str]] = {}
    for each in findings:
        if not each.waived and each.severity != "note":
            found.setdefault(each.object_id, Counter())[each.severity] += 1
    return {each: Problems(counts["blocker"], counts["warning"]) for each, counts in found.items()}


def problem_words(problems: Problems) -> str:
    """`1 blocker, 2 warnings`."""
    blockers, warnings = problems
    said = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((blockers, "blocker"), (warnings, "warning"))
        if number
    ]
    return ", ".join(said)
