"""What a period looks like: solid where it is certain, hatched where it may be, with an arrow where no limit is set."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from casewright.analysis.timeline.arrangement import arrange, horizon_of, lane_bars
from casewright.analysis.timeline.items import Clock, TimelineItem
from casewright.analysis.timeline.lanes import Lane
from casewright.analysis.timeline.scale import TimeScale
from casewright.model.day_numbers import day_number
from casewright.model.periods import period_of
from casewright.ui.theme import Mode, apply_theme
from casewright.ui.theme.tokens import LIGHT
from casewright.ui.timeline.chart import Chart, Mark, Sign
from casewright.ui.timeline.look import look_of
from casewright.ui.timeline.painter import TimelinePainter

PER_DAY, WIDTH, HEIGHT = 2.0, 1400, 240
START, END = day_number(2024, 1, 1), day_number(2025, 10, 1)


def drawn(edtf: str, title: str = "", **marks: object) -> tuple[QImage, Chart, TimelinePainter]:
    """One item in one lane on white, a day two pixels wide from 1 January 2024."""
    look = look_of(LIGHT, dark=False)
    item = TimelineItem("claim", UUID(int=1), (title,), "", {Clock.HELD: period_of(edtf)})
    scale = TimeScale(START, PER_DAY, WIDTH - look.head)
    horizon = horizon_of([period_of("2024"), period_of("2025-06-30")], START)
    bars = lane_bars([item], [Lane("a", "Lane", (0,))], Clock.HELD, horizon, look.metrics)
    arranged = arrange(bars, (), per_day=PER_DAY, width=scale.width, metrics=look.metrics)
    chart = Chart(
        [item], [Sign("person", "user")], arrangement=arranged, horizon=horizon, scale=scale, **marks
    )
    painter = TimelinePainter(look)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    pen = QPainter(image)
    painter.paint(pen, QRectF(0, 0, WIDTH, HEIGHT), chart)
    pen.end()
    return image, chart, painter


def colours(image: QImage, painter: TimelinePainter, month: str) -> set[str]:
    """The colours within a month's stretch of the only row, between the edges of the bar."""
    look, period = painter.look, period_of(month)
    left = look.head + (period.start.first + 3 - START) * PER_DAY
    right = look.head + (period.end.last - 3 - START) * PER_DAY
    middle = look.axis + look.metrics.pad + look.metrics.row / 2
    return {
        image.pixelColor(x, y).name()
        for x in range(round(left), round(right))
        for y in range(round(middle - look.bar / 2) + 3, round(middle + look.bar / 2) - 3)
    }


@pytest.fixture(autouse=True)
def plain(light: QApplication) -> None:
    """Everything is drawn at text scale 1."""


def is_bare(found: set[str]) -> bool:
    """Whether there is nothing but ground and the lines of the grid."""
    return found <= {LIGHT.surface.lower(), LIGHT.line.lower(), LIGHT.line2.lower()}


def is_hatched(found: set[str], painter: TimelinePainter) -> bool:
    """Whether there is something that is not the filling of what is certain."""
    return not is_bare(found - {painter.look.kind("person")[1].name()})


def test_what_is_certain_is_one_colour_and_what_is_possible_is_hatched() -> None:
    image, _, painter = drawn("2024-03/2024-08")
    assert colours(image, painter, "2024-06") == {painter.look.kind("person")[1].name()}
    assert is_hatched(colours(image, painter, "2024-03"), painter)
    assert is_hatched(colours(image, painter, "2024-08"), painter)
    assert is_bare(colours(image, painter, "2024-10"))


def test_a_month_alone_is_hatched_throughout() -> None:
    image, _, painter = drawn("2024-03")
    assert is_hatched(colours(image, painter, "2024-03"), painter)


def test_an_open_end_goes_to_the_horizon_with_an_arrow_beyond_it() -> None:
    image, chart, painter = drawn("2024-03-01/..")
    look = painter.look
    tip = look.head + chart.scale.x(chart.horizon.last + 1) + 2
    middle = look.axis + look.metrics.pad + look.metrics.row / 2
    assert image.pixelColor(round(tip), round(middle)) == look.kind("person")[0]
    assert look.kind("person")[1].name() in colours(image, painter, "2025-05")


def test_an_unknown_end_fades_and_is_gone_after_some_pixels() -> None:
    image, _, painter = drawn("2024-03-01/")
    assert is_hatched(colours(image, painter, "2024-03"), painter)
    assert is_bare(colours(image, painter, "2024-06"))


def test_a_certain_day_is_a_filled_diamond_and_an_uncertain_one_is_hollow() -> None:
    found = []
    for edtf in ("2024-03-10", "2024-03-10?"):
        image, chart, painter = drawn(edtf)
        look = painter.look
        x = look.head + chart.scale.x(day_number(2024, 3, 10) + 0.5)
        middle = look.axis + look.metrics.pad + look.metrics.row / 2
        found.append(image.pixelColor(round(x), round(middle)))
    ink, tint = look.kind("person")
    assert found == [ink, tint]


def test_a_printed_timeline_is_dark_on_white_whatever_the_window_looks_like(qapp: QApplication) -> None:
    light, _, _ = drawn("2024-03/2024-08", "A title", marks=[Mark(day_number(2025), "Cut-off")])
    apply_theme(qapp, Mode.DARK)
    try:
        dark, _, _ = drawn("2024-03/2024-08", "A title", marks=[Mark(day_number(2025), "Cut-off")])
    finally:
        apply_theme(qapp, Mode.LIGHT)
    assert dark.pixelColor(WIDTH - 5, HEIGHT - 5) == QColor(LIGHT.surface)
    differing = sum(
        light.pixelColor(x, y) != dark.pixelColor(x, y)
        for x in range(0, WIDTH, 3)
        for y in range(0, HEIGHT, 3)
    )
    assert differing < 400  # the weight of the type follows the window's scheme, and nothing else does


def test_a_contradiction_is_marked_beside_the_words_and_not_by_colour_alone() -> None:
    plain, _, painter = drawn("2024-03-10", "A title")
    marked, chart, _ = drawn("2024-03-10", "A title", faults={("claim", UUID(int=1)): ["Wrong."]})
    x = round(painter.look.head + chart.scale.x(day_number(2024, 3, 10)) + painter.look.metrics.mark)
    middle = round(painter.look.axis + painter.look.metrics.pad + painter.look.metrics.row / 2)
    shift = [[image.pixelColor(at, middle).name() for at in range(x, x + 60)] for image in (plain, marked)]
    assert shift[0] != shift[1]
    around = [marked.pixelColor(at, y) for at in range(x, x + 24) for y in range(middle - 8, middle + 8)]
    assert any(each.red() > each.blue() + 60 for each in around)
