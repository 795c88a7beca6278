"""A case seen through a sieve: temporary views stand in front of its tables, so that every query finds only what may be seen.

The file is not touched, and nothing that reads a case has to know. It is a list of what may be seen, never of what may not: a
table that is not named shows no rows, and neither does a row that is added later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.driver import Connection
from casewright.casefile.schema import journalled_columns

# The order of steps stays, what they changed does not: an earlier value may be of what may not be seen. Archived bytes are found
# by their hash alone, and the hashes are in rows that may be seen.
_JOURNAL = (
    "CREATE TEMP VIEW change AS SELECT seq, cs, tbl, row_id, op, NULL AS before, "
    "CASE WHEN tbl = 'brief' THEN json_object('status', json_extract(after, '$.status')) END AS after FROM main.change",
    "CREATE TEMP VIEW change_pack AS SELECT * FROM main.change_pack WHERE 0",
    "CREATE TEMP VIEW search_doc AS SELECT * FROM main.search_doc WHERE 0",
)


@dataclass(frozen=True)
class Sieve:
    """What may be seen.

    Args:
        rows: the ids of the rows of each table that may be seen; the whole table where that is None.
        instead: values that stand in place of a row's own, by table and id; a column not named stays.
        blanks: rows of which only the named values may be seen, everything else is empty, by table and id.
    """

    rows: Mapping[str, Iterable[UUID] | None]
    instead: Mapping[str, Mapping[UUID, Mapping[str, object]]]
    blanks: Mapping[str, Mapping[UUID, Mapping[str, object]]]


def narrowed(case: Case, sieve: Sieve) -> Case:
    """The same case, read-only, as far as it passes the sieve. The caller closes it."""
    scripts = [_view(table, columns, sieve) for table, columns in journalled_columns().items()]

    def prepare(connection: Connection) -> None:
        connection.execute("PRAGMA query_only = OFF")
        for statements, fillings in scripts:
            for sql in statements[:-1]:
                connection.execute(sql)
            for sql, rows in fillings:
                connection.executemany(sql, rows)
            connection.execute(statements[-1])
        for sql in _JOURNAL:
            connection.execute(sql)
        connection.execute("PRAGMA query_only = ON")

    return Case(case.access, case.case_id, case.analyst, None, prepare)


Rows = list[tuple[object, ...]]


def _view(table: str, columns: Sequence[str], sieve: Sieve) -> tuple[list[str], list[tuple[str, Rows]]]:
    """The statements that make the view of one table, the view last, and what the tables behind it are filled with."""
    if table in sieve.rows and sieve.rows[table] is None and table not in sieve.instead:
        return [f'CREATE TEMP VIEW "{table}" AS SELECT * FROM main."{table}"'], []
    statements: list[str] = []
    fillings: list[tuple[str, Rows]] = []
    shown = sieve.rows.get(table, ())
    where = ""
    if shown is not None:
        statements.append(f'CREATE TEMP TABLE "seen_{table}" (id BLOB PRIMARY KEY) WITHOUT ROWID')
        fillings.append(
            (f'INSERT OR IGNORE INTO temp."seen_{table}" VALUES (?)', [(row_id.bytes,) for row_id in shown])
        )
        where = f' WHERE t.id IN (SELECT id FROM temp."seen_{table}")'
    values = [f't."{column}"' for column in columns]
    joined = ""
    if table in sieve.instead:
        own, fill = _side_table(f"instead_{table}", columns, sieve.instead[table])
        statements.append(own)
        fillings.append(fill)
        values = [
            f'CASE WHEN i."has_{column}" THEN i."{column}" ELSE t."{column}" END AS "{column}"'
            for column in columns
        ]
        joined = f' LEFT JOIN temp."instead_{table}" i ON i."id" = t.id'
    select = f'SELECT {", ".join(values)} FROM main."{table}" t{joined}{where}'
    if table in sieve.blanks:
        own, fill = _side_table(f"blank_{table}", columns, sieve.blanks[table])
        statements.append(own)
        fillings.append(fill)
        names = ", ".join(f'"{column}"' for column in columns)
        select += f' UNION ALL SELECT {names} FROM temp."blank_{table}"'
    return [*statements, f'CREATE TEMP VIEW "{table}" AS {select}'], fillings


def _side_table(
    name: str, columns: Sequence[str], rows: Mapping[UUID, Mapping[str, object]]
) -> tuple[str, tuple[str, Rows]]:
    """A temporary table of values, with a flag for each column that says whether there is one."""
    shape = ", ".join([*(f'"{each}"' for each in columns), *(f'"has_{each}" INTEGER' for each in columns)])
    filled: Rows = []
    for row_id, values in rows.items():
        known = {"id": row_id.bytes, **values}
        filled.append((*(known.get(each) for each in columns), *(int(each in values) for each in columns)))
    marks = ", ".join("?" for _ in range(2 * len(columns)))
    return f'CREATE TEMP TABLE "{name}" ({shape})', (f'INSERT INTO temp."{name}" VALUES ({marks})', filled)
