"""Reading sources in the window: text and page, versions, scans without text, passages from another version."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from types import SimpleNamespace
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from casewright.casefile.queries import reading, source_texts
from casewright.ingest.reading import extract
from casewright.operations import captures, passages, sources
from casewright.operations.rows import add_row
from casewright.ui.pages.sources_page import SourcesPage
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

FIRST = "The harbour log lists 14 berths."
SECOND = "The harbour log lists 15 berths. A van was seen."


def printed(*lines: str, scan: bool = False) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pagesize=(400, 300))
    for row, line in enumerate(lines):
        canvas.drawString(40, 240 - 20 * row, line)
    if scan:
        canvas.rect(40, 40, 100, 100, fill=1)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def page(view: CaseView) -> SourcesPage:
    """The sources page in front."""
    shown = view.show_view("sources")
    assert isinstance(shown, SourcesPage)
    return shown


@pytest.fixture
def add(view: CaseView) -> Callable[..., tuple[UUID, UUID]]:
    """Adds a source (or a version of one) from bytes, with what the child process reads in them."""

    def add(
        data: bytes, media_type: str, source: UUID | None = None, **reading_: object
    ) -> tuple[UUID, UUID]:
        with view.session.case.edit("apply_recipe") as tx:
            source = source or sources.add_source(tx, title="Harbour log", kind="register")
            capture = captures.add_capture(
                tx,
                source,
                data=data,
                media_type=media_type,
                file_name="log",
                captured_at="2025-04-02T10:00:00Z",
            )
            if not reading_:
                found = extract(data, media_type)
                reading_ = {"text": found.text or None, "pages": found.pages, "failure": found.failure}
            text = captures.add_source_text(tx, capture, tool="test", tool_version="1", **reading_)
        return source, text

    return add


def wait_for_page(page: SourcesPage, qtbot: QtBot, number: int = 0) -> None:
    shelf = page.reader.page_view.shelf
    qtbot.waitUntil(
        lambda: shelf.picture(number) is not None and shelf.letters(number) is not None, timeout=20_000
    )


def test_words_quoted_on_the_page_become_a_passage_of_the_text(
    page: SourcesPage, view: CaseView, add: Callable[..., tuple[UUID, UUID]], qtbot: QtBot
) -> None:
    source, text = add(printed(FIRST), "application/pdf")
    view.session.open(ObjectRef("source", source))
    page.show_way("page")
    wait_for_page(page, qtbot)
    pages = page.reader.page_view
    first = pages.place_of(FIRST.index("harbour")).center() - QPoint(3, 0)
    last = pages.place_of(FIRST.index(" lists")).center() - QPoint(1, 0)
    qtbot.mousePress(pages.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(pages.viewport(), last)
    qtbot.mouseRelease(pages.viewport(), Qt.MouseButton.LeftButton, pos=last)
    qtbot.keyClick(pages, Qt.Key.Key_C)
    found = reading.passages_in_text(view.session.case, text)
    assert [(each.exact, each.page) for each in found] == [("harbour log", 1)]
    assert page.chosen_passage == found[0].id
    assert page.reader.way == "page"
    assert page.quote_bar.isVisible()
    view.undo()
    assert reading.passages_in_text(view.session.case, text) == []


def test_the_way_of_looking_is_remembered_for_each_kind_of_document(
    page: SourcesPage,
    view: CaseView,
    add: Callable[..., tuple[UUID, UUID]],
    ids: SimpleNamespace,
    qtbot: QtBot,
) -> None:
    one, _ = add(printed(FIRST), "application/pdf")
    two, _ = add(printed(SECOND), "application/pdf")
    view.session.open(ObjectRef("source", one))
    assert page.reader.way == "text"
    qtbot.waitUntil(page.reader.view.hasFocus)
    qtbot.keyClick(page.reader.view, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert page.reader.way == "page"
    assert page.reader.page_view.hasFocus()
    view.session.open(ObjectRef("source", ids.communique))
    assert page.reader.way == "text"
    assert not page.bar.way.isVisible(), "plain text has no pages"
    view.session.open(ObjectRef("source", two))
    assert page.reader.way == "page"
    assert view.settings.way("application/pdf") == "page"


def test_a_scan_without_text_is_shown_and_says_why_nothing_can_be_quoted(
    page: SourcesPage, view: CaseView, add: Callable[..., tuple[UUID, UUID]], qtbot: QtBot
) -> None:
    source, _ = add(printed(scan=True), "application/pdf")
    view.session.open(ObjectRef("source", source))
    wait_for_page(page, qtbot)
    assert page.reader.way == "page"
    assert "no text layer" in page.banner.accessibleName()
    assert not page.bar.quote.isVisible()


def test_a_picture_is_shown_with_what_was_recognised_in_it(
    page: SourcesPage, view: CaseView, add: Callable[..., tuple[UUID, UUID]], qtbot: QtBot
) -> None:
    data = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(data, "PNG")
    lines = json.dumps({"lines": [[0, 6, 20, 30, 120, 40], [7, 15, 20, 100, 160, 40]], "sizes": [[400, 300]]})
    text = "SHIP 7\nBERTH 14"
    _source, text_id = add(
        data.getvalue(), "image/png", text=text, pages=[(0, len(text))], parameters=lines, activity="ocr"
    )
    passage = view.session.case.run(passages.quote, text_id, exact="BERTH 14")
    view.session.open(ObjectRef("passage", passage))
    wait_for_page(page, qtbot)
    assert page.reader.way == "page"
    pages = page.reader.page_view
    area = pages.areas(0, 7, 15)[0]
    factor = pages.layout_of_pages.area(0).width() / 400
    assert abs(area.width() - 160 * factor) < 2
    qtbot.mouseClick(
        pages.viewport(), Qt.MouseButton.LeftButton, pos=(area.center() - pages.offset()).toPoint()
    )
    assert view.session.selection == ObjectRef("passage", passage)


def test_an_older_version_says_so_and_leads_to_the_latest(
    page: SourcesPage, view: CaseView, add: Callable[..., tuple[UUID, UUID]], qtbot: QtBot
) -> None:
    source, older = add(printed(FIRST), "application/pdf")
    passage = view.session.case.run(passages.quote, older, exact="14 berths")
    _, latest = add(printed(SECOND), "application/pdf", source)
    view.session.open(ObjectRef("source", source))
    assert page.text_id == latest
    assert "carried over to this one" in page.banner.accessibleName(), "its passage is offered to the latest"
    view.session.open(ObjectRef("passage", passage))
    assert page.text_id == older
    assert page.banner.accessibleName().startswith("This is an older version, captured 2 April 2025")
    assert page.reader.text == FIRST
    page.banner._button.click()
    assert page.text_id == latest
    assert page.reader.text == SECOND
    assert "latest" in page.bar.versions.itemText(0)
    page.bar.versions.picked.emit(older)
    assert page.text_id == older


def test_a_passage_carried_over_to_this_version_is_marked_as_such(
    page: SourcesPage, view: CaseView, add: Callable[..., tuple[UUID, UUID]]
) -> None:
    source, older = add(printed(FIRST), "application/pdf")
    passage = view.session.case.run(passages.quote, older, exact="The harbour log")
    _, latest = add(printed(SECOND), "application/pdf", source)
    row = source_texts.texts_of(view.session.case, source)[0]
    with view.session.case.edit("apply_recipe") as tx:
        add_row(
            tx, "passage_anchor", None, passage_id=passage, source_text_id=latest, text_sha256=row.text_sha256,
            start=0, end=15, page=1, exact="The harbour log", prefix="", suffix="", state="exact", score=1.0, verdict="accepted",
        )  # fmt: skip
    view.session.open(ObjectRef("source", source))
    mark = page.reader.view.marks[str(passage)]
    assert (mark.start, mark.end) == (0, 15)
    assert "carried over" in page.reader._margin.explain(mark)
    view.session.open(ObjectRef("passage", passage))
    assert page.text_id == latest, "it stands in the text being read, so that one stays"


def test_the_margin_lists_the_claims_that_rest_on_a_passage(
    page: SourcesPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.open(ObjectRef("source", ids.communique))
    said = page.reader._margin.explain(page.reader.view.marks[str(ids.p_signed)])
    assert "Varenia and Tolmark signed a protocol" in said
    qtbot.keyClick(page.reader.view, Qt.Key.Key_J)
    assert view.session.selection == ObjectRef("passage", ids.p_signed)
    assert "REST ON THIS PASSAGE" in "".join(
        label.accessibleName().upper() for label in view.inspector.findChildren(type(page.bar.rated))
    )


@pytest.fixture
def twelve_pages(view: CaseView, add: Callable[..., tuple[UUID, UUID]]) -> UUID:
    """A source of twelve full pages with a passage."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for number in range(12):
        for row in range(50):
            canvas.drawString(40, 800 - 15 * row, f"{number}.{row} {FIRST} {FIRST}")
        canvas.showPage()
    canvas.save()
    source, text = add(buffer.getvalue(), "application/pdf")
    view.session.case.run(passages.quote, text, start=20, end=400)
    return source


def test_scrolling_through_pages_does_not_hold_up_the_window(
    page: SourcesPage, view: CaseView, twelve_pages: UUID, qtbot: QtBot, no_freeze: object
) -> None:
    view.session.open(ObjectRef("source", twelve_pages))
    page.show_way("page")
    wait_for_page(page, qtbot)
    bar = page.reader.page_view.verticalScrollBar()
    for step in range(40):
        bar.setValue(bar.maximum() * step // 40)
        qtbot.wait(10)


def test_closing_the_case_while_pages_are_drawn_ends_what_draws_them(
    page: SourcesPage, view: CaseView, add: Callable[..., tuple[UUID, UUID]], qtbot: QtBot
) -> None:
    source, _ = add(printed(FIRST), "application/pdf")
    view.session.open(ObjectRef("source", source))
    page.show_way("page")
    drawing = page.reader.page_view.shelf._source
    assert drawing is not None
    thread = drawing._thread
    assert thread is not None
    page.close_preview()
    assert not thread.is_alive()


def test_a_source_is_named_once_above_its_text_and_in_the_bar_beside_its_pages(
    page: SourcesPage, add: Callable[..., tuple[UUID, UUID]]
) -> None:
    source, _ = add(printed(FIRST), "application/pdf")
    page.show_source(source)
    page.show_way("text")
    assert (page.head.isVisible(), page.bar.name.isVisible()) == (True, False)
    page.show_way("page")
    assert (page.head.isVisible(), page.bar.name.isVisible()) == (False, True)
    assert "Harbour log" in page.bar.name.text()
