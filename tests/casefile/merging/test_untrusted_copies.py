"""A copy that comes from elsewhere is looked at before any of it is used; what does not fit is refused, and nothing changed."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from pathlib import Path

import pytest

import casewright
from casewright.casefile import images
from casewright.casefile.digest import change_set_digest, parent_digests
from casewright.model.errors import CaseError, DamagedCase
from casewright.operations.captures import add_capture
from casewright.operations.entities import add_entity
from casewright.operations.many_rows import add_many
from casewright.operations.sources import add_source

FORMATS = Path(__file__).parents[1] / "formats"
SEAL = "UPDATE change_set SET digest = ? WHERE seq = ?"


@pytest.fixture
def copies(base: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Mine, and another in which somebody added an entity, many notes and a file."""
    mine, theirs = (
        Path(shutil.copy(base, tmp_path / name)) for name in ("mine.casewright", "theirs.casewright")
    )
    with casewright.open(theirs, analyst="Bo") as case:
        case.run(add_entity, kind="person", name="New")
        case.run(add_many, table="note", rows=[{"text": f"note {n}"} for n in range(400)])
        with case.edit("add_capture") as tx:
            source = add_source(tx, title="File")
            add_capture(tx, source, data=b"bytes", media_type="text/plain", file_name="file.txt")
    return mine, theirs


def _tamper(path: Path, sql: str, *values: object, sealed: bool) -> None:
    """Changes the file behind the product's back; `sealed`: every digest from there on is made to fit again."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(sql, values)
    if sealed:
        for (seq,) in connection.execute("SELECT seq FROM change_set ORDER BY seq").fetchall():
            header = connection.execute(
                "SELECT id, kind, label_key, label_ref, author, hlc, undo_of FROM change_set WHERE seq = ?",
                (seq,),
            ).fetchone()
            parents = [
                row[0]
                for row in connection.execute("SELECT parent FROM change_parent WHERE cs = ?", header[:1])
            ]
            connection.execute(
                SEAL, (change_set_digest(connection, seq, header, parent_digests(connection, parents)), seq)
            )
    connection.close()


ADDED = "(SELECT max(seq) FROM change WHERE tbl = 'entity' AND op = 'I')"
ROW = f"UPDATE change SET after = ? WHERE seq = {ADDED}"
WHOLE = '{"kind":"person","name":%s,"name_key":"x","summary":null,"marking":null}'
BOMB = "a pack that inflates to more than it may"
TAMPERED: dict[str, tuple[str, tuple[object, ...], bool, str]] = {
    "a change altered": (ROW, (WHOLE % '"Other"',), False, "altered"),
    "a step of the common history altered": (
        "UPDATE change SET after = replace(after, 'base 0', 'other') WHERE tbl = 'entity'", (), True, "otherwise"),
    "a column that is none": (ROW, ('{"name":"x","; DROP TABLE entity":1}',), True, "column"),
    "a table that is none": (f"UPDATE change SET tbl = 'meta' WHERE seq = {ADDED}", (), True, "table"),
    "an operation that is none": (f"UPDATE change SET op = 'X' WHERE seq = {ADDED}", (), True, "none"),
    "an id that is none": (f"UPDATE change SET row_id = x'00' WHERE seq = {ADDED}", (), True, "none"),
    "text that is no JSON": (ROW, ('{"name":',), True, "cannot be read"),
    "a number that is none": (ROW, (WHOLE % "NaN",), True, "cannot be read"),
    "half a character": (ROW, (WHOLE % '"\\ud800"',), True, "none"),
    "a list as a value": (ROW, (WHOLE % "[1]",), True, "none"),
    "endless brackets": (ROW, (WHOLE % ("[" * 100_000),), True, "cannot be read"),
    "a required value missing": (ROW, ('{"kind":"person","name":null,"name_key":"x","summary":null,"marking":null}',), True, "missing"),
    "a clock in the future": ("UPDATE change_set SET hlc = hlc + (90000000000 << 16) WHERE seq = (SELECT max(seq) FROM change_set)", (), True, "future"),
    "a step before what it follows": ("UPDATE change_set SET hlc = 1 WHERE seq = (SELECT max(seq) FROM change_set)", (), True, "fit"),
    BOMB: ("UPDATE change_pack SET payload = ?", (zlib.compress(b'{"columns":["id"],"rows":[' + b" " * 3_000_000 + b"]}"),), True, "pack"),
    "a pack that holds less than it says": ("UPDATE change_pack SET n = n + 1", (), True, "pack"),
    "archived bytes altered": ("UPDATE archive_chunk SET data = x'00'", (), False, "archived bytes"),
    "archived bytes gone": ("DELETE FROM archive_chunk", (), False, "archived bytes"),
    "the custody log altered": ("UPDATE custody SET actor = 'Nobody'", (), False, "custody"),
    "a signature that does not hold": ("UPDATE signature SET value = zeroblob(64)", (), False, "does not hold"),
    "a key that does not vouch": ("UPDATE signing_key SET name = 'Nobody' WHERE name = 'Bo'", (), False, "vouch"),
    "a table too many": ("CREATE TABLE extra (x)", (), False, "schema"),
    "a trigger": ("CREATE TRIGGER t AFTER INSERT ON entity BEGIN DELETE FROM source; END", (), False, "schema"),
}  # fmt: skip


@pytest.mark.parametrize("what", TAMPERED)
def test_a_tampered_copy_is_refused_and_nothing_changes(
    copies: tuple[Path, Path], what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = copies
    monkeypatch.setattr(images, "_PACK_LIMIT", 1_000_000)
    sql, values, sealed, said = TAMPERED[what]
    _tamper(theirs, sql, *values, sealed=sealed)
    with casewright.open(mine, analyst="Ana") as case:
        before = case.read(
            "SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM archive_chunk), (SELECT count(*) FROM custody)"
        )
        with pytest.raises(CaseError, match=said):
            case.merge([theirs])
        assert before == case.read(
            "SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM archive_chunk), (SELECT count(*) FROM custody)"
        )


def test_a_reference_to_what_never_was_is_refused(copies: tuple[Path, Path]) -> None:
    mine, theirs = copies
    sql = "UPDATE change SET after = json_replace(after, '$.source_id', ?) WHERE tbl = 'capture'"
    _tamper(theirs, sql, "00" * 16, sealed=True)
    with casewright.open(mine, analyst="Ana") as case, pytest.raises(DamagedCase, match="never was"):
        case.merge([theirs])


def test_a_copy_of_an_older_format_is_brought_up_to_date_in_a_copy(tmp_path: Path) -> None:
    older, newer = (
        Path(shutil.copy(FORMATS / "format-3.casewright", tmp_path / name))
        for name in ("older.casewright", "newer.casewright")
    )
    before = older.read_bytes()
    with casewright.open(newer, analyst="Ana") as case:
        case.run(add_entity, kind="person", name="New")
        assert case.merge([older]).is_empty
    assert older.read_bytes() == before
