"""What a merge left open: places that both sides changed, decided one by one or by a rule, now or another day."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QSplitter, QStackedWidget, QWidget

from casewright.casefile.access import Access
from casewright.casefile.merging.fold import FIELD
from casewright.casefile.merging.report import LookAlike, OpenConflict
from casewright.casefile.queries.merge_conflicts import open_conflicts
from casewright.model.errors import CaseError
from casewright.model.three_way_text import propose
from casewright.ui.merging import words
from casewright.ui.merging.both_sides import BothSides
from casewright.ui.pages.live_page import LivePage
from casewright.ui.tasks import TaskRunner
from casewright.ui.techniques.form_request import FormRequest
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, held, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.widgets.segments import Segments
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import icon_of, type_word

_LIST = 340  # pixels wide at text scale 1
_RULES = (("mine", "mine"), ("theirs", "theirs"), ("newer", "what was done last"))
_KEYS = (
    "1 mine   2 theirs   N the newer   B both   W words of one's own   K keep   D delete   Enter the object"
)


class MergePage(LivePage):
    """The list at the left, both sides of the one in hand at the right. `form_asked` brings a `FormRequest`."""

    form_asked = Signal(object)
    selection_changed = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(session, frozenset({"merge_conflict", "sameness"}), parent)
        self._tasks = tasks
        self.alike: list[LookAlike] = []
        self.conflicts: list[OpenConflict] = []
        self.shown: list[OpenConflict] = []
        self.which = Segments(
            "Conflicts", (("all", "All"), ("field", "Fields"), ("row", "Deleted"), ("alike", "Alike"))
        )
        self.which.chosen.connect(lambda _key: self._show_list())
        self.list = RowList("What both sides changed", self._fetch)
        self.list.chosen.connect(lambda _id: self._show_conflict())
        self.list.opened.connect(lambda _id: self.open_object())
        self.sides = BothSides(session)
        self.sides.taken.connect(self.decide)
        self.sides.both_asked.connect(self.keep_both)
        self.sides.words_asked.connect(self.write)
        self.sides.judged.connect(self._judge)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why it is decided so (kept with the decision)")
        self.reason.setAccessibleName("Why it is decided so")
        self._bulk = text_button("Decide all shown …", self._ask_rule, icon="check")
        self.setFocusProxy(self.list)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(held(column(self.sides, row(self.reason, margins=(20, 8, 20, 12)))))
        split.setStretchFactor(1, 1)
        split.setSizes([px(_LIST), px(700)])
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(
            EmptyState(
                "git-merge",
                "Nothing to decide",
                "Where two copies of a case changed the same place, both versions wait here until somebody decides. "
                "Merging another copy is in the menu of commands (Ctrl+K).",
            )
        )
        bar = ToolRow((self.which,), ElidedLabel(_KEYS, "caption"), (self._bulk,))
        self.setLayout(column(bar, self._stack))
        self.refresh()

    def refresh(self) -> None:
        """Reads anew what is open."""
        self.conflicts = list(open_conflicts(self._session.case))
        fields = sum(each.kind == FIELD for each in self.conflicts)
        for key, label, count in (
            ("all", "All", len(self.conflicts)), ("field", "Fields", fields), ("row", "Deleted", len(self.conflicts) - fields),
        ):  # fmt: skip
            self.which.relabel(key, f"{label} {count:,}" if count else label)
        self._tasks.run(
            "Looking for what was made twice", _look_alikes, self._session.case.access, in_process=True, quiet=True,
            on_done=self._show_alike,
        )  # fmt: skip
        self._show_list()

    def current(self) -> OpenConflict | None:
        """The conflict in hand."""
        chosen = self.list.current_id()
        return next((each for each in self.shown if each.id == chosen), None)

    def decide(self, choice: str, **more: Any) -> None:
        """Decides the conflict in hand: a side, `keep` or `delete`. The next one is in hand then; undo takes it back."""
        conflict = self.current()
        if conflict is None or self._session.read_only:
            return
        reason = self.reason.text().strip() or None
        place = self.shown.index(conflict)
        try:
            self._session.run(
                "merge_decisions.decide_conflict", UUID(conflict.id), choice=choice, reason=reason, **more
            )
        except CaseError as error:
            self._session.told.emit(str(error))
            return
        self.reason.clear()
        if self.shown:
            self.list.choose(self.shown[min(place, len(self.shown) - 1)].id)

    def keep_both(self) -> None:
        """Takes mine, and keeps the other words beside it: a further name, or a note."""
        conflict = self.current()
        if conflict is not None and words.keeps_both(conflict):
            self.decide("mine", keep_other=True)

    def keep_row(self, is_kept: bool) -> None:
        """Keeps or deletes a row that one side deleted."""
        conflict = self.current()
        if conflict is not None and conflict.kind != FIELD:
            self.decide("keep" if is_kept else "delete")

    def write(self) -> None:
        """Asks for words of one's own, beginning with what the two sides' changes come to."""
        conflict = self.current()
        name = words.text_column(conflict) if conflict is not None else None
        if conflict is None or name is None:
            return
        base, mine, theirs = (
            str((each or {}).get(name) or "")
            for each in (conflict.base, conflict.mine.value, conflict.theirs.value)
        )
        proposal = propose(base, mine, theirs)
        said = (
            "These words are a proposal from what each side changed; read them before you take them."
            if proposal is not None and not proposal.overlaps
            else "Where both sides changed the same words, both stand as ⟨mine | theirs⟩."
        )
        field = FieldSpec(name, words.field_label(conflict), "text", required=True)
        self.form_asked.emit(
            FormRequest(
                "Words of your own", [field], lambda typed: self._write(name, typed[name]),
                {name: proposal.text if proposal is not None else mine}, "Take these words", said,
            )
        )  # fmt: skip

    def _write(self, name: str, text: str) -> None:
        conflict = self.current()
        if conflict is not None:
            reason = self.reason.text().strip() or None
            self._session.run(
                "merge_decisions.decide_conflict",
                UUID(conflict.id),
                choice="written",
                values={name: text},
                reason=reason,
            )

    def decide_all(self, rule: str) -> None:
        """Decides all that are listed by one rule, as one step."""
        ids = [UUID(each.id) for each in self.shown]
        try:
            count = self._session.run(
                "merge_decisions.decide_conflicts", ids, rule=rule, reason=self.reason.text().strip() or None
            )
        except CaseError as error:
            self._session.told.emit(str(error))
            return
        left = len(ids) - count
        more = f"; {left:,} are left for you, since no rule decides them" if left else ""
        self._session.told.emit(f"Decided {count:,}{more}. Undo takes it back.")

    def open_object(self) -> None:
        """Shows what the conflict in hand is about in its own view."""
        conflict, pair = self.current(), self.current_pair()
        if pair is not None:
            self._session.open(ObjectRef(pair.object_type, UUID(pair.second)))
        if conflict is not None:
            self._session.open(ObjectRef(conflict.object_type, UUID(conflict.object_id)))

    def _ask_rule(self) -> None:
        menu = QMenu(self)
        for rule, said in _RULES:
            menu.addAction(f"Take {said} in all {len(self.shown):,} listed", partial(self.decide_all, rule))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._bulk.mapToGlobal(self._bulk.rect().bottomLeft()))

    def _show_alike(self, found: list[LookAlike]) -> None:
        if found != self.alike:
            self.alike = found
            self.which.relabel("alike", f"Alike {len(found):,}" if found else "Alike")
            self._show_list()

    def _show_list(self) -> None:
        which = self.which.choice()
        self._stack.setCurrentIndex(0 if self.conflicts or self.alike else 1)
        if which == "alike":
            self.shown = []
            self.list.rows.reload()
            self._bulk.setEnabled(False)
            if self.alike:
                self.list.choose("alike 0")
            self._show_conflict()
            return
        self.shown = [
            each for each in self.conflicts if which == "all" or (each.kind == FIELD) == (which == "field")
        ]
        chosen = self.list.current_id()
        self.list.rows.reload()
        self._bulk.setEnabled(bool(self.shown) and not self._session.read_only)
        if self.shown and not self.list.choose(chosen):
            self.list.choose(self.shown[0].id)
        self._show_conflict()

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start = 0 if after is None else int(after)
        case = self._session.case
        if self.which.choice() == "alike":
            return [
                ListRow(f"alike {n}", each.reason, type_word(each.object_type).capitalize(), icon_of(each.object_type), "account", key=n + 1)
                for n, each in enumerate(self.alike[start : start + limit], start=start)
            ]  # fmt: skip
        return [
            ListRow(
                each.id, words.title_of(case, each), words.below(case, each), icon_of(each.object_type),
                "person" if each.kind == FIELD else "event", key=n + 1,
            )
            for n, each in enumerate(self.shown[start : start + limit], start=start)
        ]  # fmt: skip

    def _show_conflict(self) -> None:
        conflict, pair = self.current(), self.current_pair()
        if conflict is not None:
            self.sides.show_conflict(conflict)
        elif pair is not None:
            self.sides.show_pair(pair)
        else:
            self.sides.show_nothing()
        self.selection_changed.emit()
        if conflict is not None and self.isVisible():
            self._session.select(ObjectRef(conflict.object_type, UUID(conflict.object_id)))

    def _judge(self, pair: LookAlike, verdict: str) -> None:
        def save(typed: dict[str, Any]) -> None:
            verb = f"sameness.judge_{verdict}"
            self._session.run(verb, UUID(pair.first), UUID(pair.second), reason=typed["reason"])

        field = FieldSpec("reason", "Why", "lines", required=True)
        self.form_asked.emit(
            FormRequest(
                f"They are {verdict}" if verdict == "different" else "They are the same",
                [field],
                save,
                submit="Judge",
                text=pair.reason,
            )
        )

    def current_pair(self) -> LookAlike | None:
        """The pair of look-alikes in hand."""
        chosen = self.list.current_id()
        place = int(chosen.removeprefix("alike ")) if chosen.startswith("alike ") else -1
        return self.alike[place] if 0 <= place < len(self.alike) else None


def _look_alikes(progress: Any, access: Access) -> list[LookAlike]:
    """In the worker process."""
    from casewright.casefile.merging.look_alikes import look_alikes_in

    return look_alikes_in(access)
