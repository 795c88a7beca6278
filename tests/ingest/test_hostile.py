"""Documents made to do harm: nothing goes down, no cap is passed, and each is kept with its bytes, hash and a plain reason."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from casewright.cli.main import run
from casewright.ingest.child import child_environment
from casewright.ingest.extraction import USUAL, Caps
from casewright.ingest.reading import DocumentReader

TEXT_IN_SPITE_OF_ALL = {
    "nested 20000 deep.html", "attributes.html", "one attribute of 20 MB.html", "entities.xml", "5000 attachments.eml",
    "a header of 10 MB.eml", "100000 headers.eml", "one cell of 30 MB.csv", "a million columns.csv",
    "one line of 60 MB.txt", "seven letters.utf7.html", "no page.mhtml",
}  # fmt: skip


def taken_in(which: str, folder: Path, seconds: float) -> dict[str, Any]:
    program = [
        sys.executable,
        str(Path(__file__).with_name("taking_in_hostile.py")),
        which,
        str(folder),
        str(seconds),
    ]
    told = subprocess.run(program, capture_output=True, env=child_environment(), check=False)
    assert told.returncode == 0, told.stderr.decode()
    result: dict[str, Any] = json.loads(told.stdout)
    return result


def hold(result: dict[str, Any], seconds: float) -> None:
    """Every file is a source with its own bytes; a text within its cap, or one sentence that says why there is none."""
    assert result["not archived"] == []
    for name, sha256 in result["hashes"].items():
        kept, failure, characters = result["sources"][name]
        assert kept == sha256
        assert sha256 in result["whole"]
        assert characters <= USUAL.characters
        if failure is not None:
            assert failure.endswith(".")
            assert "\n" not in failure
            assert "Traceback" not in failure
            assert characters == 0
    assert result["memory of the child"] <= USUAL.memory
    assert result["slowest"] <= seconds + 15  # and the time to archive a few hundred megabytes


@pytest.mark.parametrize("which", ["FEW", pytest.param("QUICK", marks=pytest.mark.deep)])
def test_a_folder_of_hostile_documents_is_taken_in_within_the_caps(tmp_path: Path, which: str) -> None:
    result = taken_in(which, tmp_path, 4)
    hold(result, 4)
    read = {name for name, (_, failure, _) in result["sources"].items() if failure is None}
    assert read & result["hashes"].keys() == TEXT_IN_SPITE_OF_ALL & result["hashes"].keys()


@pytest.mark.deep
def test_documents_that_use_up_their_time_or_memory_are_stopped_at_the_caps(tmp_path: Path) -> None:
    result = taken_in("SLOW", tmp_path, USUAL.seconds)
    hold(result, USUAL.seconds)
    assert (
        result["memory of the application"] <= 900_000_000
    )  # a mail of 210 MB is on its way to the child and the archive


def test_the_command_takes_hostile_documents_and_says_what_failed(
    tmp_path: Path, hostile: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = ["swells.docx", "spans everything.xlsx", "mails in mails.eml", "picture of 10 billion pixels.png",
             "attributes.html"]  # fmt: skip
    for name in names:
        (folder / name).write_bytes(hostile.QUICK[name]())
    case = tmp_path / "c.casewright"

    def command(*arguments: object) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = run([*map(str, arguments), "--json"], show=lambda path, analyst: 0)
        return code, json.loads(capsys.readouterr().out)

    command("new", case, "--title", "x")
    code, said = command("ingest", case, folder)
    assert code == 1
    assert len(said["sources"]) == 5
    assert {Path(one["file"]).name: one["reason"].split(" ")[0] for one in said["failed"]} == {
        "swells.docx": "The", "spans everything.xlsx": "The", "mails in mails.eml": "The",
        "picture of 10 billion pixels.png": "The",
    }  # fmt: skip
    assert command("doctor", case)[1]["ok"]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The document after a few of the accidents that befall files: bits turned, pieces cut out, doubled or moved."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(changed)), chance.randint(1, 60)
        kind = chance.randrange(5)
        if kind == 0:
            changed[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            changed[at : at + length] = b""
        elif kind == 2:
            changed[at:at] = changed[at : at + length] * chance.randint(1, 40)
        elif kind == 3:
            changed[at : at + length] = chance.randbytes(length)
        else:
            del changed[at + 1 :]
        if not changed:
            return b"x"
    return bytes(changed)


def fuzz(makers: dict[str, Callable[[], bytes]], rounds: int, seed: int) -> int:
    """How many mutants gave a text; none may do anything but that or give a sentence."""
    read = 0
    with DocumentReader(Caps(seconds=5)) as reader:
        for name, make in makers.items():
            original = make()
            chance = random.Random(f"{seed} {name}")
            for _ in range(rounds):
                got = reader.read(mutated(original, chance), file_name=name)
                assert got.failure is None or (got.failure.endswith(".") and not got.text)
                read += got.failure is None
    return read


def test_mutants_of_every_format_are_read_or_refused_in_a_sentence(samples: ModuleType) -> None:
    assert fuzz(samples.DOCUMENTS, 12, 1) > 40


@pytest.mark.deep
def test_many_mutants_of_every_format_are_read_or_refused_in_a_sentence(samples: ModuleType) -> None:
    assert fuzz(samples.DOCUMENTS, 300, 2) > 1000
