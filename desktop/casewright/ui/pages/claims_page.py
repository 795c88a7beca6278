"""The ledger of claims: what every source says, how it is rated, what contradicts it and what rests on it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.analysis.claim_ledger import SINGLE_ORIGIN, claims_asked
from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.opening import open_unlocked
from casewright.casefile.queries import evidence, overview
from casewright.casefile.queries.claims import ClaimsAsked
from casewright.ui.claims.comparison import Comparison
from casewright.ui.claims.narrowing import Narrowing
from casewright.ui.claims.origins_in_sight import OriginsInSight
from casewright.ui.claims.spread_panel import SpreadPanel, Spreads, read_spreads, share_words
from casewright.ui.claims.table import LedgerTable
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.theme.icons import set_icon
from casewright.ui.widgets.arrangement import column, panel
from casewright.ui.widgets.buttons import show_on, text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import Rule
from casewright.ui.widgets.plain_text import isolate, set_plain_tooltip
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import counted

_TABLES = frozenset(
    {
        "claim", "citation", "claim_about", "claim_relation", "passage", "source", "source_link", "entity", "link",
        "entity_property", "judgement", "judgement_support",
    }
)  # fmt: skip
_ORDERING = frozenset(
    {"claim", "citation", "claim_about", "claim_relation", "source", "source_link", "judgement_support"}
)


_RATED = frozenset({"citation", "source"})


class ClaimsPage(QWidget):
    """Choosing a claim selects it, Enter opens the passage it rests on. `add_asked` brings (`claim`, None)."""

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    rate_asked = Signal()
    menu_asked = Signal(object)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._reading: Task | None = None
        self._stale = self._spread_is_stale = True
        self._wanted: UUID | None = None
        self.table = LedgerTable(session.case)
        self.table.chosen.connect(lambda claim: session.select(ObjectRef("claim", claim)))
        self.table.opened.connect(self.open_passage)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._ask_menu)
        self._origins = OriginsInSight(session, tasks, self.table)
        self.spread = SpreadPanel()
        self.spread.hide()
        self._spread_button = text_button("Ratings", self.toggle_spread, icon="grid-3x3")
        self._spread_button.setCheckable(True)
        self._rate = text_button("Rate", self.rate_asked.emit, icon="gauge")
        self._add = text_button("Claim", lambda: self.add_asked.emit("claim", None), icon="plus")
        self._add.setAccessibleName("State a claim")
        if session.read_only:
            self._rate.hide()
            self._add.hide()
        self.narrowing = Narrowing(session, [self._spread_button, self._rate, self._add])
        self.narrowing.changed.connect(self.read)
        self.narrowing.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self._nothing = EmptyState(
            "message-square", "No claim yet",
            "A claim is one statement of a source. Select words in a source, press C to quote them, then K to state it.",
            "" if session.read_only else "State a claim", lambda: self.add_asked.emit("claim", None),
        )  # fmt: skip
        self._none_fits = EmptyState(
            "search", "No claim fits", "Every claim of this case is left out by what is asked for.", "Show all claims",
            self.narrowing.show_all,
        )  # fmt: skip
        self._stack = QStackedWidget()
        for each in (self.table, self._nothing, self._none_fits):
            self._stack.addWidget(each)
        self._spread_rule = Rule()
        self._spread_rule.hide()
        ledger = column(self.narrowing, self._stack, self._spread_rule, self.spread)
        ledger.setStretch(1, 1)
        self._ledger = panel("Centre", ledger)
        self.comparison = Comparison(session, tasks)
        self.comparison.left.connect(self.show_ledger)
        self.comparison.opened.connect(self.open_passage)
        self.comparison.edited.connect(self.edit_asked)
        self.comparison.deleted.connect(self.delete_asked)
        self.comparison.asked.connect(self.menu_asked)
        self._ways = QStackedWidget()
        self._ways.addWidget(self._ledger)
        self._ways.addWidget(self.comparison)
        self.setFocusProxy(self.table)
        self.setLayout(column(self._ways))
        session.changed.connect(self._on_changed)
        session.selected.connect(self._on_selected)

    def read(self) -> None:
        """Reads on a thread which claims are asked for; what is still being read for another question is dropped."""
        self._stale = False
        if self._reading is not None:
            self._reading.cancel()
        asked, case = self.narrowing.asked, self._session.case
        apart = SINGLE_ORIGIN in asked.only  # a reading of all evidence: it would slow down every repaint
        self._reading = self._tasks.run(
            "Reading the claims", _read_apart if apart else _read, case.access if apart else case, asked,
            on_done=self._take, on_failed=self._fail, in_process=apart,
        )  # fmt: skip

    def compare(self, ref: ObjectRef) -> None:
        """Shows the claims that compete about an object side by side."""
        self._ways.setCurrentWidget(self.comparison)
        self.setFocusProxy(self.comparison.body)
        self.comparison.show_object(ref)

    def show_ledger(self) -> None:
        """Back from a comparison."""
        self._ways.setCurrentWidget(self._ledger)
        self.setFocusProxy(self.table)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_spread(self) -> None:
        """Shows or hides how ratings lie on the two axes."""
        shown = self.spread.isHidden()
        self.spread.setVisible(shown)
        self._spread_rule.setVisible(shown)
        show_on(self._spread_button, shown)

    def show_object(self, ref: ObjectRef) -> None:
        """Shows a claim; all claims again where it is not among those asked for."""
        if self._ways.currentWidget() is self.comparison:
            self.show_ledger()
        if self.table.select(ref.id):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._wanted = ref.id
            self.read()

    def show_claims_of(self, ref: ObjectRef) -> None:
        """Only the claims of an object."""
        self.show_ledger()
        self.narrowing.show_all()
        self.narrowing.narrow_to(ref)

    def open_passage(self, claim: UUID) -> None:
        """Shows the first passage a claim rests on, highlighted in its source."""
        cited = evidence.citations_of(self._session.case, "claim", claim)
        passage = next((each.passage_id for each in cited if each.passage_id is not None), None)
        if passage is None:
            self._session.told.emit("This claim cites nothing yet.")
        else:
            self._session.open(ObjectRef("passage", passage))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.read()

    def _take(self, ids: list[bytes]) -> None:
        self._reading = None
        if self._session.closed:
            return
        kept = self.table.current_claim()
        self.table.rows.take(ids)
        all_claims = overview.counts(self._session.case).claims
        shown = "" if self.narrowing.keeps_all else f"{len(ids):,} of "
        self.narrowing.said.setText(isolate(f"{shown}{counted(all_claims, 'claim')}"))
        self._stack.setCurrentWidget(self.table if ids else self._none_fits if all_claims else self._nothing)
        self._choose(kept)
        self._read_spread()

    def _read_spread(self) -> None:
        """Also while the panel is hidden: its button gives warning. Every citation is read, so only when one has changed."""
        if not self._spread_is_stale:
            return
        self._spread_is_stale = False
        case = self._session.case
        self._tasks.run("Looking at ratings", lambda _progress: read_spreads(case), on_done=self._show_spread)

    def _show_spread(self, spreads: Spreads) -> None:
        self.spread.show_spreads(spreads)
        warns = spreads.whole.is_suspicious
        set_icon(self._spread_button, "triangle-alert" if warns else "grid-3x3", "warn" if warns else "text2")
        set_plain_tooltip(
            self._spread_button, f"How ratings lie on the two axes   G\n{share_words(spreads.whole)}"
        )

    def _choose(self, kept: UUID | None) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.table.select(wanted):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif wanted is not None and not self.narrowing.keeps_all:
            self._wanted = wanted
            self.narrowing.show_all()
        else:
            selected = self._session.selection
            self.table.select(selected.id if selected is not None and selected.type == "claim" else kept)

    def _fail(self, sentence: str) -> None:
        self._reading = None
        self._session.told.emit(sentence)

    def _on_changed(self, event: CaseChanged) -> None:
        self._origins.on_changed(event)
        touched = event.touched.keys() | event.bulk
        if touched.isdisjoint(_TABLES):
            return
        self._spread_is_stale |= not touched.isdisjoint(_RATED)
        self.table.rows.forget_lines()
        if self._ways.currentWidget() is self.comparison:
            self.comparison.refresh()
            self.comparison.forget_origins()
        if touched.isdisjoint(_ORDERING):
            return
        if self.isVisible():
            self.read()
        else:
            self._stale = True

    def _on_selected(self, ref: ObjectRef | None) -> None:
        if ref is not None and ref.type == "claim" and ref.id != self.table.current_claim():
            self.table.select(ref.id)

    def _ask_menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if index.isValid():
            self.menu_asked.emit(ObjectRef("claim", self.table.rows.claim_at(index.row())))


def _read(progress: Progress, case: Case, asked: ClaimsAsked) -> list[bytes]:
    return claims_asked(case, asked, progress.check)


def _read_apart(_progress: object, access: Access, asked: ClaimsAsked) -> list[bytes]:
    """In a process, which is ended when the answer is no longer wanted."""
    with open_unlocked(access, read_only=True) as case:
        return claims_asked(case, asked)
