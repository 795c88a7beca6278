"""The check of information of one assessment: a label for each judgement, and all sources against all judgements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.analysis.information_table import InformationTable, SourceLine, information_table
from casewright.casefile.case import Case
from casewright.casefile.queries import judging, records
from casewright.casefile.queries.judging import JudgementCard
from casewright.ui.editing.object_form import changes_between, fields_for, shown_values, stored_values
from casewright.ui.editing.verbs import edit_object
from casewright.ui.pages.item import Item
from casewright.ui.pages.scroll_page import PagePart, ScrollPage
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.techniques.fitted_table import FittedTable
from casewright.ui.techniques.form_request import FormRequest
from casewright.ui.techniques.information.columns import FIRST, judgement_item, source_columns
from casewright.ui.techniques.registry import Technique
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened

_TABLES = frozenset(
    {"judgement", "judgement_support", "claim", "citation", "passage", "source", "source_link", "information_check", "assessment"}
)  # fmt: skip
_KEYS = (
    "In the column of a judgement: E notes what was found   M most compelling   Delete takes the note back"
)
_STATEMENT = ("source_strengths", "source_key", "source_conflicts", "source_expertise")


class Information(Technique):
    """Origins are counted on a thread; what is shown stays until they are."""

    def __init__(
        self, session: CaseSession, assessment_id: UUID, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, assessment_id, _TABLES, parent)
        self._tasks = tasks
        self._task: Task | None = None
        self.shown: InformationTable | None = None
        self.table = FittedTable("Sources against judgements", {"m": self._switch_most_compelling})
        self.table.chosen.connect(lambda line: session.select(ObjectRef("source", line.id)))
        self.table.opened.connect(lambda _line: self._note())
        self.table.edited.connect(lambda _line: self._note())
        self.table.deleted.connect(lambda _line: self._take_back())
        self.table.asked.connect(lambda line: self.menu_asked.emit(ObjectRef("source", line.id)))
        self.page = ScrollPage("Quality of information", margins=(24, 12, 24, 32))
        self._statement = text_button("Source summary", self._ask_for_statement, icon="pencil")
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "file-search", "Nothing to check yet",
                "How good is the information behind each judgement: who says it, from whom, why, and who contradicts it? Judge first.",
                "" if session.read_only else "Add a judgement", lambda: self.add_asked.emit("judgement", self.assessment_id),
            )
        )  # fmt: skip
        self._stack.addWidget(self.page)
        self.setFocusProxy(self.table)
        self.setLayout(column(ToolRow((), ElidedLabel(_KEYS, "caption"), (self._statement,)), self._stack))
        session.selected.connect(self._on_selected)
        self.refresh()

    def refresh(self) -> None:
        has_judgements = bool(judging.judgements_of(self._session.case, self.assessment_id))
        self._stack.setCurrentIndex(1 if has_judgements else 0)
        self._statement.setVisible(has_judgements and not self._session.read_only)
        if self._task is not None:
            self._task.cancel()
        self._task = self._tasks.run(
            "Checking the information", _read, self._session.case, self.assessment_id,
            on_done=partial(self._take, self.assessment_id), quiet=True,
        )  # fmt: skip

    def _take(self, assessment_id: UUID, table: InformationTable) -> None:
        self._task = None
        if assessment_id != self.assessment_id:
            return
        self.shown = table
        self.table.show_rows(source_columns(table), table.sources)
        self.table.setVisible(bool(table.sources))
        self.page.show_parts(list(self._parts(table)))
        self._on_selected(self._session.selection)

    def _parts(self, table: InformationTable) -> Iterator[PagePart]:
        yield _heading("Judgements", len(table.judgements))
        for number, card in enumerate(table.judgements, start=1):
            quality = table.qualities[card.id]
            titles = tuple(table.titles.get(each) for group in quality.weak_points for each in group)
            make = partial(self._judgement, number, card, table)
            yield PagePart(ObjectRef("judgement", card.id), (number, card, quality, titles), make)
        yield _heading("Sources", len(table.sources))
        if not table.sources:
            yield PagePart("no sources", None, lambda: PlainLabel("No source says anything on these judgements yet: let them rest on claims.", "muted", wrap=True))  # fmt: skip
        yield PagePart("sources", None, lambda: self.table)

    def _judgement(self, number: int, card: JudgementCard, table: InformationTable) -> Item:
        item = judgement_item(number, card, table.qualities[card.id], table)
        item.show_chosen(item.ref == self._session.selection)
        item.chosen.connect(self._session.select)
        item.edited.connect(self.edit_asked)
        item.asked.connect(self.menu_asked)
        return item

    def _on_selected(self, ref: ObjectRef | None) -> None:
        for item in self.page.findChildren(Item):
            item.show_chosen(item.ref == ref)

    # --- notes ------------------------------------------------------------------------------------------------------

    def _in_hand(self) -> tuple[SourceLine, JudgementCard] | None:
        """The source and the judgement of the cell in hand; in the columns before them, the first that it speaks to."""
        line: SourceLine | None = self.table.current_row()
        if line is None or self.shown is None or self._session.read_only:
            return None
        place = self.table.currentIndex().column() - FIRST
        cards = self.shown.judgements
        if 0 <= place < len(cards):
            return line, cards[place]
        spoken_to = [card for card in cards if card.id in line.says or card.id in line.checks]
        return (line, spoken_to[0]) if spoken_to else None

    def _note(self) -> None:
        found = self._in_hand()
        if found is None:
            return
        line, card = found
        check = line.checks.get(card.id)
        fields = fields_for(self._session, "information_check", {})
        values = shown_values("information_check", check._asdict() if check else {})

        def save(typed: dict[str, Any]) -> None:
            self._write(line, card, **stored_values("information_check", typed))

        number = self._number(card)
        text = (
            f"“{shortened(line.facts.title, 120)}” behind judgement {number}: “{shortened(card.text, 160)}”"
        )
        self.form_asked.emit(FormRequest("What the check found", fields, save, values, text=text))

    def _switch_most_compelling(self) -> None:
        found = self._in_hand()
        if found is None:
            return
        line, card = found
        check = line.checks.get(card.id)
        if line.says.get(card.id, "") not in ("supports", "both"):
            self._session.told.emit(f"This source does not support judgement {self._number(card)}.")
        else:
            self._write(line, card, most_compelling=check is None or not check.most_compelling)

    def _write(self, line: SourceLine, card: JudgementCard, **found: Any) -> None:
        verb = "information_checks.check_information"
        self._session.run(verb, card.id, line.id, checked_on=date.today().isoformat(), **found)

    def _take_back(self) -> None:
        found = self._in_hand()
        check = found[0].checks.get(found[1].id) if found else None
        if check is not None:
            self._session.run("information_checks.uncheck_information", check.id)

    def _number(self, card: JudgementCard) -> int:
        cards: Sequence[JudgementCard] = self.shown.judgements if self.shown else ()
        return next((n for n, each in enumerate(cards, start=1) if each.id == card.id), 0)

    def _ask_for_statement(self) -> None:
        """The source summary statement: a draft of each part is a button away, and every word of it can be changed."""
        record = records.record(self._session.case, "assessment", self.assessment_id)
        asked = fields_for(self._session, "assessment", record, tasks=self._tasks)
        fields = [each for each in asked if each.name in _STATEMENT]

        def save(typed: dict[str, Any]) -> None:
            changes = changes_between(record, stored_values("assessment", typed))
            edit_object(self._session, "assessment", self.assessment_id, changes)

        values = shown_values("assessment", record)
        text = "What a reader should know of the sources as a whole. Generate begins a part from what can be counted and what was noted here."
        self.form_asked.emit(FormRequest("Source summary", fields, save, values, text=text))


def _heading(title: str, count: int) -> PagePart:
    words = f"{title.upper()}   {count}"

    def make() -> QWidget:
        label = PlainLabel(words, "section")
        label.setContentsMargins(0, 12, 0, 0)
        return label

    return PagePart(f"head of {title}", words, make)


def _read(progress: Progress, case: Case, assessment_id: UUID) -> InformationTable:
    return information_table(case, assessment_id, progress.check)
