from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget

from casewright.model.ontology import load_ontology
from casewright.ui.reader.mark_looks import passage_ground
from casewright.ui.theme import Mode, apply_theme, font, glyph, kind_colours, load_fonts, px, token
from casewright.ui.theme.tokens import DARK, LIGHT, TONES
from casewright.ui.widgets.buttons import icon_button

TEXTS_ON = {
    "text": ("canvas", "surface", "sunken", "raised", "soft", "hover", "mark"),
    "text2": ("canvas", "surface", "sunken", "raised", "soft", "hover"),
    "text3": ("canvas", "surface", "raised"),
    "accent": ("surface", "raised", "canvas"),
    "on_accent": ("accent", "accent_hi"),
}


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours, WCAG 2.2."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_text_can_be_read_on_its_grounds(tokens):
    pairs = [(ink, ground) for ink, grounds in TEXTS_ON.items() for ground in grounds]
    for ink, ground in [*pairs, *TONES.values()]:
        found = contrast(getattr(tokens, ink), getattr(tokens, ground))
        assert found >= 4.5, f"{ink} on {ground}: {found:.2f}"


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_borders_of_fields_can_be_seen(tokens):
    assert contrast(tokens.ctl, tokens.surface) >= 3


def test_words_under_many_passages_can_still_be_read(look):
    for depth in (1, 2, 3, 9):
        for chosen in (False, True):
            ground = passage_ground(depth, chosen).name()
            assert contrast(token("text"), ground) >= 4.5, (depth, chosen)


def test_every_colour_group_has_ink_that_can_be_read(look):
    for key in load_ontology().colour_groups:
        ink, tint = kind_colours(key)
        assert contrast(ink, tint) >= 4.5


def test_an_unknown_colour_group_gets_a_plain_look(light):
    assert kind_colours("no such group") == kind_colours("document")


def test_the_bundled_fonts_are_found(qapp):
    assert {"Inter", "Source Serif 4", "JetBrains Mono"} <= set(load_fonts())


def test_an_unknown_icon_is_drawn_as_a_dot(light):
    assert glyph("../../secret", "text", 16).toImage() == glyph("circle-dot", "text", 16).toImage()


def test_icons_take_the_colour_asked_for(light):
    image = glyph("plus", "#FF0000", 16).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    colours = {
        image.pixelColor(x, y).name()
        for x in range(16)
        for y in range(16)
        if image.pixelColor(x, y).alpha() > 200
    }
    assert colours == {"#ff0000"}


def test_a_change_of_look_repaints_open_windows_and_keeps_their_widgets(qtbot, qapp, light):
    window = QWidget()
    window.setObjectName("Root")
    window.resize(60, 60)
    button = icon_button("plus", "Add")
    button.setParent(window)
    qtbot.addWidget(window)
    window.show()
    before = window.grab().toImage(), button.icon().pixmap(16, 16).toImage()
    apply_theme(qapp, Mode.DARK)
    after = window.grab().toImage(), button.icon().pixmap(16, 16).toImage()
    apply_theme(qapp, Mode.LIGHT)
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert (window.grab().toImage(), button.icon().pixmap(16, 16).toImage()) == before


def test_the_text_scale_is_kept_within_its_range(qapp):
    sizes = []
    for scale in (0.1, 1.0, 9.0):
        apply_theme(qapp, Mode.LIGHT, scale)
        sizes.append((px(20), font(20).pixelSize()))
    apply_theme(qapp, Mode.LIGHT)
    assert sizes == [(18, 18), (20, 20), (30, 30)]


def test_labels_grow_with_the_text_scale(qtbot, qapp):
    from casewright.ui.widgets.labels import PlainLabel

    label = PlainLabel("Varnhaven", "title")
    assert isinstance(label, QLabel)
    qtbot.addWidget(label)
    label.show()
    heights = []
    for scale in (1.0, 1.5):
        apply_theme(qapp, Mode.LIGHT, scale)
        heights.append(label.sizeHint().height())
    apply_theme(qapp, Mode.LIGHT)
    assert heights[1] > heights[0] * 1.3
