"""Documents are read in a child process: whatever they do to it, the application gets an answer in plain words."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casewright.ingest.child import child_environment
from casewright.ingest.extraction import Attachment, Caps, Extraction, from_bytes, to_bytes
from casewright.ingest.reading import DocumentReader, extract, read_many


def test_a_file_is_read_by_its_path_or_its_bytes_alike(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_bytes("# A note\n\nThe vessel left — “on time”.\n".encode())
    by_path = extract(path)
    assert by_path.media_type == "text/markdown"
    assert by_path.title == "A note"
    assert by_path == extract(path.read_bytes(), file_name="note.md")
    assert by_path.document_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_identity_of_a_text_is_the_sha256_of_its_utf8() -> None:
    assert extract("Grüße\r\n".encode()).text_sha256 == Extraction("text/plain", "Grüße\n").text_sha256


@pytest.mark.parametrize(
    ("data", "failure"),
    [
        (b"", "The file is empty."),
        (b" \n ", "The file holds no text."),
        (b"\x89PNG\r\n\x1a\n....", "The picture is damaged and cannot be shown."),
        (
            b"\x00\x01\x02",
            "The file (application/octet-stream) is not a kind of document whose text can be read.",
        ),
    ],
)
def test_what_has_no_text_says_so(data: bytes, failure: str) -> None:
    assert extract(data).failure == failure


def test_a_file_that_is_not_there_and_a_file_too_large_are_failures_not_errors(tmp_path: Path) -> None:
    missing = extract(tmp_path / "none.pdf")
    assert missing.failure == "The file could not be opened: no such file or directory."
    assert (
        extract(b"12345678", caps=Caps(bytes=7)).failure
        == "The file is larger than 0 MB, so its text was not read."
    )


def test_a_page_with_200_000_attributes_on_one_tag_is_read() -> None:
    page = "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">The words.</p>"
    got = extract(page.encode(), file_name="page.html")
    assert (got.media_type, got.text) == ("text/html", "The words.")


def test_a_page_nested_100_000_deep_is_read() -> None:
    assert extract(b"<!doctype html>" + b"<div>" * 100_000 + b"The words.").text == "The words."


def test_reading_ends_when_its_time_is_up_and_the_next_document_is_read() -> None:
    endless = b"<!doctype html>" + b"<table><td>" * 300_000
    with DocumentReader(Caps(seconds=0.5)) as reader:
        assert (
            reader.read(endless).failure
            == "Reading the document took longer than 0.5 seconds and was stopped."
        )
        reader.caps = Caps()  # a child that starts beside other work may need longer
        assert reader.read(b"Next.").text == "Next."


def test_memory_beyond_the_cap_is_a_plain_reason() -> None:
    got = extract(b"word " * 12_000_000, caps=Caps(memory=200_000_000, characters=60_000_000))
    assert got.failure is not None
    assert "memory" in got.failure


def test_several_files_are_read_by_one_child_in_order_with_progress(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path in paths:
        path.write_text(f"Text of {path.name}")
    seen: list[tuple[int, int, str]] = []
    got = list(read_many([*paths, tmp_path / "none"], progress=lambda *now: seen.append(now)))
    assert [extraction.text for _, extraction in got] == [
        "Text of 0.txt",
        "Text of 1.txt",
        "Text of 2.txt",
        "",
    ]
    assert seen[0] == (0, 4, "0.txt")
    assert seen[-1] == (4, 4, "")


def test_cancelling_ends_the_reading_even_within_a_document(tmp_path: Path) -> None:
    slow = tmp_path / "slow.html"
    slow.write_bytes(b"<!doctype html>" + b"<table><td>" * 300_000)
    since = time.monotonic()
    got = list(read_many([slow, slow], cancel=lambda: time.monotonic() - since > 0.3))
    assert got == []


def test_what_the_child_sends_is_what_was_read() -> None:
    sound = Extraction(
        "message/rfc822",
        "Words.😀",
        ((0, 6),),
        title="T",
        further={"to": "x"},
        attachments=(Attachment("a", "b/c", 3),),
    )
    assert from_bytes(to_bytes(sound)) == sound


@pytest.mark.parametrize(
    "changes",
    [
        {"media_type": None},
        {"pages": [[0, 99]]},
        {"pages": [[3, 4], [0, 1]]},
        {"pages": [["0", 1]]},
        {"title": 7},
        {"title": "\ud800"},
        {"further": {"to": 7}},
        {"further": ["to"]},
        {"attachments": [{"file_name": "a", "media_type": "b", "size": "3"}]},
        {"attachments": [{"file_name": "a"}]},
        {"more": 1},
    ],
)
def test_an_answer_that_is_not_sound_is_refused(changes: dict[str, object]) -> None:
    sound = to_bytes(Extraction("text/plain", "Words.", ((0, 6),)))
    length = int.from_bytes(sound[:8], "big")
    rest = json.dumps(json.loads(sound[8 : 8 + length]) | changes).encode()
    with pytest.raises(ValueError):
        from_bytes(len(rest).to_bytes(8, "big") + rest + sound[8 + length :])


@pytest.mark.parametrize("answer", [b"", b"\x00" * 8, b"\xff" * 40, (2).to_bytes(8, "big") + b"{}" + b"\xff"])
def test_an_answer_in_pieces_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError):
        from_bytes(answer)


def test_nothing_of_the_reader_is_loaded_by_the_application() -> None:
    script = "import sys, casewright.ingest.reading; print(sorted({'pypdfium2', 'justhtml', 'charset_normalizer'} & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-P", "-c", script], capture_output=True, env=child_environment(), check=True
    )
    assert told.stdout.strip() == b"[]"
