"""What a brief rests on is verified before it is written, and it carries a head of the case's custody log away."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright.brief.export import export_brief
from casewright.casefile.custody import custody_head, events
from casewright.model.citation_tokens import token
from casewright.model.errors import DamagedCase
from casewright.operations.briefs import add_brief, add_section
from casewright.operations.captures import add_capture, add_source_text
from casewright.operations.passages import quote
from casewright.operations.sources import add_source
from casewright.proof.attached import read_manifest
from casewright.proof.evidence import custody_verdict

TEXT = "The port of Vell opens on Monday. Nothing was said of tolls."


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, UUID]:
    """A closed case with one cited source and one that is not cited, and its brief."""
    path = tmp_path / "harbour.casewright"
    with casewright.create(path, "Harbour", analyst="M. Example") as case, case.edit("ingest") as tx:
        for title, data in (("Notice", TEXT), ("Other", "unquoted")):
            source = add_source(tx, title=title, reliability="B")
            capture = add_capture(
                tx, source, data=data.encode() + b" ", media_type="text/plain", file_name="a.txt"
            )
            text = add_source_text(tx, capture, text=data, tool="plain", tool_version="1")
            if title == "Notice":
                passage = quote(tx, text, start=0, end=33)
        brief = add_brief(tx, title="The port opens")
        add_section(tx, brief, title="What is known", body=f"It opens.{token('passage', passage)}")
    return path, brief


def test_an_export_verifies_what_is_cited_and_only_a_writable_case_logs_it(
    made: tuple[Path, UUID], tmp_path: Path
) -> None:
    path, brief = made
    with casewright.open(path, read_only=True) as case:
        export_brief(case, brief, tmp_path / "one.pdf")
        assert {one.action for one in events(case)} == {"import"}
    with casewright.open(path) as case:
        export_brief(case, brief, tmp_path / "two.pdf")
        verified = [one for one in events(case) if one.action == "verify"]
        assert [one.result for one in verified] == [
            "match",
            "match",
        ]  # the file and its text; not the other source
        export_brief(case, brief, tmp_path / "three.pdf", verify=False)
        assert len([one for one in events(case) if one.action == "verify"]) == 2
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_no_brief_is_written_on_a_source_that_was_altered(made: tuple[Path, UUID], tmp_path: Path) -> None:
    path, brief = made
    connection = sqlite3.connect(path)
    connection.execute(
        "UPDATE archive_chunk SET data = zeroblob(length(data)) WHERE length(data) = ?", (len(TEXT) + 1,)
    )
    connection.commit()
    connection.close()
    with (
        casewright.open(path) as case,
        pytest.raises(DamagedCase, match=r"“Notice” is not as it was archived"),
    ):
        export_brief(case, brief, tmp_path / "brief.pdf")
    assert not (tmp_path / "brief.pdf").exists()


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_the_head_of_the_log_is_printed(made: tuple[Path, UUID], tmp_path: Path, suffix: str) -> None:
    path, brief = made
    with casewright.open(path) as case:
        export_brief(case, brief, tmp_path / f"brief.{suffix}", suffix)
        assert custody_head(case) in (tmp_path / f"brief.{suffix}").read_text("utf-8")


def test_a_brief_tells_whether_the_log_was_altered_since(made: tuple[Path, UUID], tmp_path: Path) -> None:
    path, brief = made
    pdf = tmp_path / "brief.pdf"
    with casewright.open(path) as case:
        head = export_brief(case, brief, pdf).manifest["custody_head"]
        assert head == custody_head(case)
        with case.edit("more") as tx:
            add_capture(tx, add_source(tx, title="x"), data=b"more", media_type="text/plain", file_name="b")
        assert custody_head(case) != head
        assert custody_verdict(read_manifest(pdf), case) is True
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM custody WHERE entry_hash = ?", (head,))
    connection.commit()
    connection.close()
    with casewright.open(path, read_only=True) as case:
        assert custody_verdict(read_manifest(pdf), case) is False
