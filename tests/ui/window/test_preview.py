"""The live preview of a brief in the window: it follows edits, keeps its place, and leads back into the case."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from casewright.casefile.queries import briefing
from casewright.ui.pages.brief_page import BriefPage
from casewright.ui.preview import work
from casewright.ui.preview.pages import PreviewPages
from casewright.ui.reader.page_layout import FIT_WIDTH, FREE
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef

Key = Qt.Key


@pytest.fixture
def page(view: CaseView, qtbot: QtBot) -> BriefPage:
    """The page of briefs with the pages of its brief in sight."""
    found = view.show_view("brief")
    assert isinstance(found, BriefPage)
    wait_for_pages(qtbot, found)
    return found


def wait_for_pages(qtbot: QtBot, page: BriefPage, after: object = None) -> PreviewPages:
    pages = page.preview.pages
    qtbot.waitUntil(
        lambda: (
            pages.page_count > 0
            and pages.shown is not after
            and pages.stock.picture(pages.current_page) is not None
        ),
        timeout=30_000,
    )
    return pages


def words(pages: PreviewPages) -> list[str]:
    return [each.content for each in pages.shown.blocks]


def test_an_edit_is_seen_and_what_is_read_stays_in_place(
    page: BriefPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    pages = page.preview.pages
    pages.set_zoom(FREE, 1.5)
    annex = next(n for n, each in enumerate(pages.shown.blocks) if each.page == pages.shown.pages)
    mark = pages.shown.blocks[annex]
    pages._scroll_to_place(mark.page, mark.box[1])
    before, shown = pages._place_at(0), pages.shown
    body = "\n\n".join(["A paragraph that was put in, long enough to push what follows down. " * 12] * 6)
    view.session.run("briefs.edit_section", ids.section, body=body)
    wait_for_pages(qtbot, page, after=shown)
    assert pages.shown.pages > shown.pages
    at, y = pages._place_at(0)
    found = next(each for each in pages.shown.blocks if each.content == mark.content)
    assert at == found.page > before[0]
    assert y - found.box[1] == pytest.approx(before[1] - mark.box[1], abs=2)
    assert pages.layout_of_pages.zoom == 1.5


def test_a_result_that_was_overtaken_is_never_shown(
    page: BriefPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    shown = page.preview.pages.shown
    seen: list[object] = []
    page.preview.made.connect(lambda: seen.append(page.preview._task))
    for count in range(4):
        view.session.run("briefs.edit_section", ids.section, body=f"State number {count}.")
        page.preview._make()  # at once, as if every pause were over
        task = page.preview._task
    pages = wait_for_pages(qtbot, page, after=shown)
    qtbot.waitUntil(lambda: not task.is_running)
    QTest.qWait(300)
    assert len(seen) == 1
    fresh = [each.content for each in work.preview(_Quiet(), view.session.case.access, ids.brief).blocks]
    assert words(pages) == fresh


class _Quiet:
    def report(self, fraction: float, text: str = "") -> None:
        pass


def test_clicks_lead_to_the_section_and_to_the_passage(
    page: BriefPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    pages = page.preview.pages
    number = next(n for n, each in enumerate(pages.shown.links) if each.passages == (ids.p_signed,))
    _click(pages, pages.link_area(number).center(), qtbot)
    assert view.session.selection == ObjectRef("passage", ids.p_signed)
    block = next(each for each in pages.shown.blocks if each.section == ids.section)
    _click(pages, pages._area(block.page, block.box).center(), qtbot)
    assert view.session.selection == ObjectRef("brief_section", ids.section)
    assert pages.section == ids.section
    front = pages.shown.blocks[0]
    _click(pages, pages._area(front.page, front.box).center(), qtbot)
    assert view.session.selection == ObjectRef("brief", ids.brief)


def _click(pages: PreviewPages, place: QPointF, qtbot: QtBot) -> None:
    pages.verticalScrollBar().setValue(round(place.y() - 200))
    at = (place - pages.offset()).toPoint()
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_choosing_a_section_in_the_outline_scrolls_to_it(
    page: BriefPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    pages = page.preview.pages
    pages.set_zoom(FREE, 2.0)
    pages.verticalScrollBar().setValue(0)
    last = briefing.sections_of(view.session.case, ids.brief)[-1].id
    view.session.select(ObjectRef("brief_section", last))
    block = next(each for each in pages.shown.blocks if each.section == last)
    area = pages._area(block.page, block.box)
    assert 0 <= area.top() - pages.verticalScrollBar().value() < pages.viewport().height() / 2


def test_the_keyboard_does_all_that_the_mouse_does(
    page: BriefPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    pages = page.preview.pages
    pages.setFocus()
    qtbot.keyClick(pages, Key.Key_Plus)
    zoom = pages.layout_of_pages.zoom
    qtbot.keyClick(pages, Key.Key_W)
    assert pages.layout_of_pages.mode == FIT_WIDTH != zoom
    qtbot.keyClick(pages, Key.Key_End)
    assert pages.verticalScrollBar().value() == pages.verticalScrollBar().maximum()
    qtbot.keyClick(pages, Key.Key_Home)
    qtbot.keyClick(pages, Key.Key_J)
    qtbot.keyClick(pages, Key.Key_J)
    order = [ids.brief, *(row.id for row in briefing.sections_of(view.session.case, ids.brief))]
    assert view.session.selection is not None
    assert view.session.selection.id in order[:3]
    stepped = order.index(view.session.selection.id)
    qtbot.keyClick(pages, Key.Key_K)
    assert order.index(view.session.selection.id) == max(stepped - 1, 0)
    qtbot.keyClick(pages, Key.Key_Tab)
    assert pages.link is not None
    assert pages.hasFocus()
    assert pages.accessibleDescription() == page.preview._explain(pages.shown.links[pages.link])
    following = pages.shown.links[pages.link].passages
    qtbot.keyClick(pages, Key.Key_Return)
    if len(following) > 1:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.actions()[0].trigger()
        menu.close()
    assert view.session.selection == ObjectRef("passage", following[0])
    for _ in range(40):
        qtbot.keyClick(pages, Key.Key_Tab)
        if not pages.hasFocus():
            break
    assert not pages.hasFocus(), "Tab never leaves the pages"


def test_a_brief_that_cannot_be_made_says_so_in_a_sentence_and_keeps_its_pages(
    page: BriefPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    count = page.preview.page_count
    view.session.run("briefs.edit_brief", ids.brief, assessment_id=None)
    notice = page.preview.notice
    qtbot.waitUntil(notice.isVisible, timeout=20_000)
    assert "shows an assessment, and the brief has none" in notice.accessibleName()
    assert page.preview.page_count == count
    view.session.undo()
    qtbot.waitUntil(lambda: not notice.isVisible(), timeout=20_000)


def test_a_build_that_takes_long_shows_how_far_it_is(
    page: BriefPage, view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    bar, shown = page.preview._bar, page.preview.pages.shown
    assert bar.isHidden()
    page.preview._long.setInterval(0)  # as if it took long
    view.session.run("briefs.edit_section", ids.section, body="Other words.")
    qtbot.waitUntil(lambda: bar.isVisible() and bar.value() > 0, timeout=20_000)
    wait_for_pages(qtbot, page, after=shown)
    assert bar.isHidden()
