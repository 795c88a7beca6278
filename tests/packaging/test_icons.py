from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from casewright.model.resources import resource_path

ICONS = sorted(resource_path("icons").glob("*.svg"), key=lambda file: file.name)
NEEDED = {
    "user",
    "building-2",
    "map-pin",
    "ship",
    "car",
    "landmark",
    "phone",
    "calendar",
    "file-text",
    "search",
}


def test_each_kind_of_entity_has_its_icon() -> None:
    assert {icon.stem for icon in ICONS} >= NEEDED


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_draws_something_in_the_colour_it_is_given(icon: Path) -> None:
    drawing = icon.read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in drawing
    assert 'stroke-width="1.75"' in drawing
    renderer = QSvgRenderer(drawing.replace("currentColor", "#3157D5").encode())
    assert renderer.isValid()

    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    inked = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)} - {"#ffffff"}
    assert inked


def test_the_icons_have_their_licence() -> None:
    licence = resource_path("icons", "LICENCE.txt").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "Lucide" in licence


def test_every_icon_the_ontology_names_is_here() -> None:
    named = {
        icon
        for file in resource_path("ontology").rglob("*.yaml")
        for icon in re.findall(r"\bicon: *[\"']?([a-z0-9-]+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named
    assert named <= {icon.stem for icon in ICONS}
