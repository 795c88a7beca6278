"""The lines of an evidence drawer for what a judgement rests on, and for how it came to say what it says."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from casewright.casefile.queries.judgement_history import Revision
from casewright.casefile.queries.judging import SupportRow
from casewright.model.scales import Ladder
from casewright.ui.assessment.evidence_lines import STANCES, EvidenceLine
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.card import Card
from casewright.ui.painted.glyphs import Glyph
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Pill, Words
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.judgement_words import change_words, who_and_when
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, icon_of, type_word

_MARGINS = (8, 7, 8, 4)
_TONES = {"raised": "info", "lowered": "info", "reversed": "warn"}


class SupportLine(EvidenceLine):
    """A claim or another judgement that supports a judgement, contradicts it or gives it context.

    Delete takes it away from the judgement (`taken` brings the id of the support), N asks for a note (`noted`). A claim leads
    to its first passage, a judgement to itself.
    """

    taken = Signal(object)
    noted = Signal(object)

    def __init__(self, row: SupportRow, number: int | None, passage: UUID | None) -> None:
        sign, tone, word = STANCES.get(row.stance, STANCES["context"])
        where, role = _where(row, number)
        line = Row(
            Pill(sign, tone, word),
            Words(isolate(row.text)),
            OneLine(where, role, stretch=0),
            spacing=10,
            top=True,
        )
        parts: list[Part] = [line]
        if row.note:
            parts.append(
                Row(Words("", width=16), Words(f"Note: {isolate(row.note)}", "small"), spacing=10, top=True)
            )
        ref = (
            ObjectRef("claim", row.claim_id)
            if row.claim_id
            else ObjectRef("judgement", row.other_id or row.id)
        )
        name = f"{word}: {row.text}" if row.claim_id else f"{word}, {where}: {row.text}"
        super().__init__(ref, name, Stack(*parts, spacing=3), _MARGINS, passage, by_enter=False)
        self.support_id = row.id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Delete and plain:
            self.taken.emit(self.support_id)
        elif event.key() == Qt.Key.Key_N and plain:
            self.noted.emit(self.support_id)
        elif self.ref.type == "judgement" and plain and event.key() in self._onwards():
            self.led.emit(self.ref)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.ref.type == "judgement":
            event.accept()
            self.led.emit(self.ref)
        else:
            super().mouseDoubleClickEvent(event)

    def _onwards(self) -> tuple[Qt.Key, ...]:
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        return (Qt.Key.Key_O, Qt.Key.Key_Return, Qt.Key.Key_Enter, forward)


def _where(row: SupportRow, number: int | None) -> tuple[str, str]:
    """What stands at the end of the line, and in which role."""
    if row.claim_id is None:
        return (f"judgement {number}" if number else "judgement of another assessment"), "caption"
    if not row.sources:
        return "not cited", "problem"
    return ("1 source" if row.sources == 1 else f"{row.sources} sources"), "caption"


def history_line(revision: Revision, ladder: Ladder | None, because: str | None) -> Card:
    """One revision; opening it leads to what led to it. `because`: what that is called, None where there is none any more."""
    kind, when = choice_label("judgement_revision", "kind", revision.kind), who_and_when(revision)
    changed = "; ".join(change_words(revision.before, revision.after, ladder))
    parts: list[Part] = [
        Row(Pill(kind, _TONES.get(revision.kind, "plain")), OneLine(isolate(when), "caption"), spacing=8),
        *([Words(isolate(f"{changed[:1].upper()}{changed[1:]}."), "small")] if changed else []),
        Words(isolate(revision.reason)),
    ]
    if revision.because_type is not None:
        word = type_word(revision.because_type)
        said = (
            f"Because of the {word} “{one_line(because, 160)}”"
            if because
            else f"Because of a {word} that is gone"
        )
        icon = Glyph(icon_of(revision.because_type), "text3", 14)
        parts.append(Row(icon, Words(isolate(said), "caption"), spacing=6, top=True))
    name = f"{kind}, {when}: {revision.reason}"
    return Card(name, Stack(*parts, spacing=2), can_open=because is not None, framed=False)
