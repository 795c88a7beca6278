"""What is not opened, and why: one plain sentence, the file's bytes unchanged, no lock file left."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

import casewright
from casewright.casefile.lock import lock_path
from casewright.model.annotation import Note
from casewright.model.errors import (
    CaseError,
    DamagedCase,
    ForeignSchema,
    NewerFormat,
    NoPermission,
    NoRoom,
    NotACaseFile,
)

Spoil = Callable[[Path], object]


def _sql(script: str) -> Spoil:
    def spoil(path: Path) -> None:
        connection = sqlite3.connect(path)
        connection.executescript(script)
        connection.close()

    return spoil


def _bytes(change: Callable[[bytes], bytes]) -> Spoil:
    return lambda path: path.write_bytes(change(path.read_bytes()))


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x" * 5_000)


def _other_database(path: Path) -> None:
    path.unlink()
    _sql("CREATE TABLE t (x); INSERT INTO t VALUES (1)")(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _schema_text(old: str, new: str) -> Spoil:
    return _sql(f"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}')")


REFUSED: dict[str, tuple[Spoil, type[CaseError], str]] = {
    "text": (lambda p: p.write_text("Dear colleague, " * 900), NotACaseFile, "not a Casewright case"),
    "short text": (lambda p: p.write_text("hello"), NotACaseFile, "not a Casewright case"),
    "PDF": (lambda p: p.write_bytes(b"%PDF-1.7\n" + bytes(9_000)), NotACaseFile, "not a Casewright case"),
    "zip": (_zip, NotACaseFile, "not a Casewright case"),
    "empty": (lambda p: p.write_bytes(b""), NotACaseFile, "empty"),
    "missing": (Path.unlink, NotACaseFile, "no file"),
    "folder": (_folder, NotACaseFile, "not a file"),
    "another SQLite database": (_other_database, NotACaseFile, "not a Casewright case"),
    "newer format": (_sql("PRAGMA user_version = 999"), NewerFormat, "newer Casewright"),
    "no format": (_sql("PRAGMA user_version = 0"), DamagedCase, "format version is 0"),
    "cut short": (_bytes(lambda data: data[: len(data) * 2 // 3]), DamagedCase, "damaged"),
    "only its first page": (_bytes(lambda data: data[:4096]), DamagedCase, "damaged"),
    "noise after the first page": (_bytes(lambda data: data[:4096] + os.urandom(len(data) - 4096)), DamagedCase, "damaged"),
    "a trigger": (_sql("CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM source; END"), ForeignSchema, "trigger 't' is not ours"),
    "a view": (_sql("CREATE VIEW v AS SELECT 1"), ForeignSchema, "view 'v' is not ours"),
    "a table": (_sql("CREATE TABLE extra (x)"), ForeignSchema, "'extra' is not ours"),
    "an index": (_sql("CREATE INDEX extra ON tag (name)"), ForeignSchema, "index 'extra' is not ours"),
    "a column": (_sql("ALTER TABLE tag ADD COLUMN extra TEXT"), ForeignSchema, "'tag' is not ours"),
    "a missing index": (_sql("DROP INDEX ix_link_kind"), ForeignSchema, "'ix_link_kind' is missing"),
    "a cascade": (_schema_text("REFERENCES entity (id)", "REFERENCES entity (id) ON DELETE CASCADE"), ForeignSchema, "not ours"),
    "a view in place of a table": (_sql("DROP TABLE tag; CREATE VIEW tag AS SELECT 1 AS id"), ForeignSchema, "not ours"),
    "a wrong case id": (_sql("UPDATE meta SET value = 'x' WHERE key = 'case_id'"), DamagedCase, "no case id"),
    "no case id": (_sql("DELETE FROM meta"), DamagedCase, "no case id"),
}  # fmt: skip


@pytest.mark.parametrize("read_only", [False, True], ids=["for writing", "read-only"])
@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_a_whole_case_of_ours_is_refused_unchanged(
    path: Path, what: str, read_only: bool
) -> None:
    spoil, error, sentence = REFUSED[what]
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error, match=sentence) as refusal:
        casewright.open(path, analyst="M. Example", read_only=read_only)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [other.name for other in path.parent.iterdir() if other != path] == []


def test_creating_never_overwrites(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(CaseError, match="exists already"):
        casewright.create(path, title="x")
    with pytest.raises(CaseError, match="no folder"):
        casewright.create(path.parent / "none" / "x.casewright", title="x")
    assert path.read_bytes() == before
    assert [other.name for other in path.parent.iterdir()] == [path.name]


CHILD = """
import os, sys, tempfile
import casewright
from casewright.model.annotation import Note
from casewright.model.errors import CaseError
with tempfile.TemporaryDirectory() as folder:  # whoever comes after may not be able to read Python's own files
    with casewright.create(folder + "/warm.casewright", title="x") as case, case.edit("x") as tx: tx.add(Note(text="x"))
os.setgid(65534); os.setuid(65534)
for mode in map(str.strip, sys.stdin):
    try:
        with casewright.open(sys.argv[1], analyst="Nobody", read_only=mode == "ro") as case:
            case.read("SELECT * FROM case_info")
            if mode == "rw":
                with case.edit("x") as tx: tx.add(Note(text="x"))
        print("opened", flush=True)
    except CaseError as error:
        print(type(error).__name__, error, flush=True)
"""


@contextmanager
def _as_nobody(path: Path) -> Iterator[Callable[[str], str]]:
    """A child process that has given up root, to whom no permission applies; asked "ro" or "rw", it opens the case."""
    environment = os.environ | {
        "PYTHONPATH": str(Path(casewright.__file__).parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    program = [sys.executable, "-c", CHILD, str(path)]
    with subprocess.Popen(
        program, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:

        def opened(mode: str) -> str:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(f"{mode}\n")
            child.stdin.flush()
            return child.stdout.readline().strip()

        yield opened


@pytest.fixture
def open_folder(template: Path) -> Iterator[Path]:
    """A case in a folder that everybody may reach: pytest's own folders are closed to others."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs root, to become somebody with fewer rights")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield Path(shutil.copy(template, folder / "c.casewright"))


def test_without_permission_for_file_or_folder_a_case_says_so(open_folder: Path) -> None:
    path = open_folder
    before = path.read_bytes()
    with _as_nobody(path) as opened:
        path.chmod(0o600)
        assert opened("ro").startswith("NoPermission c.casewright")
        path.chmod(0o444)
        assert opened("ro") == "opened"
        assert opened("rw").startswith("NoPermission c.casewright")
        path.chmod(0o666)
        path.parent.chmod(0o555)
        assert opened("rw").startswith("NoPermission c.casewright")
        assert opened("ro") == "opened"
    assert path.read_bytes() == before
    assert not lock_path(path).exists()


@pytest.fixture
def small_disk(mount: Callable[[str], Path]) -> Path:
    """A disk of 3 MB."""
    return mount("3m")


def test_a_full_disk_refuses_an_edit_and_leaves_the_case_whole(small_disk: Path, template: Path) -> None:
    path = Path(shutil.copy(template, small_disk / "c.casewright"))
    with casewright.open(path, analyst="M. Example") as case:
        with pytest.raises(NoRoom, match="no room left"), case.edit("import_file") as tx:
            tx.bulk_insert(Note, [{"text": os.urandom(5_000).hex()} for _ in range(500)])
        with pytest.raises(NoRoom, match="no room left"), case.edit("ingest") as tx:
            tx.put_bytes(os.urandom(5_000_000), "application/pdf")
            tx.add(Note(text="x"))
        large = io.BytesIO(os.urandom(30_000_000))
        with pytest.raises(NoRoom, match="no room left"), case.deposit(large):
            pytest.fail("there was no room for it")
        assert case.read("SELECT * FROM archive_chunk") == []
        assert case.read("SELECT * FROM meta WHERE key LIKE 'deposit%'") == []
        _fill(small_disk)
        with pytest.raises(NoRoom, match="no room left"):
            case.save_copy(small_disk / "copy.casewright")
        (small_disk / "filler").unlink()
        with case.edit("note") as tx:
            tx.add(Note(text="still works"))
        assert case.read("SELECT text FROM note") == [("still works",)]
        assert case.read("PRAGMA integrity_check") == [("ok",)]
    assert [one.name for one in small_disk.iterdir()] == ["c.casewright"]


def _fill(disk: Path) -> None:
    with open(disk / "filler", "wb", buffering=0) as filler, suppress(OSError):
        while filler.write(bytes(4096)):
            pass


def test_a_case_cannot_be_created_on_a_full_disk(small_disk: Path) -> None:
    _fill(small_disk)
    with pytest.raises(NoRoom, match="no room left"):
        casewright.create(small_disk / "new.casewright", title="x")
    assert [one.name for one in small_disk.iterdir()] == ["filler"]


def test_read_only_media_open_read_only_and_say_no_to_writing(small_disk: Path, template: Path) -> None:
    path = Path(shutil.copy(template, small_disk / "c.casewright"))
    if subprocess.run(["mount", "-o", "remount,ro", small_disk], capture_output=True).returncode != 0:
        pytest.skip("may not remount here")
    with pytest.raises(NoPermission, match="may not be read or written there"):
        casewright.open(path)
    with casewright.open(path, read_only=True) as case:
        assert case.read("SELECT title FROM case_info") == [("Harbour",)]


def test_another_program_writing_into_the_file_is_noticed_before_anything_is_written(path: Path) -> None:
    from casewright.model.errors import ChangedUnderneath

    with casewright.open(path, analyst="M. Example") as case:
        with case.edit("note") as tx:
            tx.add(Note(text="mine"))
        script = (
            f"import sqlite3; c = sqlite3.connect({str(path)!r}); c.execute('DELETE FROM note'); c.commit()"
        )
        subprocess.run([sys.executable, "-c", script], check=True)
        with pytest.raises(ChangedUnderneath, match="changed by another program"), case.edit("note") as tx:
            tx.add(Note(text="more"))
        assert case.read("SELECT count(*) FROM note") == [(0,)]
