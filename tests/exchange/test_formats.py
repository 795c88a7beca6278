"""Choosing a format, reading a file within its limits, and writing one without costing a case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.exchange import formats
from casewright.exchange.formats import (
    ExportReport,
    Format,
    ImportReport,
    export_file,
    format_of,
    import_file,
)
from casewright.model.errors import CaseError, InvalidValue
from casewright.model.progress import Progress


def read_list(case: Case, data: bytes, progress: Progress) -> ImportReport:
    report = ImportReport()
    report.created["word"] = len(data.split())
    return report


def write_list(case: Case, sources: Sequence[UUID] | None) -> tuple[bytes, ExportReport]:
    return b"words", ExportReport()


@pytest.fixture(autouse=True)
def two_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "_loaded", lambda place: globals()[place.partition(":")[2]])
    monkeypatch.setattr(formats, "FORMATS", (
        Format("list", "A list", (".list", ".json"), "here:read_list", "here:write_list"),
        Format("other", "Other", (".other.json",), "here:read_list", None),
    ))  # fmt: skip


def test_the_longest_fitting_ending_says_which_format_it_is() -> None:
    assert format_of(Path("a.JSON"), None, writing=False).key == "list"
    assert format_of(Path("a.other.json"), None, writing=False).key == "other"
    assert format_of(Path("a.other.json"), None, writing=True).key == "list"
    assert format_of(Path("a.other.json"), "list", writing=False).key == "list"


def test_a_name_that_says_nothing_is_refused_with_the_formats_there_are() -> None:
    with pytest.raises(InvalidValue, match="choose list or other"):
        format_of(Path("a.txt"), None, writing=False)
    with pytest.raises(InvalidValue, match="no format 'other'; choose list"):
        format_of(Path("a"), "other", writing=True)


def test_a_file_is_read_whole_or_refused(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.list"
    with pytest.raises(CaseError, match="cannot be read: no such file"):
        import_file(case, path)
    path.write_bytes(b"two words")
    assert import_file(case, path).created == {"word": 2}
    monkeypatch.setattr(formats, "LARGEST_FILE", 8)
    with pytest.raises(CaseError, match="larger than"):
        import_file(case, path)


def test_nothing_is_written_over_a_case(case: Case, tmp_path: Path) -> None:
    export_file(case, tmp_path / "new" / "out.list")
    assert (tmp_path / "new" / "out.list").read_bytes() == b"words"
    with pytest.raises(CaseError, match="is a case"):
        export_file(case, case.path, "list")
