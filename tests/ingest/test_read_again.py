"""A source is read once more: with more time, after an extra was installed, or by a person who writes down what it says."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.casefile.queries.source_texts import source_text
from casewright.ingest import recognition
from casewright.ingest.archive_document import archive_files
from casewright.ingest.child import ChildProcess
from casewright.ingest.extraction import Caps, Extraction
from casewright.ingest.read_again import read_again
from casewright.model.errors import CaseError, InvalidValue, NoSuchObject
from casewright.operations.captures import transcribe
from casewright.operations.sources import add_source


def taken(case: Case, path: Path, data: bytes, caps: Caps | None = None) -> UUID:
    path.write_bytes(data)
    return archive_files(case, [path], caps=caps).archived[0].source_id


def test_a_text_that_was_cut_is_read_whole_with_larger_caps(case: Case, tmp_path: Path) -> None:
    source_id = taken(case, tmp_path / "a.txt", b"word " * 100, Caps(characters=50))
    assert source_text(case, source_id).characters == 50
    before = source_text(case, source_id).id
    result = read_again(case, source_id)
    assert result.characters == 500
    assert source_text(case, source_id).id == result.source_text_id != before
    case.undo()
    assert source_text(case, source_id).id == before


def test_a_reading_that_took_too_long_succeeds_with_more_time(case: Case, tmp_path: Path) -> None:
    slow = b"<!doctype html>" + b"<table><td>" * 20_000 + b"words"
    source_id = taken(case, tmp_path / "a.html", slow, Caps(seconds=0.05))
    assert "took longer than" in (source_text(case, source_id).failure or "")
    read_again(case, source_id)
    assert source_text(case, source_id).failure is None


def test_a_reading_that_gives_the_same_changes_nothing(case: Case, tmp_path: Path) -> None:
    source_id = taken(case, tmp_path / "a.txt", b"The words.")
    assert read_again(case, source_id).source_text_id is None
    assert case.read("SELECT count(*) FROM source_text") == [(1,)]


def test_a_reading_that_fails_again_says_why_and_changes_nothing(case: Case, tmp_path: Path) -> None:
    source_id = taken(case, tmp_path / "a.pdf", b"%PDF-1.7\nnonsense")
    with pytest.raises(InvalidValue, match="damaged"):
        read_again(case, source_id)
    film = taken(case, tmp_path / "a.mp4", b"\x00\x00\x00\x18ftypisom")
    with pytest.raises(InvalidValue, match="A film"):
        read_again(case, film)
    with pytest.raises(CaseError, match="cancelled"):
        read_again(case, source_id, cancelled=lambda: True)
    with pytest.raises(NoSuchObject):
        read_again(case, case.run(add_source, title="On paper"))
    assert case.read("SELECT count(*) FROM source_text") == [(2,)]


def test_a_picture_is_read_once_the_extra_is_there(
    case: Case, tmp_path: Path, samples: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    source_id = taken(case, tmp_path / "a.png", samples.picture())
    with pytest.raises(InvalidValue, match="extra for text recognition"):
        read_again(case, source_id)

    def recognised(child: ChildProcess, data: bytes, read: Extraction, *rest: object) -> Extraction:
        return Extraction(read.media_type, "Words", activity="ocr", tool="RapidOCR", tool_version="1",
                          parameters='{"lines": []}')  # fmt: skip

    monkeypatch.setattr(recognition, "is_installed", lambda: True)
    monkeypatch.setattr(recognition, "recognise", recognised)
    read_again(case, source_id)
    assert case.read("SELECT activity, tool, parameters FROM source_text ORDER BY id DESC LIMIT 1") == [
        ("ocr", "RapidOCR", '{"lines": []}')
    ]


def test_what_a_picture_says_can_be_written_down(case: Case, tmp_path: Path, samples: ModuleType) -> None:
    source_id = taken(case, tmp_path / "a.png", samples.picture())
    capture = UUID(bytes=case.read("SELECT id FROM capture")[0][0])
    with pytest.raises(InvalidValue, match="needs words"):
        case.run(transcribe, capture, text=" \r\n ")
    text_id = case.run(transcribe, capture, text="112,000\r\ntonnes \ud83d\ude00", language="en")
    found = source_text(case, source_id)
    assert (found.id, found.language) == (text_id, "en")
    assert found.text_sha256 is not None
    assert case.text_of(found.text_sha256).startswith("112,000\ntonnes")
    assert case.read(
        "SELECT activity, tool, tool_version FROM source_text WHERE id = ?", (text_id.bytes,)
    ) == [("transcript", "written down by hand", "M. Example")]
