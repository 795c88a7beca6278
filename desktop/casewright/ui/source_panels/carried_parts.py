"""The passages that were carried over to a version, or judged to stand nowhere in it, each with a way to take that back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casewright.casefile.queries.carry_over import JudgedPassage
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.session import shortened
from casewright.ui.window.words import choice_label, joined

_SHOWN = 100


def carried_parts(
    judged: list[JudgedPassage], take_back: Callable[[UUID], object] | None
) -> Iterator[QWidget]:
    """One widget for each passage; `take_back` None: the case is read-only."""
    for each in judged[:_SHOWN]:
        yield _part(each, take_back)
    if len(judged) > _SHOWN:
        yield PlainLabel(f"{len(judged) - _SHOWN:,} more are not shown.", "muted", wrap=True)


def taken_back(before: Iterable[JudgedPassage], anchor_id: UUID) -> str:
    """What is said when one was taken back."""
    gone = next((each for each in before if each.anchor_id == anchor_id), None)
    accepted = gone is None or gone.verdict == "accepted"
    return f"{'The passage was taken back' if accepted else 'The rejection was taken back'}; it waits to be carried over again."


def _part(judged: JudgedPassage, take_back: Callable[[UUID], object] | None) -> QWidget:
    words = PlainLabel(f"“{isolate(shortened(judged.exact, 140))}”", "small", wrap=True)
    if judged.verdict == "accepted":
        alike = f"{judged.score:.0%} alike" if judged.score is not None and judged.score < 0.995 else None
        said = joined(
            choice_label("passage", "state", judged.state),
            f"page {judged.page}" if judged.page else None,
            alike,
        )
    else:
        said = "Judged not to stand here"
    line = row(column(words, PlainLabel(said, "caption"), spacing=1), spacing=6)
    line.setStretch(0, 1)
    if take_back is not None:
        line.addWidget(icon_button("undo-2", "Take this back", partial(take_back, judged.anchor_id)))
    made = QWidget()
    made.setLayout(column(Rule(), line, spacing=3))
    return made
