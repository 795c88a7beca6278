"""The style of a graph view: what is not known is kept, and hides nothing."""

from __future__ import annotations

import pytest

from casewright.model.errors import InvalidValue
from casewright.model.view_style import ViewStyle, read_style, style_object


def test_a_style_is_written_beside_what_others_keep() -> None:
    kept = {"groups": [1, 2], "colour_by": "tag"}
    assert ViewStyle("community", "degree").into(kept) == {
        "groups": [1, 2],
        "colour_by": "community",
        "size_by": "degree",
    }
    assert ViewStyle().into(kept) == {"groups": [1, 2]}


def test_what_cannot_be_drawn_is_drawn_as_usual() -> None:
    assert read_style('{"colour_by": "heat", "size_by": ["big"]}') == ViewStyle()
    assert read_style('{"colour_by": "tag"}') == ViewStyle("tag")


@pytest.mark.parametrize("text", ["", "[]", "null", "[" * 100_000])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="style of this view"):
        style_object(text)
