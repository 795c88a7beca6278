"""A bar of tools fits into any width: nothing lies over anything else, and every tool can still be found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casewright.ui.pages.chooser import Chooser
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.tool_row import ToolRow

NAMES = ("Add entities", "Lay out", "Analyse")


@pytest.fixture
def bar(qtbot: QtBot, light: object) -> Iterator[ToolRow]:
    chooser = Chooser("Graph view")
    chooser.show_choices(
        [(None, "Whole case"), (None, "What led to the protocol of Orsa, and who was there")], None
    )
    buttons = [text_button(name, icon="plus") for name in NAMES]
    made = ToolRow(
        (chooser, icon_button("ellipsis", "More")), ElidedLabel("24 entities, 34 links", "caption"),
        (icon_button("palette", "Colour and size"), *buttons),
    )  # fmt: skip
    made.setParent(page := QWidget())
    qtbot.addWidget(page)
    page.resize(1300, 100)
    page.show()
    made.resize(1200, made.height())
    yield made
    page.close()


def words(bar: ToolRow) -> list[str]:
    return [each.text().strip() for each in bar._words]


def tools(bar: ToolRow) -> list[QWidget]:
    return [each for each in bar._tools if each.isVisible()]


@pytest.mark.parametrize("width", [1200, 800, 640, 535, 480])
def test_nothing_lies_over_anything_else_and_nothing_is_cut(bar: ToolRow, qtbot: QtBot, width: int) -> None:
    bar.resize(width, bar.height())
    qtbot.wait(50)
    for one, other in pairwise(tools(bar)):
        assert one.geometry().right() < other.geometry().left()
    assert tools(bar)[-1].geometry().right() < width
    for each in bar._words:
        assert each.width() >= each.sizeHint().width()
        assert each.accessibleName() in NAMES
        assert each.toolTip() == each.accessibleName()


def test_the_last_button_gives_up_its_words_first_and_gets_them_back(bar: ToolRow, qtbot: QtBot) -> None:
    assert words(bar) == [*NAMES]
    seen = []
    for width in (*range(1200, 420, -10), *range(420, 1200, 10)):
        bar.resize(width, bar.height())
        if words(bar) not in seen[-1:]:
            seen.append(words(bar))
    down = [[*NAMES[:kept], *[""] * (3 - kept)] for kept in (3, 2, 1, 0)]
    assert seen == [*down, *down[-2::-1]]


def test_a_tool_that_comes_in_takes_words_from_the_others(bar: ToolRow, qtbot: QtBot) -> None:
    first = next(iter(bar._words))
    first.hide()
    qtbot.waitUntil(lambda: not first.isVisible())
    narrowest = next(
        width
        for width in range(420, 1200, 5)
        if bar.resize(width, bar.height()) or words(bar)[1:] == [*NAMES[1:]]
    )
    bar.resize(narrowest, bar.height())
    first.show()
    qtbot.waitUntil(lambda: words(bar)[-1] == "")
