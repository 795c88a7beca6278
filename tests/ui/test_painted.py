"""Cards that lay out and paint their own words: sizes, tips, selecting and copying, other looks and directions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.block import PaintedBlock
from casewright.ui.painted.card import Card
from casewright.ui.painted.glyphs import Glyph, Tile
from casewright.ui.painted.selectable import SelectableBlock
from casewright.ui.painted.words import OneLine, Pill, Words
from casewright.ui.theme import Mode, apply_theme
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.long_column import LongColumn
from casewright.ui.widgets.plain_text import isolate, plain_tooltip

LONG = "The harbour master met the envoy of the port. " * 6


def shown(qtbot, block, width=300):
    qtbot.addWidget(block)
    block.resize(width, block.heightForWidth(width))
    block.show()
    block.grab()
    return block


def inked(block) -> set[tuple[int, int]]:
    """Where something was painted on the ground."""
    image = block.grab().toImage()
    ground = image.pixel(0, 0)
    return {
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground
    }


def test_wrapped_words_are_higher_where_there_is_less_room(qtbot, light):
    block = shown(qtbot, PaintedBlock(Words(LONG)))
    assert block.heightForWidth(150) > block.heightForWidth(300) > block.heightForWidth(2000)


def test_words_wrap_as_those_of_a_label_do(qtbot, light):
    label = PlainLabel(LONG, "small", wrap=True)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert abs(PaintedBlock(Words(LONG, "small")).heightForWidth(280) - label.heightForWidth(280)) <= 2


def test_a_word_longer_than_the_line_is_broken_and_not_cut_off(qtbot, light):
    block = shown(qtbot, PaintedBlock(Words("x" * 400)), 200)
    assert max(x for x, _ in inked(block)) < 200
    assert block.heightForWidth(200) > 5 * PaintedBlock(Words("x")).heightForWidth(200)


def test_nothing_is_taken_for_markup(qtbot, light):
    block = PaintedBlock(Words(isolate("<b>bold</b>\nbelow")))
    assert block.words() == ["<b>bold</b>\nbelow"]
    assert block.heightForWidth(300) > PaintedBlock(Words("one")).heightForWidth(300)


def test_the_pointer_is_told_what_a_line_cuts_off(qtbot, light):
    title = OneLine("<i>A title that is much too long for its place</i>", "strong")
    block = shown(qtbot, PaintedBlock(Row(title, Pill("B2", "info", "Usually reliable"), spacing=8)), 160)
    QTest.mouseMove(block, QPoint(20, 8))
    assert block.toolTip() == plain_tooltip("<i>A title that is much too long for its place</i>")
    QTest.mouseMove(block, QPoint(155, 8))
    assert block.toolTip() == "Usually reliable"


def test_from_right_to_left_a_row_is_mirrored(qtbot, light):
    block = shown(qtbot, PaintedBlock(Row(Tile("scale", "event", "Judgement", 28), Words(""), spacing=8)))
    assert max(x for x, _ in inked(block)) < 40
    block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    other = shown(qtbot, PaintedBlock(Row(Glyph("info", "text", 20), Words(""), spacing=8)))
    other.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    other.resize(301, 30)
    assert min(x for x, _ in inked(other)) > 260


def test_a_larger_text_scale_makes_it_higher_at_once(qtbot, qapp, light):
    block = shown(qtbot, PaintedBlock(Stack(Words(LONG), Words(LONG, "quotation"), spacing=6)))
    before = block.heightForWidth(300)
    apply_theme(qapp, Mode.LIGHT, 1.5)
    assert block.heightForWidth(300) > 1.5 * before
    apply_theme(qapp, Mode.LIGHT)
    assert block.heightForWidth(300) == before


def test_values_are_selected_with_the_mouse_and_copied(qtbot, light):
    row = Row(Words("Phone", "muted", width=96), Words(isolate("+47 555 01 884 ⚓ north")), spacing=12)
    block = shown(qtbot, SelectableBlock(row))
    block.activateWindow()
    block.setFocus()
    QTest.mousePress(block, Qt.MouseButton.LeftButton, pos=QPoint(108, 8))
    QTest.mouseMove(block, QPoint(299, 8))
    QTest.mouseRelease(block, Qt.MouseButton.LeftButton, pos=QPoint(299, 8))
    qtbot.keyClick(block, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "+47 555 01 884 ⚓ north"


@pytest.mark.parametrize(("x", "found"), [(112, "Sole"), (20, "")])
def test_a_double_click_selects_a_word_of_a_value_and_nothing_of_a_name(qtbot, light, x, found):
    block = shown(
        qtbot, SelectableBlock(Row(Words("Role", "muted", width=96), Words("Sole director"), spacing=12))
    )
    QTest.mouseDClick(block, Qt.MouseButton.LeftButton, pos=QPoint(x, 8))
    assert block.selected_text() == found


def test_a_card_is_described_by_all_its_words(qtbot, light):
    card = Card("A citation", Stack(Words("First"), Words(isolate("second"))), can_open=True)
    qtbot.addWidget(card)
    assert card.accessibleName() == "A citation"
    assert card.accessibleDescription() == "First\nsecond"


def test_a_long_column_puts_widgets_under_one_another_and_lets_them_go(qtbot, light):
    column = LongColumn(margins=(10, 5, 10, 5), spacing=4)
    qtbot.addWidget(column)
    first, last, between = (PaintedBlock(Words(text)) for text in ("first", "last", LONG))
    column.put(first, last)
    column.arrange([first, between, last])
    column.resize(200, column.heightForWidth(200))
    column.show()
    assert [each.x() for each in column.widgets] == [10, 10, 10]
    assert [each.width() for each in column.widgets] == [180, 180, 180]
    assert first.geometry().bottom() + 5 == between.y()
    assert last.geometry().bottom() + 6 == column.height()
    before = column.heightForWidth(200)
    column.drop(between)
    assert column.widgets == (first, last)
    assert column.heightForWidth(200) == before - between.height() - 4


def test_a_column_in_a_column_is_as_high_as_what_was_just_put_into_it(qtbot, light):
    outer, inner = LongColumn(), LongColumn()
    qtbot.addWidget(outer)
    outer.put(inner)
    outer.resize(200, 400)
    outer.show()
    inner.put(PaintedBlock(Words(LONG)))
    assert outer.heightForWidth(200) == PaintedBlock(Words(LONG)).heightForWidth(200)


def test_what_is_put_between_others_is_reached_by_tab_between_them(qtbot, light):
    column = LongColumn()
    qtbot.addWidget(column)
    first, last, between = (Card(name, Words(name), can_open=True) for name in ("first", "last", "between"))
    column.put(first, last)
    column.arrange([first, between, last])
    column.show()
    column.activateWindow()
    first.setFocus()
    reached = []
    for _ in range(2):
        qtbot.keyClick(column.focusWidget(), Qt.Key.Key_Tab)
        reached.append(column.focusWidget())
    assert reached == [between, last]


def test_what_was_hidden_by_hand_stays_hidden_in_a_column(qtbot, light):
    column, label = LongColumn(spacing=10), PlainLabel("later")
    qtbot.addWidget(column)
    label.hide()
    column.put(label)
    column.show()
    assert not label.isVisible()
    assert column.heightForWidth(200) == 0


def test_a_long_column_follows_what_a_widget_in_it_needs(qtbot, light):
    column = LongColumn()
    qtbot.addWidget(column)
    label = PlainLabel("short", wrap=True)
    column.put(label)
    column.resize(200, 400)
    column.show()
    before = label.height()
    label.setText(LONG)
    qtbot.waitUntil(lambda: label.height() > 3 * before)


def test_a_value_that_runs_from_right_to_left_begins_at_the_right(qtbot, light):
    block = shown(qtbot, PaintedBlock(Words("“این موافقت‌نامه”")))
    assert min(x for x, _ in inked(block)) > 100
