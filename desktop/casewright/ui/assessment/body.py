"""The assessment itself, from its question to its gaps: one column, read from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from casewright.analysis.judgement_origins import OriginRange
from casewright.casefile.queries.judging import AssessmentCard, JudgementCard
from casewright.model.scales import Ladder
from casewright.ui.assessment.content import AssessmentContent
from casewright.ui.assessment.evidence_drawer import EvidenceDrawer, words_behind
from casewright.ui.assessment.findings import Problems, problem_words
from casewright.ui.assessment.judgement_block import JudgementBlock
from casewright.ui.assessment.origins_work import OriginsWork
from casewright.ui.assessment.outline_rows import (
    BOTTOM_LINE,
    FURTHER,
    FURTHER_TITLE,
    SCOPE,
    SUMMARY,
    SUMMARY_TITLE,
    head_of,
    hint_of,
    judgements_title,
)
from casewright.ui.assessment.part_widgets import chapter_head, hint
from casewright.ui.citations.content import OriginsContent
from casewright.ui.pages.assessment_parts import (
    BottomLine,
    PartList,
    has_summary,
    head_item,
    scope_item,
    summary_item,
)
from casewright.ui.pages.item import Item
from casewright.ui.pages.judgement_card import MARGIN
from casewright.ui.pages.scroll_page import PagePart, ScrollPage
from casewright.ui.tasks import TaskRunner
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_MEASURE = 720  # pixels: as wide as lines of text get
_READ_AT = 96  # pixels under the upper edge: what stands there is being read


class AssessmentBody(ScrollPage):
    """Shows an `AssessmentContent`; drawers that were opened stay open while the case is.

    Signals:
        add_asked: a table and the assessment to which something is to be added.
        edit_asked, delete_asked, menu_asked: an `ObjectRef`.
        technique_asked: the key of a structured technique and the assessment it is to work on.
        problems_asked: the `ObjectRef` of a judgement whose findings are wanted.
        reading: the place of the part that is being read.
    """

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)
    technique_asked = Signal(str, object)
    problems_asked = Signal(object)
    reading = Signal(object)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        # of an item, 8 pixels at each side are for its frame
        super().__init__("Assessment", parent, (24, 20, 24, 32), widest=_MEASURE + MARGIN + 16)
        self._session = session
        self._content: AssessmentContent | None = None
        self._open: set[UUID] = set()
        self._ranges: dict[UUID, OriginRange] = {}
        self._problems: Mapping[UUID, Problems] = {}
        self._work = OriginsWork(session, tasks, self)
        self._work.counted.connect(self._show_ranges)
        self._work.described.connect(self._show_origins)
        self._to_unfold: list[EvidenceDrawer] = []
        self._unfolding = QTimer(self, interval=0)
        self._unfolding.timeout.connect(self._unfold_next)
        self._told = QTimer(self, singleShot=True, interval=0)
        self._told.timeout.connect(self._tell_reading)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._told.start())
        session.selected.connect(self._on_selected)

    def show_assessment(self, content: AssessmentContent, *, same_words: bool = False) -> None:
        """Shows an assessment. One that is shown already stays where it is, and of its parts those that have not changed.

        Args:
            same_words: claims, citations and sources are as they were when it was shown last.
        """
        before, self._content = self._content, content
        self._to_unfold = []
        found = list(self._parts(content))
        if before is not None and before.card.id == content.card.id:
            self.show_parts(found, at_once=False)  # nobody wants to see a page grow anew under the pointer
            self._show_evidence(content, same_words)
        else:
            self.grow(found)
        self._work.count([each.id for each in content.judgements])

    def _show_evidence(self, content: AssessmentContent, same_words: bool) -> None:
        held = {block.drawer: content.evidence[block.card.ref.id] for block in self.blocks()}
        stale = {
            drawer: each
            for drawer, each in held.items()
            if drawer.is_open and not (same_words and drawer.knows_the_words_of(each))
        }
        cited = words_behind(self._session.case, stale.values())
        for drawer, evidence in held.items():
            drawer.show_evidence(evidence, cited if drawer in stale else None)

    def forget(self) -> None:
        """Shows no assessment any more."""
        self._content = None

    def blocks(self) -> list[JudgementBlock]:
        """The judgements that are there so far, in their order."""
        refs = [ObjectRef("judgement", each.id) for each in self._content.judgements] if self._content else []
        return [block for ref in refs if isinstance(block := self.shown(ref), JudgementBlock)]

    def step_judgement(self, step: int) -> None:
        """Goes to the next or the previous judgement, from the one with the keyboard, or else from the place being read."""
        refs = [ObjectRef("judgement", each.id) for each in self._content.judgements] if self._content else []
        if not refs:
            return
        here = self.focusWidget()
        holding = [n for n, ref in enumerate(refs) if here is not None and _holds(self.shown(ref), here)]
        if holding:
            place = holding[0] + step
        else:
            place = self._first_below(refs) if step > 0 else self._first_below(refs) - 1
        ref = refs[min(max(place, 0), len(refs) - 1)]
        self._session.select(ref)
        self.lead_to(ref)

    def judgement_at_hand(self) -> UUID | None:
        """The judgement that has the keyboard, on its card or in its drawer; else the one that is selected, if it is here."""
        here, selected = self.focusWidget(), self._session.selection
        for block in self.blocks():
            if here is not None and here.hasFocus() and _holds(block, here):
                return block.card.ref.id
        return (
            selected.id
            if selected is not None and self.shown(selected) is not None and selected.type == "judgement"
            else None
        )

    def part_at_hand(self) -> ObjectRef | None:
        """The part that has the keyboard where that is no judgement; else the judgement at hand."""
        here = self.focusWidget()
        if isinstance(here, Item) and here.hasFocus() and self.shown(here.ref) is here:
            return here.ref
        judgement_id = self.judgement_at_hand()
        return ObjectRef("judgement", judgement_id) if judgement_id is not None else None

    def lead_to(self, place: Hashable, *, with_keyboard: bool = True) -> None:
        """As any page; and says at once that this is being read."""
        super().lead_to(place, with_keyboard=with_keyboard)
        self.reading.emit(place)

    def _tell_reading(self) -> None:
        if (
            self.verticalScrollBar().value() != self.led_to
        ):  # where it was led to is being read, wherever that stands
            self.reading.emit(self.part_in_sight(_READ_AT))

    def unfold_all(self) -> None:
        """Opens the evidence of every judgement, one after the other; when all of it is open, closes it."""
        drawers = [block.drawer for block in self.blocks()]
        wish = not all(each.is_open for each in drawers)
        self._to_unfold = [each for each in drawers if each.is_open != wish]
        self._unfolding.start()

    def _unfold_next(self) -> None:
        if any(block.drawer.is_growing for block in self.blocks()):
            return
        if self._to_unfold:
            drawer = self._to_unfold.pop(0)
            drawer.unfold(not drawer.is_open)
        else:
            self._unfolding.stop()

    # --- the parts, from the top ------------------------------------------------------------------------------------

    def _parts(self, content: AssessmentContent) -> Iterator[PagePart]:
        card, ladder = content.card, content.ladder
        head = ObjectRef("assessment", card.id)
        yield PagePart(head, (card, ladder), lambda: self._tied(head_item(card, ladder)))
        if card.bottom_line:
            yield PagePart(BOTTOM_LINE, card.bottom_line, partial(BottomLine, card.bottom_line))
        if card.scope_note:
            yield PagePart(SCOPE, card.scope_note, lambda: self._tied(scope_item(card)))
        yield from self._judgements(content)
        for part in content.parts:
            if part.rows or part.hint:
                yield from self._part(ladder, part)
        yield from self._summary(card)

    def _summary(self, card: AssessmentCard) -> Iterator[PagePart]:
        yield self._head(SUMMARY, SUMMARY_TITLE, 0)
        if has_summary(card):
            yield PagePart(SUMMARY, card, lambda: self._tied(summary_item(card)))
        else:
            said = "How good is the whole base of sources, which matter most, what conflicts, whose expertise was relied on?"
            yield PagePart(hint_of(SUMMARY), said, partial(hint, said))

    def _judgements(self, content: AssessmentContent) -> Iterator[PagePart]:
        keys = content.keys
        yield self._head(
            "judgement", judgements_title(content), keys or len(content.judgements), "Add judgement"
        )
        if not content.judgements:
            said = "What do you conclude, how likely is it, and how sure are you?"
            yield PagePart(hint_of("judgement"), said, partial(hint, said))
        for place, card in enumerate(content.judgements):
            if keys and place == keys:
                yield self._head(FURTHER, FURTHER_TITLE, len(content.judgements) - keys)
            ladder = self._session.ladders.get(card.scheme)
            history = content.evidence[card.id].history
            shown = card, content.numbers[card.id], ladder, content.since[card.id], history[:1]
            yield PagePart(ObjectRef("judgement", card.id), shown, partial(self._judgement, card, ladder))

    def _part(self, ladder: Ladder | None, part: PartList) -> Iterator[PagePart]:
        add = f"Add to {part.title.lower()}" if part.can_add else ""
        yield self._head(part.table, part.title, len(part.rows), add, part.technique)
        if not part.rows:
            yield PagePart(hint_of(part.table), part.hint, partial(hint, part.hint))
        for number, each in enumerate(part.rows, start=1):
            made = partial(part.make, each, number)
            ref = ObjectRef(part.table, each.id)
            yield PagePart(ref, (each, number, ladder, part.numbers), partial(self._item, made))

    def _head(self, table: str, title: str, count: int, add: str = "", technique: str = "") -> PagePart:
        """A heading. `add`: the name of what adds one; `technique`: the key of the one in which these are worked on."""
        owner = self._content.card.id if self._content else None
        acts = []
        if technique:
            acts.append(
                (
                    "list",
                    f"Work on {title.lower()} as a technique",
                    partial(self.technique_asked.emit, technique, owner),
                )
            )
        if add and not self._session.read_only:
            acts.append(("plus", add, partial(self.add_asked.emit, table, owner)))
        return PagePart(head_of(table), (title, count), partial(chapter_head, title, count, acts))

    def _item(self, make: Callable[[], Item]) -> Item:
        return self._tied(make())

    def _judgement(self, card: JudgementCard, ladder: Ladder | None) -> JudgementBlock:
        assert self._content is not None
        evidence = self._content.evidence[card.id]
        since = self._content.since[card.id]
        block = JudgementBlock(self._session, card, evidence, ladder, since, card.id in self._open)
        block.drawer.made.connect(self._tied)
        block.drawer.unfolded.connect(partial(self._remember_unfolded, card.id))
        block.drawer.origins_asked.connect(partial(self._work.describe, card.id))
        block.drawer.noted.connect(lambda each: self.edit_asked.emit(ObjectRef("judgement_support", each)))
        block.drawer.show_range(self._ranges.get(card.id))
        block.drawer.start()
        block.card.problems_asked.connect(self.problems_asked)
        self._show_problems_on(block)
        self._tied(block.card)
        return block

    # --- what happens to them ---------------------------------------------------------------------------------------

    def _tied(self, item: Item) -> Item:
        item.show_chosen(item.ref == self._session.selection)
        item.chosen.connect(self._session.select)
        item.edited.connect(self.edit_asked)
        item.deleted.connect(self.delete_asked)
        item.asked.connect(self.menu_asked)
        item.led.connect(self._session.open)
        return item

    def _on_selected(self, ref: ObjectRef | None) -> None:
        for item in self.findChildren(Item):
            item.show_chosen(item.ref == ref)

    def _remember_unfolded(self, judgement_id: UUID, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(judgement_id)

    def _show_ranges(self, ranges: dict[UUID, OriginRange]) -> None:
        self._ranges = ranges
        for block in self.blocks():
            block.drawer.show_range(ranges.get(block.card.ref.id))

    def _show_origins(self, judgement_id: UUID, content: OriginsContent | None) -> None:
        block: Any = self.shown(ObjectRef("judgement", judgement_id))
        if block is not None:
            block.drawer.show_origins(content)

    def show_problems(self, problems: Mapping[UUID, Problems]) -> None:
        """Says in the margin of each judgement how much the check has found on it."""
        self._problems = problems
        for block in self.blocks():
            self._show_problems_on(block)

    def _show_problems_on(self, block: JudgementBlock) -> None:
        found = self._problems.get(block.card.ref.id, Problems(0, 0))
        block.card.show_problems("bad" if found.blockers else "warn", sum(found), problem_words(found))

    def _first_below(self, refs: list[ObjectRef]) -> int:
        """The first judgement that begins below the place being read; how many there are when none does."""
        line = self.verticalScrollBar().value() + _READ_AT
        return next(
            (n for n, ref in enumerate(refs) if (at := self.shown(ref)) is None or at.y() > line), len(refs)
        )


def _holds(part: QWidget | None, widget: QWidget) -> bool:
    return part is not None and (part is widget or part.isAncestorOf(widget))
