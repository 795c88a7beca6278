"""Two names and a kind of link, prefilled from the sentence and open to change before it is taken."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from casewright.ingest.suggestions.offers import NameOffer, PairOffer
from casewright.model.choices import choices_of
from casewright.model.ontology import Ontology
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line


class PairComposer(QWidget):
    """`acted` brings what a button or Ctrl+Enter asks for; `left`: Esc was pressed in a field."""

    acted = Signal(str)
    left = Signal()

    def __init__(self, ontology: Ontology, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ontology = ontology
        self._offer: PairOffer | None = None
        self._source, self._target = ElidedLabel("", "strong"), ElidedLabel("", "strong")
        self._check = PlainLabel("", "problem", wrap=True)
        kinds = sorted(
            ((key, kind.label) for key, kind in ontology.link_kinds.items()), key=lambda each: each[1]
        )
        self.kind = ChoiceField("Kind of link", kinds)
        self.kind.activated.connect(lambda _place: self._on_kind())
        self.status = ChoiceField("Status", _options("status"))
        self.polarity = ChoiceField("Polarity", [("", "no polarity"), *_options("polarity")])
        self.hedge = QLineEdit()
        self.hedge.setAccessibleName("Hedge")
        self.hedge.setPlaceholderText("Hedge: may, reportedly …")
        self.text = QPlainTextEdit()
        self.text.setProperty("field", True)
        self.text.setAccessibleName("Claim")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(72))
        self.accept = text_button("Accept  A", partial(self.acted.emit, "accept"), look="primary")
        reject = text_button("Reject  X", partial(self.acted.emit, "reject"), look="outline")
        self.swap_button = icon_button(
            "refresh-cw", "Turn the link round", partial(self.acted.emit, "swap"), "S"
        )
        ends = column(self._source, self.kind, self._target, spacing=4)
        self.setLayout(
            column(
                row(ends, self.swap_button, spacing=6), row(self.status, self.polarity, spacing=6), self.hedge,
                PlainLabel("CLAIM", "section"), self.text, self._check, row(self.accept, reject, None, spacing=6),
                margins=(16, 10, 12, 12), spacing=8,
            )
        )  # fmt: skip

    def show_offer(self, offer: PairOffer, names: dict[str, NameOffer], sentence: str) -> None:
        """Shows a pair as it is proposed."""
        self._offer = offer
        self._names = names
        self.kind.choose(offer.link)
        self.status.choose(offer.status)
        self.polarity.choose(offer.polarity or "")
        self.hedge.setText(offer.hedge or "")
        self.text.setPlainText(sentence)
        self._check.setText(f"Read it again: “{offer.check}” may say the contrary." if offer.check else "")
        self._check.setVisible(bool(offer.check))
        self._show_ends()

    def composed(self) -> tuple[PairOffer, str] | None:
        """The pair as it stands in the fields, and the words of the claim."""
        if self._offer is None:
            return None
        kind = self._ontology.link_kind_shown(self.kind.choice())
        made = replace(
            self._offer, link=kind.key, directed=kind.directed, polarity=self.polarity.choice() or None, status=self.status.choice(),
            hedge=self.hedge.text().strip() or None,
        )  # fmt: skip
        return made, self.text.toPlainText().strip()

    def swap(self) -> None:
        """Lets the link lead the other way."""
        if self._offer is not None:
            one = self._offer
            self._offer = replace(
                one,
                source=one.target,
                source_place=one.target_place,
                target=one.source,
                target_place=one.source_place,
            )
            self._show_ends()

    def choose_kind(self) -> None:
        """Takes the keyboard for the kind of link."""
        self.kind.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.kind.showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif entered:
            self.acted.emit("accept")
        else:
            super().keyPressEvent(event)

    def _on_kind(self) -> None:
        kind = self._ontology.link_kind_shown(self.kind.choice())
        self.polarity.choose(kind.polarity or "")

    def _show_ends(self) -> None:
        if self._offer is not None:
            for label, key in ((self._source, self._offer.source), (self._target, self._offer.target)):
                label.setText(isolate(one_line(self._names[key].name, 120)))


def _options(column_name: str) -> list[tuple[str, str]]:
    return [(each.key, each.label) for each in choices_of("link", column_name) or ()]
