"""One rating of a source as a line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from casewright.casefile.queries.ratings import RatingRow
from casewright.model.dates import show_date
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.badges import RatingBadge
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line


def rating_line(rating: RatingRow) -> QWidget:
    """The letter, on what, when and by whom, and why."""
    said = [
        f"on {isolate(one_line(rating.topic, 60))}" if rating.topic else "in general",
        show_date(rating.rated_on) if rating.rated_on else "undated",
        isolate(one_line(rating.rated_by or "", 40)),
        "" if rating.in_force else "superseded",
    ]
    words = PlainLabel("  ·  ".join(filter(None, said)), "caption", wrap=True)
    why = PlainLabel(isolate(one_line(rating.reason or "No reason was given.", 400)), "small", wrap=True)
    line = QWidget()
    line.setProperty("clear", True)
    badge = column(RatingBadge(rating.reliability, None), None)
    parts = row(badge, column(words, why, spacing=1), spacing=10)
    parts.setStretch(1, 1)
    line.setLayout(parts)
    return line
