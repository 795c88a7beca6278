"""Who signed what in a case, whether every signature holds, and which keys belong to whom."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from casewright.casefile.signing.examination import KeyOfCase, Signatures
from casewright.casefile.signing.known_keys import forget, know
from casewright.model.dates import show_date
from casewright.model.errors import CaseError
from casewright.model.parted_text import PartedText
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import button_words, text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.widgets.row_list import RowList

_STANDING = {
    "own": ("made on this computer", "circle-check", "place"),
    "known": ("known", "shield-check", "place"),
    "new": ("not known yet", "circle-help", "account"),
    "other": ("ANOTHER KEY than the one known for this name", "triangle-alert", "event"),
}
_SAID = (
    "A key shows that its holder made a step. That it belongs to the person it names you find out by comparing the fingerprint "
    "with that person, by telephone or face to face; then say so here."
)


class SignaturesDialog(QDialog):
    """The keys of a case with their fingerprints; Enter says that one belongs to its name, or takes that back."""

    def __init__(self, found: Signatures, chain: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.keys = list(found.keys)
        self._standing = {key.key: key.standing for key in found.keys}
        self.setWindowTitle("Signatures")
        self.resize(px(680), px(520))
        self.list = RowList("Keys", self._fetch)
        self.list.chosen.connect(lambda _each: self._refresh())
        self.list.opened.connect(lambda _each: self.decide())
        self.notice = NoticeBar()
        self._act = text_button("It is theirs", self.decide, icon="shield-check", look="outline")
        head = column(
            PlainLabel("Signatures", "title"),
            PlainLabel(verdict(found, chain), "muted", wrap=True),
            PlainLabel(_SAID, "caption", wrap=True),
            margins=(20, 18, 20, 12),
            spacing=6,
        )
        foot = row(
            None,
            self._act,
            text_button("Close", self.reject, look="outline"),
            margins=(20, 12, 20, 14),
            spacing=8,
        )
        layout = column(head, self.notice, Rule(), self.list, Rule(), foot)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.list.rows.reload()
        if self.keys:
            self.list.choose("0")
        if found.faults or chain:
            self.notice.say((*chain, *found.faults)[0], "bad")
        self._refresh()

    def decide(self) -> None:
        """Says that the key in hand belongs to the person it names; or no longer."""
        key = self._current()
        if key is None or self._standing[key.key] == "own":
            return
        try:
            if self._standing[key.key] == "known":
                forget(key.key)
                self._standing[key.key] = "new"
            else:
                know(key.key, key.name)
                self._standing[key.key] = "known"
        except CaseError as error:
            self.notice.say(str(error), "bad")
            return
        self.list.reload()
        self._refresh()

    def _current(self) -> KeyOfCase | None:
        place = self.list.current_id()
        return self.keys[int(place)] if place else None

    def _refresh(self) -> None:
        key = self._current()
        standing = self._standing[key.key] if key else "own"
        self._act.setText(button_words("It is not theirs" if standing == "known" else "It is theirs", "icon"))
        self._act.setEnabled(standing != "own")

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start = 0 if after is None else int(after)
        return [self._row(n, each) for n, each in enumerate(self.keys[start : start + limit], start=start)]

    def _row(self, n: int, key: KeyOfCase) -> ListRow:
        words, icon, colour = _STANDING[self._standing[key.key]]
        steps = "1 step" if key.steps == 1 else f"{key.steps:,} steps"
        below = PartedText((key.fingerprint, steps, f"made on {show_date(key.made_on)}"), " · ")
        return ListRow(str(n), PartedText((key.name, words), " – "), below, icon, colour, key=n + 1)


def verdict(found: Signatures, chain: list[str]) -> str:
    """The whole in two sentences."""
    signed, unsigned = sum(key.steps for key in found.keys), sum(found.unsigned.values())
    held = "every signature holds" if not found.faults else f"{len(found.faults):,} signatures do not hold"
    whole = (
        "Nothing was altered after it was written."
        if not chain
        else "The history was altered after it was written."
    )
    return f"{signed:,} steps are signed and {held}; {unsigned:,} are not signed. {whole}"
