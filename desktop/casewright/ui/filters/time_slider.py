"""The time slider: a range of dates to drag, and a button that plays it through the years."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QCheckBox, QFrame, QSizePolicy, QWidget

from casewright.analysis.case_filter.passing import Passing
from casewright.analysis.case_filter.spans import Bools, Spans, range_of
from casewright.model.errors import InvalidValue
from casewright.ui.filters.calendar_units import UNITS, DayRange, as_edtf, usual_unit
from casewright.ui.filters.popover import Popover
from casewright.ui.filters.state import FilterState
from casewright.ui.filters.time_scale import date_of, heights, whole_of
from casewright.ui.filters.time_track import BINS, TimeTrack
from casewright.ui.filters.words import dates_in_short
from casewright.ui.theme import px
from casewright.ui.theme.icons import set_icon
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, set_plain_tooltip
from casewright.ui.window.words import joined

SPEEDS = {"1600": "Half as fast", "800": "Usual", "400": "Twice as fast", "200": "Four times as fast"}
_WORDS = 190


class TimeSlider(QFrame):
    """Changes `held` of the filter in force, and plays it. Hidden where nothing is dated.

    There is no motion between two steps of play, so that nothing has to be left out where less motion is wanted.
    """

    def __init__(self, state: FilterState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TimeSlider")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._state = state
        self.loops = False
        self.track = TimeTrack()
        self.track.moved.connect(self._take)
        self.track.play_asked.connect(self.play_or_pause)
        self._timer = QTimer(self, interval=800)
        self._timer.timeout.connect(self._step)
        self.play = icon_button("play", "Play through time", self.play_or_pause, "Space")
        self.settings = icon_button("settings", "Step, speed and repetition", self.open_settings)
        self._said = ElidedLabel("", "strong")
        self._counts = ElidedLabel("", "caption")
        words = QWidget()
        words.setLayout(column(None, self._said, self._counts, None, spacing=1))
        words.setFixedWidth(px(_WORDS))
        self.setLayout(row(self.play, self.track, words, self.settings, margins=(8, 4, 8, 4), spacing=8))
        state.changed.connect(self._follow)
        self.hide()

    @property
    def is_playing(self) -> bool:
        """Whether time is running."""
        return self._timer.isActive()

    def show_dates(self, spans: Spans, inside: Bools) -> None:
        """The dates of links, and which of their owners the chart could show: that is the whole of time."""
        whole = whole_of(spans, inside)
        if whole != self.track.whole and whole is not None:
            self.track.unit = usual_unit(whole)
        bars = heights(spans, inside, whole, BINS) if whole is not None else None
        self.track.show_whole(whole, bars)
        self.setVisible(whole is not None)
        self._follow()

    def show_counts(self, found: Passing | None) -> None:
        """How much of what is shown certainly held then."""
        if found is None or self._state.current.held is None:
            self._counts.setText("")
            return
        possible = int(found.possible_links.sum()) - found.undated
        certain = int(found.links.sum()) - possible - found.undated
        parts = [f"{certain:,} certainly", f"{possible:,} possibly", f"{found.undated:,} undated"]
        self._counts.setText(joined(*map(isolate, parts if found.undated else parts[:2])))

    def play_or_pause(self) -> None:
        """Starts where the range is, from the beginning when it is at the end; or stops there."""
        if self.is_playing:
            self._timer.stop()
        elif self.track.whole is not None:
            if self.track.chosen is None or self.track.chosen.last >= self.track.whole.last:
                self.track.to_beginning()
            self._timer.start()
        self._show_button()

    def pause(self) -> None:
        """Stops where it is."""
        if self.is_playing:
            self.play_or_pause()

    def open_settings(self) -> Popover:
        """Asks by how much, how fast, and whether over and over."""
        unit = _choice("Step", list(UNITS.items()), self.track.unit, self._set_unit)
        speed = _choice("Speed", list(SPEEDS.items()), str(self._timer.interval()), self._set_speed)
        again = QCheckBox("Begin again at the end")
        again.setChecked(self.loops)
        again.toggled.connect(self._set_loops)
        content = QWidget()
        content.setLayout(
            column(PlainLabel("Step", "small"), unit, PlainLabel("Speed", "small"), speed, again, spacing=6)
        )
        content.setFocusProxy(unit)
        shown = Popover("Play through time", content, self)
        shown.open_under(self.settings)
        return shown

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), super().minimumSizeHint().height())

    def _set_unit(self, unit: str) -> None:
        self.track.unit = unit

    def _set_speed(self, milliseconds: str) -> None:
        self._timer.setInterval(int(milliseconds))

    def _set_loops(self, on: bool) -> None:
        self.loops = on

    def _step(self) -> None:
        if not self.isVisible() or self.track.whole is None:
            self.pause()
        elif not self.track.step(1):
            if self.loops:
                self.track.to_beginning()
            else:
                self.pause()

    def _take(self, chosen: DayRange | None) -> None:
        self._state.narrow(held=None if chosen is None else as_edtf(chosen))

    def _follow(self) -> None:
        held = self._state.current.held
        self.track.choose(_days_of(held))
        said = "Any time" if held is None else dates_in_short(held)
        self._said.setText(isolate(said))
        self.track.setAccessibleDescription(said)

    def _show_button(self) -> None:
        set_icon(self.play, "pause" if self.is_playing else "play")
        name = "Pause" if self.is_playing else "Play through time"
        self.play.setAccessibleName(name)
        set_plain_tooltip(self.play, f"{name}   Space")


def _days_of(held: str | None) -> DayRange | None:
    if held is None:
        return None
    try:
        first, last = range_of(held)
    except InvalidValue:
        return None
    return DayRange(date_of(first), date_of(last))


def _choice(
    name: str, options: list[tuple[str, str]], chosen: str, on_choice: Callable[[str], None]
) -> ChoiceField:
    field = ChoiceField(name, options)
    field.choose(chosen)
    field.activated.connect(lambda _place: on_choice(field.choice()))
    return field
