"""Contrast by WCAG 2.2: known values of the formula, and colours mended to have enough of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casewright.model.contrast import contrast, darkened, lightened, luminance

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),  # the lightest grey that passes, as W3C's own documents name it
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#FFFFFF", 4.00),
        ("#0000FF", "#FFFFFF", 8.59),
    ],
)
def test_ratios_that_are_known(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_luminance_of_the_primaries_are_the_weights_of_the_formula() -> None:
    found = [luminance(each) for each in ("#FF0000", "#00FF00", "#0000FF", "#000000", "#FFFFFF")]
    assert found == pytest.approx([0.2126, 0.7152, 0.0722, 0, 1])


@given(COLOURS, COLOURS)
def test_a_mended_colour_has_enough_contrast_and_a_good_one_stays(ink: str, ground: str) -> None:
    paper = lightened(ground, ("#16202B", "#566270"), 4.5)
    assert contrast("#16202B", paper) >= 4.5
    assert contrast("#566270", paper) >= 4.5
    mended = darkened(ink, ("#FFFFFF", paper), 4.5)
    assert min(contrast(mended, "#FFFFFF"), contrast(mended, paper)) >= 4.5
    if min(contrast(ink, "#FFFFFF"), contrast(ink, paper)) >= 4.5:
        assert mended == ink
