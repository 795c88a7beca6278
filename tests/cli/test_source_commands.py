"""ingest, read-again and transcribe: folders, the record of a capture, versions, and what they print."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import casewright

Command = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "within").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("The ministry announced talks.")
    (tmp_path / "in" / "within" / "b.csv").write_text("Port,Tonnes\nKarsel,112000\n")
    return tmp_path / "in"


def test_a_folder_is_taken_in_with_the_record_of_how_it_was_come_by(
    new_case: Path, folder: Path, command: Command
) -> None:
    ran = command("ingest", new_case, folder, "--captured-at", "2024-05-14", "--method", "scan", "--received-from",
                  "A colleague", "--completeness", "partial", "--json")  # fmt: skip
    assert ran.code == 0, ran.err
    assert [one["media_type"] for one in ran.document["sources"]] == ["text/plain", "text/csv"]
    assert (ran.document["failed"], ran.document["warnings"], ran.document["cancelled"]) == ([], [], False)
    with casewright.open(new_case, read_only=True) as case:
        assert case.read("SELECT DISTINCT captured_at, method, received_from, completeness FROM capture") == [
            ("2024-05-14", "scan", "A colleague", "partial")
        ]


def test_an_unknown_method_is_refused_and_nothing_is_changed(
    new_case: Path, folder: Path, command: Command
) -> None:
    ran = command("ingest", new_case, folder, "--method", "telepathy")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert command("info", new_case, "--json").document["counts"]["sources"] == 0


def test_a_new_version_is_named_as_one(new_case: Path, folder: Path, command: Command) -> None:
    command("ingest", new_case, folder / "a.txt", "--title", "Talks")
    (folder / "c.txt").write_text("The ministry announced further talks.")
    ran = command("ingest", new_case, folder / "c.txt", "--version-of", "Talks", "--json")
    (one,) = ran.document["sources"]
    assert one["version_of"] == one["id"]
    assert "a new version" in command("ingest", new_case, folder / "within", "--version-of", "Talks").out


def test_standard_input_is_taken_in(
    new_case: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO("Größe".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    ran = command("ingest", new_case, "-", "--title", "Pasted", "--json")
    assert (ran.document["sources"][0]["characters"], ran.document["sources"][0]["title"]) == (5, "Pasted")


def test_a_picture_is_transcribed_and_its_words_are_printed(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    assert command("ingest", new_case, picture, "--title", "Photo").code == 1
    words = tmp_path / "words.txt"
    words.write_text("112,000 tonnes", "utf-8-sig")
    ran = command("transcribe", new_case, "Photo", words, "--language", "en", "--json")
    assert ran.document["characters"] == 14
    assert command("text", new_case, "Photo").out.strip() == "112,000 tonnes"
    words.write_bytes(b"\xff\xfe\xff")
    assert command("transcribe", new_case, "Photo", words).code == 2


def test_reading_again_says_whether_it_changed_anything(
    new_case: Path, folder: Path, command: Command
) -> None:
    command("ingest", new_case, folder / "a.txt", "--title", "Talks")
    ran = command("read-again", new_case, "Talks", "--json")
    assert (ran.code, ran.document["source_text"]) == (0, None)
    assert command("read-again", new_case, "Talks").out.strip() == "It reads as before."


@pytest.mark.deep
def test_ctrl_c_leaves_whole_sources_and_says_so(new_case: Path, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for n in range(400):
        (many / f"{n}.html").write_bytes(b"<!doctype html>" + b"<p>words %d</p>" % n * 2000)
    started = subprocess.Popen(
        [sys.executable, "-m", "casewright", "ingest", new_case, many, "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ}, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while sqlite3.connect(new_case).execute("SELECT count(*) FROM source").fetchone()[0] < 5:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    os.killpg(started.pid, signal.SIGINT)
    _out, err = started.communicate(timeout=60)
    assert started.returncode == 1, err
    assert b"stopped; what had been archived by then stays" in err
    with casewright.open(new_case, read_only=True) as case:
        sources, captures, texts = (
            case.read(f"SELECT count(*) FROM {table}")[0][0] for table in ("source", "capture", "source_text")
        )
        assert 5 <= sources < 400
        assert sources == captures == texts
