"""The custody log: append-only, chained, outside the journal, truthful after undo."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright.casefile import custody
from casewright.casefile.case import Case
from casewright.casefile.custody import Act, custody_head, events
from casewright.casefile.custody_check import custody as custody_faults
from casewright.casefile.driver import DatabaseError
from casewright.casefile.originals import contents_of, save_original, verify_archived
from casewright.casefile.transaction import Transaction
from casewright.model.annotation import Tag
from casewright.model.errors import CaseError, DamagedCase, InvalidValue, NoSuchObject
from casewright.model.ids import new_id
from casewright.operations.captures import add_capture, add_source_text
from casewright.operations.sources import add_source

PAGE = b"%PDF-1.7 The port of Vell opens on Monday."


def put(case: Case, data: bytes = PAGE, name: str = "vell.pdf") -> str:
    """Archives bytes and returns their hash."""
    with case.edit("x") as tx:
        tx.add(Tag(name="x"))
        return tx.put_bytes(data, "application/pdf", name)[0]


def take_in(case: Case) -> tuple[str, UUID]:
    """A source with one capture and its text; returns hash and id of the capture."""
    with case.edit("add_source") as tx:
        source_id = add_source(tx, title="Notice")
        capture_id = add_capture(tx, source_id, data=PAGE, media_type="application/pdf", file_name="vell.pdf")
        add_source_text(tx, capture_id, text="The port opens.", tool="pdfium", tool_version="1")
    return hashlib.sha256(PAGE).hexdigest(), capture_id


def test_an_event_is_chained_as_the_berkeley_protocol_asks(case: Case) -> None:
    sha256 = put(case)
    put(case, b"other", "other.txt")
    first, second = events(case)
    assert (first.action, first.actor, first.sha256, first.result, first.note) == (
        "import", "M. Example", sha256, "archived", "vell.pdf")  # fmt: skip
    assert first.prev_hash == "0" * 64
    assert second.prev_hash == first.entry_hash
    canonical = json.dumps(
        {"action": "import", "actor": "M. Example", "at": first.at, "id": first.id.hex, "note": "vell.pdf",
         "result": "archived", "sha256": sha256}, separators=(",", ":"))  # fmt: skip
    assert first.entry_hash == hashlib.sha256(("0" * 64 + canonical).encode()).hexdigest()
    assert custody_faults(case)[0] == []


def test_bytes_received_again_are_logged_and_not_stored_twice(case: Case) -> None:
    put(case)
    put(case, name="again.pdf")
    assert [(one.result, one.note) for one in events(case)] == [
        ("archived", "vell.pdf"),
        ("held already", "again.pdf"),
    ]
    assert case.read("SELECT count(*) FROM archive") == [(1,)]


def test_undo_of_an_ingest_leaves_bytes_and_events(case: Case) -> None:
    sha256, _ = take_in(case)
    before = events(case)
    case.undo()
    assert case.read("SELECT * FROM source") == []
    assert case.archived(sha256) == PAGE
    assert events(case) == before
    case.redo()
    assert events(case) == before
    assert custody_faults(case)[0] == []


def test_an_edit_that_fails_leaves_no_event(case: Case) -> None:
    def fail(tx: Transaction) -> None:
        tx.put_bytes(PAGE, "application/pdf")
        raise InvalidValue("no")

    with pytest.raises(InvalidValue):
        case.run(fail)
    assert events(case) == []


@pytest.mark.parametrize("sql", ["UPDATE custody SET actor = 'x'", "DELETE FROM custody", "INSERT OR REPLACE INTO custody SELECT * FROM custody"])  # fmt: skip
def test_the_log_is_never_rewritten(case: Case, sql: str) -> None:
    put(case)
    writer = case._writer
    assert writer is not None
    with pytest.raises(InvalidValue, match="never rewritten"), writer.aside() as connection:
        connection.execute(sql)
    with pytest.raises(DatabaseError, match=r"outside an edit|never rewritten"):
        writer._connection.execute(sql)
    assert custody_faults(case)[0] == []


def test_an_event_out_of_line_is_refused(case: Case) -> None:
    put(case)
    writer = case._writer
    assert writer is not None
    with pytest.raises(InvalidValue, match="follows one that is not there"), writer.aside() as connection:
        connection.execute(
            "INSERT INTO custody (id, at, actor, action, sha256, result, prev_hash, entry_hash) "
            "VALUES (x'01', '', '', 'verify', '', '', 'ab', 'cd')"
        )


def test_verifying_logs_what_was_found_for_one_source_or_all(case: Case) -> None:
    sha256, _ = take_in(case)
    put(case, b"other")
    source_id = case.read("SELECT id FROM source")[0][0]
    told: list[tuple[int, int]] = []
    mine = contents_of(case, UUID(bytes=source_id))
    assert sha256 in mine
    assert len(mine) == 2
    found = verify_archived(case, mine, lambda done, whole: told.append((done, whole)), note="asked for")
    assert {one.result for one in found} == {"match"}
    assert told[-1][0] == told[-1][1] == sum(one.size for one in found)
    assert len(verify_archived(case)) == 3
    assert [one.note for one in events(case, [sha256]) if one.action == "verify"] == ["asked for", None]


def test_altered_and_missing_bytes_are_told_apart_and_logged(case: Case, path: Path) -> None:
    sha256, capture_id = take_in(case)
    case.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE archive_chunk SET data = zeroblob(length(data)) WHERE sha256 = ?", (sha256,))
    connection.commit()
    connection.close()
    with casewright.open(path, analyst="M. Example") as again:
        assert [one.result for one in verify_archived(again, [sha256, "ab" * 32])] == ["mismatch", "missing"]
        with pytest.raises(DamagedCase, match="nothing was written"):
            save_original(again, capture_id, path.parent / "out.pdf")
        assert [one.action for one in events(again, [sha256])] == ["import", "verify", "export"]
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]


def test_an_original_is_saved_byte_for_byte_and_logged(case: Case, tmp_path: Path) -> None:
    sha256, capture_id = take_in(case)
    out = tmp_path / "saved.pdf"
    save_original(case, capture_id, out)
    assert out.read_bytes() == PAGE
    last = events(case)[-1]
    assert (last.action, last.sha256, last.result, last.note) == (
        "export",
        sha256,
        "match",
        "saved as saved.pdf",
    )


def test_an_original_is_never_written_over_a_case_or_unasked(case: Case, tmp_path: Path) -> None:
    _, capture_id = take_in(case)
    out = tmp_path / "there.pdf"
    out.write_bytes(b"mine")
    with pytest.raises(CaseError, match="exists already"):
        save_original(case, capture_id, out)
    with pytest.raises(CaseError, match="is a case"):
        save_original(case, capture_id, case.path, replace=True)
    with pytest.raises(CaseError, match=r"cannot be used|may not be"):
        save_original(case, capture_id, tmp_path / "nowhere" / "x.pdf")
    with pytest.raises(NoSuchObject):
        save_original(case, new_id(), out, replace=True)
    assert out.read_bytes() == b"mine"
    save_original(case, capture_id, out, replace=True)
    assert out.read_bytes() == PAGE


def test_a_case_open_read_only_keeps_no_log(case: Case, path: Path, tmp_path: Path) -> None:
    sha256, capture_id = take_in(case)
    case.close()
    before = path.read_bytes()
    with casewright.open(path, read_only=True) as again:
        assert verify_archived(again, [sha256])[0].result == "match"
        save_original(again, capture_id, tmp_path / "out.pdf")
    assert path.read_bytes() == before


def test_the_head_moves_with_what_is_held_and_not_with_looking(case: Case) -> None:
    assert custody_head(case) is None
    put(case)
    head = custody_head(case)
    assert head == events(case)[0].entry_hash
    verify_archived(case)
    assert custody_head(case) == head
    put(case, b"other")
    assert custody_head(case) == events(case)[-1].entry_hash


def test_a_chain_forked_by_a_merge_is_sound_and_has_one_head(case: Case, path: Path) -> None:
    put(case)
    case.close()
    other = Path(shutil.copy(path, path.with_name("other.casewright")))
    with casewright.open(other, analyst="N. Other") as theirs:
        put(theirs, b"theirs")
        (brought,) = theirs.read("SELECT id, at, actor, action, sha256, result, note, prev_hash, entry_hash FROM custody WHERE seq = 2")  # fmt: skip
    with casewright.open(path, analyst="M. Example") as mine:
        put(mine, b"mine")
        verify_archived(mine)
        assert mine._writer is not None
        with mine._writer.aside() as connection:
            connection.execute("INSERT INTO custody (id, at, actor, action, sha256, result, note, prev_hash, entry_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", brought)  # fmt: skip
        log = events(mine)
        assert custody.chain_faults(log) == []
        heads = sorted([brought[8], log[1].entry_hash])
        assert custody_head(mine) == hashlib.sha256("".join(heads).encode()).hexdigest()


def test_notes_are_one_short_line_whatever_a_file_is_called(case: Case) -> None:
    put(case, name="a\n b\udcff" + "x" * 500)
    (event,) = events(case)
    assert event.note is not None
    assert event.note.startswith("a b?x")
    assert len(event.note) == 200
    assert custody_faults(case)[0] == []


def test_several_sources_in_one_step_are_one_commit(case: Case) -> None:
    with case.edit("ingest") as tx:
        for n in range(50):
            tx.put_bytes(b"%d" % n, "text/plain")
            tx.add(Tag(name=f"{n}"))
    assert len(events(case)) == 50
    assert len(case.history(10)) == 2 + len(
        case.read("SELECT 1 FROM change_set WHERE label_key = 'join_case'")
    )


def test_acts_outside_an_edit_are_no_step_of_the_history(case: Case) -> None:
    sha256 = put(case)
    steps = len(case.history(10))
    case.log_custody([Act("transfer", sha256, "match", "handed to the court")])
    assert len(case.history(10)) == steps
    assert case.undo_label() is not None
    assert events(case)[-1].action == "transfer"


def test_a_copy_of_the_case_is_logged_in_the_original_with_the_hash_of_its_file(
    case: Case, tmp_path: Path
) -> None:
    put(case)
    copy = tmp_path / "for the court.casewright"
    case.save_copy(copy)
    last = events(case)[-1]
    assert (last.action, last.note) == ("copy", "copied to for the court.casewright")
    assert last.sha256 == hashlib.sha256(copy.read_bytes()).hexdigest()
    assert custody_faults(case)[0] == []
