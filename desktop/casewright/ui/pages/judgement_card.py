"""A judgement as it is read: the sentence, and under it likelihood and, apart from it, confidence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from casewright.analysis.since_issue import SinceIssue
from casewright.casefile.queries.judgement_history import Revision
from casewright.casefile.queries.judging import JudgementCard
from casewright.model.scales import Ladder
from casewright.ui.pages.item import Item
from casewright.ui.painted.arrangement import ByWidth, Gutter, Row, Stack, side_title
from casewright.ui.painted.badge import Badge
from casewright.ui.painted.likelihood import ConfidenceBars, LikelihoodBar
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Pill, Words
from casewright.ui.theme import px
from casewright.ui.widgets.plain_text import isolate, set_plain_tooltip
from casewright.ui.window.judgement_words import revision_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, date_words, joined

MARGIN = 40
"""The column of the numerals, in pixels; what stands beside it is the column of the text."""
_GAP = 8
_TITLES_BESIDE = 500  # pixels wide at text scale 1


class JudgementItem(Item):
    """The card of one judgement. `unfolded`: Space asks for its evidence, or for less of it; → (True) and ← (False) alike.

    `problems_asked`: the number of findings in its margin was clicked.
    """

    unfolded = Signal(object)
    problems_asked = Signal(object)

    def __init__(
        self,
        card: JudgementCard,
        number: int,
        ladder: Ladder | None,
        since: SinceIssue | None = None,
        last: Revision | None = None,
    ) -> None:
        """`since`: how it stands against the last issued brief; `last`: its latest revision."""
        parts: list[Part] = [_headline(card, since), _estimates(card, ladder)]
        for title, words in (
            ("To be resolved by", date_words(card.horizon)),
            ("Confidence rests on", card.confidence_basis),
            ("Uncertain because", card.uncertainty_cause),
            ("Would change if", card.would_change_if),
            ("Last review" if last else "Judged by", revision_line(last, ladder) if last else _judged(card)),
        ):
            if words:
                parts.append(titled(title, words))
        if card.dissent:
            parts.append(_dissent(card.dissent))
        line = Row(Gutter(Words(str(number), "numeral"), MARGIN), Stack(*parts, spacing=_GAP), top=True)
        super().__init__(
            ObjectRef("judgement", card.id), f"Judgement {number}: {card.text}", line, card=False
        )

        self._problems = Badge()
        self._said = self.accessibleDescription()

    def show_problems(self, tone: str, count: int, words: str) -> None:
        """Says in the margin how much the check has found; nothing for none."""
        self._problems = Badge(str(count), tone, words) if count else Badge()
        self.setAccessibleDescription(
            "\n".join(each for each in (words if count else "", self._said) if each)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._problems.text:
            self._problems.paint(QPainter(self), self._badge_area())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._problems.text and self._badge_area().contains(event.position()):
            event.accept()
            self.problems_asked.emit(self.ref)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._problems.text and self._badge_area().contains(event.position()):
            set_plain_tooltip(self, self._problems.words)

    def _badge_area(self) -> QRectF:
        """Under the numeral."""
        wide, high = self._problems.size()
        left = self.width() - 8 - wide if self.isRightToLeft() else 8
        return QRectF(left, px(40), wide, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = _FOLDING.get(Qt.Key(event.key()))
        if wish is None or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
            return
        way = (
            wish if wish == "switch" or not self.isRightToLeft() else {"open": "close", "close": "open"}[wish]
        )
        self.chosen.emit(self.ref)
        self.unfolded.emit({"open": True, "close": False}.get(way))


_FOLDING = {Qt.Key.Key_Space: "switch", Qt.Key.Key_Right: "open", Qt.Key.Key_Left: "close"}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def titled(title: str, words: str) -> ByWidth:
    """A narrow title beside a paragraph."""
    return side_title(Words(title, "caption", width=128), Words(isolate(words), "small"), _TITLES_BESIDE)


def term_words(likelihood: str | None, ladder: Ladder | None) -> tuple[str, tuple[float, float] | None]:
    """The term as its scheme writes it, with its band."""
    term = next((each for each in ladder.terms if each.key == likelihood), None) if ladder else None
    return (term.text, (term.lo, term.hi)) if term else ((likelihood or "").replace("_", " "), None)


def likelihood_bar(likelihood: str | None, point: float | None, ladder: Ladder | None) -> LikelihoodBar:
    """The term on its scale, with the point estimate where one was given."""
    words, band = term_words(likelihood, ladder)
    term = next((each for each in ladder.terms if each.key == likelihood), None) if ladder else None
    printed = joined(term.band if term else "", f"estimate {point:.0%}" if point is not None else "")
    steps = sorted({each.lo for each in ladder.terms} | {each.hi for each in ladder.terms}) if ladder else ()
    return LikelihoodBar(words[:1].upper() + words[1:], band, printed, steps, point)


def _headline(card: JudgementCard, since: SinceIssue | None) -> Row:
    parts: list[Part] = [Words(isolate(card.text), "statement")]
    if since is not None and since.kind not in (None, "new"):
        word = choice_label("judgement", "change_kind", since.kind)
        told = f"{word} since the last issued brief" + (f": {since.reason}" if since.reason else "")
        parts.append(Pill(word, "plain" if since.kind == "unchanged" else "info", told))
    return Row(*parts, spacing=12, top=True)


def _judged(card: JudgementCard) -> str:
    return joined(card.judged_by, date_words(card.reviewed_on)) if card.judged_by else ""


def _dissent(words: str) -> ByWidth:
    """Another view stands out: a reader must not have to look for it."""
    return side_title(Words("Dissent", "strong", width=128), Words(isolate(words)), _TITLES_BESIDE)


def _estimates(card: JudgementCard, ladder: Ladder | None) -> Row:
    bar = likelihood_bar(card.likelihood, card.point, ladder)
    return Row(bar, ConfidenceBars(card.confidence or ""), spacing=28)
