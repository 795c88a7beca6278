"""The chart, the timeline and the map as files, by keys alone, and nothing that is left out in any of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from casewright.model.case_filter import CaseFilter
from casewright.model.errors import InvalidValue
from casewright.operations import entities, links
from casewright.ui.pictures.devices import PictureFile
from casewright.ui.pictures.outlines import OutlinePainter
from casewright.ui.theme import apply_theme, colour, font, is_dark, paper, text_scale
from casewright.ui.window.case_view import CaseView

Export = Callable[..., bytes]


@pytest.fixture
def export(view: CaseView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Export:
    """Exports the page in front by its key."""

    def run(form: str, name: str = "", **answers: str) -> bytes:
        out = tmp_path / (name or f"out.{form}")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
        view.pictures.dialog = None
        view.window().activateWindow()
        qtbot.waitUntil(view.window().isActiveWindow)
        qtbot.waitUntil(view.registry["case.picture"].enabled_when)
        QTest.keyClick(
            view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        qtbot.waitUntil(lambda: view.pictures.dialog is not None)
        dialog = view.pictures.dialog
        assert dialog is not None
        for key, value in {"form": form, **answers}.items():
            dialog.fields[key].set_value(value)
        out.unlink(missing_ok=True)
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: out.exists() and view.pictures.slices is None, timeout=20_000)
        assert view.toast.accessibleName() == f"Wrote {out.name}."
        return out.read_bytes()

    return run


def words_of(svg: bytes) -> str:
    """What the letters of a picture say."""
    found = re.search(r"<metadata>(.*?)</metadata>", svg.decode(), re.DOTALL)
    assert found is not None
    return found[1]


def drawn(svg: bytes) -> QImage:
    renderer = QSvgRenderer(svg)
    assert renderer.isValid()
    image = QImage(renderer.viewBoxF().size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def test_an_svg_of_the_chart_has_what_a_figure_needs_and_every_letter_as_an_outline(
    view: CaseView, export: Export, qtbot: QtBot
) -> None:
    svg = export("svg", caption="Who met whom.")
    assert b"<text" not in svg
    said = words_of(svg)
    for each in (
        "Varenia",
        "Elin Sørby",
        "Who met whom.",
        "Based on",
        "uncited; observed network only.",
        "Data to",
        "State",
    ):
        assert each in said, each
    image = drawn(svg)
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert len(colours) > 20


def test_names_from_right_to_left_stand_in_a_pdf_and_an_svg_as_they_are_read(
    view: CaseView, export: Export, ids: SimpleNamespace
) -> None:
    view.session.case.run(entities.edit_entity, ids.sorby, name="علی رضایی ۱۴۰۳")
    assert "رضایی" in words_of(export("svg"))
    page = pypdfium2.PdfDocument(export("pdf"))[0]
    assert page.get_width() > page.get_height()
    text = page.get_textpage().get_text_range()
    assert "Varenia" in text
    assert "۱۴۰۳" in text


def test_a_png_has_the_scale_and_the_ground_that_were_chosen(export: Export) -> None:
    image = QImage.fromData(export("png", scale="3", ground="none", paper="a4-portrait"))
    assert (image.width(), image.height()) == (3 * 794, 3 * 1123)
    assert image.pixelColor(0, 0).alpha() == 0
    assert QImage.fromData(export("png", scale="1")).pixelColor(0, 0).alpha() == 255


@pytest.mark.parametrize("page", ["graph", "timeline"])
def test_what_a_marking_leaves_out_is_nowhere_in_the_file(
    view: CaseView, export: Export, ids: SimpleNamespace, page: str, qtbot: QtBot
) -> None:
    with view.session.case.edit("add_entity") as tx:
        secret = entities.add_entity(tx, kind="person", name="Quillfeather", marking="TLP:RED")
        links.add_link(
            tx, kind="met_with", from_id=secret, to_id=ids.varenia, label="whispers", valid="2025-03-02"
        )
    if page == "graph":
        view.tabs.page("graph").show_view(None)
    else:
        view.tabs.show_page(page)
        qtbot.waitUntil(lambda: view.tabs.page("timeline").canvas.ready is not None, timeout=10_000)
    qtbot.waitUntil(lambda: b"Quillfeather" in export("svg"), timeout=30_000)
    view.session.filters.set(CaseFilter(marking="TLP:GREEN"))
    svg = export("svg")
    assert b"Quillfeather" not in svg
    assert b"whispers" not in svg
    assert b"TLP:RED" not in svg
    assert "TLP:GREEN" in words_of(svg) or "at most TLP:GREEN" in svg.decode()


def test_the_map_comes_with_its_credit_and_scale(
    view: CaseView, export: Export, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    view.session.run("locations.place_entity", ids.vell, 36.8, 50.9, 30)
    page = view.show_view("map")
    qtbot.waitUntil(
        lambda: len(page.canvas.marks) > 0 and bool(page.canvas.outlines.names.countries), timeout=20_000
    )
    said = words_of(export("svg"))
    assert "Port of Vell" in said
    assert "Natural Earth" in said
    assert " km" in said


def test_a_file_that_is_there_is_kept_when_the_new_one_cannot_be_written(
    view: CaseView, qtbot: QtBot, tmp_path: Path, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = export("png", "kept.png")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("casewright.ui.pictures.export.write_at_once", full)
    view.pictures.dialog = None
    view.registry.run("case.picture")
    qtbot.waitUntil(lambda: view.pictures.dialog is not None)
    assert view.pictures.dialog is not None
    view.pictures.dialog.fields["form"].set_value("png")
    assert view.pictures.dialog.submit()
    qtbot.waitUntil(view.notice.isVisible)
    assert view.notice.accessibleName() == "kept.png cannot be written: No space left on device."
    assert (tmp_path / "kept.png").read_bytes() == before


def test_a_png_that_would_take_all_memory_is_refused_in_a_sentence() -> None:
    sheet = SimpleNamespace(width=1587, height=1123)
    with pytest.raises(InvalidValue, match="is too large; choose a smaller scale"):
        PictureFile(sheet, "png", scale=9)  # type: ignore[arg-type]


def test_the_look_of_paper_leaves_that_of_the_window_as_it_was(view: CaseView) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "dark", 1.5)
    with paper():
        assert (is_dark(), text_scale(), colour("surface").name()) == (False, 1.0, "#ffffff")
    assert (is_dark(), text_scale()) == (True, 1.5)
    assert colour("surface").name() != "#ffffff"
    apply_theme(app, "light", 1.0)


@pytest.mark.parametrize(
    "words",
    [
        "شبکه بزرگ: dense view",
        "\u2068علی (رضایی) ۱۴۰۳, 12:30\u2069 – met – \u2068שרה: כהן\u2069",
        "Ђорђе: علی (x) a, ب.",
        "abc: علی، رضا؛ 2024 (ب).",
    ],
)
def test_outlines_stand_where_the_words_would(view: CaseView, words: str) -> None:
    images = []
    for kind in (QPainter, OutlinePainter):
        image = QImage(500, 40, QImage.Format.Format_Grayscale8)
        image.fill(QColor("white"))
        painter = kind(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(24))
        painter.drawText(QRectF(5, 0, 490, 40), Qt.AlignmentFlag.AlignVCenter.value, words)
        painter.end()
        images.append(image)
    plain, outlined = (
        [image.pixelColor(x, y).value() for y in range(40) for x in range(500)] for image in images
    )
    assert min(plain) < 60
    differing = sum(abs(a - b) > 160 for a, b in zip(plain, outlined, strict=True))
    assert differing < sum(value < 128 for value in plain) * 0.03


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_the_view_shown_is_written_for_other_tools_as_the_filter_in_force_leaves_it(
    view: CaseView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    view.session.filters.set(CaseFilter(entity_kinds=frozenset({"state"})))
    out = tmp_path / f"g.{form}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    qtbot.waitUntil(lambda: bool(view.tabs.page("graph").chart.canvas.scene.shown.any()))
    view.registry.run("case.picture")
    qtbot.waitUntil(lambda: view.pictures.dialog is not None)
    dialog = view.pictures.dialog
    assert dialog is not None
    dialog.fields["form"].set_value(form)
    assert dialog.submit()
    qtbot.waitUntil(out.exists)
    data = out.read_text("utf-8")
    assert "Varenia" in data
    assert "Elin" not in data
    qtbot.waitUntil(lambda: "left out by filters" in view.notice.accessibleName())
