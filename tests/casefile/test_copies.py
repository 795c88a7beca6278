"""Copies, back-ups before a migration, and the migration of older formats."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

import casewright
from casewright.casefile import migration
from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.casefile.schema import APPLICATION_ID, FORMAT_VERSION
from casewright.model.annotation import Note
from casewright.model.errors import CaseError, CaseLocked

OLDER = FORMAT_VERSION - 1
STEP = f"{OLDER:04}.sql"
FORMATS = Path(__file__).parent / "formats"


def _note(case: Case, text: str) -> None:
    with case.edit("note") as tx:
        tx.add(Note(text=text))


def test_a_copy_is_a_whole_case_of_its_own(case: Case, tmp_path: Path) -> None:
    _note(case, "one")
    case.save_copy(tmp_path / "copy.casewright")
    _note(case, "two")
    with casewright.open(tmp_path / "copy.casewright", analyst="M. Example") as copy:
        assert (copy.case_id, copy.read("SELECT text FROM note")) == (case.case_id, [("one",)])
        assert all(check.ok for check in examine(copy))
        copy.undo()
        assert copy.read("SELECT text FROM note") == []
    connection = sqlite3.connect(tmp_path / "copy.casewright")
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT_VERSION
    connection.close()


def test_a_copy_is_taken_while_an_edit_is_under_way_and_holds_what_was_committed(
    case: Case, tmp_path: Path
) -> None:
    with case.edit("note") as tx:
        tx.add(Note(text="half"))
        case.save_copy(tmp_path / "copy.casewright")
    with casewright.open(tmp_path / "copy.casewright", read_only=True) as copy:
        assert copy.read("SELECT text FROM note") == []


def test_a_copy_overwrites_only_when_told_and_never_an_open_case_or_itself(
    case: Case, template: Path, tmp_path: Path
) -> None:
    target = Path(shutil.copy(template, tmp_path / "target.casewright"))
    before = target.read_bytes()
    with pytest.raises(CaseError, match="exists already"):
        case.save_copy(target)
    with casewright.open(target, analyst="Ana"), pytest.raises(CaseLocked, match="open for writing by Ana"):
        case.save_copy(target, replace=True)
    with pytest.raises(CaseError, match="is the case itself"):
        case.save_copy(case.path, replace=True)
    with pytest.raises(CaseError):
        case.save_copy(tmp_path / "none" / "x.casewright")
    assert target.read_bytes() == before
    _note(case, "new")
    case.save_copy(target, replace=True)
    with casewright.open(target, read_only=True) as copy:
        assert copy.read("SELECT text FROM note") == [("new",)]
    assert not list(tmp_path.glob(".*.copying"))


@pytest.fixture
def older(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A case of a made-up older format, which lacked two indexes, and the step that leads from it to today's."""
    with casewright.open(path, analyst="M. Example") as case:
        _note(case, "kept")
    connection = sqlite3.connect(path)
    connection.executescript(
        f"DROP INDEX ix_link_kind; DROP INDEX ix_note_object_id; PRAGMA user_version = {OLDER};"
    )
    connection.close()
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / STEP).write_text(
        "CREATE INDEX ix_link_kind ON link (kind);\nCREATE INDEX ix_note_object_id ON note (object_id);\n"
    )
    monkeypatch.setattr(migration, "STEPS", steps)
    return path


def test_an_older_format_is_brought_up_to_date_and_the_old_file_kept(older: Path) -> None:
    kept = migration.migrate(Access(older), OLDER, FORMAT_VERSION)
    assert kept.name == f"harbour (format {OLDER}).casewright"
    connection = sqlite3.connect(older)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT_VERSION
    connection.close()
    with casewright.open(older) as case:
        assert case.read("SELECT text FROM note") == [("kept",)]
        assert all(check.ok for check in examine(case))
    old = sqlite3.connect(kept)
    assert old.execute("SELECT text FROM note").fetchall() == [("kept",)]
    assert old.execute("PRAGMA user_version").fetchone()[0] == OLDER
    old.close()


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("CREATE INDEX ix_link_kind ON link (kind);\nCREATE INDEX nonsense ON link (nothing);\n", "nothing"),
        ("CREATE INDEX ix_link_kind ON link (kind);\n", "is missing"),
        ("CREATE INDEX ix_link_kind ON link (kind);\nCREATE INDEX ix_note_object_id ON note (object_id);\n"
         "INSERT INTO tagging VALUES (x'01', x'02', 'entity', x'03');\n", "could not be brought to the new format"),
    ],
    ids=["a mistake in a step", "a step too few", "a step that breaks a reference"],
)  # fmt: skip
def test_a_migration_that_fails_leaves_the_case_as_it_was(older: Path, step: str, said: str) -> None:
    (migration.STEPS / STEP).write_text(step)
    before = older.read_bytes()
    with pytest.raises(Exception, match=said):
        migration.migrate(Access(older), OLDER, FORMAT_VERSION)
    assert older.read_bytes() == before
    assert sorted(one.name for one in older.parent.iterdir()) == ["harbour.casewright", "steps"]


@pytest.mark.parametrize("version", range(1, FORMAT_VERSION))
def test_a_file_of_every_older_format_is_brought_up_to_date_with_its_whole_history(
    version: int, tmp_path: Path
) -> None:
    older = Path(shutil.copy(FORMATS / f"format-{version}.casewright", tmp_path / "older.casewright"))
    held = sqlite3.connect(older)
    sources = held.execute("SELECT count(*) FROM source").fetchall()
    held.close()
    assert sources[0][0] >= 2
    with casewright.open(older, analyst="M. Example") as case:
        assert [check.name for check in examine(case) if not check.ok] == []
        assert case.read("SELECT count(*) FROM source") == sources
        steps = case.history()
        for _ in steps:
            if case.undo_label() is not None:
                case.undo()
        while case.redo_label() is not None:
            case.redo()
        assert case.read("SELECT count(*) FROM source") == sources
        assert [check.name for check in examine(case) if not check.ok] == []
