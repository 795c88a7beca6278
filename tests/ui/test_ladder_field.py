"""The ladder as a field: every shipped scheme by its digits, gaps and boundaries, and what has to be verified."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.model.scales import ladder, load_ladders
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.ladder_field import LadderField


def shown(qtbot: QtBot, scheme: str) -> LadderField:
    field = LadderField("Likelihood", ladder(scheme))
    qtbot.addWidget(field)
    field.resize(480, 320)
    field.show()
    return field


@pytest.mark.parametrize("scheme", load_ladders())
def test_digits_choose_from_the_lowest_rung_up(scheme: str, light: QApplication, qtbot: QtBot) -> None:
    field = shown(qtbot, scheme)
    for rank, term in enumerate(ladder(scheme).terms, start=1):
        qtbot.keyClick(field, Qt.Key(Qt.Key.Key_0 + rank % 10))
        assert field.value() == term.key
    tops = [field.rungs[term.key].y() for term in ladder(scheme).terms]
    assert tops == sorted(tops, reverse=True), "the lowest rung is at the bottom"


@pytest.mark.parametrize(
    ("scheme", "point", "words"),
    [
        ("phia", 0.52, "No term of PHIA probability yardstick holds 52%"),
        ("phia", 0.5, "No term of PHIA probability yardstick holds 50%"),
        ("phia", 0.45, "45% lies in realistic possibility (≈40–<50%)."),
        ("icd203", 0.2, "20% is the boundary of very unlikely and unlikely: choose one of them."),
        ("ipcc", 0.93, "93% lies in very likely (90–100%)."),
        ("nato", 0.9, "90% lies in likely (60–90%)."),
    ],
)  # fmt: skip
def test_a_point_says_which_term_holds_it(
    scheme: str, point: float, words: str, light: QApplication, qtbot: QtBot
) -> None:
    field = shown(qtbot, scheme)
    field.show_point(point)
    assert field.point_words().startswith(words)
    field.set_value(ladder(scheme).terms[0].key)
    assert "is outside" in field.point_words()


@pytest.mark.parametrize("scheme", load_ladders())
def test_only_bands_that_nobody_confirmed_ask_to_be_verified(
    scheme: str, light: QApplication, qtbot: QtBot
) -> None:
    field = shown(qtbot, scheme)
    said = [each.text() for each in field.findChildren(PlainLabel) if each.isVisibleTo(field)]
    assert any("verify" in each for each in said) == (scheme == "nato")
