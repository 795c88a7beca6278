"""The tray beside the text: names, dates and pairs found in it, taken in or turned down with single keys."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casewright.ingest.suggestions.accepting import is_certain
from casewright.ingest.suggestions.offers import (
    DateOffer,
    NameOffer,
    NamePlace,
    Offers,
    PairOffer,
    draft_pair,
)
from casewright.ui.source_panels.offered_kinds import government_of, offered_kinds
from casewright.ui.source_panels.pair_groups import PairGroups
from casewright.ui.source_panels.registry import SourcePanel
from casewright.ui.source_panels.suggestion_acts import SuggestionActs
from casewright.ui.source_panels.suggestion_keys import act_of
from casewright.ui.source_panels.suggestion_list import MakeRow
from casewright.ui.source_panels.suggestion_rows import date_row, name_row, name_row_id, pair_row
from casewright.ui.source_panels.suggestion_work import SuggestionWork
from casewright.ui.source_panels.tray_body import DATES, GROUPS, NAMES, PAIRS, TrayBody
from casewright.ui.tasks import TaskRunner
from casewright.ui.widgets.arrangement import column
from casewright.ui.window.session import CaseSession

_MOST_WAITING = 10


class SuggestionsPanel(SourcePanel):
    """Three groups, one list, and below it what can be done with the one in sight."""

    settled = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(session, tasks, parent)
        self.work = SuggestionWork(session, tasks, self)
        self.acts = SuggestionActs(session, tasks, self)
        self.offers = Offers((), (), ())
        self._names: dict[str, NameOffer] = {}
        self._name_rows: dict[str, NameOffer] = {}
        self._groups = PairGroups()
        self._text = ""
        self._source: UUID | None = None
        self._text_id: UUID | None = None
        self._place = 0
        self._draft: PairOffer | None = None
        self._waiting: list[str] = []
        self._listed = ""
        self.body = TrayBody(session)
        self.list, self.name_detail, self.date_detail, self.composer = (
            self.body.list, self.body.name_detail, self.body.date_detail, self.body.composer
        )  # fmt: skip
        self.setLayout(column(self.body))
        self.setFocusProxy(self.body)
        self.body.acted.connect(self.do)
        self.body.group_chosen.connect(self.show_group)
        self.body.chosen.connect(self._on_chosen)
        self.body.joined.connect(self._join)
        self.body.cancel_asked.connect(self.work.cancel)
        self.body.again_asked.connect(self._look_again)
        self.body.rejected_asked.connect(self._bring_back)
        self.body.rest_asked.connect(partial(self.do, "mention_rest"))
        self.work.ready.connect(self._on_ready)
        self.work.began.connect(lambda: self.body.show_progress(True))
        self.work.refused.connect(self._on_refused)
        self.acts.busy.connect(self._on_busy)

    # --- what others call -------------------------------------------------------------------------------------------

    def show_source(self, source_id: UUID | None, text_id: UUID | None) -> None:
        if (source_id, text_id) == (self._source, self._text_id) and self.work.read is not None:
            return
        self._source, self._text_id, self._draft = source_id, text_id, None
        self._waiting.clear()
        self._on_ready(Offers((), (), ()), "")
        if text_id is None:
            self.body.say("This source has no text to look through.")
        self.work.show_text(source_id, text_id)

    @property
    def group(self) -> str:
        """Which of the three is in sight: `names`, `dates` or `pairs`."""
        return self.body.group

    def show_group(self, group: str) -> None:
        """Shows the names, the dates or the pairs."""
        self.body.choose_group(group)
        self._show_rows()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self, act: str) -> None:
        """What a key asks for (`suggestion_keys`)."""
        if act.endswith("_group"):
            step = 1 if act == "next_group" else -1
            self.show_group(GROUPS[(GROUPS.index(self.group) + step) % len(GROUPS)])
        elif act == "look_again":
            self._look_again()
        elif self._session.read_only and act != "next_place":
            self._session.told.emit("The case is open read-only; nothing can be taken in.")
        elif not self.work.is_fresh:
            self._waiting = [*self._waiting, act][-_MOST_WAITING:]  # what is seen is about to change
        elif self.group == NAMES:
            self._do_with_names(act)
        elif self.group == DATES:
            self._do_with_dates(act)
        else:
            self._do_with_pairs(act)

    # --- showing ----------------------------------------------------------------------------------------------------

    def _on_refused(self, sentence: str) -> None:
        self.body.say(sentence)
        self.settled.emit()

    def _on_busy(self, on: bool) -> None:
        self.list.setDisabled(on)
        focus = self.window().focusWidget()
        if not on and (focus is None or self.isAncestorOf(focus)):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ready(self, offers: Offers, text: str) -> None:
        self.body.show_progress(self.work.is_looking)
        self.offers, self._text = offers, text
        self._names = {each.key: each for each in offers.names}
        listed = [each for each in offers.names if each.places]  # those that are noted come last
        self._name_rows = {name_row_id(each): each for each in listed}
        self._groups.show(offers.pairs)
        if self._draft is not None and not {self._draft.source, self._draft.target} <= self._names.keys():
            self._draft = None
        counts = {
            NAMES: sum(not each.settled for each in listed),
            DATES: len(offers.dates),
            PAIRS: len(self._groups.front()),
        }
        rest = [each for each in self._rest() if not self._session.read_only]
        self.body.show_counts(counts, 0 if self._session.read_only else offers.rejected)
        self.body.show_rest(len(rest), sum(len(each.places) for each in rest))
        self._show_rows()
        if text:
            self.settled.emit()
            self._do_what_waits()

    def _show_rows(self, wanted: str = "") -> None:
        before, ontology, text = self.list.current_id(), self._session.ontology, self._text
        rows: list[tuple[str, MakeRow]]
        if self.group == NAMES:
            rows = [(row, partial(name_row, each, ontology, text)) for row, each in self._name_rows.items()]
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
        if self.group != self._listed and rows and not wanted:
            wanted = rows[0][0]  # another group begins at its head
        self._listed = self.group
        self.body.show_rows(rows, wanted, is_known=bool(text))
        if rows:
            self._on_chosen(same=self.list.current_id() == before)

    def _on_chosen(self, same: bool = False) -> None:
        """Shows the current suggestion below, and its place in the text. The `same` one again moves nothing in the text."""
        chosen = self.list.current_id()
        if self.group == NAMES and chosen in self._name_rows:
            offer = self._name_rows[chosen]
            self._place = min(self._place, len(offer.places) - 1) if same else 0
            self.name_detail.show_offer(offer, self._place, self._session.ontology)
            self._ask_place(offer.places[self._place].start, offer.places[self._place].end, same)
        elif self.group == DATES and (date := self._date(chosen)) is not None:
            if not same:
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

    def _do_what_waits(self) -> None:
        """Keys that were pressed while the tray was being brought up to date act on what it shows then, one at a time."""
        if self._waiting and self.work.is_fresh:
            self.do(self._waiting.pop(0))

    # --- doing ------------------------------------------------------------------------------------------------------

    def _do_with_names(self, act: str) -> None:
        read, rows = self.work.read, self._name_rows
        chosen = [rows[each] for each in self.list.selected_ids() if each in rows]
        if read is not None and act == "mention_rest":
            self.acts.mention_rest(read, self.offers, self._rest())
        if not chosen or read is None or act == "mention_rest":
            return
        offer = rows.get(self.list.current_id(), chosen[0])
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
        read, offer = self.work.read, self._name_rows.get(self.list.current_id())
        if read is not None and offer is not None:
            self.acts.accept_name(read, offer, self._in_sight(offer), join=entity_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self) -> list[NameOffer]:
        """The names that are noted somewhere in this text, with further places that surely mean the same."""
        return [each for each in self._name_rows.values() if each.settled and is_certain(each)]

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
        self.body.choose_group(PAIRS)
        in_front = next(
            (each for each in self._groups.front() if known in self._groups.group_of(each)), wanted
        )
        self._show_rows(in_front.id)
        self.composer.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_again(self) -> None:
        if self._source is not None and self._text_id is not None:
            self.work.look(self._source, self._text_id)

    def _bring_back(self) -> None:
        if self._source is not None:
            self.acts.bring_back(self._source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = (
            act_of(event) if self.body.hasFocus() else ""
        )  # nothing is left here: the other groups are one key away
        if act in ("previous_group", "next_group", "look_again"):
            self.do(act)
        else:
            super().keyPressEvent(event)
