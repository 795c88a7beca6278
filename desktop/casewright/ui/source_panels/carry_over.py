"""Carrying passages over: those of other versions of the source, each with the place found for it in this one."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from casewright.analysis.carry_over import Proposal
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import carry_over
from casewright.ui.source_panels.carry_over_work import Found, find_places
from casewright.ui.source_panels.registry import SourcePanel
from casewright.ui.source_panels.word_difference import GONE, NEW, WordDifference
from casewright.ui.tasks import Task, TaskRunner
from casewright.ui.theme import px
from casewright.ui.theme.tokens import ROW_TWO_LINES
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.badges import Chip
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label

_TABLES = frozenset({"passage", "passage_anchor", "source_text"})
_TONES = {
    "exact": "ok",
    "normalised": "ok",
    "moved": "ok",
    "changed": "warn",
    "review": "bad",
    "orphaned": "plain",
}
_COLOURS = {"ok": "place", "warn": "account", "bad": "event", "plain": "document"}


class CarryOverPanel(SourcePanel):
    """A list of proposals and, below it, the old and the new words of the one that is chosen.

    J and K move, Enter or A accepts, X rejects; nothing moves without one of them, and each can be undone. Places are
    looked for in a process of its own; those already found are kept while somebody works through them.
    """

    def __init__(self, session: CaseSession, tasks: TaskRunner) -> None:
        super().__init__(session, tasks)
        self._text: UUID | None = None
        self._found: dict[UUID, Found] = {}
        self._rows: list[Proposal] = []
        self._task: Task | None = None
        self._said = PlainLabel("", "muted", wrap=True)
        self.accept_sure = text_button("", self.accept_all_exact, icon="check", look="outline")
        self.list = RowList("Passages to carry over", self._fetch)
        self.list.setMinimumHeight(px(ROW_TWO_LINES) * 3)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _id: self.accept())
        self._state, self._score = Chip(""), PlainLabel("", "small")
        self.old = WordDifference("Words as they were quoted", GONE)
        self.new = WordDifference("Words in this version", NEW)
        self._new_head = PlainLabel("IN THIS VERSION", "section")
        self.accept_button = text_button("Accept", self.accept, icon="check", look="primary")
        self.accept_button.setToolTip("Accept   Enter or A")
        self.reject_button = text_button("Reject", self.reject, icon="x", look="outline")
        self.reject_button.setToolTip("Reject   X")
        stands = row(PlainLabel("AS QUOTED", "section"), None, self._score, self._state, spacing=8)
        decide = row(None, self.reject_button, self.accept_button, spacing=8)
        detail = column(stands, self.old, self._new_head, self.new, decide, spacing=6)
        detail.setStretch(1, 1)
        detail.setStretch(3, 1)
        self._detail = panel("Plain", detail)
        self._nothing = EmptyState(
            "anchor", "Nothing to carry over", "No passage of another version of this source waits to be carried over to this one.",
        )  # fmt: skip
        head = row(self._said, self.accept_sure, spacing=8)
        head.setStretch(0, 1)
        whole = column(head, self._nothing, self.list, self._detail, margins=(16, 12, 16, 12), spacing=10)
        for part, share in ((1, 1), (2, 2), (3, 3)):
            whole.setStretch(part, share)
        self.setLayout(whole)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # while nothing waits, it has the keyboard itself
        self.setAccessibleName("Carry passages over")
        session.changed.connect(self._on_changed)

    def show_source(self, _source_id: UUID | None, text_id: UUID | None) -> None:
        """Shows what waits to be carried over to a text."""
        if text_id != self._text:
            self._text, self._found = text_id, {}
        self.refresh()

    def refresh(self) -> None:
        """Reads anew what waits, and looks for places where that was not done yet."""
        waiting = carry_over.waiting_passages(self._session.case, self._text) if self._text else []
        self._rows = [self._found[each.id].proposal for each in waiting if each.id in self._found]
        missing = len(waiting) - len(self._rows)
        if missing and self._task is None:
            self._look()
        self._show_rows(missing)

    def accept(self) -> None:
        """Accepts the place that is shown, as one step, and goes on to the next passage."""
        chosen = self._chosen()
        if chosen is not None and chosen.start is not None and not self._session.read_only:
            self._decide(
                "anchors.accept_anchor", chosen, "The passage was carried over.", chosen.start, chosen.end
            )

    def reject(self) -> None:
        """Remembers that the passage does not stand there, and goes on; it is not offered again."""
        chosen = self._chosen()
        if chosen is not None and not self._session.read_only:
            self._decide(
                "anchors.reject_anchor", chosen, "It is not offered here again.", chosen.start, chosen.end
            )

    def accept_all_exact(self) -> None:
        """Accepts every passage whose very words were found, as one step."""
        places = [(each.passage_id, each.start, each.end) for each in self._rows if each.is_sure]
        if places and not self._session.read_only:
            self._session.run("anchors.accept_exact_anchors", self._text, places)
            n = len(places)
            self._session.told.emit(f"{n} passage{'s were' if n > 1 else ' was'} carried over.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        act = (
            {Qt.Key.Key_A: self.accept, Qt.Key.Key_X: self.reject}.get(Qt.Key(event.key())) if plain else None
        )
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        self._task = self._tasks.run(
            "Looking for the passages", find_places, self._session.case.access, self._text,
            on_done=partial(self._on_found, self._text), on_failed=self._on_failed, in_process=True,
        )  # fmt: skip

    def _on_found(self, text_id: UUID | None, found: list[Found]) -> None:
        self._task = None
        if self._session.closed:
            return
        if text_id == self._text:
            self._found = {each.proposal.passage_id: each for each in found}
        self.refresh()

    def _on_failed(self, sentence: str) -> None:
        self._task = None
        self._said.setText(sentence)
        self._said.show()

    def _decide(self, verb: str, chosen: Proposal, said: str, *place: object) -> None:
        after = self._rows.index(chosen) + 1
        following = self._rows[after] if after < len(self._rows) else None
        self._session.run(verb, chosen.passage_id, self._text, *place)
        if following is not None:
            self.list.choose(str(following.passage_id))
        self._session.told.emit(said)

    def _show_rows(self, missing: int) -> None:
        n, sure = len(self._rows), sum(each.is_sure for each in self._rows)
        if missing:
            self._said.setText(f"Looking for {missing:,} passage{'s' * (missing > 1)} of other versions …")
        elif n:
            self._said.setText(
                "1 passage of another version waits for a yes or no."
                if n == 1
                else f"{n:,} passages of other versions wait for a yes or no."
            )
        else:
            self._said.setText("")
        self.accept_sure.setText(f"Accept all exact ({sure:,})")
        self.accept_sure.setAccessibleName(self.accept_sure.text())
        self.accept_sure.setVisible(sure > 0 and not self._session.read_only)
        self.list.reload()
        self._show_whether(n > 0, is_looking=missing > 0)
        if n and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.rows.index(0))
        self._show_chosen()

    def _show_whether(self, there_are: bool, *, is_looking: bool) -> None:
        """The list, or that there is nothing; the keyboard goes with it."""
        focus = self.window().focusWidget()
        had_focus = focus is not None and (focus is self or self.isAncestorOf(focus))
        self._said.setVisible(there_are or is_looking)
        self._nothing.setVisible(not there_are and not is_looking)
        self.setFocusProxy(self.list if there_are else None)  # type: ignore[arg-type]  # None takes it away
        self.list.setVisible(there_are)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, after: object, limit: int) -> list[ListRow]:
        start = int(str(after)) + 1 if after is not None else 0
        return [_row(each, place) for place, each in enumerate(self._rows[start : start + limit], start)]

    def _choose(self, _row_id: str) -> None:
        self._show_chosen()
        chosen = self._chosen()
        if chosen is not None and self.isVisible():
            self.place_asked.emit(chosen.start or 0, chosen.end or 0)  # nowhere: nothing stays highlighted

    def _chosen(self) -> Proposal | None:
        current = self.list.current_id()
        return next((each for each in self._rows if str(each.passage_id) == current), None)

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self._detail.setVisible(chosen is not None)
        if chosen is None:
            return
        found = self._found[chosen.passage_id]
        self.old.show_words(chosen.old_before, chosen.old_words, chosen.old_after, found.gone)
        self.new.show_words(chosen.before, chosen.new_words, chosen.after, found.new)
        placed = bool(chosen.new_words)
        self._new_head.setText("IN THIS VERSION" if placed else "NOT FOUND IN THIS VERSION")
        self.new.setVisible(placed)
        self._state.setText(choice_label("passage", "state", chosen.state))
        self._state.set_tone(_TONES[chosen.state])
        self._score.setText(_score(chosen))
        self.accept_button.setVisible(placed and not self._session.read_only)
        self.reject_button.setVisible(not self._session.read_only)
        self.reject_button.setText(" Reject" if placed else " It is gone")
        self.reject_button.setAccessibleName(self.reject_button.text().strip())

    def _on_changed(self, event: CaseChanged) -> None:
        if self.isVisible() and not (_TABLES.isdisjoint(event.touched) and _TABLES.isdisjoint(event.bulk)):
            self.refresh()


def _score(found: Proposal) -> str:
    return f"{found.score:.0%} alike" if found.score is not None else ""


def _row(found: Proposal, place: int) -> ListRow:
    cited = f"cited {found.claims} time{'s' * (found.claims != 1)}" if found.claims else "not cited"
    page = f"page {found.page}" if found.page else None
    said = [choice_label("passage", "state", found.state), page, cited]
    tone = _TONES[found.state]
    icon = {"ok": "check", "plain": "circle-x"}.get(tone, "circle-help")
    score = f"{found.score:.0%}" if found.score is not None else ""
    return ListRow(
        str(found.passage_id),
        found.old_words,
        "  ·  ".join(filter(None, said)),
        icon,
        _COLOURS[tone],
        score,
        place,
    )
