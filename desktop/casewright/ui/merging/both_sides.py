"""Both sides of a conflict, or two rows that look alike, with what can be done about them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casewright.casefile.merging.fold import FIELD
from casewright.casefile.merging.report import LookAlike, OpenConflict
from casewright.casefile.queries.records import title_of
from casewright.ui.merging import words
from casewright.ui.merging.side_card import Beside, SideCard
from casewright.ui.pages.scroll_page import ScrollPage
from casewright.ui.widgets.arrangement import held, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_WHY = "They are listed because they were made apart and look alike; nothing joins them but your judgement."


class BothSides(ScrollPage):
    """Asks for what a button says.

    Signals:
        taken: a choice of `decide_conflict`: the change set of a side, `keep` or `delete`.
        both_asked, words_asked: keep the other words too; write words of one's own.
        judged: a pair of entities and `same` or `different`.
    """

    taken = Signal(str)
    both_asked = Signal()
    words_asked = Signal()
    judged = Signal(object, str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__("Both sides", margins=(20, 16, 20, 24), widest=1400)
        self._session = session

    def show_conflict(self, conflict: OpenConflict) -> None:
        """Before, mine and theirs."""
        self._show(self._conflict_parts(conflict))

    def show_pair(self, pair: LookAlike) -> None:
        """Mine and theirs."""
        self._show(self._pair_parts(pair))

    def show_nothing(self) -> None:
        """An empty page."""
        self._show([])

    def _show(self, parts: list[QWidget]) -> None:
        with self.rebuilding():
            for part in parts:
                self.put(part)

    def _conflict_parts(self, conflict: OpenConflict) -> list[QWidget]:
        case, is_field = self._session.case, conflict.kind == FIELD
        cited = words.cited_by(case, conflict)
        cards: list[QWidget] = []
        if conflict.base is not None or is_field:
            cards.append(SideCard("Before", "What both copies had", words.base_words(case, conflict)))
        for n, side in enumerate(conflict.sides, start=1):
            cards.append(
                SideCard(
                    "Mine" if side.is_mine else "Theirs",
                    words.side_words(side),
                    words.value_words(case, conflict, side),
                    [each for each in cited if each.is_mine == side.is_mine],
                    f"Take this   {n}" if is_field else "",
                    partial(self.taken.emit, side.change_set),
                    shows=side is conflict.newer and is_field,
                )
            )
        title = PlainLabel(words.title_of(case, conflict), "title", wrap=True)
        return [
            title,
            PlainLabel(words.field_label(conflict), "section"),
            Beside(cards),
            self._acts(conflict),
        ]

    def _acts(self, conflict: OpenConflict) -> QWidget:
        buttons = []
        if conflict.kind != FIELD:
            buttons += [
                _act("Keep it", partial(self.taken.emit, "keep"), "check"),
                _act("Delete it", partial(self.taken.emit, "delete"), "trash-2"),
            ]
        if words.keeps_both(conflict):
            buttons.append(_act("Mine, and keep theirs beside it", self.both_asked.emit, "copy"))
        if words.text_column(conflict) is not None:
            buttons.append(_act("Words of my own …", self.words_asked.emit, "pencil"))
        return held(row(*buttons, None, spacing=8))

    def _pair_parts(self, pair: LookAlike) -> list[QWidget]:
        cards = []
        for title, said, row_id in (
            ("Mine", "Made on this side", pair.first), ("Theirs", "Came from the other copy", pair.second),
        ):  # fmt: skip
            ref = ObjectRef(pair.object_type, UUID(row_id))
            name = title_of(self._session.case, *ref) or "It is no longer there"
            cards.append(SideCard(title, said, name, act="Show it", on_act=partial(self._session.open, ref)))
        head = PlainLabel(pair.reason, "title", wrap=True)
        parts = [head, PlainLabel(_WHY, "muted", wrap=True), Beside(cards)]
        if pair.object_type == "entity" and not self._session.read_only:
            same = _act("They are the same …", partial(self.judged.emit, pair, "same"), "check")
            different = _act("They are different …", partial(self.judged.emit, pair, "different"), "x")
            parts.append(held(row(same, different, None, spacing=8)))
        return parts


def _act(said: str, run: Callable[[], object], icon: str) -> QWidget:
    return text_button(said, run, icon=icon, look="outline")
