"""What became of judgements: those that have come due, and the scores of whoever works here, which are nobody else's business."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.analysis.calibration import Forecast
from casewright.analysis.score_ledger import LedgerUnreadable, ScoreLedger
from casewright.analysis.scores import most_used, own_forecasts, score_card
from casewright.model.dates import parse_edtf
from casewright.ui.pages.live_page import LivePage
from casewright.ui.pages.scroll_page import PagePart, ScrollPage
from casewright.ui.scoring.band_table import band_table
from casewright.ui.scoring.calibration_plot import CalibrationPlot
from casewright.ui.scoring.judged_list import JudgedList
from casewright.ui.scoring.outcome_form import outcome_form
from casewright.ui.scoring.words import score_words
from casewright.ui.settings import Settings
from casewright.ui.theme import px
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, held, panel, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.widgets.segments import Segments
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_LIST = 330  # pixels wide at text scale 1
_OUTCOMES = (
    ("happened", "Happened", "H"),
    ("did_not_happen", "Did not happen", "N"),
    ("undecidable", "Cannot be decided", "U"),
)
_SIGNS = (
    "Tinted steps: where the share lies in its band. Lines: 95% intervals. Hollow: fewer than ten, so nothing can be concluded. "
    "Diamond: off by more than chance explains."
)
_PRIVATE = "Private to you: scores are never written into the case or a brief."


class ScoresPage(LivePage):
    """`form_asked` brings the `FormRequest` by which an outcome is recorded with a day and a note."""

    form_asked = Signal(object)

    def __init__(self, session: CaseSession, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(session, frozenset({"judgement"}), parent)
        self._ledger = ScoreLedger(settings.scores_path)
        self.list = JudgedList(session)
        self.list.chosen.connect(lambda each: session.select(ObjectRef("judgement", UUID(each))))
        self.list.opened.connect(lambda _each: self.ask_outcome())
        self.which = Segments("Judgements", (("due", "Come due"), ("decided", "Decided")))
        self.which.chosen.connect(self._show_which)
        self.reach = Segments("Cases", (("case", "This case"), ("all", "All my cases")))
        self.reach.chosen.connect(lambda _key: self._show_scores())
        self.schemes = ChoiceField("Estimative scheme", ())
        self.schemes.activated.connect(lambda _place: self._show_scores())
        self.notice = NoticeBar()
        self.scores = ScrollPage("Scores", margins=(24, 20, 24, 24))
        self.setFocusProxy(self.list)
        self._stack = QStackedWidget()
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Reads anew what has come due and what is decided, and scores it."""
        self.list.refresh()
        self.which.relabel("due", f"Come due {len(self.list.due)}" if self.list.due else "Come due")
        self.which.relabel("decided", f"Decided {len(self.list.decided)}" if self.list.decided else "Decided")
        self._show_which(self.which.choice())
        self._keep()
        self._show_scores()

    def show_object(self, ref: ObjectRef) -> None:
        """Makes the row of a judgement current."""
        for key in ("due", "decided"):
            self.which.choose(key)
            self._show_which(key)
            if self.list.choose_judgement(ref.id):
                return

    def record(self, outcome: str | None) -> None:
        """Records what became of the judgement in hand, today; None takes the outcome back. Raises CaseError."""
        current = self.list.current()
        if current is None or self._session.read_only or current.outcome == outcome:
            return
        if outcome is None:
            self._session.run("outcomes.withdraw_outcome", current.id)
        else:
            self._session.run("outcomes.record_outcome", current.id, outcome=outcome)

    def ask_outcome(self) -> None:
        """Asks for the outcome of the judgement in hand, with its day and a note."""
        current = self.list.current()
        if current is not None and not self._session.read_only:
            self.form_asked.emit(outcome_form(self._session, current))

    def open_judgement(self) -> None:
        """Shows the judgement in hand in its assessment."""
        current = self.list.current()
        if current is not None:
            self._session.open(ObjectRef("judgement", current.id))

    def forget(self) -> None:
        """Deletes what was kept of other cases; this case is kept again when it is looked at next."""
        self._ledger.forget()
        self._show_scores()
        self._session.told.emit("What was kept of your scores in other cases is deleted.")

    # --- the parts --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._acts = [
            *(self._act(words, key, partial(self.record, outcome)) for outcome, words, key in _OUTCOMES),
            self._act("Day and note …", "Enter", self.ask_outcome),
        ]
        self._take_back = self._act("Take back", "Backspace", partial(self.record, None))
        acts = held(column(row(*self._acts[:2], None, spacing=4), row(*self._acts[2:], self._take_back, None, spacing=4),
                           margins=(10, 6, 10, 8), spacing=4))  # fmt: skip
        self._nothing = EmptyState("hourglass", "Nothing has come due", "")
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self._nothing)
        left = panel(
            "AssessmentSide", column(held(row(self.which, margins=(12, 8, 12, 6))), self._lists, acts)
        )
        left.setFixedWidth(px(_LIST))
        self._forget = icon_button("trash-2", "Forget what was kept of other cases", self.forget)
        bar = row(self.reach, self.schemes, None, self._forget, margins=(16, 0, 8, 0), spacing=12)
        self._empty = EmptyState(
            "target", "No judgement of yours is decided yet",
            "Once outcomes are recorded, this shows how well your likelihoods came true. It counts judgements whose likelihood you set last.",
        )  # fmt: skip
        self._stack.addWidget(self.scores)
        self._stack.addWidget(self._empty)
        right = panel("Centre", column(panel("Bar", bar, TOOL_BAR), self.notice, self._stack))
        whole = row(left, right)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _act(self, words: str, key: str, run: Any) -> QWidget:
        button = text_button(words, run, look="outline")
        button.setToolTip(f"{words}   {key}")
        return button

    def _show_which(self, key: str) -> None:
        self.list.show_due(key == "due")
        is_due = key == "due"
        self._nothing.set_text(
            "A judgement comes due when the last day of its horizon is over." if is_due
            else "Record what became of a judgement that has come due."
        )  # fmt: skip
        self._lists.setCurrentIndex(0 if self.list.shown else 1)
        can_act = bool(self.list.shown) and not self._session.read_only
        for act in self._acts:
            act.setVisible(can_act)
        self._take_back.setVisible(can_act and not is_due)

    def _own(self) -> dict[UUID, Forecast]:
        return own_forecasts(self._session.case, self._session.case.analyst)

    def _keep(self) -> None:
        """Brings the private file up to date with this case."""
        days = {row.id: row.resolved_on for row in self.list.decided}
        found = {each: (forecast, _day(days.get(each))) for each, forecast in self._own().items()}
        try:
            self._ledger.replace(self._session.case.case_id, self._session.case.analyst, found)
        except (LedgerUnreadable, OSError):
            return  # `_show_scores` says so when other cases are asked for

    def _show_scores(self) -> None:
        forecasts = list(self._own().values())
        self._forget.setVisible(self.reach.choice() == "all")
        if self.reach.choice() == "all":
            forecasts += self._of_other_cases()
        else:
            self.notice.hide()
        ladders = self._session.ladders
        used = [key for key in ladders if any(each.scheme == key for each in forecasts)]
        chosen = self.schemes.choice()
        self.schemes.set_options([(key, ladders[key].title) for key in used])
        self.schemes.choose(chosen if chosen in used else most_used(forecasts, ladders))
        self.schemes.setVisible(len(used) > 1)
        card = score_card(forecasts, ladders.get(self.schemes.choice()))
        said = score_words(card.whole)
        self.scores.show_parts(
            [
                PagePart("said", said, lambda: PlainLabel(said, wrap=True)),
                PagePart("private", None, lambda: PlainLabel(_PRIVATE, "caption", wrap=True)),
                PagePart("plot", card.terms, partial(CalibrationPlot, card.terms)),
                PagePart("signs", None, lambda: PlainLabel(_SIGNS, "caption", wrap=True)),
                PagePart("table", card, partial(band_table, card)),
            ]
        )
        self._stack.setCurrentIndex(0 if card.whole.count else 1)

    def _of_other_cases(self) -> list[Forecast]:
        case = self._session.case
        try:
            found = self._ledger.forecasts(case.analyst, without=case.case_id)
        except LedgerUnreadable as error:
            self.notice.say(str(error), "warn")
            return []
        self.notice.hide()
        return found


def _day(edtf: str | None) -> str:
    last = parse_edtf(edtf).hi if edtf else None
    return last.isoformat() if last is not None else ""
