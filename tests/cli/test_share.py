"""`casewright share` as the manual promises it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.fixture
def sample(sample_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_case, tmp_path / "sample.casewright"))


def test_a_copy_opens_is_whole_and_its_brief_is_that_of_the_case(
    sample: Path, tmp_path: Path, command: Command
) -> None:
    out = tmp_path / "clean.casewright"
    ran = command(
        "share", sample, "-o", out, "--max-marking", "TLP:AMBER", "--for", "Border police", "--json"
    )
    assert ran.code == 0, ran.err
    assert ran.document["kept"]["entities"] >= 40
    assert ran.document["withheld"] == {}
    assert ran.document["scan"]["ok"] is True
    assert command("doctor", out, "--json").document["ok"]
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    first = command("brief", sample, "-o", one, "--json").document
    second = command("brief", out, "-o", other, "--json").document
    assert first["pages"] == second["pages"]
    assert [each["exact"] for each in first["manifest"]["quotes"]] == [
        each["exact"] for each in second["manifest"]["quotes"]
    ]
    assert command("verify", other, out, "--json").document["ok"]
    merged = command("merge", sample, out, "-o", tmp_path / "merged.casewright")
    assert (merged.code, "no history in common" in merged.err) == (2, True)
    log = command("custody", sample, "--json").document["events"]
    assert log[-1]["action"] == "share"
    assert log[-1]["sha256"] == ran.document["sha256"]
    assert log[-1]["note"] == "for Border police; as clean.casewright"


def test_a_dry_run_counts_writes_nothing_and_says_no_word_of_what_stays(
    sample: Path, tmp_path: Path, command: Command
) -> None:
    before = sample.read_bytes()
    ran = command("share", sample, "--max-marking", "TLP:GREEN", "--dry-run", "--json")
    assert ran.code == 0
    assert sum(ran.document["withheld"].values()) == len(ran.document["objects"]) > 100
    assert ran.document["objects"][0].keys() == {"object_type", "object_id", "reason"}
    assert ran.document["scan"] is None
    assert sample.read_bytes() == before
    lines = command("share", sample, "--max-marking", "TLP:GREEN", "--dry-run").out
    assert "stay: marked higher." in lines


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--max-marking", "TLP:PURPLE"], "TLP:PURPLE"),
        (["--max-marking", "TLP:RED", "--only", "No such title"], "No such title"),
        (["--max-marking", "TLP:RED", "--about", "no one"], "no one"),
    ],
)
def test_what_cannot_be_shared_is_refused_in_one_sentence(
    arguments: list[str], words: str, sample: Path, tmp_path: Path, command: Command
) -> None:
    ran = command("share", sample, "-o", tmp_path / "x.casewright", *arguments)
    assert ran.code == 2
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not (tmp_path / "x.casewright").exists()


def test_neither_a_file_that_is_there_nor_the_case_itself_is_written_over(
    sample: Path, tmp_path: Path, command: Command
) -> None:
    other = tmp_path / "there.casewright"
    other.write_text("x")
    before = sample.read_bytes()
    assert command("share", sample, "-o", other, "--max-marking", "TLP:RED").code == 2
    assert command("share", sample, "-o", sample, "--max-marking", "TLP:RED", "--replace").code == 2
    assert (other.read_text(), sample.read_bytes()) == ("x", before)
    assert command("share", sample, "-o", other, "--max-marking", "TLP:RED", "--replace").code == 0


def test_a_selection_with_pseudonyms_that_are_kept_for_the_next_copy(
    sample: Path, tmp_path: Path, command: Command
) -> None:
    out, file = tmp_path / "clean.casewright", tmp_path / "keep.json"
    ran = command("share", sample, "-o", out, "--max-marking", "TLP:AMBER", "--about", "Tirazan",
                  "--pseudonym", "Tirazan", "--pseudonym-file", file, "--new-ids", "--title", "For you", "--json")  # fmt: skip
    assert ran.code == 0, ran.err
    assert ran.document["ids"] == "new"
    assert list(json.loads(file.read_text("utf-8"))) == ["Tirazan"]
    assert not re.search(rb"Tirazan(?![a-z])", out.read_bytes())
    assert "tirazanian" in ran.document["scan"]["resembling"], "another form of the name is left to a person"
    info = command("info", out, "--json").document
    assert info["title"] == "For you"
    assert 1 <= info["counts"]["entities"] < 70
    assert command("doctor", out, "--json").document["ok"]


def test_the_copy_of_an_encrypted_case_has_a_passphrase_of_its_own_or_is_chosen_to_be_in_clear(
    sample: Path, tmp_path: Path, command: Command
) -> None:
    own, given = tmp_path / "own.txt", tmp_path / "given.txt"
    own.write_text("a long passphrase of the case\n")
    given.write_text("another one for the copy\n")
    assert command("encrypt", sample, "--new-passphrase-file", own).code == 0
    out, clear = tmp_path / "clean.casewright", tmp_path / "clear.casewright"
    asked = ("share", sample, "--max-marking", "TLP:AMBER", "--passphrase-file", own)
    assert "encrypted" in command(*asked, "-o", out).err
    assert not out.exists()
    ran = command(*asked, "-o", out, "--new-passphrase-file", given, "--json")
    assert ran.code == 0, ran.err
    assert ran.document["encrypted"] is True
    assert command("doctor", out, "--passphrase-file", own).code == 2
    assert command("doctor", out, "--passphrase-file", given, "--json").document["ok"]
    assert command(*asked, "-o", clear, "--in-clear").code == 0
    assert command("doctor", clear, "--json").document["ok"]
    assert {each.name for each in tmp_path.glob(".*")} == set()
