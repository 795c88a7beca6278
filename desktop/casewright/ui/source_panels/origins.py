"""Where a source has it from and who has it from this one; what may derive from what, for a person to decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casewright.casefile.access import Access
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import reading
from casewright.casefile.queries.derivations import decided_pairs
from casewright.ui.source_panels.origin_rows import (
    OriginRow,
    rows_of,
    sentence,
    shown,
    undecided,
)
from casewright.ui.source_panels.registry import SourcePanel
from casewright.ui.source_panels.work_bar import WorkBar
from casewright.ui.tasks import TaskRunner
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, counted, joined

if TYPE_CHECKING:
    from casewright.analysis.derivation.documents import Proposal

_TABLES = frozenset({"source", "source_link"})
_KEYS = "Y confirm · S suspect · N reject · E edit · Del remove · L look for relays · G next source with proposals"


class OriginsPanel(SourcePanel):
    """Proposals wait here and nowhere else; only a key press or a button brings one into the case."""

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(session, tasks, parent)
        self.source_id: UUID | None = None
        self.proposals: list[Proposal] = []
        self.rows: list[OriginRow] = []
        self.work = WorkBar(tasks)
        self.work.failed.connect(self._say)
        self._origin = PlainLabel("", "small", wrap=True)
        self._waiting = PlainLabel("", "muted", wrap=True)
        self.list = _OriginList(self._fetch)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._open)
        self.list.acted.connect(self.act)
        self._nothing = EmptyState(
            "network", "Nothing known yet", "Where this source has it from: say it with “Passes on …”, or look for relays.",
        )  # fmt: skip
        self._words = PlainLabel("", "small", wrap=True)
        self._words.setMinimumHeight(48)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._decide = [
            text_button(words, act, look="outline")
            for words, act in (("Confirm", self.confirm), ("Suspect", self.suspect), ("Reject", self.reject))
        ]
        self._look = text_button("Look for relays", self.look, icon="search", look="outline")
        self._add = text_button("Passes on …", self.add, icon="link")
        self._unnamed = text_button("Unnamed origin …", self.add_unnamed, icon="user")
        self._provenance = text_button("Provenance …", self.edit_provenance, icon="pencil")
        head = column(
            row(self._origin, self._provenance, spacing=8), row(self._add, self._unnamed, None, spacing=4),
            row(self._look, None), self._waiting, margins=(16, 12, 12, 8), spacing=6,
        )  # fmt: skip
        foot = column(self._words, row(*self._decide, None, spacing=8), PlainLabel(_KEYS, "caption", wrap=True),
                      margins=(16, 8, 12, 12), spacing=8)  # fmt: skip
        whole = column(head, self.work, Rule(), self._nothing, self.list, Rule(), foot)
        for part in (3, 4):
            whole.setStretch(part, 1)
        self.setLayout(whole)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # while there is no line, it has the keyboard itself
        self.setAccessibleName("Origins")
        session.changed.connect(self._on_changed)

    def show_source(self, source_id: UUID | None, text_id: UUID | None) -> None:
        """Shows what is known and proposed of a source."""
        self.source_id = source_id
        self._refresh()
        if self.rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.rows.index(0))

    # --- what the keys and buttons do -------------------------------------------------------------------------------

    def confirm(self) -> None:
        """The derivation holds; it counts at best and at worst."""
        self._settle("confirmed")

    def suspect(self) -> None:
        """It may hold; it counts at worst only, and asks for review."""
        self._settle("suspected")

    def reject(self) -> None:
        """It does not hold; it counts no more, and is not proposed again."""
        self._settle("rejected")

    def edit(self) -> None:
        """Opens the form of a derivation that is in the case."""
        chosen = self._chosen()
        if chosen is not None and chosen.link is not None:
            self.edit_asked.emit(ObjectRef("source_link", chosen.link.id))

    def remove(self) -> None:
        """Takes a derivation out of the case; undo brings it back."""
        chosen = self._chosen()
        if chosen is not None and chosen.link is not None and self._may_write():
            self._session.run("sources.unlink_sources", chosen.link.id)

    def add(self) -> None:
        """Asks which source this one passes on."""
        if self.source_id is not None:
            self.add_asked.emit("source_link", self.source_id)

    def add_unnamed(self) -> None:
        """Asks for somebody whom this source does not name, as its origin."""
        if self.source_id is not None:
            self.add_asked.emit("unnamed_origin", self.source_id)

    def edit_provenance(self) -> None:
        """Asks whether the source is primary or a relay, and who controls it."""
        if self.source_id is not None:
            self.add_asked.emit("provenance", self.source_id)

    def look(self) -> None:
        """Compares all sources of the case in a process of its own."""
        self.work.run(
            "Looking for relays", look, self._session.case.access, done=self._on_found, in_process=True
        )

    def next_proposed(self) -> None:
        """Goes to the next source with proposals that nobody has decided on."""
        waiting = undecided(self.proposals, decided_pairs(self._session.case))
        children = list(dict.fromkeys(each.child for each in waiting if each.child != self.source_id))
        if not children:
            self._words.setText("No other source has proposals to decide on.")
            return
        self._session.open(ObjectRef("source", children[0]))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, name: str) -> None:
        """Does what a key of the list asks for."""
        acts: dict[str, Callable[[], object]] = {
            "confirm": self.confirm, "suspect": self.suspect, "reject": self.reject, "edit": self.edit, "remove": self.remove,
            "look": self.look, "next": self.next_proposed, "add": self.add, "unnamed": self.add_unnamed,
        }  # fmt: skip
        acts[name]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = act_of(event) if self.hasFocus() else ""
        if act:
            self.act(act)
        else:
            super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _settle(self, status: str) -> None:
        chosen = self._chosen()
        if chosen is None or not self._may_write():
            return
        if chosen.link is not None:
            if chosen.link.status != status:
                self._session.run("sources.edit_source_link", chosen.link.id, status=status)
        elif chosen.proposal is not None:
            self._session.run(
                "sources.link_sources", child_id=chosen.child, parent_id=chosen.parent, kind=chosen.kind, status=status,
                found_by="detector", note=chosen.evidence,
            )  # fmt: skip

    def _say(self, words: str) -> None:
        self._words.setText(words)

    def _may_write(self) -> bool:
        if self._session.read_only:
            self._words.setText("The case is open read-only; nothing can be decided in it.")
        return not self._session.read_only

    def _chosen(self) -> OriginRow | None:
        current = self.list.current_id()
        return next((each for each in self.rows if each.row_id == current), None)

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        if after is not None or self.source_id is None:
            return []
        return [shown(self._session.case, each, self.source_id) for each in self.rows]

    def _refresh(self) -> None:
        case = self._session.case
        card = reading.source_card(case, self.source_id) if self.source_id else None
        at = max(0, self.list.currentIndex().row())
        self.rows = rows_of(case, card.id, self.proposals) if card else []
        self.list.reload()
        if (
            self.rows and not self.list.currentIndex().isValid()
        ):  # the line was decided on: on to the one in its place
            self.list.setCurrentIndex(self.list.rows.index(min(at, len(self.rows) - 1)))
        owner = card.controller or card.publisher if card else None
        self._origin.setText(
            isolate(joined(f"Provenance: {choice_label('source', 'provenance', card.provenance).lower()}",
                           f"controlled by {owner}" if card.controller else f"published by {owner}" if owner else ""))
            if card else "No source is shown."
        )  # fmt: skip
        waiting = undecided(self.proposals, decided_pairs(case)) if self.proposals else []
        sources = len({each.child for each in waiting})
        self._waiting.setVisible(bool(waiting))
        self._waiting.setText(
            f"{len(waiting)} proposed in {counted(sources, 'source')}; nothing is in the case until you decide."
        )
        self._show_whether(bool(self.rows))
        for button in (self._add, self._unnamed, self._provenance):
            button.setEnabled(card is not None and not self._session.read_only)
        self._on_chosen(self.list.current_id())

    def _show_whether(self, there_are: bool) -> None:
        """The list, or that there is nothing; the keyboard goes with it."""
        focus = self.window().focusWidget()
        had_focus = focus is self or focus is self.list
        self._nothing.setVisible(not there_are)
        self.setFocusProxy(self.list if there_are else None)  # type: ignore[arg-type]  # None takes it away
        self.list.setVisible(there_are)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, _row_id: str) -> None:
        chosen = self._chosen()
        self._words.setText(isolate(sentence(self._session.case, chosen)) if chosen else "")
        for button in self._decide:
            button.setEnabled(chosen is not None and not self._session.read_only)

    def _open(self, row_id: str) -> None:
        chosen = next((each for each in self.rows if each.row_id == row_id), None)
        if chosen is not None and self.source_id is not None:
            self._session.open(ObjectRef("source", chosen.other(self.source_id)))

    def _on_found(self, proposals: list[Proposal]) -> None:
        self.proposals = proposals
        self._refresh()
        first = next((each.row_id for each in self.rows if each.proposal is not None), None)
        if first is not None:
            self.list.choose(first)
        if not proposals:
            self._words.setText("Nothing was found that is not decided already.")

    def _on_changed(self, event: CaseChanged) -> None:
        if not _TABLES.isdisjoint(event.touched) or not _TABLES.isdisjoint(event.bulk):
            self._refresh()


_ACTS = {
    Qt.Key.Key_Y: "confirm", Qt.Key.Key_S: "suspect", Qt.Key.Key_N: "reject", Qt.Key.Key_E: "edit",
    Qt.Key.Key_Delete: "remove", Qt.Key.Key_L: "look", Qt.Key.Key_G: "next", Qt.Key.Key_A: "add", Qt.Key.Key_U: "unnamed",
}  # fmt: skip


def act_of(event: QKeyEvent) -> str:
    """What a key asks for; empty for a key that is not ours."""
    plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    return _ACTS.get(Qt.Key(event.key()), "") if plain else ""


class _OriginList(RowList):
    """`acted` brings the name of what a key asks for."""

    acted = Signal(str)

    def __init__(self, fetch: Callable[[Any, int], list[ListRow]]) -> None:
        super().__init__("Where it comes from", fetch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = act_of(event)
        if act:
            self.acted.emit(act)
        else:
            super().keyPressEvent(event)


def look(progress: Any, access: Access) -> list[Proposal]:
    """In the worker process: everything the detectors propose. Raises CaseError."""
    from casewright.analysis.derivation.look import look_for_relays
    from casewright.casefile.opening import open_unlocked

    with open_unlocked(access, read_only=True) as case:
        return look_for_relays(case, progress.report)
