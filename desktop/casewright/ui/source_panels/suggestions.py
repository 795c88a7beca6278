"""The tray beside the text: names, dates and pairs found in it, taken in or turned down with single keys."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QStackedWidget, QWidget

from casewright.ingest.suggestions.offers import (
    DateOffer,
    NameOffer,
    NamePlace,
    Offers,
    PairOffer,
    draft_pair,
)
from casewright.ui.source_panels.date_detail import DateDetail
from casewright.ui.source_panels.name_detail import NameDetail
from casewright.ui.source_panels.offered_kinds import government_of, offered_kinds
from casewright.ui.source_panels.pair_composer import PairComposer
from casewright.ui.source_panels.pair_groups import PairGroups
from casewright.ui.source_panels.registry import SourcePanel
from casewright.ui.source_panels.suggestion_acts import SuggestionActs
from casewright.ui.source_panels.suggestion_keys import act_of
from casewright.ui.source_panels.suggestion_list import MakeRow, SuggestionList
from casewright.ui.source_panels.suggestion_rows import date_row, name_row, pair_row
from casewright.ui.source_panels.suggestion_work import SuggestionWork
from casewright.ui.tasks import TaskRunner
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.segments import Segments
from casewright.ui.window.session import CaseSession

NAMES, DATES, PAIRS = "names", "dates", "pairs"
_GROUPS = (NAMES, DATES, PAIRS)
_LABELS = {NAMES: "Names", DATES: "Dates", PAIRS: "Pairs"}
_NOTHING = {
    NAMES: "No name is left here: each is taken in or turned down. Select words in the text and press E to make an entity of them.",
    DATES: "No date is left here. Select words in the text, press C and then K to state a claim.",
    PAIRS: "No pair is left here. Select two names with Ctrl and press L to link them.",
}


class SuggestionsPanel(SourcePanel):
    """Three groups, one list, and below it what can be done with the one in sight."""

    settled = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(session, tasks, parent)
        self.work = SuggestionWork(session, tasks, self)
        self.acts = SuggestionActs(session, tasks, self)
        self.offers = Offers((), (), ())
        self._names: dict[str, NameOffer] = {}
        self._open_names: list[NameOffer] = []
        self._groups = PairGroups()
        self._text = ""
        self._source: UUID | None = None
        self._text_id: UUID | None = None
        self._place = 0
        self._draft: PairOffer | None = None
        self._build()
        self.work.ready.connect(self._on_ready)
        self.work.began.connect(self._on_began)
        self.work.refused.connect(self._on_refused)
        self.acts.busy.connect(lambda on: self.list.setDisabled(on))

    # --- what others call -------------------------------------------------------------------------------------------

    def show_source(self, source_id: UUID | None, text_id: UUID | None) -> None:
        if (source_id, text_id) == (self._source, self._text_id) and self.work.read is not None:
            return
        self._source, self._text_id, self._draft = source_id, text_id, None
        self._on_ready(Offers((), (), ()), "")
        if text_id is None:
            self._say("This source has no text to look through.")
        self.work.show_text(source_id, text_id)

    @property
    def group(self) -> str:
        """Which of the three is in sight: `names`, `dates` or `pairs`."""
        return self._segments.choice()

    def show_group(self, group: str) -> None:
        """Shows the names, the dates or the pairs."""
        self._segments.choose(group)
        self._show_rows()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self, act: str) -> None:
        """What a key asks for (`suggestion_keys`)."""
        if act.endswith("_group"):
            step = 1 if act == "next_group" else -1
            self.show_group(_GROUPS[(_GROUPS.index(self.group) + step) % len(_GROUPS)])
        elif act == "look_again":
            self._look_again()
        elif self._session.read_only and act != "next_place":
            self._session.told.emit("The case is open read-only; nothing can be taken in.")
        elif self.group == NAMES:
            self._do_with_names(act)
        elif self.group == DATES:
            self._do_with_dates(act)
        else:
            self._do_with_pairs(act)

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._segments = Segments("Suggestions", [(each, _LABELS[each]) for each in _GROUPS])
        self._segments.chosen.connect(self.show_group)
        self.list = SuggestionList()
        self.list.acted.connect(self.do)
        self.list.opened.connect(lambda _id: self.do("accept"))
        self.list.chosen.connect(lambda _id: self._on_chosen())
        self.name_detail, self.date_detail = NameDetail(self._session), DateDetail()
        self.composer = PairComposer(self._session.ontology)
        self._details = QStackedWidget()
        for detail in (self.name_detail, self.date_detail, self.composer):
            self._details.addWidget(detail)
            detail.acted.connect(self.do)
            detail.left.connect(self.list.setFocus)
        self.name_detail.joined.connect(self._join)
        self._nothing = EmptyState("check", "Nothing left", "")
        self._trouble = EmptyState("triangle-alert", "Not looked through", "", "Look again", self._look_again)
        self._body = QStackedWidget()
        whole = QWidget()
        filled = column(self.list, Rule(), self._details)
        filled.setStretch(0, 1)
        whole.setLayout(filled)
        for each in (whole, self._nothing, self._trouble):
            self._body.addWidget(each)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Looking through the text")
        cancel = text_button("Cancel", self.work.cancel)
        line = row(PlainLabel("Looking for names, dates and links …", "small"), None, cancel)
        self._progress = panel("Looking", column(line, bar, margins=(16, 8, 12, 8), spacing=4))
        self._progress.hide()
        self._rejected = text_button("", self._show_rejected)
        self._rejected.hide()
        self.setLayout(
            column(row(self._segments, margins=(12, 8, 12, 8)), self._progress, self._body, self._rejected)
        )
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus
        )  # while there is no row, the tray itself has the keyboard
        self.setAccessibleName("Suggestions")

    # --- showing ----------------------------------------------------------------------------------------------------

    def _on_began(self) -> None:
        self._progress.show()
        self._nothing.set_text("")
        self._body.setCurrentWidget(self._nothing)
        self._nothing.hide()

    def _on_refused(self, sentence: str) -> None:
        self._progress.hide()
        self._say(sentence)
        self.settled.emit()

    def _say(self, sentence: str) -> None:
        self._trouble.set_text(sentence)
        self._body.setCurrentWidget(self._trouble)

    def _on_ready(self, offers: Offers, text: str) -> None:
        self._progress.setVisible(self.work.is_looking)
        self.offers, self._text = offers, text
        self._names = {each.key: each for each in offers.names}
        self._open_names = [each for each in offers.names if each.places and not each.settled]
        self._groups.show(offers.pairs)
        if self._draft is not None and not {self._draft.source, self._draft.target} <= self._names.keys():
            self._draft = None
        counts = {
            NAMES: len(self._open_names),
            DATES: len(offers.dates),
            PAIRS: len(self._groups.front()),
        }
        for group, count in counts.items():
            self._segments.relabel(group, f"{_LABELS[group]} {count:,}" if count else _LABELS[group])
        held = f"{offers.rejected:,} turned down here: bring them back" if offers.rejected else ""
        self._rejected.setText(held)
        self._rejected.setVisible(bool(held) and not self._session.read_only)
        self._show_rows()
        if text:
            self.settled.emit()

    def _show_rows(self, wanted: str = "") -> None:
        before, ontology, text = self.list.current_id(), self._session.ontology, self._text
        rows: list[tuple[str, MakeRow]]
        if self.group == NAMES:
            rows = [(each.key, partial(name_row, each, ontology, text)) for each in self._open_names]
        elif self.group == DATES:
            dates = sorted(self.offers.dates, key=lambda each: each.start)
            rows = [(each.id, partial(date_row, each, text)) for each in dates]
        else:
            pairs = [*([self._draft] if self._draft else []), *self._groups.front()]
            rows = [
                (
                    each.id,
                    partial(pair_row, each, self._names, ontology, text, len(self._groups.group_of(each))),
                )
                for each in pairs
            ]
        self.list.show_rows([each for each, _ in rows], [make for _, make in rows], wanted)
        self._show_detail(_GROUPS.index(self.group))
        waiting = self.hasFocus()
        self.setFocusProxy(self.list if rows else None)  # type: ignore[arg-type]  # None takes it away
        if rows:
            self._body.setCurrentIndex(0)
            if waiting:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._on_chosen(same=self.list.current_id() == before)
        elif self._text:
            self._nothing.set_text(_NOTHING[self.group])
            self._body.setCurrentWidget(self._nothing)

    def _show_detail(self, number: int) -> None:
        """Only the page in sight takes room."""
        for each, page in enumerate((self.name_detail, self.date_detail, self.composer)):
            policy = QSizePolicy.Policy.Preferred if each == number else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self._details.setCurrentIndex(number)

    def _on_chosen(self, same: bool = False) -> None:
        """Shows the current suggestion below, and its place in the text. The `same` one again moves nothing in the text."""
        chosen = self.list.current_id()
        if self.group == NAMES and chosen in self._names:
            offer = self._names[chosen]
            self._place = min(self._place, len(offer.places) - 1) if same else 0
            self.name_detail.show_offer(offer, self._place, self._session.ontology)
            self._ask_place(offer.places[self._place].start, offer.places[self._place].end, same)
        elif self.group == DATES and (date := self._date(chosen)) is not None:
            self.date_detail.show_offer(date, self._sentence(date.sentence))
            self._ask_place(date.start, date.end, same)
        elif self.group == PAIRS and (pair := self._pair(chosen)) is not None:
            if not same:
                self.composer.show_offer(pair, self._names, self._sentence(pair.sentence))
            self._ask_place(*pair.sentence, same)

    def _ask_place(self, start: int, end: int, same: bool) -> None:
        if not same:
            self.place_asked.emit(start, end)

    def _sentence(self, span: tuple[int, int]) -> str:
        return " ".join(self._text[slice(*span)].split())

    def _date(self, offer_id: str) -> DateOffer | None:
        return next((each for each in self.offers.dates if each.id == offer_id), None)

    def _pair(self, offer_id: str) -> PairOffer | None:
        found = self.offers.pairs if self._draft is None else (self._draft, *self.offers.pairs)
        return next((each for each in found if each.id == offer_id), None)

    # --- doing ------------------------------------------------------------------------------------------------------

    def _do_with_names(self, act: str) -> None:
        chosen = [self._names[each] for each in self.list.selected_ids() if each in self._names]
        read = self.work.read
        if not chosen or read is None:
            return
        offer = self._names.get(self.list.current_id(), chosen[0])
        if act in ("reject", "reject_everywhere"):
            self.acts.reject(read, chosen, (), everywhere=act == "reject_everywhere")
        elif act == "pair":
            self._compose(chosen)
        elif len(chosen) > 1 and act in ("accept", "accept_all_places"):
            self.acts.accept_names(read, self.offers, chosen, act == "accept_all_places")
        elif act == "accept_all_places":
            self.acts.accept_name(read, offer, offer.places)
        elif act == "next_place":
            self._place = (self._place + 1) % len(offer.places)
            place = offer.places[self._place]
            self.name_detail.show_offer(offer, self._place, self._session.ontology)
            self.place_asked.emit(place.start, place.end)
        elif act == "join":
            self.name_detail.open_join()
        else:
            self._accept_one(act, offer)

    def _accept_one(self, act: str, offer: NameOffer) -> None:
        read, place = self.work.read, self._in_sight(offer)
        if read is None:
            return
        if act == "accept":
            self.acts.accept_name(read, offer, place)
        elif act == "government" and (other := government_of(offer)) is not None:
            self.acts.accept_name(read, offer, place, other=other)
        elif act.startswith("kind_"):
            kinds = offered_kinds(offer, self._session.ontology)
            number = int(act.removeprefix("kind_")) - 1
            if number < len(kinds):
                self.acts.accept_name(read, offer, place, kind=kinds[number])

    def _join(self, entity_id: UUID) -> None:
        read, offer = self.work.read, self._names.get(self.list.current_id())
        if read is not None and offer is not None:
            self.acts.accept_name(read, offer, self._in_sight(offer), join=entity_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_sight(self, offer: NameOffer) -> list[NamePlace]:
        return [offer.places[min(self._place, len(offer.places) - 1)]]

    def _do_with_dates(self, act: str) -> None:
        chosen = [found for each in self.list.selected_ids() if (found := self._date(each)) is not None]
        current, read = self._date(self.list.current_id()), self.work.read
        if read is None or current is None:
            return
        if act == "accept":
            if self.acts.accept_date(
                read, current, self.date_detail.date.text(), self.date_detail.text.toPlainText().strip()
            ):
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif act.startswith("reject"):
            self.acts.reject(read, (), chosen or [current])

    def _do_with_pairs(self, act: str) -> None:
        chosen = [found for each in self.list.selected_ids() if (found := self._pair(each)) is not None]
        read, composed = self.work.read, self.composer.composed()
        if read is None or composed is None:
            return
        if act == "accept":
            if self.acts.accept_pair(read, self._names, *composed):
                self._draft = None
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif act.startswith("reject"):
            self._draft = None
            self.acts.reject(read, (), [same for each in chosen for same in self._groups.group_of(each)])
        elif act == "next_place" and len(chosen) == 1:
            self._show_rows(self._groups.turn(chosen[0]).id)
        elif act == "swap":
            self.composer.swap()
        elif act == "type":
            self.composer.choose_kind()

    def _compose(self, chosen: list[NameOffer]) -> None:
        """Two selected names as a pair: the proposal there is, or one of our own in the first sentence that holds both."""
        if len(chosen) != 2:
            self._session.told.emit("Select two names, then press L.")
            return
        keys = {each.key for each in chosen}
        known = next((each for each in self.offers.pairs if {each.source, each.target} == keys), None)
        self._draft = None if known else draft_pair(*chosen)
        wanted = known or self._draft
        if wanted is None:
            self._session.told.emit(
                "These two stand in no sentence together: quote the words that link them, then press L."
            )
            return
        self._segments.choose(PAIRS)
        in_front = next(
            (each for each in self._groups.front() if known in self._groups.group_of(each)), wanted
        )
        self._show_rows(in_front.id)
        self.composer.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_again(self) -> None:
        if self._source is not None and self._text_id is not None:
            self.work.look(self._source, self._text_id)

    def _show_rejected(self) -> None:
        if self._source is not None:
            self.acts.bring_back(self._source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = (
            act_of(event) if self.hasFocus() else ""
        )  # nothing is left in this group: the others are one key away
        if act in ("previous_group", "next_group", "look_again"):
            self.do(act)
        else:
            super().keyPressEvent(event)
