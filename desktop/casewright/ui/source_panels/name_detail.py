"""What can be done with the name in sight: take it as it is, as another kind, as a government, or join it to an entity."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from casewright.ingest.suggestions.offers import NameOffer
from casewright.model.ontology import Ontology
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.source_panels.offered_kinds import government_of, offered_kinds
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import button_words, text_button
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.navigator_rows import row_id
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_MOST_CANDIDATES = 3
_COLUMNS = 2


class NameDetail(QWidget):
    """`acted` brings the name of what a button asks for, `joined` the id of the entity to join to, `left` gives the keyboard back."""

    acted = Signal(str)
    joined = Signal(object)
    left = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._offer: NameOffer | None = None
        self._title, self._said = ElidedLabel("", "strong"), ElidedLabel("", "caption")
        self.accept = text_button("Accept", partial(self.acted.emit, "accept"), look="primary")
        self.accept_all = text_button("All", partial(self.acted.emit, "accept_all_places"), look="outline")
        self.reject = text_button("Reject  X", partial(self.acted.emit, "reject"), look="outline")
        self.government = text_button(
            "", partial(self.acted.emit, "government"), icon="landmark", look="outline"
        )
        self.kinds = [text_button("", partial(self.acted.emit, f"kind_{n}")) for n in range(1, 10)]
        self.candidates = [
            text_button("", partial(self._join_candidate, n), icon="git-merge", look="outline")
            for n in range(3)
        ]
        self.join = text_button(
            "Join …  M", partial(self.acted.emit, "join"), icon="git-merge", look="outline"
        )
        self.field = ObjectField("Join to", session, self._find)
        self.field.taken.connect(lambda ref: self.joined.emit(ref.id))
        self.field.line.installEventFilter(self)
        self.field.hide()
        grid = QGridLayout()
        grid.setSpacing(0)
        for n, button in enumerate(self.kinds):
            button.setProperty("digit", True)
            grid.addWidget(button, n // _COLUMNS, n % _COLUMNS, Qt.AlignmentFlag.AlignLeft)
        head = row(self.accept, self.accept_all, self.reject, None, spacing=6)
        others = row(PlainLabel("ACCEPT AS", "section"), None, self.join, spacing=6)
        self.setLayout(
            column(
                column(self._title, self._said, spacing=1), head, *self.candidates, self.government,
                others, grid, self.field, margins=(16, 10, 12, 12), spacing=8,
            )
        )  # fmt: skip

    def show_offer(self, offer: NameOffer, place: int, ontology: Ontology) -> None:
        """Shows what a name can be taken as; `place` is the number of the place in sight, from 0."""
        self._offer = offer
        kind = ontology.entity_kind_shown(offer.kind)
        self._title.setText(isolate(one_line(offer.name, 120)))
        left = "more places" if offer.settled else "places"
        where = (
            f"{place + 1} of {len(offer.places)} {left}"
            if len(offer.places) > 1
            else f"one {left.removesuffix('s')}"
        )
        known = "in the case already" if offer.entity_id else f"new {kind.label.lower()}"
        known = "noted here already" if offer.settled else known
        words = offer.places[place].words
        written = f" · as “{isolate(one_line(words, 40))}”" if words != offer.name else ""
        self._said.setText(f"{known}{written} · {where}{' · N: next' if len(offer.places) > 1 else ''}")
        self._label(self.accept, "Note it  A" if offer.entity_id else "Accept  A")
        self._label(self.accept_all, f"All {len(offer.places)}  ⇧A", shown=len(offer.places) > 1)
        government = government_of(offer)
        self._label(
            self.government, f"{government.name}  G" if government else "", shown=government is not None
        )
        kinds = offered_kinds(offer, ontology)
        for n, button in enumerate(self.kinds):
            label = ontology.entity_kind_shown(kinds[n]).label if n < len(kinds) else ""
            self._label(button, f"{n + 1}  {label}", shown=n < len(kinds))
        for n, button in enumerate(self.candidates):
            found = offer.candidates[n] if n < min(_MOST_CANDIDATES, len(offer.candidates)) else None
            words = f"Join {isolate(one_line(found.name, 40))}: {found.why}" if found else ""
            self._label(button, words, shown=found is not None)
        self.field.hide()

    def open_join(self) -> None:
        """Asks for an entity to join to, the likely ones first."""
        self.field.set_value(None)
        self.field.line.clear()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.open_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the search for an entity at once, whatever was found: the next letter is the tray's again."""
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and event.type() == QEvent.Type.KeyPress:
            self._leave()
            return True
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        self.field.hide()
        self.left.emit()

    def _find(self, text: str) -> list[ListRow]:
        from casewright.ui.editing.finding import find_rows

        found = find_rows(self._session, ("entity",), text)
        if text.strip() or self._offer is None:
            return found
        likely = []
        for each in self._offer.candidates:
            kind = self._session.ontology.entity_kind_shown(each.kind)
            likely.append(
                ListRow(
                    row_id(ObjectRef("entity", each.entity_id)),
                    each.name,
                    "",
                    kind.icon,
                    kind.colour,
                    each.why,
                )
            )
        ids = {each.id for each in likely}
        return [*likely, *(each for each in found if each.id not in ids)]

    def _join_candidate(self, number: int) -> None:
        if self._offer is not None and number < len(self._offer.candidates):
            self.joined.emit(self._offer.candidates[number].entity_id)

    def _label(self, button: QPushButton, words: str, shown: bool = True) -> None:
        button.setText(button_words(words, "" if button.icon().isNull() else "x"))
        button.setAccessibleName(words)
        button.setVisible(shown)
