"""What the manual promises of every command: its JSON, its exit codes, one sentence for every refusal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]  # runs a command; answers with code, out, err and document (see conftest.py)
TEXT = "The ministry announced talks in April. Nothing was signed. 😀 После рата."


@pytest.fixture
def ingested(new_case: Path, tmp_path: Path, command: Command) -> tuple[Path, str]:
    document = tmp_path / "communique.txt"
    document.write_text(TEXT, "utf-8")
    ran = command("ingest", new_case, document, "--reliability", "B", "--publisher", "Ministry", "--json")
    assert ran.code == 0, ran.err
    return new_case, ran.document["sources"][0]["id"]


def test_new_creates_a_case_that_info_describes(new_case: Path, command: Command) -> None:
    info = command("info", new_case, "--json").document
    assert info["title"] == "Harbour"
    assert info["marking"] == "TLP:AMBER"
    assert info["encrypted"] is False
    assert info["size_bytes"] == new_case.stat().st_size
    assert {"entities", "links", "sources", "passages", "claims", "judgements", "briefs"} <= info[
        "counts"
    ].keys()


def test_new_refuses_a_file_that_exists_and_leaves_it_alone(new_case: Path, command: Command) -> None:
    before = new_case.read_bytes()
    ran = command("new", new_case)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert new_case.read_bytes() == before


def test_ingest_archives_and_text_prints_what_was_read(ingested: tuple[Path, str], command: Command) -> None:
    case, source = ingested
    ran = command("text", case, source, "--json")
    assert ran.document["text"] == TEXT
    title = command("search", case, "signed", "--kind", "source", "--json").document["hits"][0]["title"]
    assert command("text", case, title).out == TEXT + "\n"
    assert command("text", case, "No such title").code == 2
    assert command("info", case, "--json").document["counts"]["sources"] == 1


def test_ingest_says_which_files_failed_and_keeps_the_others(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Words.", "utf-8")
    ran = command("ingest", new_case, good, tmp_path / "missing.pdf", "--json")
    assert ran.code == 1
    assert [source["characters"] for source in ran.document["sources"]] == [len("Words.")]
    assert ran.document["failed"][0]["file"].endswith("missing.pdf")


def test_a_broken_pdf_keeps_its_bytes_and_says_why_it_could_not_be_read(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"nonsense " * 50)
    ran = command("ingest", new_case, broken, "--json")
    assert ran.code == 1
    assert ran.document["failed"][0]["reason"]
    assert ran.document["sources"][0]["characters"] == 0
    assert command("doctor", new_case, "--json").document["ok"]


def test_search_finds_words_of_a_source_with_a_snippet(ingested: tuple[Path, str], command: Command) -> None:
    case, source = ingested
    hits = command("search", case, "annou", "--json").document["hits"]
    assert hits[0]["type"] == "source"
    assert hits[0]["id"] == source
    assert "announced" in hits[0]["snippet"]


def test_history_undo_and_redo_speak_of_the_same_step(ingested: tuple[Path, str], command: Command) -> None:
    case, _ = ingested
    latest = command("history", case, "--json").document["change_sets"][0]
    assert {"id", "at", "analyst", "label", "kind", "changes"} <= latest.keys()
    assert command("undo", case, "--json").document["undone"]["id"] == latest["id"]
    assert command("info", case, "--json").document["counts"]["sources"] == 0
    assert command("redo", case, "--json").code == 0
    assert command("info", case, "--json").document["counts"]["sources"] == 1


def test_undo_of_nothing_is_refused_in_one_sentence(new_case: Path, command: Command) -> None:
    ran = command("undo", new_case)
    assert ran.code == 2
    assert ran.err == "casewright: There is nothing to undo.\n"


def test_check_reports_findings_with_exit_1_and_a_clean_case_with_0(
    ingested: tuple[Path, str], new_case: Path, command: Command
) -> None:
    assert command("check", new_case, "--json").document == {"findings": []}


def test_doctor_is_content_with_a_fresh_case(new_case: Path, command: Command) -> None:
    report = command("doctor", new_case, "--json").document
    assert report["ok"]
    assert all({"name", "ok", "detail"} <= check.keys() for check in report["checks"])


def test_doctor_makes_a_damaged_search_index_anew(ingested: tuple[Path, str], command: Command) -> None:
    case, source = ingested
    connection = sqlite3.connect(case)
    connection.executescript("UPDATE search_index_data SET block = zeroblob(length(block)) WHERE id > 10")
    connection.close()
    ran = command("search", case, "annou")
    assert ran.code == 2
    assert "doctor CASE --rebuild-index" in ran.err
    assert command("doctor", case).code == 1
    assert command("doctor", case, "--rebuild-index", "--json").document["ok"]
    assert command("search", case, "annou", "--json").document["hits"][0]["id"] == source


@pytest.mark.parametrize(
    "arguments",
    [
        ("info", "none.casewright"),
        ("text", "CASE", "not-an-id"),
        ("text", "CASE", "01890000-0000-7000-8000-000000000000"),
        ("brief", "CASE"),
        ("brief", "CASE", "no such brief"),
        ("apply", "CASE", "none.yaml"),
        ("verify", "none.pdf", "CASE"),
        ("history", "CASE", "--object", "x"),
        ("nonsense",),
        ("info",),
        ("search", "CASE", "x", "--limit", "0"),
        ("new", "no/such/folder/x.casewright"),
        ("new", "other.casewright", "--marking", "TLP:PINK"),
    ],
)
def test_a_refusal_is_exit_2_and_one_sentence(
    arguments: tuple[str, ...],
    new_case: Path,
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = new_case.read_bytes()
    ran = command(*(str(new_case) if argument == "CASE" else argument for argument in arguments))
    assert ran.code == 2
    assert ran.out == ""
    assert len(ran.err.strip().splitlines()) == 1
    assert "Traceback" not in ran.err
    assert new_case.read_bytes() == before
    assert list(tmp_path.glob(".*lock")) == []


def test_a_recipe_with_mistakes_is_refused_with_all_of_them(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    recipe = tmp_path / "recipe.yaml"
    recipe.write_text(
        "recipe: 1\nname: x\nentities:\n  - {key: a, kind: sate, name: A}\n  - {key: b, kind: prt, name: B}\n"
    )
    ran = command("apply", new_case, recipe, "--json")
    assert ran.code == 2
    first, second = ran.err.splitlines()
    assert "entities[0].kind (line 4)" in first
    assert "There is 1 more." in first
    assert second.startswith("  entities[1].kind (line 5): ")
    assert first == f"casewright: {ran.document['error']}"
    assert [second.strip()] == ran.document["further"]


def test_apply_says_what_failed_and_what_the_source_sets_differently(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    recipe = tmp_path / "recipe.yaml"
    recipe.write_text(
        'recipe: 1\nname: x\nsources: [{key: s, title: T, text: "The talks\\nwent on."}]\nclaims:\n'
        "  - {key: a, text: A., quotes: [{source: s, exact: The talks went on.}]}\n"
        "  - {key: b, text: B., quotes: [{source: s, exact: The talks were over.}]}\n"
    )
    ran = command("apply", new_case, recipe, "--json")
    assert ran.code == 1
    (adapted,), (failed,) = ran.document["normalised"], ran.document["failed"]
    assert (adapted["line"], adapted["exact"]) == (5, "The talks\nwent on.")
    assert (failed["place"], failed["line"]) == ("claims[1].quotes[0]", 6)
    undone = command("undo", new_case, "--json").document["undone"]["label"]
    redone = command("redo", new_case, "--json").document["redone"]["label"]
    assert undone == redone == "Applied a recipe"


def test_a_brief_is_never_written_over_a_case(new_case: Path, tmp_path: Path, command: Command) -> None:
    recipe = tmp_path / "recipe.yaml"
    recipe.write_text("recipe: 1\nname: x\nbriefs: [{key: b, title: T, sections: [{body: Words.}]}]\n")
    assert command("apply", new_case, recipe).code == 0
    renamed = tmp_path / "renamed.pdf"
    renamed.write_bytes(new_case.read_bytes())
    for case in (new_case, renamed):
        before = case.read_bytes()
        ran = command("brief", new_case, "-o", case)
        assert (ran.code, case.read_bytes() == before) == (2, True)
        assert "is a case" in ran.err


def test_search_refuses_a_kind_that_nothing_is_of(new_case: Path, command: Command) -> None:
    ran = command("search", new_case, "talks", "--kind", "entitty")
    assert ran.code == 2
    assert "did you mean entity" in ran.err


def test_issue_freezes_a_brief_unless_a_blocker_stands_against_it(new_case: Path, command: Command) -> None:
    recipe = new_case.with_name("brief.yaml")
    recipe.write_text(
        "recipe: 1\nname: brief\nbriefs:\n  - {key: b, title: Port, author: M. Ors, sections: [{title: X, body: One.}]}\n",
        "utf-8",
    )
    assert command("apply", new_case, recipe).code == 0
    stopped = command("issue", new_case, "Port", "--json")
    assert (stopped.code, stopped.document["issued"]) == (1, None)
    assert {each["rule"] for each in stopped.document["blockers"]} == {"BR01", "BR06"}
    assert command("issues", new_case, "--json").document == {"issues": []}
    ran = command("issue", new_case, "--correction", "A date.", "--json")
    assert ran.code in (1, 2)
    assert command("brief", new_case, "-o", new_case.with_name("x.pdf"), "--issue", "3").code == 2
