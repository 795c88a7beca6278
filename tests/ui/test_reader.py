from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication

from casewright.ui.reader.display_text import LONGEST_LINE, MOST_LINES, DisplayText
from casewright.ui.reader.finding import find_places
from casewright.ui.reader.marks import MarkRun, PassageMark, PassageMarks
from casewright.ui.reader.reader import SourceReader

LOG = """Log of berth movements

At 01:52 the bulk carrier MV Calder Star 🚢 requested pilotage to berth 14.

تسجّل سلطة الميناء أن السفينة غادرت الرصيف 14

The \u202emaster\u202c attributed the gap to a faulty breaker."""


def mark(passage_id: str, words: str, text: str = LOG, **more) -> PassageMark:
    start = text.index(words)
    return PassageMark(passage_id, start, start + len(words), **more)


@pytest.fixture
def reader(qtbot, light):
    made = SourceReader()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def taken_in(text: str) -> tuple[DisplayText, str]:
    """The map of a whole text, and what the Qt document holds."""
    display, pieces = DisplayText(text), []
    while not display.is_whole:
        pieces.append(display.grow())
    return display, "".join(pieces)


def shown_at(reader: SourceReader, start: int, end: int) -> str:
    """The words of the Qt document between two code points of the text."""
    units = reader.view.toPlainText().encode("utf-16-le")
    first, last = reader.view.display.to_document(start), reader.view.display.to_document(end)
    return units[first * 2 : last * 2].decode("utf-16-le")


def test_positions_map_both_ways_for_any_text():
    chance = random.Random(5)
    for _ in range(60):
        text = "".join(chance.choices("ab \n🚢é\u0301\u202eس𝔸\r\x0c", k=chance.randrange(200)))
        display, shown = taken_in(text)
        units = len(shown.encode("utf-16-le")) // 2
        assert display.to_document(len(text)) == units
        for point in range(len(text) + 1):
            assert display.to_text(display.to_document(point)) == point
            assert display.to_document(point) == len(shown[:point].encode("utf-16-le")) // 2


def test_long_lines_are_broken_for_display_and_positions_still_map():
    text = "🚢" + "harbour log " * 1000 + "\n" + "x" * (3 * LONGEST_LINE) + "e\u0301" * LONGEST_LINE
    display, shown = taken_in(text)
    lines = shown.split("\n")
    assert max(map(len, lines)) <= LONGEST_LINE
    assert "".join(lines) == text.replace("\n", "")
    assert not any(line.startswith("\u0301") for line in lines)
    units = shown.encode("utf-16-le")
    for point in range(0, len(text), 7):
        at = display.to_document(point)
        assert display.to_text(at) == point
        assert units[at * 2 : at * 2 + 2] == text[point].encode("utf-16-le")[:2]


def test_the_document_holds_exactly_what_is_mapped(reader):
    hostile = "a\r\nb\u2028c\u2029d\x00e\x0cf\ufdd0g\ufdd1h\ud800i\x85🚢j\x1c\x0bk\u00a0l"
    reader.show_text(hostile)
    count = reader.view.document().characterCount() - 1
    assert count == reader.view.display.to_document(len(hostile))
    for letter in "abcdefghijkl":
        at = hostile.index(letter)
        assert shown_at(reader, at, at + 1) == letter


def test_html_is_shown_letter_for_letter(reader):
    text = "<h1>Log</h1> <img src='file:///etc/passwd'> &amp;"
    reader.show_text(text)
    assert reader.view.toPlainText() == text


def test_direction_controls_are_seen_and_do_not_steer(reader):
    reader.show_text(LOG)
    shown = reader.view.toPlainText()
    assert "◊master◊" in shown
    assert "\u202e" not in shown
    assert [LOG[point] for point in reader.view.display.controls] == ["\u202e", "\u202c"]


def test_c_asks_for_the_selected_words_in_code_points(qtbot, reader):
    reader.show_text(LOG)
    passage = mark("1", "requested pilotage")
    reader.view.select(passage.start, passage.end)
    with qtbot.waitSignal(reader.quote_requested) as asked:
        qtbot.keyClick(reader.view, Qt.Key.Key_C)
    start, end = asked.args
    assert LOG[start:end] == "requested pilotage"


def test_c_without_a_selection_asks_for_nothing_and_says_why(qtbot, reader):
    reader.show_text(LOG)
    with qtbot.assertNotEmitted(reader.quote_requested), qtbot.waitSignal(reader.said) as said:
        qtbot.keyClick(reader.view, Qt.Key.Key_C)
    assert said.args == ["Select the words to quote first."]


def test_words_selected_with_the_mouse_are_the_words_asked_for(qtbot, reader):
    reader.show_text(LOG)
    view = reader.view
    first = view.place_of(LOG.index("requested")).center()
    last = view.place_of(LOG.index(" pilotage")).center()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view.viewport(), last)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    start, end = reader.selection()
    assert LOG[start:end] == "requested"


def test_a_passage_is_activated_with_a_click_and_with_enter(qtbot, reader):
    passage = mark("1", "MV Calder Star")
    reader.show_text(LOG, [passage])
    heard = []
    reader.passage_activated.connect(heard.append)
    middle = reader.view.place_of(passage.start + 5)
    qtbot.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=middle.center() + QPoint(2, 0))
    reader.view.select(passage.start + 2, passage.start + 2)
    qtbot.keyClick(reader.view, Qt.Key.Key_Return)
    outside = reader.view.place_of(LOG.index("Log of"))
    qtbot.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=outside.center() + QPoint(2, 0))
    assert heard == ["1", "1"]


def test_clicking_again_goes_to_the_passage_around(qtbot, reader):
    outer, inner = mark("outer", "bulk carrier MV Calder Star"), mark("inner", "Calder")
    reader.show_text(LOG, [outer, inner])
    heard = []
    reader.passage_activated.connect(heard.append)
    place = reader.view.place_of(inner.start + 2).center() + QPoint(2, 0)
    for _ in range(3):
        qtbot.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.wait(QApplication.doubleClickInterval() // 20)
        reader.view._pressed = QPoint()
    assert heard[:2] == ["inner", "outer"]


def test_j_and_k_go_through_the_passages(qtbot, reader):
    reader.show_text(LOG, [mark("second", "faulty"), mark("first", "pilotage")])
    heard = []
    reader.passage_activated.connect(heard.append)
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K):
        qtbot.keyClick(reader.view, key)
    assert heard == ["first", "second", "first"]


def test_overlapping_passages_become_runs():
    marks = PassageMarks([PassageMark("a", 0, 10), PassageMark("b", 5, 15), PassageMark("c", 20, 25)])
    assert marks.runs(0, 22, "b") == [
        MarkRun(0, 5, 1, False),
        MarkRun(5, 10, 2, True),
        MarkRun(10, 15, 1, True),
        MarkRun(20, 22, 1, False),
    ]


def test_passages_that_only_name_an_entity_do_not_count_unless_chosen() -> None:
    marks = PassageMarks([PassageMark("a", 0, 10, quiet=True), PassageMark("b", 5, 15, 1)])
    assert marks.runs(0, 20) == [MarkRun(0, 5, 0, False), MarkRun(5, 10, 1, False), MarkRun(10, 15, 1, False)]
    assert marks.runs(0, 5, "a") == [MarkRun(0, 5, 1, True)]


def test_marks_lie_over_exactly_their_words(reader):
    passages = [
        mark("1", "MV Calder Star 🚢 requested"),
        mark("2", "غادرت الرصيف"),
        mark("3", "\u202emaster"),
    ]
    reader.show_text(LOG, passages)
    looks = {
        (
            reader.view.display.to_text(each.cursor.selectionStart()),
            reader.view.display.to_text(each.cursor.selectionEnd()),
        )
        for each in reader.view.extraSelections()
    }
    assert {(p.start, p.end) for p in passages} <= looks


def test_the_chosen_passage_stands_out(reader):
    passage = mark("1", "MV Calder Star")
    reader.show_text(LOG, [passage])
    before, *_ = reader.view.extraSelections()
    assert reader.scroll_to_passage("1")
    chosen, *_ = reader.view.extraSelections()
    assert chosen.format.background().color() != before.format.background().color()
    assert chosen.format.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline
    assert not reader.scroll_to_passage("elsewhere")


def test_a_passage_far_down_is_brought_into_sight(qtbot, reader):
    text = "\n".join(f"Line {n} of the log." for n in range(20_000))
    passage = mark("far", "Line 15000 of", text)
    reader.show_text(text, [passage])
    reader.scroll_to_passage("far")
    qtbot.waitUntil(lambda: reader.view.display.is_whole)
    place = reader.view.place_of(passage.start)
    assert reader.view.viewport().rect().contains(place.center())


def test_right_to_left_paragraphs_begin_at_the_right(reader):
    reader.show_text(LOG)
    arabic, latin = LOG.index("تسجّل"), LOG.index("At 01:52")
    width = reader.view.viewport().width()
    assert reader.view.place_of(arabic).center().x() > width * 0.8
    assert reader.view.place_of(latin).center().x() < width * 0.2
    end_of_arabic = LOG.index("\n", arabic)
    assert reader.view.place_of(end_of_arabic).center().x() > width * 0.3


def test_the_margin_counts_claims_and_can_be_clicked(qtbot, reader):
    reader.show_text(
        LOG,
        [mark("1", "pilotage", claims=3), mark("2", "berth 14", claims=1), mark("3", "faulty", flag="Gone.")],
    )
    found = reader._margin.marks()
    assert [passage.id for _, passage in found] == ["1", "2", "3"]
    tops = [area.top() for area, _ in found]
    assert tops[1] >= tops[0] + found[0][0].height(), "two of one line stand below each other"
    with qtbot.waitSignal(reader.passage_activated) as asked:
        qtbot.mouseClick(reader._margin, Qt.MouseButton.LeftButton, pos=found[1][0].center().toPoint())
    assert asked.args == ["2"]


def test_finding_goes_through_the_places_and_around(qtbot, reader):
    reader.show_text(LOG)
    reader.open_find()
    qtbot.keyClicks(reader.find_bar.field, "THE")
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
    places = find_places(LOG, "the")
    assert len(places) == 3
    assert reader.view._found == places[1]
    for _ in range(2):
        qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
    assert reader.view._found == places[0]
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)
    assert not reader.find_bar.isVisible()
    start, end = reader.selection()
    assert LOG[start:end].lower() == "the", "what was found can be quoted at once"
    assert reader.view._found is None


def test_finding_takes_signs_for_signs_and_spaces_for_any_space():
    assert find_places("a.c abc a  c", "a.c") == [(0, 3)]
    assert find_places("berth\n14", "berth 14") == [(0, 8)]
    assert find_places("anything", "") == []


def test_everything_in_the_reader_can_be_reached(reader, check_access):
    reader.show_text(LOG)
    reader.open_find()
    check_access(reader)


def test_a_repaint_marks_only_what_is_in_sight(qtbot, reader):
    text = ("harbour log entry " * 3000 + "\n") * 20
    passages = [PassageMark(str(n), n * 400, n * 400 + 120, 1) for n in range(len(text) // 400)]
    reader.show_text(text, passages)
    qtbot.waitUntil(lambda: reader.view.display.is_whole)
    bar = reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert len(passages) > 2000
    assert 0 < len(reader.view.extraSelections()) < 60
    blocks = reader.view.document().blockCount()
    assert blocks > 500, "long lines are broken into many short ones"


def test_scrolling_a_long_text_does_not_hold_up_the_window(qtbot, reader, no_freeze):
    reader.show_text("\n".join(f"{n}: the van left by gate C." for n in range(5000)))
    bar = reader.view.verticalScrollBar()
    for step in range(10):
        bar.setValue(bar.maximum() * step // 10)
        qtbot.wait(5)


def test_scrolling_through_one_endless_line_with_passages_is_survived(qtbot, reader):
    text = (
        "At 01:52 the bulk carrier requested pilotage to berth 14; no written order has been filed. " * 2000
    )
    reader.show_text(text, [PassageMark(str(n), n, n + 60, 1) for n in range(0, len(text) - 60, 400)])
    qtbot.waitUntil(lambda: reader.view.display.is_whole)
    bar = reader.view.verticalScrollBar()
    for step in range(200):
        bar.setValue(bar.maximum() * step // 200)
        QApplication.processEvents()
    assert reader.view.extraSelections()


def test_a_text_of_nothing_but_line_ends_takes_a_bounded_number_of_lines():
    text = "1\n" * (MOST_LINES + 20_000) + "last"
    display, shown = taken_in(text)
    assert shown.count("\n") < MOST_LINES + 10_000
    assert shown[-40:].replace("\n", "").endswith("1¶1¶last")
    for point in (0, 5, 2 * MOST_LINES, len(text) - 4, len(text)):
        assert display.to_text(display.to_document(point)) == point
    assert shown[display.to_document(len(text) - 4) :] == "last"


def test_a_piece_of_short_lines_is_a_short_piece():
    display = DisplayText("\n" * 50_000)
    assert len(display.grow(50_000)) <= 3_000
