"""Premortems of one assessment: one at a time, its reasons collected independently and then shared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.casefile.queries import premortems
from casewright.casefile.queries.premortems import PremortemRow, ReasonRow
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.item import Item
from casewright.ui.pages.scroll_page import PagePart, ScrollPage
from casewright.ui.techniques.fitted_table import FittedTable
from casewright.ui.techniques.judgement_names import judgement_names
from casewright.ui.techniques.premortem.reasons import collecting_words, head_item, reason_columns
from casewright.ui.techniques.registry import Technique
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_TABLES = frozenset(
    {"premortem", "premortem_reason", "judgement", "indicator", "assumption", "assessment", "claim_about"}
)
_KEYS = "C how likely   V how grave   N indicator from it   A assumption from it   O opens what was made   E edits"


class PremortemTechnique(Technique):
    """Reasons sort by how likely times how grave they are; while they are collected only one's own are shown."""

    def __init__(self, session: CaseSession, assessment_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(session, assessment_id, _TABLES, parent)
        self.premortem_id: UUID | None = None
        self.premortems = Chooser("Premortem")
        self.premortems.picked.connect(self.show_premortem)
        self.table = FittedTable(
            "Reasons",
            {
                "c": partial(self._turn, "chance"), "v": partial(self._turn, "severity"), "n": partial(self._make, "indicator"),
                "a": partial(self._make, "assumption"), "o": self._open_made,
            },
        )  # fmt: skip
        self.table.chosen.connect(lambda row: session.select(ObjectRef("premortem_reason", row.id)))
        for signal, asked in (
            (self.table.opened, self.edit_asked), (self.table.edited, self.edit_asked), (self.table.deleted, self.delete_asked),
            (self.table.asked, self.menu_asked),
        ):  # fmt: skip
            signal.connect(lambda row, asked=asked: asked.emit(ObjectRef("premortem_reason", row.id)))
        self.page = ScrollPage("Premortem", margins=(24, 12, 24, 32))
        self.share = text_button("Share the reasons", self._share, icon="users")
        self._reason = text_button(
            "Reason", lambda: self.add_asked.emit("premortem_reason", self.premortem_id), icon="plus"
        )
        self._begin = text_button(
            "Premortem", lambda: self.add_asked.emit("premortem", self.assessment_id), icon="plus"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self.page)
        bar = ToolRow(
            (self.premortems,), ElidedLabel(_KEYS, "caption"), (self.share, self._reason, self._begin)
        )
        self.setLayout(column(bar, self._stack))
        session.selected.connect(self._on_selected)
        self.refresh()

    def show_premortem(self, premortem_id: UUID) -> None:
        """Shows one premortem from its top."""
        self.premortem_id = premortem_id
        self.refresh()
        self.page.scroll_to_top()

    def show_object(self, ref: ObjectRef) -> None:
        owner = premortems.premortem_of(self._session.case, ref.type, ref.id)
        if owner is not None and owner != self.premortem_id:
            self.show_premortem(owner)
        if ref.type == "premortem_reason":
            self.table.choose(ref.id)
        elif (item := self.page.shown(ref)) is not None:
            self.page.bring_into_view(item)

    def refresh(self) -> None:
        rows = premortems.premortems_of(self._session.case, self.assessment_id)
        if self.premortem_id not in {each.id for each in rows}:
            self.premortem_id = rows[0].id if rows else None
        found = next((each for each in rows if each.id == self.premortem_id), None)
        self.premortems.show_choices([(each.id, each.text) for each in rows], self.premortem_id)
        self.premortems.setVisible(len(rows) > 1)
        writable = not self._session.read_only and found is not None
        self.share.setVisible(writable and found is not None and found.is_collecting and found.reasons > 0)
        for button in (self._reason, self._begin):
            button.setVisible(writable)
        self._stack.setCurrentIndex(0 if found is None else 1)
        if found is not None:
            self._show(found)

    def _show(self, found: PremortemRow) -> None:
        case = self._session.case
        rows = premortems.reasons_of(case, found.id, case.analyst)
        self.table.show_rows(reason_columns(case, rows, found.is_collecting), rows)
        self.table.setVisible(bool(rows))
        self.page.show_parts(list(self._parts(found, rows)))
        self._on_selected(self._session.selection)

    def _parts(self, found: PremortemRow, rows: list[ReasonRow]) -> Iterator[PagePart]:
        names = judgement_names(self._session.case, self.assessment_id)
        name = names.get(found.judgement_id, "") if found.judgement_id else ""
        yield PagePart(ObjectRef("premortem", found.id), (found, name), partial(self._head, found, name))
        if found.is_collecting:
            own = sum(row.contributor == self._session.case.analyst for row in rows)
            yield _words("collecting", collecting_words(found, own), "small")
        if not rows:
            yield _words(
                "none",
                "Suppose it is that day and the judgement was wrong. Why? Write down every reason that comes to mind.",
                "muted",
            )
        yield PagePart("reasons", None, lambda: self.table)

    def _head(self, found: PremortemRow, name: str) -> Item:
        item = head_item(found, name)
        item.chosen.connect(self._session.select)
        item.edited.connect(self.edit_asked)
        item.deleted.connect(self.delete_asked)
        item.asked.connect(self.menu_asked)
        return item

    def _on_selected(self, ref: ObjectRef | None) -> None:
        for item in self.page.findChildren(Item):
            item.show_chosen(item.ref == ref)

    # --- what keys and buttons do -----------------------------------------------------------------------------------

    def _row(self) -> ReasonRow | None:
        row: ReasonRow | None = self.table.current_row()
        return None if self._session.read_only else row

    def _turn(self, which: str) -> None:
        row = self._row()
        if row is not None:
            value = (getattr(row, which) or 0) % 3 + 1
            self._session.run("premortems.edit_reason", row.id, **{which: value})

    def _make(self, what: str) -> None:
        row = self._row()
        found = premortems.premortem(self._session.case, self.premortem_id) if self.premortem_id else None
        if row is None or found is None:
            return
        if found.is_collecting:
            self._session.told.emit("Share the reasons first: what is made of one shows it to everybody.")
        elif getattr(row, f"{what}_id") is not None:
            self._session.told.emit(f"This reason has its {what} already: O opens it.")
        else:
            self._session.run(f"premortems.{what}_from_reason", row.id)
            self._session.told.emit(f"Made an {what} of it: O opens it, to put it into better words.")

    def _open_made(self) -> None:
        row: ReasonRow | None = self.table.current_row()
        if row is not None and row.indicator_id is not None:
            self.edit_asked.emit(ObjectRef("indicator", row.indicator_id))
        elif row is not None and row.assumption_id is not None:
            self.edit_asked.emit(ObjectRef("assumption", row.assumption_id))

    def _share(self) -> None:
        if self.premortem_id is not None:
            self._session.run("premortems.share_premortem", self.premortem_id)

    def _empty(self) -> EmptyState:
        return EmptyState(
            "hourglass", "No premortem yet",
            "Suppose that a judgement has turned out wrong, and collect why: each analyst alone first, then all together.",
            "" if self._session.read_only else "Begin a premortem", lambda: self.add_asked.emit("premortem", self.assessment_id),
        )  # fmt: skip


def _words(place: str, words: str, role: str) -> PagePart:
    return PagePart(place, words, lambda: PlainLabel(words, role, wrap=True))
