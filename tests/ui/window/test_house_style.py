"""The house style of a brief, chosen in the window."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.brief.collect import collect
from casewright.brief.house import look_of
from casewright.casefile.queries import briefing
from casewright.ui.house.dialog import HouseStyleDialog
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.object_ref import ObjectRef


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture file."""
    made = io.BytesIO()
    Image.new("RGBA", (60, 20), (20, 80, 120, 255)).save(made, "PNG")
    path = tmp_path / "logo.png"
    path.write_bytes(made.getvalue())
    return path


def opened(view: CaseView) -> HouseStyleDialog:
    view.show_view("brief")
    view.registry.run("brief.house_style")
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, HouseStyleDialog)]
    return next(each for each in found if each.isVisible())


def test_a_style_is_set_as_one_step_and_begins_new_briefs(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, picture: Path
) -> None:
    case, dialog = view.session.case, opened(view)
    dialog.fields["organisation"].set_value("Basin Institute")
    dialog.fields["text_font"].set_value("sans")
    dialog.fields["logo"].field.take(picture)
    assert not dialog.submit()  # while the logo is being read
    qtbot.waitUntil(lambda: not dialog.fields["logo"].problem(), timeout=20_000)
    dialog.fields["accent"].set_value("#7A1F3D")
    dialog.fields["for_new"].set_value("new")
    before = len(case.history())
    assert dialog.submit()
    assert len(case.history()) == before + 1
    look = look_of(collect(case, ids.brief).house)
    assert look.style.accent == "#7A1F3D"
    assert look.style.text_font == "sans"
    assert look.logo is not None
    assert (look.logo.width, look.logo.height) == (60, 20)
    view.editor.add("brief", None)
    assert view.editor.dialog.submit()
    made = view.session.selection
    assert made is not None
    assert made.id != ids.brief
    assert look_of(collect(case, made.id).house) == look
    view.undo()  # brief and style in one step
    assert briefing.brief_card(case, made.id) is None
    view.tabs.page("brief").show_object(ObjectRef("brief", ids.brief))
    again = opened(view)
    assert again.fields["accent"].value() == "#7A1F3D"
    assert again.fields["logo"].value() == look.png
    archived = len(case.read("SELECT 1 FROM custody"))
    again.fields["accent"].set_value("#0B6B5B")
    assert again.submit()
    assert look_of(collect(case, ids.brief).house).logo == look.logo
    assert len(case.read("SELECT 1 FROM custody")) == archived  # the logo that stays is not brought in again


def test_a_weak_colour_is_refused_and_one_that_would_do_is_offered(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    dialog = opened(view)
    dialog.fields["accent"].set_value("#FFD700")
    assert "contrast of" in dialog._sample._words.text()
    assert not dialog.submit()
    dialog._sample._button.click()
    assert dialog._sample._words.isHidden()
    assert dialog.submit()
    dialog = opened(view)
    dialog.fields["heading"].set_value("blue")
    assert not dialog.submit()
    dialog.reject()


def test_what_is_no_picture_is_said_below_the_field(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(view)
    wrong = tmp_path / "logo.svg"
    wrong.write_text("<svg/>")
    logo = dialog.fields["logo"]
    logo.field.take(wrong)
    qtbot.waitUntil(lambda: bool(logo.field.reason), timeout=20_000)
    assert logo.field.reason == "A logo is a picture in PNG or JPEG."
    assert logo._below.text() == logo.field.reason
    logo.field._none.click()
    assert dialog.submit()


def test_a_style_is_taken_over_from_another_brief_and_the_plain_one_is_always_there(
    view: CaseView, ids: SimpleNamespace, qtbot: QtBot
) -> None:
    run = view.session.run
    other = run(
        "briefs.add_brief", title="Styled", house_style={"organisation": "Other House", "accent": "#0B6B5B"}
    )
    dialog = opened(view)
    dialog.fields["from"].set_value(str(other))
    assert dialog.fields["organisation"].value() == "Other House"
    assert dialog.fields["accent"].value() == "#0B6B5B"
    dialog.fields["from"].set_value("plain")
    assert dialog.fields["organisation"].value() == ""
    dialog.reject()
