from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase.ttfonts import TTFont

from casewright.model.resources import resource_path

FONTS = sorted(resource_path("fonts").glob("*.ttf"), key=lambda file: file.name)
FAMILIES = {font.stem.split("-")[0] for font in FONTS}

# A few words each font is there for.
SAMPLES = {
    "Inter": "Åse Šojić Ζωή Дело “ø”",
    "SourceSerif4": "Łódź Ђурић Ελλάδα – “7”",
    "SourceSans3": "Łódź Ђурић Ελλάδα – “7”",
    "JetBrainsMono": "0123456789abcdef",
    "Vazirmatn": "سند ۱۴۰۳ وثيقة",
    "NotoSansHebrew": "מסמך",
    "NotoEmoji": "🚢📞",
}


def test_all_families_are_here() -> None:
    assert set(SAMPLES) == FAMILIES


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_a_font_loads_in_the_window_and_in_the_brief(font: Path, qapp: QApplication) -> None:
    number = QFontDatabase.addApplicationFont(str(font))
    assert number >= 0
    assert QFontDatabase.applicationFontFamilies(number)
    QFontDatabase.removeApplicationFont(number)
    assert TTFont(font.stem, str(font)).face.ascent > 0


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_a_font_has_the_letters_it_is_there_for(font: Path) -> None:
    face = uharfbuzz.Face(font.read_bytes())
    covered = face.unicodes
    missing = {
        letter for letter in SAMPLES[font.stem.split("-")[0]] if letter != " " and ord(letter) not in covered
    }
    assert missing == set()


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_family_has_its_licence_and_its_row(family: str) -> None:
    licence = resource_path("fonts", "licences", f"OFL-{family}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert f"licences/OFL-{family}.txt" in resource_path("fonts", "README.md").read_text(encoding="utf-8")
