"""What structured techniques brought to an assessment, in small: scenarios, boards of hypotheses, challenges, premortems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from casewright.casefile.queries.challenges import ChallengeRow, challenges_of
from casewright.casefile.queries.judging import AssessmentCard
from casewright.casefile.queries.premortems import PremortemRow, premortems_of
from casewright.casefile.queries.scenarios import ScenarioRow, ScenarioSetRow, scenario_sets_of, scenarios_of
from casewright.casefile.readers import Readable
from casewright.model.scales import Ladder
from casewright.ui.assessment.small_board import SmallBoard, board_parts, boards_in_small
from casewright.ui.pages.assessment_parts import PartList
from casewright.ui.pages.item import Item
from casewright.ui.pages.judgement_card import MARGIN, term_words, titled
from casewright.ui.painted.arrangement import Gutter, Row, Stack, trailed
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Pill, Way, Words
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, date_words, joined

_GAP = 6
_CHIPS_BESIDE = 520  # pixels wide at text scale 1
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O)
_OUTCOMES = {"open": "warn", "sustained": "ok", "modified": "info", "reversed": "info"}


class OpeningItem(Item):
    """An item with a view of its own: Enter, O, a double click, or a click on *Open* lead there."""

    def __init__(
        self, ref: ObjectRef, name: str, head: Sequence[Part], lines: Sequence[Part], label: str = ""
    ) -> None:
        words = Stack(trailed(*head, Way("Open"), least=_CHIPS_BESIDE), *lines, spacing=_GAP)
        line = Row(Gutter(Words(label, "caption"), MARGIN), words, top=True)
        super().__init__(ref, name, line, card=False, way=ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.led.emit(self.ref)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.led.emit(self.ref)


def technique_lists(
    case: Readable,
    card: AssessmentCard,
    ladders: Mapping[str, Ladder],
    numbers: Mapping[UUID, int],
    analyst: str,
) -> Iterator[PartList]:
    """The sections that are there only when a technique was used. `analyst`: whose ratings of a board are shown, where there are any."""
    ladder = ladders.get(card.scheme)
    scenarios = [
        _Scenarios(each.id, each, tuple(scenarios_of(case, each.id)))
        for each in scenario_sets_of(case, card.id)
    ]
    for table, title, rows, make, technique in (
        ("scenario_set", "Scenarios", scenarios, partial(_scenarios, ladder), "scenarios"),
        ("ach_board", "Competing hypotheses", boards_in_small(case, card.id, analyst), _board, ""),
        ("challenge", "Challenges", challenges_of(case, card.id), partial(_challenge, numbers), "challenges"),
        ("premortem", "Premortems", premortems_of(case, card.id), partial(_premortem, numbers), "premortem"),
    ):  # fmt: skip
        yield PartList(table, title, "", rows, make, numbers, technique, can_add=False)


class _Scenarios(NamedTuple):
    """A set with its scenarios."""

    id: UUID
    found: ScenarioSetRow
    scenarios: tuple[ScenarioRow, ...]


def _scenarios(ladder: Ladder | None, part: _Scenarios, number: int) -> Item:
    _id, found, scenarios = part
    lines: list[Part] = [Words(isolate(found.focal_question), "small")]
    for each in scenarios:
        lines.append(
            Row(
                Words(isolate(each.title), "print"),
                OneLine(_likelihood(each, ladder), "caption", stretch=0),
                spacing=10,
                top=True,
            )
        )
    head = (
        Words(isolate(found.title), "title"),
        Pill(choice_label("scenario_set", "method", found.method), "plain"),
    )
    return OpeningItem(ObjectRef("scenario_set", found.id), f"Scenarios: {found.title}", head, lines)


def _likelihood(row: ScenarioRow, ladder: Ladder | None) -> str:
    term, _band = term_words(row.likelihood, ladder)
    return joined(term, f"{row.point:.0%}" if row.point is not None else "")


def _board(part: SmallBoard, number: int) -> Item:
    return OpeningItem(
        ObjectRef("ach_board", part.id),
        f"Board: {part.title}",
        (Words(isolate(part.title), "title"),),
        board_parts(part),
    )


def _challenge(numbers: Mapping[UUID, int], part: ChallengeRow, number: int) -> Item:
    head: list[Part] = [
        Words(isolate(part.text), "print"),
        Pill(choice_label("challenge", "method", part.method), "plain"),
        Pill(choice_label("challenge", "outcome", part.outcome), _OUTCOMES.get(part.outcome, "plain")),
    ]
    lines = [titled(title, words) for title, words in (("Weakest link", part.weakest_link), ("Consequence", part.consequence),
             ("Answer", part.response), ("Argued by", part.advocate)) if words]  # fmt: skip
    return OpeningItem(
        ObjectRef("challenge", part.id),
        f"Challenge: {part.text}",
        head,
        [*lines, *_against(numbers, part.judgement_id)],
        f"C{number}",
    )


def _premortem(numbers: Mapping[UUID, int], part: PremortemRow, number: int) -> Item:
    head: list[Part] = [
        Words(isolate(part.text), "print"),
        Pill(choice_label("premortem", "status", part.status), "warn" if part.is_collecting else "plain"),
    ]
    told = "1 reason" if part.reasons == 1 else f"{part.reasons} reasons"
    by = "1 analyst" if part.contributors == 1 else f"{part.contributors} analysts"
    said = joined(
        f"{told} by {by}" if part.reasons else "no reason yet",
        f"failed by {date_words(part.failed_on)}" if part.failed_on else "",
    )
    return OpeningItem(
        ObjectRef("premortem", part.id),
        f"Premortem: {part.text}",
        head,
        [OneLine(said, "caption"), *_against(numbers, part.judgement_id)],
    )


def _against(numbers: Mapping[UUID, int], judgement_id: UUID | None) -> list[Part]:
    number = numbers.get(judgement_id) if judgement_id is not None else None
    return [OneLine(f"On judgement {number}", "caption")] if number is not None else []
