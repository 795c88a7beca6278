"""From files to sources: whole ones only, each with its bytes, its hash, and a text or a plain reason."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from casewright.casefile.case import Case
from casewright.ingest.archive_document import archive_files
from casewright.ingest.archive_report import ArchiveReport
from casewright.ingest.incoming import Pasted
from casewright.model.errors import InvalidValue


def rows(case: Case, sql: str) -> list[tuple[Any, ...]]:
    return case.read(sql)


def count(case: Case, table: str) -> int:
    return int(case.read(f"SELECT count(*) FROM {table}")[0][0])


@pytest.fixture
def folder(tmp_path: Path, samples: ModuleType) -> Path:
    """Documents of every format, some in a folder within, and what systems leave in folders."""
    whole = tmp_path / "folder"
    (whole / "within").mkdir(parents=True)
    for n, (name, make) in enumerate(samples.DOCUMENTS.items()):
        (whole / ("within" if n % 2 else "") / name).write_bytes(make())
    for left in (".hidden", "Thumbs.db", "~$report.docx"):
        (whole / left).write_bytes(b"left by a system")
    return whole


def test_a_folder_of_every_format_becomes_sources_with_bytes_hash_and_text(
    case: Case, folder: Path, samples: ModuleType
) -> None:
    seen: list[tuple[int, int, str]] = []
    report = archive_files(case, [folder], progress=lambda *now: seen.append(now))
    documents = len(samples.DOCUMENTS)
    assert (seen[0][:2], seen[-1]) == ((0, documents), (documents, documents, ""))
    assert count(case, "source") == len({one.source_id for one in report.archived})
    assert {one.file.name.partition(".")[0] for one in report.failed} <= {"photo"}
    for sha256, failure, text_sha256 in rows(
        case,
        "SELECT c.sha256, t.failure, t.text_sha256 FROM capture c JOIN source_text t ON t.capture_id = c.id",
    ):
        assert hashlib.sha256(case.archived(sha256)).hexdigest() == sha256
        assert (failure is None) == (text_sha256 is not None)
    names = {name for (name,) in rows(case, "SELECT file_name FROM capture")}
    assert not names & {".hidden", "Thumbs.db", "~$report.docx"}


def test_the_same_bytes_are_not_taken_in_twice_and_not_read_again(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, copy = tmp_path / "one.txt", tmp_path / "copy.txt"
    one.write_text("The words.")
    copy.write_text("The words.")
    report = archive_files(case, [one, copy, one])
    assert [each.known for each in report.archived] == [False, True]
    monkeypatch.setattr("casewright.ingest.reading.DocumentReader.read", lambda *_: pytest.fail("read again"))
    (known,) = archive_files(case, [copy]).archived
    assert (known.known, known.characters, known.title) == (True, 10, "The words.")
    assert count(case, "capture") == 1


def test_what_a_document_says_of_itself_fills_what_nobody_gave_and_is_kept_beside_it(
    case: Case, tmp_path: Path, samples: ModuleType
) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(samples.word_document())
    archive_files(case, [path], {"author": "The ministry", "reliability": "B"})
    assert rows(case, "SELECT title, author, reliability FROM source") == [("A note", "The ministry", "B")]
    suggested = json.loads(rows(case, "SELECT suggested FROM source_text")[0][0])
    assert suggested["author"] == "Ana Pešić"
    assert suggested["made_with"] == "Microsoft Macintosh Word"


def test_a_date_that_is_none_is_dropped_when_the_document_says_it_and_refused_when_a_person_does(
    case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The words.")
    with pytest.raises(InvalidValue):
        archive_files(case, [path], {"published": "yesterday"})
    assert count(case, "source") == count(case, "capture") == 0


def test_what_was_pasted_is_a_source_like_any_other(case: Case, samples: ModuleType) -> None:
    report = archive_files(
        case,
        [
            Pasted("Pasted text", "Größe und Gewicht".encode(), "text/plain"),
            Pasted("Pasted page", b"<p>One</p><p>Two", "text/html; charset=utf-8"),
            Pasted("Pasted picture", samples.picture(), "image/png"),
        ],
    )
    assert [one.media_type for one in report.archived] == ["text/plain", "text/html", "image/png"]
    assert rows(case, "SELECT DISTINCT method, note FROM capture") == [
        ("manual_save", "Pasted from the clipboard.")
    ]
    assert {name for (name,) in rows(case, "SELECT file_name FROM capture")} == {
        "Pasted text.txt", "Pasted page.html", "Pasted picture.png",
    }  # fmt: skip
    assert "One\n\nTwo" in {case.text_of(each) for (each,) in rows(
        case, "SELECT text_sha256 FROM source_text WHERE text_sha256 IS NOT NULL")}  # fmt: skip


def test_attachments_become_sources_in_the_step_of_their_mail(
    case: Case, tmp_path: Path, samples: ModuleType
) -> None:
    path = tmp_path / "letter.eml"
    path.write_bytes(
        samples.mail({"report.docx": samples.word_document(), "odd.bin": bytes(range(256)),
                      "inner.eml": samples.mail({"deep.txt": b"Deep words."}, "Inner")})
    )  # fmt: skip
    report = archive_files(case, [path], {"marking": "TLP:RED", "author": "Given"}, record={"method": "scan"})
    mail, *parts = report.archived
    assert [one.part_of for one in parts] == [mail.source_id] * 4
    assert [one.title for one in parts] == ["A note", "odd", "Inner", "Deep words."]
    assert rows(case, "SELECT DISTINCT received_from, note, method FROM capture WHERE file_name <> 'letter.eml'") == [
        ("Attached to the e-mail “A note” from Ana Pešić <ana@ministry.example>",
         f"The e-mail is archived as {mail.sha256}.", "scan")
    ]  # fmt: skip
    assert rows(case, "SELECT DISTINCT marking FROM source") == [("TLP:RED",)]
    assert [one.file.name for one in report.failed] == ["odd.bin"]
    case.undo()
    assert count(case, "source") == count(case, "capture") == 0


def test_another_saving_of_a_page_is_a_version_of_its_source(
    case: Case, tmp_path: Path, samples: ModuleType
) -> None:
    paths = [tmp_path / f"{n}.mhtml" for n in range(3)]
    addresses = (
        "https://observer.example/a",
        "http://observer.example/a/?utm_source=x#top",
        "https://observer.example/b",
    )
    for n, (path, address) in enumerate(zip(paths, addresses, strict=True)):
        path.write_bytes(samples.saved_page(address, f"Version {n}."))
    first, second, third = archive_files(case, paths).archived
    assert (first.version_of, second.version_of, third.version_of) == (None, first.source_id, None)
    assert second.source_id == first.source_id
    assert count(case, "source") == 2
    assert rows(case, "SELECT address FROM capture ORDER BY id") == [(address,) for address in addresses]
    case.undo()
    case.undo()
    assert count(case, "capture") == 1


def test_front_pages_are_not_taken_for_versions_of_each_other(
    case: Case, tmp_path: Path, samples: ModuleType
) -> None:
    for n in range(2):
        (tmp_path / f"{n}.mhtml").write_bytes(samples.saved_page("https://observer.example/", f"Page {n}."))
    archive_files(case, [tmp_path / "0.mhtml", tmp_path / "1.mhtml"])
    assert count(case, "source") == 2


def test_a_file_can_be_named_a_version_of_a_source(case: Case, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("Old words.")
    new.write_text("New words.")
    (first,) = archive_files(case, [old]).archived
    (second,) = archive_files(case, [new], version_of=first.source_id).archived
    assert second.version_of == second.source_id == first.source_id
    assert second.title == "Old words."


def test_the_record_of_a_capture_is_what_was_given(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The words.")
    archive_files(case, [path], record={"captured_at": "2024-05-14", "received_from": "A colleague"})
    assert rows(case, "SELECT captured_at, clock_basis, received_from, method FROM capture") == [
        ("2024-05-14", "stated", "A colleague", "received")
    ]


def test_what_cannot_be_taken_is_reported_with_its_reason(case: Case, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    os.mkfifo(tmp_path / "pipe")
    report = archive_files(case, [tmp_path / "none.pdf", case.path, tmp_path / "pipe"])
    assert [(one.file.name, one.reason, one.source_id) for one in report.failed] == [
        ("none.pdf", f"{tmp_path / 'none.pdf'} is not there.", None),
        (case.path.name, "This is the case itself; it is not taken in.", None),
        ("pipe", f"{tmp_path / 'pipe'} is a pipe, not a file.", None),
    ]


def test_a_film_is_archived_without_being_read_into_memory(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\x00\x00\x00\x18ftypisom" + bytes(20_000_000))
    for module in ("with_attachments", "reading"):
        monkeypatch.setattr(f"casewright.ingest.{module}.read_file", lambda *_: pytest.fail("read whole"))
    report = archive_files(case, [film, film, tmp_path / "film.mp4"])
    (one,) = report.archived
    assert (one.media_type, one.characters) == ("video/mp4", 0)
    assert report.failed[0].source_id == one.source_id
    (again,) = archive_files(case, [film]).archived
    assert again.known


def test_a_file_that_vanishes_or_is_locked_does_not_stop_the_others(case: Case, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("First.")
    second.write_text("Second.")

    def progress(done: int, of: int, name: str) -> None:
        first.unlink(missing_ok=True)

    report = archive_files(case, [first, second], progress=progress)
    assert [one.title for one in report.archived] == ["Second."]
    assert report.failed[0].reason == "a.txt cannot be read: no such file or directory."


def archived_wholly(case: Case) -> bool:
    """Whether every source has its capture, text or reason, and bytes that hash as they should."""
    sources = rows(
        case, "SELECT c.sha256, t.failure, t.text_sha256 FROM source s LEFT JOIN capture c ON c.source_id = s.id "
        "LEFT JOIN source_text t ON t.capture_id = c.id"
    )  # fmt: skip
    return all(
        sha256 and (failure or text) and hashlib.sha256(case.archived(sha256)).hexdigest() == sha256
        for sha256, failure, text in sources
    )


def take(case: Case, tmp_path: Path, samples: ModuleType, documents: int, stop_after: int) -> ArchiveReport:
    paths = []
    makers = list(samples.DOCUMENTS.items())
    for n in range(documents):
        name, make = makers[n % len(makers)]
        path = tmp_path / f"{n:03} {name}"
        path.write_bytes(make().replace(b"112,000", b"%03d,000" % n) + b" " * n)
        paths.append(path)
    return archive_files(case, paths, cancelled=lambda: count(case, "source") >= stop_after)


def test_cancelling_leaves_whole_sources_only(case: Case, tmp_path: Path, samples: ModuleType) -> None:
    report = take(case, tmp_path, samples, 30, 9)
    assert report.cancelled
    assert 9 <= count(case, "source") <= 11  # a mail brings what is attached to it
    assert archived_wholly(case)


@pytest.mark.deep
def test_two_hundred_documents_in_one_go_and_a_cancel_at_150(
    case: Case, tmp_path: Path, samples: ModuleType
) -> None:
    report = take(case, tmp_path, samples, 200, 150)
    assert report.cancelled
    assert 150 <= count(case, "source") <= 152
    assert archived_wholly(case)
    again = archive_files(case, sorted(tmp_path.glob("[0-9][0-9][0-9] *")))
    assert not again.cancelled
    assert archived_wholly(case)
    assert {one.known for one in again.archived} == {True, False}
