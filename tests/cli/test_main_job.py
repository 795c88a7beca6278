"""What the README's first command does, and the proof it promises: every number leads to words that hash as recorded."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import casewright
from casewright.brief.manifest import FILE_NAME
from casewright.exchange.recipe import apply_recipe
from casewright.model.resources import resource_path
from casewright.proof.attached import read_manifest

Run = Callable[..., tuple[int, dict[str, Any]]]
Command = Callable[..., Any]
LEAST = {
    "entities": 40,
    "links": 80,
    "sources": 12,
    "claims": 60,
    "judgements": 3,
    "briefs": 1,
    "graph_views": 2,
    "boards": 1,
}


def run_apart(*arguments: object) -> tuple[int, dict[str, Any]]:
    """A command in a process of its own, as a script would run it."""
    ran = subprocess.run(
        [sys.executable, "-m", "casewright", *map(str, arguments), "--json"],
        capture_output=True, text=True, timeout=300, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert ran.returncode in (0, 1), ran.stderr
    return ran.returncode, json.loads(ran.stdout)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    code, made = run_apart("demo", "--out", tmp_path_factory.mktemp("demo"), "--no-window")
    assert code == 0
    return Path(made["case"]), Path(made["brief"])


def copy_of(case: Path, folder: Path) -> Path:
    return Path(shutil.copy(case, folder / "copy.casewright"))


@pytest.fixture
def run(command: Command) -> Run:
    """A command in this process, with the document it prints."""

    def go(*arguments: object) -> tuple[int, dict[str, Any]]:
        ran = command(*arguments, "--json")
        assert ran.code in (0, 1), ran.err
        return ran.code, ran.document

    return go


def test_the_sample_case_holds_what_a_case_holds_and_the_doctor_is_content(
    demo: tuple[Path, Path], run: Run
) -> None:
    counts = run("info", demo[0])[1]["counts"]
    assert {name: counts[name] for name, least in LEAST.items() if counts[name] < least} == {}
    assert run("doctor", demo[0])[1]["ok"]


def test_without_a_display_the_first_command_says_where_the_files_are(demo: tuple[Path, Path]) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, "-m", "casewright", "demo", "--out", str(demo[0].parent)]
    ran = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert ran.returncode == 0, ran.stderr
    assert str(demo[0]) in ran.stdout
    assert str(demo[1]) in ran.stdout
    assert "There is no display" in ran.stderr


def test_the_sample_recipe_applied_again_changes_nothing(demo: tuple[Path, Path], tmp_path: Path) -> None:
    with casewright.open(copy_of(demo[0], tmp_path)) as case:
        before = len(case.history(1000))
        result = apply_recipe(case, resource_path("sample", "varn-closer-ties.yaml"))
        assert (sum(result.created.values()), result.failed) == (0, [])
        assert len(case.history(1000)) == before


def test_every_number_of_the_brief_leads_to_words_in_an_archived_source(demo: tuple[Path, Path]) -> None:
    manifest = read_manifest(demo[1])
    with casewright.open(demo[0], read_only=True) as case:
        for quote in manifest["quotes"]:
            text = case.text_of(quote["text_sha256"])
            assert text[quote["start"] : quote["end"]] == quote["exact"]
            archived = case.archived(quote["archive_sha256"])
            assert hashlib.sha256(archived).hexdigest() == quote["archive_sha256"]
    numbers = {quote["number"] for quote in manifest["quotes"]}
    assert numbers == set(range(1, len(numbers) + 1))
    assert len(numbers) >= 12


def test_verify_says_exact_for_all(demo: tuple[Path, Path]) -> None:
    code, report = run_apart("verify", demo[1], demo[0])
    assert code == 0
    assert report["ok"]
    assert {quote["verdict"] for quote in report["quotes"]} == {"exact"}


def test_the_same_case_gives_the_same_bytes(demo: tuple[Path, Path], tmp_path: Path) -> None:
    digest = run_apart("brief", demo[0], "-o", tmp_path / "again.pdf")[1]["sha256"]
    assert digest == hashlib.sha256(demo[1].read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["brief.html", "brief.md"])
def test_html_and_markdown_have_the_same_numbers_as_the_pdf(
    demo: tuple[Path, Path], tmp_path: Path, run: Run, name: str
) -> None:
    report = run("brief", demo[0], "-o", tmp_path / name)[1]
    assert report["manifest"] == read_manifest(demo[1])
    text = (tmp_path / name).read_text("utf-8")
    longest = [max(re.findall(r"\w+", quote["exact"]), key=len) for quote in report["manifest"]["quotes"]]
    assert [word for word in longest if word not in text] == []


def test_one_changed_word_in_the_manifest_is_named(demo: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    manifest = read_manifest(demo[1])
    changed = manifest["quotes"][3]
    changed["exact"] = changed["exact"].replace(" ", " not ", 1)
    forged = tmp_path / "forged.pdf"
    with pikepdf.open(demo[1]) as pdf:
        pdf.attachments[FILE_NAME] = pikepdf.AttachedFileSpec(
            pdf, json.dumps(manifest).encode(), filename=FILE_NAME
        )
        pdf.save(forged)
    code, report = run("verify", forged, demo[0])
    assert code == 1
    assert not report["ok"]
    verdicts = {quote["passage_id"]: quote["verdict"] for quote in report["quotes"]}
    assert verdicts.pop(changed["passage_id"]) == "altered"
    assert set(verdicts.values()) == {"exact"}


def test_a_quotation_moved_to_another_source_is_named(
    demo: tuple[Path, Path], tmp_path: Path, run: Run
) -> None:
    manifest = read_manifest(demo[1])
    moved = manifest["quotes"][0]
    other = next(quote for quote in manifest["quotes"] if quote["source_id"] != moved["source_id"])
    moved.update(
        {name: other[name] for name in ("source_id", "text_sha256", "archive_sha256", "start", "end")}
    )
    forged = tmp_path / "forged.pdf"
    with pikepdf.open(demo[1]) as pdf:
        pdf.attachments[FILE_NAME] = pikepdf.AttachedFileSpec(
            pdf, json.dumps(manifest).encode(), filename=FILE_NAME
        )
        pdf.save(forged)
    verdicts = {
        quote["passage_id"]: quote["verdict"] for quote in run("verify", forged, demo[0])[1]["quotes"]
    }
    assert verdicts[moved["passage_id"]] == "other source"


def test_one_byte_of_an_archived_source_is_named(demo: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    spoiled = copy_of(demo[0], tmp_path)
    quote = read_manifest(demo[1])["quotes"][0]
    connection = sqlite3.connect(spoiled)
    sha256 = quote["archive_sha256"]
    data = bytearray(
        connection.execute("SELECT data FROM archive_chunk WHERE sha256 = ?", (sha256,)).fetchone()[0]
    )
    data[10] ^= 1
    connection.execute("UPDATE archive_chunk SET data = ? WHERE sha256 = ?", (bytes(data), sha256))
    connection.commit()
    connection.close()
    report = run("verify", demo[1], spoiled)[1]
    changed = {quote["number"] for quote in report["quotes"] if quote["verdict"] == "source changed"}
    assert changed == {quote["number"]}
    assert Counter(q["verdict"] for q in report["quotes"]).keys() == {"exact", "source changed"}
    checks = {check["name"]: check["ok"] for check in run("doctor", spoiled)[1]["checks"]}
    assert checks["archived bytes"] is False


def test_a_brief_of_another_case_is_refused(
    demo: tuple[Path, Path], tmp_path: Path, command: Command
) -> None:
    other = tmp_path / "other.casewright"
    casewright.create(other, "Other").close()
    ran = command("verify", demo[1], other)
    assert ran.code == 2
    assert "another case" in ran.err
