"""Nothing escapes the recorder, and nothing can be written around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import apsw
import pytest
from sqlalchemy import delete, insert, text, update
from sqlmodel import Session

from casewright.casefile import recorder
from casewright.casefile.bulk import insert_tuples
from casewright.casefile.case import Case
from casewright.casefile.driver import Connection, DatabaseError, connect_memory
from casewright.casefile.images import decode_image
from casewright.casefile.inverse import apply_inverse
from casewright.casefile.schema import journalled_columns, schema_sql
from casewright.casefile.transaction import Transaction
from casewright.model.annotation import Tag
from casewright.model.errors import InvalidValue
from casewright.model.ids import new_id

OLD = new_id()


def _orm_change(session: Session) -> None:
    session.get_one(Tag, OLD).name = "new"


def _orm_delete(session: Session) -> None:
    session.delete(session.get_one(Tag, OLD))


WRITE_PATHS: dict[str, tuple[Callable[[Session], Any], list[str]]] = {
    "add": (lambda s: s.add(Tag(name="x")), ["I"]),
    "set a column": (_orm_change, ["U"]),
    "delete": (_orm_delete, ["D"]),
    "update statement": (lambda s: s.execute(update(Tag).values(name="new")), ["U"]),
    "delete statement": (lambda s: s.execute(delete(Tag)), ["D"]),
    "bulk insert": (lambda s: s.execute(insert(Tag), [{"name": n, "id": new_id()} for n in "xy"]), ["I", "I"]),
    "bulk_save_objects": (lambda s: s.bulk_save_objects([Tag(name="x")]), ["I"]),
    "core": (lambda s: s.connection().execute(Tag.__table__.insert().values(id=new_id(), name="x")), ["I"]),
    "text": (lambda s: s.connection().execute(text("UPDATE tag SET colour = 'red'")), ["U"]),
    "REPLACE": (lambda s: s.connection().execute(text("REPLACE INTO tag SELECT id, 'new', NULL FROM tag")), ["D", "I"]),
    "UPSERT": (
        lambda s: s.connection().execute(
            text("INSERT INTO tag SELECT id, 'new', NULL FROM tag WHERE true ON CONFLICT DO UPDATE SET name = excluded.name")
        ),
        ["U"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WRITE_PATHS)
def test_every_way_to_write_is_recorded(case: Case, way: str) -> None:
    with case.edit("start") as tx:
        tx.add(Tag(id=OLD, name="old"))
    write, expected = WRITE_PATHS[way]
    before = case.read("SELECT * FROM tag")
    with case.edit("write") as tx:
        write(tx._session)
    assert [change.op for change in case.changes(case.history(1)[0])] == expected
    case.undo()
    assert case.read("SELECT * FROM tag") == before


def _in_memory() -> Connection:
    connection = connect_memory()
    connection.executescript(schema_sql())
    connection.execute("PRAGMA recursive_triggers = ON")
    recorder.install(connection)
    return connection


@cache
def _types(table: str) -> dict[str, str]:
    return {row[1]: row[2] for row in _in_memory().execute(f'PRAGMA table_info("{table}")')}


def _literal(table: str, column: str, number: int) -> str:
    kind = _types(table)[column]
    return {
        "BLOB": f"x'{number:032x}'",
        "TEXT": f"'{number}'",
        "INTEGER": f"{number}",
        "REAL": f"{number}.5",
    }[kind]


def _insert_statement(table: str, verb: str) -> str:
    columns = journalled_columns()[table]
    names = ", ".join(f'"{column}"' for column in columns)
    return f'{verb} INTO "{table}" ({names}) VALUES ({", ".join(_literal(table, c, 1) for c in columns)})'


@pytest.mark.parametrize("table", journalled_columns())
def test_a_write_outside_an_edit_fails_on_every_table(table: str) -> None:
    connection = _in_memory()
    recorder.start(connection, 1)
    connection.execute(_insert_statement(table, "INSERT"))
    recorder.stop(connection)
    column = journalled_columns()[table][1]
    change = f'"{table}" SET "{column}" = {_literal(table, column, 2)}'
    for statement in (
        *(_insert_statement(table, verb).replace("x'" + "0" * 31 + "1'", "x'03'", 1) for verb in ("INSERT", "INSERT OR IGNORE")),
        _insert_statement(table, "INSERT OR REPLACE"), f"UPDATE {change}", f"UPDATE OR IGNORE {change}", f'DELETE FROM "{table}"',
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match="a change outside an edit"):
            connection.execute(statement)
    assert connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] == 1
    assert connection.execute("SELECT count(*) FROM change").fetchone()[0] == 1


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO archive VALUES ('a', 1, 'text/plain')",
        "INSERT OR IGNORE INTO archive_chunk VALUES ('a', 0, x'00')",
        "UPDATE change_set SET label_key = 'x'",
        "UPDATE change SET after = '{}'",
        "DELETE FROM change",
        "DELETE FROM change_set",
        "DELETE FROM change_parent",
    ],
)
def test_the_journal_is_never_rewritten_and_the_archive_grows_in_edits_only(case: Case, sql: str) -> None:
    connection = case._writer._connection
    with pytest.raises(DatabaseError, match=r"never rewritten|outside an edit"):
        connection.execute(sql)


@pytest.mark.parametrize("sql", ["UPDATE archive SET media_type = 'x'", "DELETE FROM archive", "UPDATE archive_chunk SET data = x''",
                                 "DELETE FROM archive_chunk", "UPDATE change SET op = 'I'", "DELETE FROM change_set"])  # fmt: skip
def test_not_even_an_edit_rewrites_archive_or_journal(case: Case, sql: str) -> None:
    with pytest.raises(InvalidValue, match="never rewritten"), case.edit("rewrite") as tx:
        tx.put_bytes(b"x", "text/plain")
        tx.add(Tag(name="x"))
        tx.read(sql)
    assert case.read("SELECT * FROM tag") == []
    assert case.read("SELECT * FROM archive") == []


def test_ids_never_change(case: Case) -> None:
    with pytest.raises(InvalidValue, match="ids never change"), case.edit("renumber") as tx:
        tx.add(Tag(name="x"))
        tx.read("UPDATE tag SET id = x'00'")
    assert case.read("SELECT * FROM tag") == []


WORDS = (
    "",
    'O\'Brien "x" \\ %',
    "🧭 👩‍👩‍👧 e\u0301",
    "\u2028\r\n\t\x7f\x01",
    "a\x00b",
    "وزارة\u200c",
    "' || hex('x') --",
    "NULL",
    "\ufeff",
)
EXACT: list[tuple[str, str, Any]] = [
    *[("capture", "size", number) for number in (2**63 - 1, -(2**63), 0, 2**53 + 1)],
    *[("graph_node", "x", number) for number in (0.1 + 0.2, 5e-324, 1.7976931348623157e308, -1e16 - 2, float("inf"), 3.0)],
    *[("note", "text", words) for words in WORDS],
    ("note", "object_id", None), ("note", "object_id", bytes(16)), ("note", "marking", ""), ("note", "marking", None),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "value"), EXACT, ids=ascii)
@pytest.mark.parametrize("bulk", [False, True], ids=["row", "pack"])
def test_values_come_back_exactly(table: str, column: str, value: Any, bulk: bool) -> None:
    connection = _in_memory()
    columns = journalled_columns()[table]
    given = tuple(value if name == column else _sample(table, name) for name in columns)
    recorder.start(connection, 1)
    if bulk:
        insert_tuples(connection, table, [given])
    else:
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", given)
    recorder.start(connection, 2)
    apply_inverse(connection, 1)
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == []
    recorder.start(connection, 3)
    apply_inverse(connection, 2)
    found = connection.execute(f"SELECT * FROM {table}").fetchall()
    assert [list(map(repr, row)) for row in found] == [list(map(repr, given))]


def _sample(table: str, column: str) -> Any:
    return {"BLOB": bytes(15) + b"\x01", "TEXT": "t", "INTEGER": 1, "REAL": 1.5}[_types(table)[column]]


def test_the_recorder_agrees_with_sqlites_own_session_extension() -> None:
    connection = apsw.Connection(":memory:")
    for statement in (schema_sql(), "PRAGMA recursive_triggers = ON"):
        connection.execute(statement)
    recorder.install(connection)
    session = apsw.Session(connection, "main")
    for table in journalled_columns():
        session.attach(table)
    recorder.start(connection, 1)
    for number in range(12):
        connection.execute("INSERT INTO tag VALUES (?, ?, NULL)", (bytes([number]) * 16, f"tag {number}"))
    connection.execute("UPDATE tag SET colour = 'red' WHERE name LIKE '%1%'")
    connection.execute("DELETE FROM tag WHERE name IN ('tag 2', 'tag 10')")
    connection.execute("REPLACE INTO tag SELECT id, name || '!', colour FROM tag WHERE name > 'tag 6'")
    connection.execute("INSERT INTO note VALUES (?, NULL, NULL, ?, '')", (bytes(16), "it's"))
    observed = {
        (change.name, change.new[0]): tuple(change.new)
        for change in apsw.Changeset.iter(session.changeset())
        if change.new is not None
    }
    assert observed == _net_inserts(connection)
    assert len(observed) == 11


def _net_inserts(connection: apsw.Connection) -> dict[tuple[Any, Any], tuple[Any, ...]]:
    rows: dict[tuple[Any, Any], dict[str, Any]] = {}
    for table, row_id, op, after in connection.execute(
        "SELECT tbl, row_id, op, after FROM change ORDER BY seq"
    ):
        if op == "D":
            del rows[table, row_id]
        else:
            rows.setdefault((table, row_id), {}).update(decode_image(str(table), str(after)))
    return {key: (key[1], *(row[c] for c in journalled_columns()[key[0]][1:])) for key, row in rows.items()}


def test_an_error_swallowed_inside_an_edit_does_not_commit_half_of_it(case: Case) -> None:
    def careless(tx: Transaction) -> None:
        tx.add(Tag(name="kept?"))
        try:
            tx.add(Tag(name=None))
        except Exception:
            return

    with pytest.raises(RuntimeError, match="swallowed"):
        case.run(careless)
    assert case.read("SELECT * FROM tag") == []
    with case.edit("fine") as tx:
        tx.add(Tag(name="fine"))
    assert len(case.read("SELECT * FROM tag")) == 1


def test_a_value_that_does_not_fit_is_one_sentence_and_changes_nothing(case: Case) -> None:
    steps = len(case.history())
    for sql in ("INSERT INTO tag (id) VALUES (x'01')", "INSERT INTO capture (id, size) VALUES (x'01', 'many')",
                "INSERT INTO tagging VALUES (x'01', x'02', 'entity', x'03')"):  # fmt: skip
        with pytest.raises(InvalidValue), case.edit("wrong") as tx:
            tx.read(sql)
    with pytest.raises(InvalidValue, match=r"A value is missing: tag\.name"), case.edit("wrong") as tx:
        tx.add(Tag(name=None))
    assert len(case.history()) == steps
