"""A graph view drawn by the command line, without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import casewright
from casewright.casefile.queries.graph_files import find_view
from casewright.model.case_filter import CaseFilter
from casewright.operations import graph_views

Command = Callable[..., Any]
RECIPE = """
recipe: 1
name: graph
entities: [{key: a, kind: person, name: Ana}, {key: b, kind: company, name: Line}, {key: c, kind: person, name: Quill, marking: "TLP:RED"}]
links: [{key: ab, kind: controls, from: a, to: b}, {key: cb, kind: controls, from: c, to: b, label: whispers to}]
graph_views: [{key: v, title: Owners, entities: [{entity: a, x: 1, y: 2}, {entity: b, x: 3, y: 4}, {entity: c, x: 5, y: 1}]}]
"""


@pytest.fixture
def drawn_case(new_case: Path, tmp_path: Path, command: Command) -> Path:
    """A case with one view of three entities."""
    (tmp_path / "r.yaml").write_text(RECIPE, "utf-8")
    ran = command("apply", new_case, tmp_path / "r.yaml")
    assert ran.code == 0, ran.err
    return new_case


def text_of(path: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def test_a_view_becomes_a_page_with_marking_legend_and_data_date(
    drawn_case: Path, tmp_path: Path, command: Command
) -> None:
    out = tmp_path / "v.pdf"
    ran = command("export", drawn_case, "-o", out, "--view", "owners", "--json")
    assert ran.document["written"] == {"entity": 3, "link": 2}
    assert ran.document["not_representable"] == []
    text = text_of(out)
    for words in (
        "Owners",
        "Ana",
        "Quill",
        "TLP:RED",
        "one origin or none",
        "Observed network only",
        "Undated",
    ):
        assert words in text, words


def test_what_the_filters_of_the_view_leave_out_is_not_drawn_and_counted(
    drawn_case: Path, tmp_path: Path, command: Command
) -> None:
    with casewright.open(drawn_case, analyst="Ana") as case:
        case.run(graph_views.save_filters, find_view(case, "owners"), CaseFilter(marking="TLP:GREEN"))
    out = tmp_path / "v.pdf"
    ran = command("export", drawn_case, "-o", out, "--view", "owners", "--json")
    assert ran.document["written"] == {"entity": 2, "link": 1}
    assert ran.document["not_representable"][0]["reason"].startswith("2 entities and links are left out")
    text = text_of(out)
    assert "Ana" in text
    for secret in ("Quill", "whispers", "TLP:RED"):
        assert secret not in text


def test_a_png_is_as_large_as_asked(drawn_case: Path, tmp_path: Path, command: Command) -> None:
    out = tmp_path / "v.png"
    assert command("export", drawn_case, "-o", out, "--view", "owners", "--scale", "2").code == 0
    data = out.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") in range(1189, 1193)


def test_a_picture_of_no_view_or_of_an_absurd_size_is_refused_in_one_sentence(
    drawn_case: Path, tmp_path: Path, command: Command
) -> None:
    out = tmp_path / "v.png"
    for more in ((), ("--view", "owners", "--scale", "900")):
        ran = command("export", drawn_case, "-o", out, *more)
        assert (ran.code, len(ran.err.strip().splitlines()), out.exists()) == (2, 1, False)
