"""Whatever is asked for: one JSON document where it was asked for, one sentence, no hang, and the case as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import casewright

Command = Callable[..., Any]
REFUSED = [
    ("ingest", "CASE", "nowhere"),
    ("ingest", "CASE"),
    ("ingest", "CASE", "a.txt", "--reliability", "Z"),  # though the file is in the case already
    ("ingest", "CASE", "a.txt", "--method", "telepathy"),
    ("ingest", "CASE", "a.txt", "--title", "x\udcff"),
    ("ingest", "CASE", "CASE"),
    ("ingest", "CASE", "pipe"),
    ("read-again", "CASE", "nothing"),
    ("transcribe", "CASE", "A", "nowhere"),
    ("transcribe", "CASE", "A", "pipe"),
    ("transcribe", "CASE", "A", "."),
    ("suggest", "CASE", "A", "--only", "x"),
    ("import", "CASE", "pipe", "--format", "bibtex"),
    ("import", "CASE", "a.txt", "--format", "zzz"),
    ("export", "CASE", "-o", "CASE", "--format", "bibtex"),
    ("export", "CASE", "-o", "x.graphml", "--view", "nothing"),
    ("custody", "CASE", "nothing"),
    ("original", "CASE", "A", "-o", "a.txt"),
    ("without", "CASE", "nothing"),
    ("origins", "pipe"),
    ("cite", "CASE", "--style", "zzz"),
    ("apply", "CASE", "pipe"),
    ("custody", "CASE", "--nonsense"),
]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_a_refusal_is_one_sentence_and_with_json_one_document(
    arguments: tuple[str, ...],
    new_case: Path,
    tmp_path: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("a.txt").write_text("The ministry announced talks.")
    command("ingest", new_case, "a.txt", "--title", "A")
    before = new_case.read_bytes()
    asked = [str(new_case) if each == "CASE" else each for each in arguments]
    for more in ([], ["--json"]):
        ran = command(*asked, *more)
        assert ran.code == 2
        assert len(ran.err.strip().splitlines()) == 1
        assert new_case.read_bytes() == before
        assert (
            ran.document["error"] == ran.err.removeprefix("casewright: ").strip() if more else ran.out == ""
        )


def test_names_that_are_no_utf8_are_printed_on_any_terminal(new_case: Path, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "in")
    os.mkdir(folder)
    for name in (b"bad\xff.txt", "esc\x1b[31m ünï.txt".encode()):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"Some words of " + name.replace(b"\x1b", b""))
    with open(os.path.join(folder, b"empty\xff.pdf"), "wb"):
        pass
    for encoding in ("utf-8", "ascii"):
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        for more in ([], ["--json"]):
            program = [sys.executable, "-m", "casewright", "ingest", new_case, folder, *more]
            ran = subprocess.run(program, capture_output=True, env=environment, check=False)
            assert ran.returncode in (0, 1)  # the empty file fails once, and is known then
            assert ran.stderr == b""
            assert b"\x1b" not in ran.stdout
            if more:
                assert all(one["title"] for one in json.loads(ran.stdout)["sources"])


def test_what_a_failing_disk_leaves_is_reported_with_what_is_in(
    new_case: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from casewright.casefile.case import Case
    from casewright.model.errors import NoRoom

    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"Words {n}.")
    edit, done = Case.edit, iter(range(10))

    def until_full(case: Case, *arguments: Any) -> Any:
        if next(done) >= 2:
            raise NoRoom("There is no room left.")
        return edit(case, *arguments)

    monkeypatch.setattr(Case, "edit", until_full)
    files = [tmp_path / f"{n}.txt" for n in range(4)]
    ran = command("ingest", new_case, *files, "--json")
    assert (ran.code, ran.document["cancelled"]) == (1, True)
    assert [one["title"] for one in ran.document["sources"]] == ["Words 0.", "Words 1."]
    assert [one["reason"] for one in ran.document["failed"]] == ["There is no room left."]
    again = command("ingest", new_case, files[3], "--json")
    assert (again.code, again.document["error"]) == (2, "There is no room left.")


def test_a_case_that_another_process_holds_can_be_read_and_not_written(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    note = tmp_path / "a.txt"
    note.write_text("The ministry announced talks.")
    command("ingest", new_case, note, "--title", "A")
    (tmp_path / "t.txt").write_text("Words.")
    with casewright.open(new_case):
        before = new_case.read_bytes()
        for reading in (
            ("custody",),
            ("origins",),
            ("cite",),
            ("without", "A"),
            ("suggest", "A"),
            ("text", "A"),
        ):
            ran = command(reading[0], new_case, *reading[1:], "--json")
            assert (ran.code, ran.err) == (0, ""), reading
            assert "error" not in ran.document
        for writing in (
            ("ingest", note),
            ("read-again", "A"),
            ("transcribe", "A", tmp_path / "t.txt"),
            ("custody", "--verify"),
        ):
            ran = command(writing[0], new_case, *writing[1:], "--json")
            assert (ran.code, len(ran.err.splitlines())) == (2, 1), writing
            assert "is open for writing by" in ran.document["error"]
        assert new_case.read_bytes() == before
