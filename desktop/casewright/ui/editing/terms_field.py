"""The terms of an estimative scheme as a table to type in, lowest first, with the ladder that comes of it in sight."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from casewright.model.errors import InvalidValue
from casewright.model.scales import build_ladder
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.ladder_field import Rung

_HEADS = ("Term", "Same as", "From %", "To %")
_SAID = "From the lowest to the highest. > and < leave that end itself out, ≈ says about: ≈40 to <50."
_END = re.compile(r"\s*([<>≈~]*)\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*")
_END_WIDTH = 64


class TermsField(QWidget):
    """`value()` is the list of terms as a ladder's definition holds them."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.rows: list[TermRow] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        for place, words in enumerate(_HEADS):
            self._grid.addWidget(PlainLabel(words, "caption"), 0, place)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self.add_button = text_button("Add a term above", lambda: self.add(), icon="plus", look="outline")
        self._rungs = column(spacing=0)
        self.setLayout(column(
            PlainLabel(_SAID, "caption", wrap=True), self._grid, row(self.add_button, None), self._rungs, spacing=8,
        ))  # fmt: skip

    def value(self) -> list[dict[str, Any]]:
        """The terms, those without any words left out. Raises ValueError with one sentence for a band that is none."""
        return [each.value() for each in self.rows if not each.is_empty]

    def set_value(self, terms: object) -> None:
        """Shows these terms."""
        for each in list(self.rows):
            self.remove(each)
        for term in terms if isinstance(terms, Sequence) else ():
            self.add(term)

    def add(self, term: Mapping[str, Any] | None = None) -> None:
        """Adds a term at the top of the ladder, which is the foot of the table."""
        made = TermRow(term or {}, len(self.rows) + 1)
        self.rows.append(made)
        self._lay_out()
        for field in made.fields:
            field.textChanged.connect(lambda _text: self._on_typed())
        made.away.clicked.connect(lambda _on=False: self.remove(made))
        self._on_typed()
        if term is None:
            made.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, term: TermRow) -> None:
        """Takes a term out."""
        self.rows.remove(term)
        for each in (*term.fields, term.away):
            self._grid.removeWidget(each)
            each.deleteLater()
        self._lay_out()
        self._on_typed()

    def _lay_out(self) -> None:
        for number, each in enumerate(self.rows, start=1):
            each.rename(number)
            for place, widget in enumerate((*each.fields, each.away)):
                self._grid.addWidget(widget, number, place)

    def _on_typed(self) -> None:
        """Shows the ladder as it is, as far as it is one."""
        while (item := self._rungs.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        try:
            terms = build_ladder({"key": "draft", "terms": self.value(), "nested": True}).terms
        except (InvalidValue, ValueError):
            terms = ()
        for term in reversed(terms):
            rung = Rung(self._name, term, "")
            rung.setEnabled(False)
            rung.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._rungs.addWidget(rung)
        self.changed.emit()


class TermRow:
    """The fields of one term; its key stays what it was, so that renaming a term leaves what is judged in it."""

    def __init__(self, term: Mapping[str, Any], number: int) -> None:
        self._given = dict(term)
        lo, hi = _shown(term, "lo", ">"), _shown(term, "hi", "<")
        words = (
            term.get("text") or str(term.get("key", "")).replace("_", " "),
            term.get("synonym") or "",
            lo,
            hi,
        )
        self.fields = [QLineEdit(each) for each in words]
        for end in self.fields[2:]:
            end.setFixedWidth(px(_END_WIDTH))
        self.away = icon_button("x", "")
        self.rename(number)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed in it."""
        return not any(each.text().strip() for each in self.fields)

    def rename(self, number: int) -> None:
        """Says which term it is, for those who hear and do not see."""
        for each, head in zip(self.fields, _HEADS, strict=True):
            each.setAccessibleName(f"{head}, term {number}")
        self.away.setAccessibleName(f"Take out term {number}")

    def value(self) -> dict[str, Any]:
        """The term. Raises ValueError with one sentence."""
        text, synonym, lo, hi = (each.text().strip() for each in self.fields)
        ends = {**_read("lo", lo, text), **_read("hi", hi, text)}
        kept: dict[str, Any] = {name: self._given[name] for name in ("key", "forms") if name in self._given}
        return {**kept, "text": text, **({"synonym": synonym} if synonym else {}), **ends}


def _shown(term: Mapping[str, Any], end: str, sign: str) -> str:
    if end not in term:
        return ""
    open_, about = sign if term.get(f"{end}_open") else "", "≈" if term.get(f"{end}_about") else ""
    return f"{open_}{about}{float(term[end]) * 100:.10g}"


def _read(end: str, typed: str, text: str) -> dict[str, Any]:
    match = _END.fullmatch(typed)
    if match is None:
        raise ValueError(f"“{text or 'A term'}” needs a number of per cent at both ends, as in 55 and 80.")
    found: dict[str, Any] = {end: round(float(match[2].replace(",", ".")) / 100, 12)}
    if "<" in match[1] or ">" in match[1]:
        found[f"{end}_open"] = True
    if "≈" in match[1] or "~" in match[1]:
        found[f"{end}_about"] = True
    return found
