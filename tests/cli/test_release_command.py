"""`brief --max-marking` and `issue --releasable` from the command line, on the sample case."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import casewright
from casewright.casefile.queries.briefing import find_brief
from casewright.operations import briefs

Command = Callable[..., Any]


@pytest.fixture
def sample(sample_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_case, tmp_path / "sample.casewright"))


def test_a_releasable_version_says_what_it_leaves_out(sample: Path, command: Command, tmp_path: Path) -> None:
    out = tmp_path / "green.md"
    ran = command("brief", sample, "-o", out, "--max-marking", "TLP:GREEN", "--json")
    assert ran.code == 1, "blockers stand against it by itself: there is something to look at"
    release = ran.document["release"]
    assert release["marking"] == "TLP:GREEN"
    assert release["left_out"]["source"] == 3
    assert {each["why"] for each in release["objects"] if each["kind"] == "source"} == {"marked TLP:AMBER"}
    assert "BR01" in {each["rule"] for each in release["blockers"]}
    assert "Releasable at TLP:GREEN" in out.read_text("utf-8")
    assert "T-26/0188" not in out.read_text("utf-8")
    told = command("brief", sample, "-o", out, "--max-marking", "TLP:GREEN").out
    assert "Left out:" in told
    assert "Ship movement note 26-031" in told


def test_what_is_found_in_the_finished_file_is_told_and_nothing_is_written(
    sample: Path, command: Command, tmp_path: Path
) -> None:
    with casewright.open(sample, "Ana") as case:
        body = "The ship movement note 26-031, Marisela and Tavan, says so."
        case.run(briefs.add_section, find_brief(case, None), body=body, marking="TLP:GREEN")
    ran = command("brief", sample, "-o", tmp_path / "green.md", "--max-marking", "TLP:GREEN")
    assert ran.code == 2
    assert "still holds what it leaves out, and was not written: the title of a source" in ran.err
    assert not (tmp_path / "green.md").exists()


def test_the_customer_s_marking_is_offered(sample: Path, command: Command, tmp_path: Path) -> None:
    with casewright.open(sample, "Ana") as case:
        case.run(briefs.edit_brief, find_brief(case, None), max_marking="TLP:GREEN")
    ran = command("brief", sample, "-o", tmp_path / "whole.md")
    assert (
        "Its customer may receive no more than TLP:GREEN; --max-marking TLP:GREEN writes that version."
        in ran.err
    )


def test_an_unknown_marking_is_refused(sample: Path, command: Command, tmp_path: Path) -> None:
    ran = command("brief", sample, "-o", tmp_path / "x.md", "--max-marking", "SECRET")
    assert (ran.code, "There is no marking 'SECRET'" in ran.err) == (2, True)
