"""Challenges of one assessment: cases against its judgements, and events with what would follow from them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from casewright.casefile.queries import challenges, judging
from casewright.casefile.queries.challenges import AGAINST_A_JUDGEMENT, ChallengeRow
from casewright.model.choices import choices
from casewright.model.scales import Ladder
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.item import Item
from casewright.ui.pages.scroll_page import PagePart, ScrollPage
from casewright.ui.tasks import TaskRunner
from casewright.ui.techniques.challenges.card import challenge_item
from casewright.ui.techniques.challenges.forms import challenge_form, indicator_form, settling_form
from casewright.ui.techniques.judgement_names import judgement_names
from casewright.ui.techniques.registry import Technique
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_TABLES = frozenset({"challenge", "judgement", "assessment"})
_KEYS = "S settles it   N indicator from it   E edits   Alt+Up, Alt+Down move"


class Challenges(Technique):
    """A card for each; new ones are against the judgement chosen in the bar."""

    def __init__(
        self, session: CaseSession, assessment_id: UUID, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, assessment_id, _TABLES, parent)
        self._tasks = tasks
        self._judgement_id: UUID | None = None
        self.judgements = Chooser("Judgement to challenge")
        self.judgements.picked.connect(self._pick)
        self._add = text_button("Challenge", icon="plus")
        self._add.setMenu(self._methods())
        self.page = ScrollPage("Challenges", margins=(24, 16, 24, 32))
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "swords", "Nothing challenged yet",
                "Argue against a judgement as well as it can be done, before somebody else does: a contrary case, or an event that would overturn it.",
                "" if session.read_only else "Devil's advocacy", partial(self._ask_for, "devils_advocacy"),
            )
        )  # fmt: skip
        self._stack.addWidget(self.page)
        against = PlainLabel("Against", "small")
        self.setLayout(
            column(
                ToolRow((against, self.judgements), ElidedLabel(_KEYS, "caption"), (self._add,)), self._stack
            )
        )
        session.selected.connect(self._on_selected)
        self.refresh()

    def show_object(self, ref: ObjectRef) -> None:
        if (item := self.page.shown(ref)) is not None:
            self.page.bring_into_view(item)

    def refresh(self) -> None:
        case = self._session.case
        judgements = judging.judgements_of(case, self.assessment_id)
        ids = [each.id for each in judgements]
        if self._judgement_id not in ids:
            self._judgement_id = ids[0] if ids else None
        names = judgement_names(case, self.assessment_id)
        self.judgements.show_choices(
            [(each.id, f"{names[each.id]}  {each.text}") for each in judgements], self._judgement_id
        )
        self._add.setVisible(not self._session.read_only)
        rows = challenges.challenges_of(case, self.assessment_id)
        card = judging.assessment_card(case, self.assessment_id)
        ladder = self._session.ladders.get(card.scheme) if card else None
        self._stack.setCurrentIndex(1 if rows else 0)
        self.page.show_parts(
            [
                self._part(row, names.get(row.judgement_id, "") if row.judgement_id else "", ladder)
                for row in rows
            ]
        )
        self._on_selected(self._session.selection)

    def _part(self, row: ChallengeRow, name: str, ladder: Ladder | None) -> PagePart:
        content = (row, name, ladder, self._session.read_only)
        return PagePart(ObjectRef("challenge", row.id), content, partial(self._card, row, name, ladder))

    def _card(self, row: ChallengeRow, name: str, ladder: Ladder | None) -> Item:
        item = challenge_item(row, name, ladder, {} if self._session.read_only else self._keys(row))
        item.chosen.connect(self._session.select)
        item.edited.connect(self.edit_asked)
        item.deleted.connect(self.delete_asked)
        item.asked.connect(self.menu_asked)
        return item

    def _keys(self, row: ChallengeRow) -> dict[str, Callable[[], object]]:
        return {
            "s": lambda: self.form_asked.emit(settling_form(self._session, row)),
            "n": lambda: self.form_asked.emit(indicator_form(self._session, row)),
            "alt+up": partial(self._move, row.id, -1),
            "alt+down": partial(self._move, row.id, 1),
        }

    def _move(self, row_id: UUID, step: int) -> None:
        ids = [each.id for each in challenges.challenges_of(self._session.case, self.assessment_id)]
        place = ids.index(row_id) + step
        if 0 <= place < len(ids):
            ids.remove(row_id)
            self._session.run("challenges.move_challenge", row_id, after=ids[place - 1] if place else None)

    def _on_selected(self, ref: ObjectRef | None) -> None:
        for item in self.page.findChildren(Item):
            item.show_chosen(item.ref == ref)

    def _methods(self) -> QMenu:
        menu = QMenu(self)
        for each in choices("challenge_method"):
            menu.addAction(each.label).triggered.connect(partial(self._ask_for, each.key))
        return menu

    def _ask_for(self, method: str, _checked: bool = False) -> None:
        rows = judging.judgements_of(self._session.case, self.assessment_id)
        chosen = next(((each.id, each.text) for each in rows if each.id == self._judgement_id), None)
        if chosen is None and method in AGAINST_A_JUDGEMENT:
            self._session.told.emit("There is no judgement to argue against yet.")
        elif not self._session.read_only:
            form = challenge_form(self._session, self._tasks, self.assessment_id, method, chosen)
            self.form_asked.emit(form)

    def _pick(self, judgement_id: UUID) -> None:
        self._judgement_id = judgement_id
        self._session.select(ObjectRef("judgement", judgement_id))
