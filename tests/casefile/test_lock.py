"""Who has a case open: told, respected, and taken over from the dead."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import casewright
from casewright.casefile.lock import current_holder, lock_path
from casewright.model.annotation import Note
from casewright.model.errors import CaseLocked

HOLDER = """
import sys, time
import casewright
case = casewright.open(sys.argv[1], analyst="Ana Marić")
print("open", flush=True)
time.sleep(600)
"""


@pytest.fixture
def other_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"PYTHONPATH": str(Path(casewright.__file__).parent.parent)}
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_case_open_elsewhere_names_analyst_and_machine_and_opens_read_only(
    path: Path, other_process: object
) -> None:
    with pytest.raises(CaseLocked, match=f"open for writing by Ana Marić on {socket.gethostname()} since 20"):
        casewright.open(path)
    holder = current_holder(path)
    assert holder is not None
    assert holder.analyst == "Ana Marić"
    with casewright.open(path, read_only=True) as case:
        assert case.read("SELECT title FROM case_info") == [("Harbour",)]
    assert lock_path(path).exists()


def test_a_lock_left_by_a_killed_process_is_taken_over(
    path: Path, other_process: subprocess.Popen[str]
) -> None:
    other_process.send_signal(signal.SIGKILL)
    other_process.wait()
    assert lock_path(path).exists()
    assert current_holder(path) is None
    with casewright.open(path, analyst="M. Example") as case, case.edit("note") as tx:
        tx.add(Note(text="x"))
    assert not lock_path(path).exists()


def test_a_holder_on_another_machine_is_respected_until_told_otherwise(path: Path) -> None:
    lock_path(path).write_text(
        json.dumps({"analyst": "Ana", "host": "laptop-7", "pid": 1, "since": "2026-01-02 10:00 UTC"})
    )
    before = lock_path(path).read_bytes()
    with pytest.raises(CaseLocked, match="by Ana on laptop-7 since 2026-01-02 10:00 UTC"):
        casewright.open(path)
    assert lock_path(path).read_bytes() == before
    casewright.open(path, take_over=True).close()
    assert not lock_path(path).exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"analyst": 1}', "\0" * 9_000])
def test_an_unreadable_lock_file_is_no_holder(path: Path, content: str) -> None:
    lock_path(path).write_text(content)
    casewright.open(path).close()


def test_a_case_is_open_for_writing_once_also_within_one_process_and_under_another_name(path: Path) -> None:
    other_name = path.with_name("other.casewright")
    other_name.symlink_to(path)
    with casewright.open(path, analyst="M. Example"):
        for name in (path, other_name):
            with pytest.raises(CaseLocked, match=r"M\. Example"):
                casewright.open(name)
    casewright.open(other_name).close()
    assert sorted(one.name for one in path.parent.iterdir()) == sorted([path.name, other_name.name])


def test_closing_twice_is_harmless(path: Path) -> None:
    case = casewright.open(path)
    case.close()
    case.close()
    casewright.open(path).close()
