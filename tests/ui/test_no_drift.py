"""Nothing drifts: from a selection in the window to the stored passage and back, whatever signs the text is made of."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

import casewright
from casewright.casefile.anchor_check import check_anchors
from casewright.casefile.case import Case
from casewright.casefile.queries.reading import passages_in_text
from casewright.ingest.plain_text import read_plain_text
from casewright.model.graphemes import is_grapheme_boundary
from casewright.operations import captures, passages, sources
from casewright.ui.reader.display_text import DisplayText
from casewright.ui.reader.text_view import SourceTextView

# emoji with joiners, skin and flags; accents in one sign and in two; both directions with marks, overrides and isolates;
# line ends of all kinds, tabs and joiners; scripts without spaces; ligatures
PIECES = [
    "👩‍👩‍👧", "👍🏽", "🇳🇴", "🏴‍☠️", "😀", "e\u0301", "é", "a\u0323\u0308", "שלום", "بندر ول", "می\u200cشود", "\u200f", "\u202e", "\u2066", "\u2069",
    "\u202c", "\r\n", "\n", "\t", "\u2028", "\x85", "\x0c", " ", "word", "12,000", "港口关闭", "각", "나\u11a8", "ﬁ", "\u00ad", "\u200b", "𝔄", "…", "—",
]  # fmt: skip
LINE_ENDS = "\n\x0b\x0c\x85\u2028\u2029"
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)
long_lines = st.lists(st.sampled_from([each for each in PIECES if each.strip()]), min_size=3, max_size=9).map(
    lambda pieces: "".join(pieces) * 250
)
"""Lines of more than 2,000 signs, which are broken for display."""


class Opened(NamedTuple):
    """A case with a source, and the view that its texts are shown in."""

    case: Case
    source: object
    view: SourceTextView


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory):
    path: Path = tmp_path_factory.mktemp("drift") / "drift.casewright"
    view = SourceTextView()
    view.resize(600, 400)
    with casewright.create(path, title="Drift", analyst="M. Ors") as case:
        yield Opened(case, case.run(sources.add_source, title="Text"), view)
    view.deleteLater()


def stored(opened: Opened, data: bytes) -> tuple[object, str]:
    """Bytes archived and read as a text document is; the id of the text and its characters."""
    read = read_plain_text(data, "text/plain")
    taken = opened.case.run(
        captures.add_capture, opened.source, data=data, media_type="text/plain", file_name="t"
    )
    text = opened.case.run(captures.add_source_text, taken, text=read.text, tool="t", tool_version="1")
    return text, read.text


def whole(text: str, at: int) -> int:
    """The nearest place from `at` on that cuts nothing that a reader sees as one sign."""
    return next(n for n in range(at, len(text) + 1) if is_grapheme_boundary(text, n))


def places(text: str, draw: st.DataObject) -> tuple[int, int]:
    one, other = (draw.draw(st.integers(0, len(text))) for _ in range(2))
    return whole(text, min(one, other)), whole(text, max(one, other))


def shown_words(view: SourceTextView) -> str:
    """What Qt holds selected, with line ends as the text has them for display."""
    return view.textCursor().selectedText().replace("\u2029", "\n")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(texts, long_lines), st.data())
def test_a_selection_gives_back_the_very_code_points_that_were_selected(
    opened: Opened, text: str, draw: st.DataObject
) -> None:
    view = opened.view
    view.show_text(text)
    start, end = places(text, draw)
    view.select(start, end)
    if start < end:
        assert view.selection() == (start, end)
        seen = shown_words(view).replace("\n", "")
        assert len(seen.encode("utf-16-le")) == len(
            "".join(each for each in text[start:end] if each not in LINE_ENDS).encode("utf-16-le")
        )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, st.data())
def test_quoting_storing_undoing_and_reading_again_move_nothing(
    opened: Opened, written: str, draw: st.DataObject
) -> None:
    case, view = opened.case, opened.view
    data = written.encode()
    text_id, text = stored(opened, data)
    again_id, again = stored(opened, data)
    assert again == text
    start, end = places(text, draw)
    view.show_text(text)
    view.select(start, end)
    if start == end or not text[start:end].strip():
        return
    taken = view.selection()
    assert taken == (start, end)
    passage = case.run(passages.quote, text_id, start=taken[0], end=taken[1])

    def held() -> list[tuple[int, int, str]]:
        return [
            (row.start, row.end, row.exact) for row in passages_in_text(case, text_id) if row.id == passage
        ]

    assert held() == [(start, end, text[start:end])]
    case.undo()
    assert held() == []
    case.redo()
    assert held() == [(start, end, text[start:end])]
    assert (start, end) in [(row.start, row.end) for row in passages_in_text(case, again_id)]
    assert check_anchors(case).faults == []
    view.select(*held()[0][:2])
    assert view.selection() == (start, end)


def test_a_copy_of_the_case_holds_every_passage_where_it_was(opened: Opened, tmp_path: Path) -> None:
    text_id, text = stored(opened, "".join(PIECES).encode())
    for start in range(len(text) - 3):
        if is_grapheme_boundary(text, start) and text[start : start + 3].strip():
            end = whole(text, start + 3)
            opened.case.run(passages.quote, text_id, start=start, end=end)
    opened.case.save_copy(tmp_path / "copy.casewright")
    with casewright.open(tmp_path / "copy.casewright", read_only=True) as copy:
        found = check_anchors(copy)
        assert found.faults == []
        assert found.checked > 30
        assert passages_in_text(copy, text_id) == passages_in_text(opened.case, text_id)


@given(st.one_of(texts, long_lines))
@settings(max_examples=40, deadline=None)
def test_every_code_point_leads_to_its_own_place_in_the_document_and_back(text: str) -> None:
    display = DisplayText(text)
    shown = display.grow(len(text) + 1)
    units = [display.to_document(point) for point in range(len(text) + 1)]
    assert all(one < other for one, other in pairwise(units))
    assert [display.to_text(unit) for unit in units] == list(range(len(text) + 1))
    assert units[-1] == len(shown.encode("utf-16-le")) // 2
