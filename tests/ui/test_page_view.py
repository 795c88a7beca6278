"""The pages of a source as they are seen: real PDFs, drawn by the real child process."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from casewright.ingest.reading import extract
from casewright.ui.reader.marks import PassageMark
from casewright.ui.reader.page_cache import PageCache
from casewright.ui.reader.page_layout import FIT_PAGE, FIT_WIDTH, FREE, PageLayout
from casewright.ui.reader.page_letters import PageLetters, letters_of_lines
from casewright.ui.reader.reader import PAGE, TEXT, SourceReader

LINES = (
    ("The harbour log lists 14 berths.", "A grey van stood at berth 9."),
    ("The register says otherwise.", "No vessel called before April."),
    ("Third page, last words.",),
)


@pytest.fixture(scope="module")
def document() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pagesize=(400, 500))
    for lines in LINES:
        for row, line in enumerate(lines):
            canvas.drawString(40, 440 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def reader(qtbot: QtBot, light: QApplication) -> Iterator[SourceReader]:
    made = SourceReader()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    yield made
    made.close_pages()


@pytest.fixture
def pages(reader: SourceReader, qtbot: QtBot, document: bytes) -> SourceReader:
    """A reader on the document, with its first page drawn and a passage on the first and second page."""
    text = extract(document)
    marks = [mark(text.text, "1", "grey van", claims=2), mark(text.text, "2", "says otherwise")]
    reader.show_text(text.text, marks, text.pages)
    reader.show_pages(lambda: document)
    reader.show_way(PAGE)
    wait_for(qtbot, reader, 0)
    return reader


def mark(text: str, passage_id: str, words: str, **more: object) -> PassageMark:
    start = text.index(words)
    return PassageMark(passage_id, start, start + len(words), **more)


def wait_for(qtbot: QtBot, reader: SourceReader, number: int) -> None:
    shelf = reader.page_view.shelf
    qtbot.waitUntil(
        lambda: shelf.picture(number) is not None and shelf.letters(number) is not None, timeout=20_000
    )


def middle_of(reader: SourceReader, words: str, letter: int = 0) -> QPoint:
    """Where a letter of some words is on the viewport."""
    return reader.page_view.place_of(reader.text.index(words) + letter).center()


def test_passages_lie_over_their_ink(pages: SourceReader) -> None:
    seen = pages.page_view.viewport().grab().toImage()
    highlighted = seen.pixelColor(pages.page_view.place_of(pages.text.index("van")).topLeft() + QPoint(0, 1))
    plain = seen.pixelColor(pages.page_view.place_of(pages.text.index("stood")).topLeft() + QPoint(0, 1))
    assert plain.name() == "#ffffff"
    assert highlighted.blue() < 220 < highlighted.red()


def test_words_selected_with_the_mouse_are_quoted_in_offsets_of_the_text(
    pages: SourceReader, qtbot: QtBot
) -> None:
    view = pages.page_view
    first, last = middle_of(pages, "harbour") - QPoint(2, 0), middle_of(pages, "14 berths") - QPoint(3, 0)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view.viewport(), last)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert view.selected_words() == "harbour log lists "
    with qtbot.waitSignal(pages.quote_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_C)
    assert pages.text[slice(*asked.args)] == "harbour log lists "
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "harbour log lists "


def test_a_double_click_selects_a_word(pages: SourceReader, qtbot: QtBot) -> None:
    qtbot.mouseDClick(
        pages.page_view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pages, "harbour", 2)
    )
    assert pages.page_view.selected_words() == "harbour"


def test_a_click_on_a_highlight_activates_its_passage(pages: SourceReader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pages.passage_activated) as asked:
        qtbot.mouseClick(
            pages.page_view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pages, "grey van", 2)
        )
    assert asked.args == ["1"]
    with qtbot.assertNotEmitted(pages.passage_activated):
        qtbot.mouseClick(
            pages.page_view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pages, "harbour", 2)
        )


def test_j_goes_to_the_passage_on_the_next_page_as_soon_as_that_is_read(
    pages: SourceReader, qtbot: QtBot
) -> None:
    view = pages.page_view
    heard: list[str] = []
    pages.passage_activated.connect(heard.append)
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.keyClick(view, Qt.Key.Key_J)
    assert heard == ["1", "2"]
    wait_for(qtbot, pages, 1)
    assert view.viewport().rect().contains(middle_of(pages, "says otherwise"))
    assert [passage.id for _, passage in pages._margin.marks()] in (["1", "2"], ["2"])


def test_find_shows_its_places_on_the_page(pages: SourceReader, qtbot: QtBot) -> None:
    qtbot.keyClick(pages.page_view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(pages.find_bar.field, "berth")
    qtbot.keyClick(pages.find_bar.field, Qt.Key.Key_Return)
    assert len(pages.find_bar.places) == 2
    seen = pages.page_view.viewport().grab().toImage()
    for place in pages.find_bar.places:
        ground = seen.pixelColor(pages.page_view.place_of(place[0]).topLeft() + QPoint(2, 2))
        assert ground.blue() > ground.red() + 20


def test_changing_between_text_and_page_keeps_the_passage_in_sight(pages: SourceReader, qtbot: QtBot) -> None:
    pages.scroll_to_passage("2")
    wait_for(qtbot, pages, 1)
    pages.show_way(TEXT)
    assert pages.view.chosen == "2"
    assert (
        pages.view.viewport()
        .rect()
        .contains(pages.view.place_of(pages.text.index("says otherwise")).center())
    )
    pages.show_way(PAGE)
    assert pages.view.viewport().rect().contains(middle_of(pages, "says otherwise"))


def test_going_to_a_page_with_keys(pages: SourceReader, qtbot: QtBot) -> None:
    view = pages.page_view
    qtbot.keyClick(view, Qt.Key.Key_G)
    assert pages.tools.field.hasFocus()
    qtbot.keyClicks(pages.tools.field, "3")
    qtbot.keyClick(pages.tools.field, Qt.Key.Key_Return)
    assert view.hasFocus()
    assert view.layout_of_pages.area(2).top() - view.verticalScrollBar().value() < view.viewport().height()
    for key, number in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_N, 1), (Qt.Key.Key_B, 0)):
        qtbot.keyClick(view, key)
        assert view.current_page == number
    assert view.accessibleName() == "Page 1 of 3"
    assert "grey van" in view.accessibleDescription()


def test_zooming_keeps_the_place_below_the_pointer_and_draws_anew(pages: SourceReader, qtbot: QtBot) -> None:
    view = pages.page_view
    before = middle_of(pages, "grey")
    wheel = QWheelEvent(
        QPointF(before), QPointF(view.viewport().mapToGlobal(before)), QPoint(0, 0), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.layout_of_pages.mode == FREE
    assert (middle_of(pages, "grey") - before).manhattanLength() <= 24
    wanted = 400 * view.layout_of_pages.scale * view.devicePixelRatioF()
    qtbot.waitUntil(lambda: abs(picture_of(pages, 0).width() - wanted) <= 2, timeout=20_000)
    qtbot.keyClick(view, Qt.Key.Key_H)
    assert view.layout_of_pages.mode == FIT_PAGE
    qtbot.keyClick(view, Qt.Key.Key_W)
    assert view.layout_of_pages.mode == FIT_WIDTH
    assert view.horizontalScrollBar().maximum() == 0


def test_a_page_that_reads_otherwise_shows_only_what_is_found_once(
    reader: SourceReader, qtbot: QtBot, document: bytes
) -> None:
    kept = extract(document)
    text = kept.text.replace("The harbour log lists 14 berths.", "The harbour log lists 41 berths. A van.", 1)
    shift = len(text) - len(kept.text)
    ranges = [(start + shift * (start > 0), end + shift) for start, end in kept.pages]
    sure, unsure = mark(text, "sure", "A grey van stood at berth 9."), mark(text, "unsure", "lists 41 berths")
    reader.show_text(text, [sure, unsure], ranges)
    reader.show_pages(lambda: document)
    reader.show_way(PAGE)
    wait_for(qtbot, reader, 0)
    view = reader.page_view
    assert view.has_place(sure)
    assert not view.has_place(unsure), "no highlight rather than a wrong one"
    found = view.place_of(sure.start)
    assert abs(found.top() - reader.page_view.layout_of_pages.from_page(0, box_of_second_line()).top()) < 12
    first, last = found.center(), found.center() + QPoint(80, 0)
    with qtbot.waitSignal(reader.said):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
        qtbot.mouseMove(view.viewport(), last)
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert view.selection() == (0, 0)


def test_a_document_that_cannot_be_opened_says_why(reader: SourceReader, qtbot: QtBot) -> None:
    reader.show_text("Words.", [], [(0, 6)])
    reader.show_pages(lambda: b"%PDF-1.7\nnothing")
    reader.show_way(PAGE)
    qtbot.waitUntil(lambda: reader.page_view.shelf.reason != "", timeout=20_000)
    assert "could not be read" in reader.page_view.shelf.reason


def test_a_picture_shows_the_words_recognised_in_it(reader: SourceReader, qtbot: QtBot) -> None:
    data = io.BytesIO()
    Image.new("RGB", (400, 200), "white").save(data, "PNG")
    text = "SHIP 7\nBERTH 14"
    lines = [[0, 6, 20, 30, 120, 40], [7, 15, 20, 100, 160, 40]]
    reader.show_text(text, [mark(text, "1", "14")], [(0, len(text))])
    reader.show_pages(data.getvalue, {0: (lines, 400.0)})
    reader.show_way(PAGE)
    wait_for(qtbot, reader, 0)
    qtbot.mouseDClick(
        reader.page_view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(reader, "BERTH", 2)
    )
    assert reader.page_view.selected_words() == "BERTH"
    assert reader.page_view.has_place(reader.page_view.marks["1"])
    seen = reader.page_view.viewport().grab().toImage()
    ground = seen.pixelColor(reader.page_view.place_of(text.index("14")).center())
    assert ground.red() > 230 > ground.blue() + 20, "the marker is yellow on pictures too"


def test_another_document_takes_the_place_of_the_first(
    pages: SourceReader, qtbot: QtBot, document: bytes
) -> None:
    data = io.BytesIO()
    Image.new("RGB", (40, 20), "black").save(data, "PNG")
    pages.show_text("", [], [])
    pages.show_pages(data.getvalue)
    qtbot.waitUntil(lambda: pages.page_view.page_count == 1, timeout=20_000)
    wait_for(qtbot, pages, 0)
    assert picture_of(pages, 0).pixelColor(0, 0).name() == "#000000"


def test_nothing_is_opened_before_somebody_looks(reader: SourceReader, qtbot: QtBot) -> None:
    fetched: list[int] = []
    reader.show_text("Words.", [], [(0, 6)])
    reader.show_pages(lambda: fetched.append(1) or b"")
    qtbot.wait(50)
    assert fetched == []
    reader.show_way(PAGE)
    qtbot.waitUntil(lambda: fetched == [1])


def test_everything_on_pages_can_be_reached(pages: SourceReader, check_access) -> None:
    check_access(pages)


def test_a_thousand_pages_are_laid_out_and_found_by_height() -> None:
    layout = PageLayout([(600, 800)] * 1000)
    layout.set_zoom(FREE, 0.75)
    for number in (0, 1, 500, 999):
        area = layout.area(number)
        assert layout.at(area.center().y()) == number
        assert layout.between(area.top() + 1, area.bottom() - 1) == range(number, number + 1)
    assert layout.size.height() > layout.area(999).bottom()


def test_the_cache_stays_within_its_bytes_and_keeps_what_was_looked_at() -> None:
    cache = PageCache(most_bytes=3_000_000)
    image = QImage(500, 500, QImage.Format.Format_RGB32)
    for number in range(4):
        cache.keep_picture(number, 1.0, image)
        cache.picture(0)
    assert cache.bytes <= 3_000_000
    assert [number for number in range(4) if cache.picture(number)] == [0, 2, 3]


def test_letters_of_one_line_are_one_area_and_those_of_two_are_two() -> None:
    letters = letters_of_lines(10, "ab\ncd", [[10, 12, 0, 0, 20, 10], [13, 15, 0, 12, 20, 10]], 1)
    assert len(letters.areas("x" * 15, 10, 12)) == 1
    assert len(letters.areas("x" * 15, 10, 15)) == 2
    assert letters.caret(QPointF(4, 5)) == 10
    assert letters.caret(QPointF(19, 17)) == 15


def test_a_caret_in_right_to_left_words_stands_on_their_side() -> None:
    boxes = [20, 0, 30, 10, 10, 0, 20, 10]  # the first letter at the right
    letters = PageLetters(0, "שם", "שם", boxes)
    assert [letters.caret(QPointF(x, 5)) for x in (29, 21, 11)] == [0, 1, 2]


def picture_of(reader: SourceReader, number: int) -> QImage:
    found = reader.page_view.shelf.picture(number)
    assert found is not None
    return found


def box_of_second_line() -> QRectF:
    return QRectF(40, 500 - 420 - 12, 100, 14)
