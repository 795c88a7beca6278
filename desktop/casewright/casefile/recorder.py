"""The recorder: generated TEMP triggers on the writing connection that journal every change of every row.

They see each way of writing (ORM, Core, raw SQL, REPLACE), leave nothing in the file, and make a write outside an
edit fail: every trigger raises while `recording.cs` is NULL, as it is between edits (a NOT NULL column alone would
let `INSERT OR IGNORE` through). An ORM event was tried and missed 9 of 11 ways to write.
"""

from __future__ import annotations

from casewright.casefile.driver import Connection
from casewright.casefile.schema import id_columns, journalled_columns

_INSERT_ONLY = (
    "archive", "custody", "change", "change_pack", "change_set", "change_parent", "signing_key", "signature",
)  # fmt: skip
_GUARD = "SELECT RAISE(ABORT, 'a change outside an edit') WHERE (SELECT cs FROM recording) IS NULL;"
_GUARD_ASIDE = (
    "SELECT RAISE(ABORT, 'a change outside an edit') "
    "WHERE (SELECT cs IS NULL AND aside IS NULL FROM recording);"
)
# What lies outside the journal keeps to rules of its own: an archive row comes last, when all of its pieces are there,
# and from then on they are as fixed as it; a custody event follows one that is there.
_ASIDE = (
    f"CREATE TEMP TRIGGER guard_archive BEFORE INSERT ON main.archive BEGIN {_GUARD} "
    "SELECT RAISE(ABORT, 'the bytes of this content are not whole') WHERE new.size <> "
    "(SELECT coalesce(sum(length(data)), 0) FROM archive_chunk WHERE sha256 = new.sha256); END",
    f"CREATE TEMP TRIGGER guard_archive_chunk BEFORE INSERT ON main.archive_chunk BEGIN {_GUARD_ASIDE} "
    "SELECT RAISE(ABORT, 'archive_chunk is never rewritten') "
    "WHERE EXISTS (SELECT 1 FROM archive WHERE sha256 = new.sha256); END",
    "CREATE TEMP TRIGGER keep_archive_chunk_UPDATE BEFORE UPDATE ON main.archive_chunk "
    "BEGIN SELECT RAISE(ABORT, 'archive_chunk is never rewritten'); END",
    f"CREATE TEMP TRIGGER keep_archive_chunk_DELETE BEFORE DELETE ON main.archive_chunk BEGIN {_GUARD_ASIDE} "
    "SELECT RAISE(ABORT, 'archive_chunk is never rewritten') "
    "WHERE EXISTS (SELECT 1 FROM archive WHERE sha256 = old.sha256); END",
    f"CREATE TEMP TRIGGER guard_custody BEFORE INSERT ON main.custody BEGIN {_GUARD_ASIDE} "
    "SELECT RAISE(ABORT, 'a custody event follows one that is not there') WHERE new.prev_hash <> "
    f"'{'0' * 64}' AND NOT EXISTS (SELECT 1 FROM custody WHERE entry_hash = new.prev_hash); END",
)


def install(connection: Connection) -> None:
    """Puts the triggers on a writing connection. Between edits, every write then fails."""
    connection.execute("CREATE TEMP TABLE recording (cs INTEGER, aside INTEGER)")
    connection.execute("INSERT INTO recording VALUES (NULL, NULL)")
    for table in journalled_columns():
        for statement in (
            insert_trigger(table),
            _update_trigger(table),
            delete_trigger(table),
            _fixed_id(table),
        ):
            connection.execute(statement)
    for table in _INSERT_ONLY:
        for event in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TEMP TRIGGER keep_{table}_{event} BEFORE {event} ON main.{table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is never rewritten'); END"
            )
    for statement in _ASIDE:
        connection.execute(statement)


def start(connection: Connection, change_set_seq: int) -> None:
    """From now on changes belong to this change set."""
    connection.execute("UPDATE temp.recording SET cs = ?", (change_set_seq,))


def stop(connection: Connection) -> None:
    """From now on a change of any row fails."""
    connection.execute("UPDATE temp.recording SET cs = NULL")


def step_aside(connection: Connection, allowed: bool) -> None:
    """Whether what lies outside the journal may be written now without an edit: pieces of contents, custody events."""
    connection.execute("UPDATE temp.recording SET aside = ?", (1 if allowed else None,))


def insert_trigger(table: str) -> str:
    """The statement that journals inserts into one table; bulk inserts drop it for their duration."""
    return _trigger(table, "insert", "AFTER INSERT", "", "new", "I", "NULL", _image(table, "new"))


def delete_trigger(table: str) -> str:
    """The statement that journals deletes from one table; undoing a bulk insert drops it for its duration."""
    return _trigger(table, "delete", "AFTER DELETE", "", "old", "D", _image(table, "old"), "NULL")


def _update_trigger(table: str) -> str:
    changed = " OR ".join(f'old."{column}" IS NOT new."{column}"' for column in _values(table))
    return _trigger(
        table,
        "update",
        "AFTER UPDATE",
        f"WHEN {changed}",
        "new",
        "U",
        _diff(table, "old"),
        _diff(table, "new"),
    )


def _fixed_id(table: str) -> str:
    return (
        f'CREATE TEMP TRIGGER record_{table}_id BEFORE UPDATE OF id ON main."{table}" WHEN old.id IS NOT new.id '
        "BEGIN SELECT RAISE(ABORT, 'ids never change'); END"
    )


def _trigger(table: str, name: str, event: str, when: str, row: str, op: str, before: str, after: str) -> str:
    return (
        f'CREATE TEMP TRIGGER record_{table}_{name} {event} ON main."{table}" {when} BEGIN {_GUARD} '
        "INSERT INTO change (cs, tbl, row_id, op, before, after) "
        f"VALUES ((SELECT cs FROM recording), '{table}', {row}.id, '{op}', {before}, {after}); END"
    )


def _values(table: str) -> tuple[str, ...]:
    return journalled_columns()[table][1:]


def json_value(table: str, column: str, row: str) -> str:
    """How one column is written into the journal's JSON: ids in hex, everything else as it is."""
    reference = f'{row}."{column}"'
    if column in id_columns()[table]:
        return f"CASE WHEN {reference} IS NULL THEN NULL ELSE hex({reference}) END"
    return reference


def _image(table: str, row: str) -> str:
    pairs = ", ".join(f"'{column}', {json_value(table, column, row)}" for column in _values(table))
    return f"json_object({pairs})"


def _diff(table: str, row: str) -> str:
    parts = " UNION ALL ".join(
        f'SELECT \'{column}\' AS k, {json_value(table, column, row)} AS v WHERE old."{column}" IS NOT new."{column}"'
        for column in _values(table)
    )
    return f"(SELECT json_group_object(k, v) FROM ({parts}))"
