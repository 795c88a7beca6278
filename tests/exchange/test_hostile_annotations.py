"""Files of annotations that are none, or mean harm: refused with a sentence or taken in as far as they go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from casewright.casefile.case import Case
from casewright.exchange.formats import import_file
from casewright.exchange.web_annotations import reading
from casewright.exchange.web_annotations.reading import read_annotations
from casewright.model.errors import InvalidValue
from casewright.operations import captures, sources

ADDRESS = "https://www.example.org/notice.html"
QUOTE = {"type": "TextQuoteSelector", "exact": "They signed one protocol."}


@pytest.fixture
def web(case: Case) -> Case:
    """A case with one web page."""
    source = case.run(sources.add_source, title="Notice", address=ADDRESS)
    taken = case.run(captures.add_capture, source, data=b"n", media_type="text/html", file_name="n")
    case.run(
        captures.add_source_text,
        taken,
        text="They signed one protocol. It rained.",
        tool="html",
        tool_version="2",
    )
    return case


def passages(case: Case) -> list[tuple[Any, ...]]:
    return case.read("SELECT exact FROM passage")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"{}", "no annotations"),
        (b'[1, null, "x"]', "no annotations"),
        (b'{"items": NaN}', "no JSON"),
        (b"[" * 100_000, "nested too deeply|no JSON"),
        (b'{"items":' * 5_000 + b"1" + b"}" * 5_000, "nested too deeply|no annotations"),
        (b'[{"target": ' + b"9" * 5_000 + b"}]", "no JSON"),
    ],
)
def test_files_that_are_none_are_refused_and_nothing_changes(
    web: Case, tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "bad.jsonld"
    path.write_bytes(data)
    with pytest.raises(InvalidValue) as refused:
        import_file(web, path)
    assert any(part in str(refused.value) for part in reason.split("|"))
    assert passages(web) == []


def test_values_of_the_wrong_kind_do_no_harm(web: Case, tmp_path: Path) -> None:
    odd: list[Any] = [
        None,
        True,
        5,
        1.5,
        "x",
        [],
        {},
        [[]],
        {"type": 7},
        {"type": ["", 3]},
        {"id": {}},
        "\ud800",
        "a\0b",
    ]
    rows = [
        {"id": one, "target": {"source": ADDRESS, "selector": [two, QUOTE], "state": one},
         "body": two, "tags": one, "text": two, "casewright:language": one, "casewright:marking": two, "document": one}
        for one in odd for two in odd
    ]  # fmt: skip
    path = tmp_path / "odd.jsonld"
    path.write_text(json.dumps(rows), "utf-8")
    report = import_file(web, path)
    assert report.created["passage"] + report.updated["passage"] + report.unchanged["passage"] > 50
    assert {row[0] for row in passages(web)} == {"They signed one protocol."}


def test_too_large_a_file_and_too_many_annotations_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 100)
    with pytest.raises(InvalidValue, match="larger than"):
        read_annotations(b" " * 101)
    monkeypatch.setattr(reading, "MOST", 2)
    with pytest.raises(InvalidValue, match="holds 3 annotations"):
        read_annotations(json.dumps([{"target": 1}] * 3).encode())
