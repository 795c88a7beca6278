"""Web Annotations on the command line: JSON, exit codes, one sentence for every refusal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import casewright
from casewright.casefile.queries.source_texts import source_text
from casewright.operations import passages

Command = Callable[..., Any]
TEXT = "The ministry announced talks in April. Nothing was signed. 😀 После рата."


def made(new_case: Path, tmp_path: Path, command: Command) -> str:
    """A source with one passage; its id."""
    document = tmp_path / "communique.txt"
    document.write_text(TEXT, "utf-8")
    source = command("ingest", new_case, document, "--json").document["sources"][0]["id"]
    with casewright.open(new_case, analyst="Ana") as case:
        from uuid import UUID

        text = source_text(case, UUID(source))
        case.run(passages.quote, text.id, exact="Nothing was signed. 😀", note="So they say.")
    return str(source)


def test_passages_go_out_and_come_back(new_case: Path, tmp_path: Path, command: Command) -> None:
    source = made(new_case, tmp_path, command)
    out = tmp_path / "out.json"
    ran = command("export", new_case, "-o", out, "--format", "web-annotations", "--source", source, "--json")
    assert (ran.code, ran.document["written"], ran.document["not_representable"]) == (0, {"passage": 1}, [])
    again = command("import", new_case, out, "--format", "web-annotations", "--json")
    assert (again.code, again.document["created"], again.document["updated"]) == (0, {}, {})
    assert again.document["unchanged"] == {"passage": 1}
    assert command("undo", new_case, "--json").document["undone"]["label"] == "Quoted a passage"
    back = command("import", new_case, out, "--format", "web-annotations", "--json")
    assert (back.code, back.document["created"], back.document["skipped"]) == (0, {"passage": 1}, [])
    assert "Imported a file" in command("history", new_case).out


def test_what_was_skipped_is_exit_1_with_row_and_reason(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    made(new_case, tmp_path, command)
    path = tmp_path / "other.jsonld"
    path.write_text(json.dumps({"id": "a1", "target": "https://elsewhere.example/"}), "utf-8")
    ran = command("import", new_case, path, "--json")
    assert (ran.code, [each["row"] for each in ran.document["skipped"]]) == (1, ["a1"])
    assert "a1: It is about the document as a whole" in command("import", new_case, path).out


def test_a_file_that_is_no_annotations_is_one_sentence_and_exit_2(
    new_case: Path, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "other.jsonld"
    path.write_text("not json", "utf-8")
    before = new_case.read_bytes()
    ran = command("import", new_case, path)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert new_case.read_bytes() == before
