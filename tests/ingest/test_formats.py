"""Every format that Casewright names is read by the child process, and every other kind says what it is."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from casewright.ingest import formats
from casewright.ingest.formats import no_reader, reader_of
from casewright.ingest.media_type import sniff, sniff_file
from casewright.ingest.reading import DocumentReader


def test_every_sample_is_read_and_says_how(
    samples: ModuleType, reader: DocumentReader, tmp_path: Path
) -> None:
    for name, make in samples.DOCUMENTS.items():
        path = tmp_path / name
        path.write_bytes(make())
        got = reader.read(path)
        assert got.tool
        assert got.tool_version
        assert len(got.document_sha256) == 64
        if name.startswith("photo"):
            assert got.further["size"] == "320 × 80 pixels"
        else:
            assert "112,000" in got.text or "112000" in got.text, name
            assert got.failure is None


@pytest.mark.parametrize("media_type", sorted(formats._READERS))
def test_every_reader_of_the_table_is_there(media_type: str) -> None:
    found = reader_of(media_type)
    assert found is not None
    module, _, function = found.partition(":")
    assert callable(getattr(importlib.import_module(module), function))


@pytest.mark.parametrize(
    ("media_type", "said"),
    [
        ("video/mp4", "A film is not a kind of document whose text can be read; what it says can be written down by hand."),
        ("application/x-ole-storage", "An old Office document is not a kind of document whose text can be read; "
         "save it as DOCX, XLSX or PDF and take that in too."),
        ("application/vnd.rar", "A RAR archive is not a kind of document whose text can be read; "
         "unpack it and take in what it holds."),
        ("application/x-odd", "The file (application/x-odd) is not a kind of document whose text can be read."),
    ],
)  # fmt: skip
def test_a_kind_without_a_reader_says_what_it_is_and_what_helps(media_type: str, said: str) -> None:
    assert reader_of(media_type) is None
    assert no_reader(media_type) == said


def test_a_file_is_known_by_its_beginning_and_its_end(samples: ModuleType, tmp_path: Path) -> None:
    for name, make in samples.DOCUMENTS.items():
        path = tmp_path / "without a name"
        path.write_bytes(make())
        assert sniff_file(path, name) == sniff(make(), name)
    long = samples.word_document(("word " * 400_000,) * 3) + b""
    path.write_bytes(long)
    assert sniff_file(path) == sniff(long)


def test_a_file_that_no_reader_knows_is_not_brought_into_memory(
    reader: DocumentReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as stream:
        stream.write(b"\x00\x00\x00\x18ftypisom")
        stream.truncate(3_000_000_000)  # a file with a hole in it: no such space is used
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("the film was read whole"))
    got = reader.read(film)
    assert (got.media_type, got.document_sha256) == ("video/mp4", "")
    assert got.failure == no_reader("video/mp4")
