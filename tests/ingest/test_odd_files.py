"""Folders of the real world: never a hang, one sentence for each thing left alone, and everything else goes in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from casewright.casefile import doctor
from casewright.casefile.archive import LARGE
from casewright.casefile.case import Case
from casewright.ingest.archive_document import archive_files
from casewright.ingest.child import child_environment
from casewright.ingest.file_names import shown_name
from casewright.ingest.incoming import file_name_of
from casewright.ingest.ordinary_file import open_file, read_file

needs_unix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")


@needs_unix
def test_of_a_folder_of_oddities_the_files_go_in_and_the_rest_is_told(
    path: Path, odd_folder: ModuleType, request: pytest.FixtureRequest
) -> None:
    # not below tmp_path: what a killed run leaves there pytest removes, by calls nested as deep as the folders
    around = Path(tempfile.mkdtemp(prefix="casewright odd "))
    request.addfinalizer(partial(odd_folder.remove, around))
    odd_folder.make(around / "odd")
    program = [sys.executable, odd_folder.__file__, path, around / "odd"]
    if os.geteuid() == 0:  # root may read what is locked
        setpriv = shutil.which("setpriv") or pytest.skip("this user may read everything")
        program = [setpriv, "--bounding-set=-dac_override,-dac_read_search", *program]
    ran = subprocess.run(program, capture_output=True, env=child_environment(), timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    assert said["failed"] == {
        "dangling.txt": "dangling.txt is a link that leads nowhere.",
        "empty.pdf": "The file is empty.",
        "endless.txt": "endless.txt is a device, not a file.",
        "locked": "The folder locked cannot be opened: permission denied.",
        "locked.txt": "locked.txt cannot be read: permission denied.",
        "loop 1": "loop 1 is a link that leads nowhere.",
        "loop 2": "loop 2 is a link that leads nowhere.",
        "outside.bin": "outside.bin is a link to a file outside the folder; add that file itself if it is meant.",
        "pipe.txt": "pipe.txt is a pipe, not a file.",
        "self": "self is a link to a folder, and is not followed.",
        "socket": "socket is a socket, not a file.",
    }
    words = [title for title in said["archived"] if title.startswith("Words of file number")]
    assert len(words) == len(odd_folder.NAMES)
    assert "Words that lie deep." in said["archived"]
    assert [check.detail for check in doctor.examine(path) if not check.ok] == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a b.txt", "a b.txt"),
        ("با\u200cما.txt", "با\u200cما.txt"),  # a joiner is a part of Persian words
        ("new\nline", "new\ufffdline"),
        (os.fsdecode(b"bad\xff"), "bad\ufffd"),
        ("evil\u202egpj.exe", "evil\ufffdgpj.exe"),
        ("esc\x1b[31m", "esc\ufffd[31m"),
    ],
)
def test_a_name_is_kept_as_it_can_be_shown(name: str, shown: str) -> None:
    assert shown_name(Path("folder", name)) == shown
    assert file_name_of(Path("folder", name)) == shown


@needs_unix
def test_a_pipe_that_takes_the_place_of_a_file_does_not_hang(case: Case, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("First.")
    second.write_text("Second.")

    def swapped(done: int, of: int, name: str) -> None:
        if name == "a.txt":
            first.unlink()
            os.mkfifo(first)

    report = archive_files(case, [first, second], progress=swapped)
    assert [one.title for one in report.archived] == ["Second."]
    assert [one.reason for one in report.failed] == [
        "a.txt cannot be read: it is a pipe or a device, not a file."
    ]


def test_a_folder_is_no_file_to_be_read(tmp_path: Path) -> None:
    with pytest.raises(OSError):  # which one depends on the system
        open_file(tmp_path)


def test_a_file_that_grows_beyond_what_is_read_is_not_read(tmp_path: Path) -> None:
    growing = tmp_path / "log.txt"
    growing.write_bytes(b"x" * 100)
    assert read_file(growing, 100) == b"x" * 100
    assert read_file(growing, 99) is None


def test_a_large_file_that_grows_all_the_while_is_archived_as_it_stood_when_it_was_opened(
    case: Case, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    size = 2 * LARGE
    film.write_bytes(b"\x00\x00\x00\x18ftypisom" + bytes(size - 12))
    done = threading.Event()

    def grow() -> None:
        with film.open("ab") as stream:
            while not done.is_set():
                stream.write(b"more" * 1000)
                stream.flush()
                time.sleep(0.001)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        report = archive_files(case, [film])
    finally:
        done.set()
        writer.join()
    (one,) = report.archived
    archived = case.archived(one.sha256)
    assert len(archived) >= size
    assert archived == film.read_bytes()[: len(archived)]


def test_a_large_file_that_is_cut_while_it_is_read_is_refused_and_the_next_goes_in(
    case: Case, tmp_path: Path
) -> None:
    film, note = tmp_path / "a.mp4", tmp_path / "b.txt"
    film.write_bytes(b"\x00\x00\x00\x18ftypisom" + os.urandom(2 * LARGE))
    note.write_text("Words.")
    asked = 0

    def cut_in_the_middle() -> bool:
        nonlocal asked
        asked += 1
        if case.read("SELECT 1 FROM archive_chunk LIMIT 1"):
            os.truncate(film, LARGE // 2)
        return False

    report = archive_files(case, [film, note], cancelled=cut_in_the_middle)
    assert asked > 2
    assert [one.title for one in report.archived] == ["Words."]
    assert [one.reason for one in report.failed] == [
        "The file changed while it was being archived; take it in again."
    ]
    assert case.read(
        "SELECT count(*) FROM archive_chunk WHERE sha256 NOT IN (SELECT sha256 FROM archive)"
    ) == [(0,)]
