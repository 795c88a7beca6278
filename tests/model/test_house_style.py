"""House styles: read strictly, since they may come from a stranger's case; weak colours are refused with one that would do."""

from __future__ import annotations

import json
import re

import pytest

from casewright.model.errors import InvalidValue
from casewright.model.house_style import (
    PLAIN,
    HouseStyle,
    checked_house_style,
    read_house_style,
    weak_colours,
    written_house_style,
)


def test_a_style_is_written_and_read_back_and_the_plain_one_is_nothing() -> None:
    style = HouseStyle("Basin Institute", "ab" * 32, "#7A1F3D", "#3D1020", "#FAF3F0", "sans", "serif")
    assert read_house_style(written_house_style(style)) == style
    assert written_house_style(PLAIN) is None
    assert read_house_style(None) == read_house_style("{}") == PLAIN
    assert json.loads(written_house_style(HouseStyle(accent="#7A1F3D")) or "") == {"accent": "#7A1F3D"}


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("not JSON", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "JSON object"),
        ('{"accent": 5}', "must be text"),
        ('{"css": "x"}', "has no 'css'"),
        ('{"accent": "red"}', "is no colour"),
        ('{"accent": "#1F4E79; } body { background: url(x)"}', "is no colour"),
        ('{"accent": "#1F4E79\\n"}', "is no colour"),
        ('{"text_font": "Comic Sans"}', "one of serif, sans"),
        ('{"organisation": "two\\nlines"}', "one line"),
        ('{"organisation": "' + "x" * 121 + '"}', "120 characters"),
        ('{"logo": "../../etc/passwd"}', "SHA-256"),
        ('{"accent": "#FFD700"}', "contrast of 1.3"),
        ('{"panel": "#808080"}', "contrast of"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(stored: str, said: str) -> None:
    with pytest.raises(InvalidValue, match=re.escape(said)) as refused:
        read_house_style(stored)
    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 300


def test_the_colour_that_is_offered_would_do() -> None:
    style = HouseStyle(accent="#FFD700", heading="#CCCCCC", panel="#777777")
    for name, (enough, _) in weak_colours(style).items():
        style = HouseStyle(**{**vars(style), name: enough})
    assert checked_house_style(style) == style
    assert weak_colours(style) == {}
