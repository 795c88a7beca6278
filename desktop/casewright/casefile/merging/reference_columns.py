"""Which columns of the schema refer to which table, and who refers to a row now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from casewright.casefile.driver import Connection, connect_memory
from casewright.casefile.schema import journalled_columns, schema_sql
from casewright.model.citation_tokens import CITABLE, cited_in, token

Which = tuple[str, bytes]
_TYPED = (("object_id", "object_type"), ("because_id", "because_type"))
_SPEAKING_OF = frozenset({"merge_conflict", "merge_decision"})
"""Tables whose rows speak of objects that may be gone."""


class ReferenceColumn(NamedTuple):
    """A column that refers to `target`; None: to any kind of object, which column `kind` says."""

    table: str
    column: str
    target: str | None
    kind: str | None = None


@cache
def reference_columns() -> Mapping[str, tuple[ReferenceColumn, ...]]:
    """The columns of each table that refer to a row."""
    connection = connect_memory()
    connection.executescript(schema_sql())
    found: dict[str, tuple[ReferenceColumn, ...]] = {}
    for table, columns in journalled_columns().items():
        keys = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        named = [ReferenceColumn(table, key[3], key[2]) for key in keys]
        if table not in _SPEAKING_OF:
            named += [
                ReferenceColumn(table, column, None, kind)
                for column, kind in _TYPED
                if {column, kind} <= set(columns)
            ]
        found[table] = tuple(named)
    connection.close()
    return found


@cache
def _referring_to(target: str) -> tuple[ReferenceColumn, ...]:
    return tuple(
        each for columns in reference_columns().values() for each in columns if each.target in (target, None)
    )


def referrers(connection: Connection, table: str, row_id: bytes) -> Iterator[Which]:
    """The rows that refer to a row now, sections that cite it in their text included."""
    for each in _referring_to(table):
        of_kind = f' AND "{each.kind}" = ?' if each.kind else ""
        params = (row_id, table) if each.kind else (row_id,)
        rows = connection.execute(f'SELECT id FROM "{each.table}" WHERE "{each.column}" = ?{of_kind}', params)
        yield from ((each.table, found[0]) for found in rows.fetchall())
    if table in CITABLE:
        rows = connection.execute(
            "SELECT id FROM brief_section WHERE instr(body, ?) > 0", (token(table, UUID(bytes=row_id)),)
        )
        yield from (("brief_section", found[0]) for found in rows.fetchall())


def referred_to(table: str, values: Mapping[str, Any]) -> Iterator[Which]:
    """What a row with these values (ids in hexadecimal) refers to, what a section cites in its text included."""
    for each in reference_columns()[table]:
        target = each.target or values.get(each.kind or "")
        if (value := values.get(each.column)) and target in journalled_columns():
            yield str(target), bytes.fromhex(value)
    if table == "brief_section":
        yield from ((cited, row_id.bytes) for cited, row_id in cited_in(values.get("body") or ""))


def absent_targets(connection: Connection, written: Mapping[str, Iterable[bytes]]) -> set[Which]:
    """What these rows (ids by table) refer to and is not there; citations in the text of sections included."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS asked (id BLOB)")
    found: set[Which] = set()
    for table, ids in written.items():
        connection.execute("DELETE FROM temp.asked")
        connection.executemany("INSERT INTO temp.asked VALUES (?)", ((each,) for each in ids))
        rows = f'FROM temp.asked a CROSS JOIN "{table}" t ON t.id = a.id'
        for each in reference_columns()[table]:
            kinds: list[tuple[str]] = [(each.target,)] if each.target else []
            if each.kind:
                kinds = connection.execute(f'SELECT DISTINCT t."{each.kind}" {rows}').fetchall()
            for (kind,) in kinds:
                if kind not in journalled_columns():
                    continue
                of_kind = f' AND t."{each.kind}" = ?' if each.kind else ""
                sql = (
                    f'SELECT DISTINCT t."{each.column}" {rows} WHERE t."{each.column}" IS NOT NULL{of_kind} '
                    f'AND NOT EXISTS (SELECT 1 FROM "{kind}" k WHERE k.id = t."{each.column}")'
                )
                gone = connection.execute(sql, (kind,) if each.kind else ())
                found.update((kind, row[0]) for row in gone.fetchall())
        if table == "brief_section":
            bodies = connection.execute(f"SELECT t.body {rows} WHERE t.body IS NOT NULL").fetchall()
            cited = {(kind, each.bytes) for (body,) in bodies for kind, each in cited_in(body)}
            found |= {
                each for each in cited if not _is_there(connection, each) and was_there(connection, each)
            }
    return found


def _is_there(connection: Connection, which: Which) -> bool:
    return connection.execute(f'SELECT 1 FROM "{which[0]}" WHERE id = ?', (which[1],)).fetchone() is not None


def was_there(connection: Connection, which: Which) -> bool:
    """Whether the journal knows a row: what somebody typed into a text may never have been one."""
    return (
        connection.execute("SELECT 1 FROM change WHERE tbl = ? AND row_id = ?", which).fetchone() is not None
    )
