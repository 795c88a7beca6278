"""Rating a source from A to F: the definitions beside the letters, a reason, a topic, a date, and the ratings so far.

Nothing is filled in beforehand, neither from an earlier rating nor from the credibility of what the source said: the two
axes are judged apart (tradecraft, section 3).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from casewright.casefile.queries.ratings import RatingRow, ratings_of
from casewright.model.choices import choices
from casewright.model.dates import show_date
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.badges import RatingBadge
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor

_INDENT = 26
_GUARD = (
    "Judge whoever it comes from by their record, not by whether you believe what is said here: that is the "
    "credibility of the passage, a judgement of its own."
)


def rate(editor: Editor, session: CaseSession, source_id: UUID) -> None:
    """Asks for a rating; it is kept beside the earlier ones."""
    earlier = ratings_of(session.case, source_id)

    def save(typed: dict[str, Any]) -> None:
        session.run(
            "sources.rate_source",
            source_id,
            reliability=typed["reliability"],
            reason=typed["reason"],
            on=typed["on"] or None,
            topic=typed["topic"] or None,
        )

    fields = [
        FieldSpec("reliability", "Reliability", "letter", True, make=lambda: LetterField("Reliability")),
        FieldSpec("reason", "Why", "lines", True, placeholder="Its record, its access, its interest"),
        FieldSpec("topic", "On which topic", placeholder="In general"),
        FieldSpec("on", "Rated on", "date"),
    ]
    if earlier:
        fields.append(FieldSpec("history", "Ratings so far", "history", make=lambda: HistoryField(earlier)))
    values = {"on": date.today().isoformat()}
    editor.ask("Rate the source", fields, save, values=values, submit="Rate", text=_GUARD)


class LetterField(QWidget):
    """The six letters with what each means; arrows move, the letter itself chooses. `value()` is a letter or empty."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        parts: list[QWidget] = []
        for each in choices("reliability"):
            button = QRadioButton(f"{each.key}   {each.label}")
            button.setAccessibleName(f"{name} {each.key}: {each.label}")
            button.setAccessibleDescription(each.meaning)
            button.setMinimumHeight(24)
            button.toggled.connect(lambda _on: self.changed.emit())
            self._group.addButton(button)
            self.buttons[each.key] = button
            meaning = PlainLabel(each.meaning, "caption", wrap=True)
            meaning.setContentsMargins(_INDENT, 0, 0, 4)
            parts += [button, meaning]
        self.setLayout(column(*parts, spacing=0))
        self.setFocusProxy(self.buttons["A"])

    def value(self) -> str:
        """The letter chosen."""
        return next((letter for letter, button in self.buttons.items() if button.isChecked()), "")

    def set_value(self, letter: object) -> None:
        """Chooses a letter."""
        if letter in self.buttons:
            self.buttons[str(letter)].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if letter in self.buttons and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.buttons[letter].setChecked(True)
            self.buttons[letter].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class HistoryField(QWidget):
    """The earlier ratings, to read."""

    changed = Signal()

    def __init__(self, ratings: Sequence[RatingRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayout(column(*(rating_line(each) for each in ratings), spacing=6))

    def value(self) -> None:
        """Nothing: there is nothing to fill in."""

    def set_value(self, _value: object) -> None:
        """Nothing to set."""


def rating_line(rating: RatingRow) -> QWidget:
    """One rating as a line: the letter, on what, when and by whom, and why."""
    said = [
        f"on {isolate(one_line(rating.topic, 60))}" if rating.topic else "in general",
        show_date(rating.rated_on) if rating.rated_on else "undated",
        isolate(one_line(rating.rated_by or "", 40)),
        "" if rating.in_force else "superseded",
    ]
    words = PlainLabel("  ·  ".join(filter(None, said)), "caption", wrap=True)
    why = PlainLabel(isolate(one_line(rating.reason or "No reason was given.", 400)), "small", wrap=True)
    line = QWidget()
    line.setProperty("clear", True)
    badge = column(RatingBadge(rating.reliability, None), None)
    parts = row(badge, column(words, why, spacing=1), spacing=10)
    parts.setStretch(1, 1)
    line.setLayout(parts)
    return line
