"""Signals, kill -9 and a disk that takes no more, in the middle of commands: nothing half done, and the doctor is content."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casewright.casefile import doctor

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
WORDS = "The ministry of Varenia announced talks with Tolmark on 3 May 2024. "


@pytest.fixture
def busy_case(new_case: Path, tmp_path: Path) -> Path:
    """A case beside files that take a while."""
    (tmp_path / "in").mkdir()
    for n in range(200):
        (tmp_path / "in" / f"{n}.html").write_text("<!doctype html>" + f"<p>{WORDS}{n}</p>" * 600)
    (tmp_path / "film.mp4").write_bytes(b"\x00\x00\x00\x18ftypisom" + os.urandom(40_000_000))
    (tmp_path / "many.bib").write_text("".join(f"@book{{a{n}, title={{X {n}}}}}\n" for n in range(6_000)))
    (tmp_path / "long.txt").write_text(WORDS * 4_000)
    assert finished(start(new_case, "ingest", tmp_path / "long.txt", "--title", "Long"))[0] == 0
    return new_case


def start(case: Path, command: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "casewright", command, str(case), *map(str, arguments), "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def is_sound(case: Path) -> bool:
    return [check.detail for check in doctor.examine(case) if not check.ok] == []


def sources_of(case: Path) -> int:
    import casewright

    with casewright.open(case, read_only=True) as opened:
        counts = {
            opened.read(f"SELECT count(*) FROM {table}")[0][0]
            for table in ("source", "capture", "source_text")
        }
    assert len(counts) == 1  # whole sources only
    return int(counts.pop())


@pytest.mark.deep
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_to_end_stops_after_what_is_whole(
    busy_case: Path, tmp_path: Path, number: signal.Signals
) -> None:
    process = start(busy_case, "ingest", tmp_path / "in")
    deadline = time.monotonic() + 60
    while sources_of(busy_case) < 4:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    process.send_signal(number)
    code, out, err = finished(process)
    assert (code, json.loads(out)["cancelled"]) == (1, True)
    assert err == "casewright: stopped; what had been archived by then stays.\n"
    assert sources_of(busy_case) == len(json.loads(out)["sources"]) + 1
    assert is_sound(busy_case)


@pytest.mark.deep
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_other_commands_are_rolled_back_and_say_so(
    busy_case: Path, tmp_path: Path, number: signal.Signals
) -> None:
    process = start(busy_case, "import", tmp_path / "many.bib")
    journal = busy_case.with_name(busy_case.name + "-journal")
    deadline = time.monotonic() + 60
    while not journal.exists():  # it writes
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(number)
    code, out, err = finished(process)
    assert (code, err) == (2, "casewright: stopped; the case is as it was.\n")
    assert json.loads(out)["error"] == "stopped; the case is as it was."
    assert sources_of(busy_case) == 1
    assert is_sound(busy_case)


@pytest.mark.deep
def test_a_case_whose_writer_was_killed_at_any_moment_is_whole(busy_case: Path, tmp_path: Path) -> None:
    before = busy_case.read_bytes()
    chance = random.Random(7)
    jobs = (("ingest", tmp_path / "in"), ("ingest", tmp_path / "film.mp4"), ("import", tmp_path / "many.bib"),
            ("suggest", "Long", "--accept-above", "0.1"), ("transcribe", "Long", tmp_path / "long.txt"))  # fmt: skip
    killed = 0
    for job in jobs * 4:
        busy_case.write_bytes(before)
        process = start(busy_case, *job)
        time.sleep(chance.uniform(0.5, 3))
        process.kill()
        killed += finished(process)[0] == -signal.SIGKILL
        assert is_sound(busy_case), job
        assert finished(start(busy_case, "undo"))[0] == 0  # and the next one may write
        for left in busy_case.parent.glob(f"*{busy_case.name}-journal"):
            left.unlink()
    assert killed > len(jobs)


@pytest.mark.deep
@pytest.mark.parametrize(
    "job",
    [("ingest", "film.mp4"), ("ingest", "in"), ("import", "many.bib"), ("transcribe", "Long", "long.txt")],
)
@pytest.mark.parametrize("room", [0, 300_000, 3_000_000])
def test_a_file_that_may_grow_no_more_is_told_and_the_case_is_whole(
    busy_case: Path, tmp_path: Path, job: tuple[str, ...], room: int
) -> None:
    import resource

    command, *arguments = job
    most = busy_case.stat().st_size + room
    program = [
        sys.executable,
        "-m",
        "casewright",
        command,
        busy_case,
        *(tmp_path / each if "." in each or each == "in" else each for each in arguments),
    ]
    ran = subprocess.run(
        [*program, "--json"], capture_output=True, text=True, timeout=120, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    document = json.loads(ran.stdout)
    assert "Traceback" not in ran.stderr
    assert "fault of Casewright" not in ran.stderr
    if ran.returncode == 2:
        assert (len(ran.stderr.splitlines()), sources_of(busy_case)) == (1, 1)
        assert document["error"]
    elif command == "ingest":
        assert sources_of(busy_case) == len(document["sources"]) + 1
    assert is_sound(busy_case)


@pytest.mark.deep
def test_two_processes_on_one_case_one_of_which_is_told_to_wait(busy_case: Path, tmp_path: Path) -> None:
    processes = [start(busy_case, "ingest", tmp_path / "in"), start(busy_case, "ingest", tmp_path / "in")]
    ended = sorted(finished(process) for process in processes)
    assert [code for code, _, _ in ended] == [0, 2]
    assert "is open for writing by" in json.loads(ended[1][1])["error"]
    assert sources_of(busy_case) == 201
    assert is_sound(busy_case)
