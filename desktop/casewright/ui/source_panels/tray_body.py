"""What is seen of the tray: three groups, progress, the list, what can be done with the suggestion in sight, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QStackedWidget, QWidget

from casewright.ui.source_panels.date_detail import DateDetail
from casewright.ui.source_panels.name_detail import NameDetail
from casewright.ui.source_panels.pair_composer import PairComposer
from casewright.ui.source_panels.suggestion_list import MakeRow, SuggestionList
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.segments import Segments
from casewright.ui.window.session import CaseSession

NAMES, DATES, PAIRS = "names", "dates", "pairs"
GROUPS = (NAMES, DATES, PAIRS)
_LABELS = {NAMES: "Names", DATES: "Dates", PAIRS: "Pairs"}
_NOTHING = {
    NAMES: "No name is left here: each is taken in or turned down. Select words in the text and press E to make an entity of them.",
    DATES: "No date is left here. Select words in the text, press C and then K to state a claim.",
    PAIRS: "No pair is left here. Select two names with Ctrl and press L to link them.",
}


class TrayBody(QWidget):
    """Knows nothing of the case.

    Signals:
        acted: what a key or a button asks for (`suggestion_keys`).
        group_chosen: one of GROUPS was picked.
        chosen: another row became current.
        joined: the entity to join the name in sight to.
        cancel_asked, again_asked, rejected_asked, rest_asked: the buttons for these.
    """

    acted = Signal(str)
    group_chosen = Signal(str)
    chosen = Signal()
    joined = Signal(object)
    cancel_asked = Signal()
    again_asked = Signal()
    rejected_asked = Signal()
    rest_asked = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # while there is no row, it has the keyboard itself
        self._segments = Segments("Suggestions", [(each, _LABELS[each]) for each in GROUPS])
        self._segments.chosen.connect(self.group_chosen)
        self.list = SuggestionList()
        self.list.acted.connect(self.acted)
        self.list.opened.connect(lambda _id: self.acted.emit("accept"))
        self.list.chosen.connect(lambda _id: self.chosen.emit())
        self.name_detail, self.date_detail = NameDetail(session), DateDetail()
        self.composer = PairComposer(session.ontology)
        self.name_detail.joined.connect(self.joined)
        self._details = QStackedWidget()
        for detail in (self.name_detail, self.date_detail, self.composer):
            self._details.addWidget(detail)
            detail.acted.connect(self.acted)
            detail.left.connect(self.list.setFocus)
        self._nothing = EmptyState("check", "Nothing left", "")
        self._trouble = EmptyState(
            "triangle-alert", "Not looked through", "", "Look again", self.again_asked.emit
        )
        self._whole, self._blank = QWidget(), QWidget()
        filled = column(self.list, Rule(), self._details)
        filled.setStretch(0, 1)
        self._whole.setLayout(filled)
        self._body = QStackedWidget()
        for each in (self._blank, self._whole, self._nothing, self._trouble):
            self._body.addWidget(each)
        self._progress = self._made_progress()
        self._rejected = text_button("", self.rejected_asked.emit)
        self._rejected.hide()
        self.rest = text_button("", self.rest_asked.emit)
        self.rest.hide()
        self._rest_count = 0
        groups = row(self._segments, margins=(12, 8, 12, 8))
        self.setLayout(column(groups, self._progress, self._body, self.rest, self._rejected))

    @property
    def group(self) -> str:
        """Which of the three is in sight."""
        return self._segments.choice()

    def choose_group(self, group: str) -> None:
        """Puts one of the three in sight; its rows come by `show_rows`."""
        self._segments.choose(group)

    def show_progress(self, on: bool) -> None:
        """Says that the text is being looked through, with a way to end it."""
        self._progress.setVisible(on)
        if on:
            self._body.setCurrentWidget(self._blank)

    def say(self, sentence: str) -> None:
        """Says why nothing is offered, with a way to try again."""
        self._progress.hide()
        self._trouble.set_text(sentence)
        self._body.setCurrentWidget(self._trouble)

    def show_counts(self, counts: Mapping[str, int], rejected: int) -> None:
        """How many are left in each group, and how many were turned down (0: not said)."""
        for group, count in counts.items():
            self._segments.relabel(group, f"{_LABELS[group]} {count:,}" if count else _LABELS[group])
        self._rejected.setText(
            f"{rejected:,} turned down here: bring {'it' if rejected == 1 else 'them'} back"
        )
        self._rejected.setVisible(rejected > 0)

    def show_rest(self, names: int, places: int) -> None:
        """How many names that are noted have how many further places (0: not said); told beside the names only."""
        self.rest.setText(
            f"{_count(places, 'more place')} of {_count(names, 'noted name')}: note {'it' if places == 1 else 'all'}  ⇧N"
        )
        self._rest_count = places
        self.rest.setVisible(places > 0 and self.group == NAMES)

    def show_rows(
        self, rows: Sequence[tuple[str, MakeRow]], wanted: str = "", *, is_known: bool = True
    ) -> None:
        """Shows the rows of the group in sight, or that nothing is left once the text `is_known`."""
        self.list.show_rows([each for each, _ in rows], [make for _, make in rows], wanted)
        number = GROUPS.index(self.group)
        for each, page in enumerate(
            (self.name_detail, self.date_detail, self.composer)
        ):  # only one takes room
            policy = QSizePolicy.Policy.Preferred if each == number else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self._details.setCurrentIndex(number)
        self.rest.setVisible(self._rest_count > 0 and self.group == NAMES)
        waiting = self.hasFocus()
        self.setFocusProxy(self.list if rows else None)  # type: ignore[arg-type]  # None takes it away
        if rows:
            self._body.setCurrentWidget(self._whole)
            if waiting:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_known:
            self._nothing.set_text(_NOTHING[self.group])
            self._body.setCurrentWidget(self._nothing)

    def _made_progress(self) -> QWidget:
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Looking through the text")
        line = row(
            PlainLabel("Looking for names, dates and links …", "small"),
            None,
            text_button("Cancel", self.cancel_asked.emit),
        )
        made = panel("Looking", column(line, bar, margins=(16, 8, 12, 8), spacing=4))
        made.hide()
        return made


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
