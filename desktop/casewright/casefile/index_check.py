"""Check of the search index: SQLite's own check of it, and that it holds a document for everything it should."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.driver import Connection, DatabaseError, connect_scratch, plain_errors
from casewright.casefile.schema import schema_sql
from casewright.casefile.search_index import DOCUMENTS

_NAMED = 4
_REMEDY = "doctor with --rebuild-index makes it anew."
_SHADOWS = ("search_index_data", "search_index_idx", "search_index_docsize", "search_index_config")


def search_index(case: Case) -> tuple[list[str], str]:
    """FTS5's check counts as a write, so it runs on a copy of the index in memory."""
    behind = case.read(
        "SELECT (SELECT coalesce(max(seq), 0) FROM change) - value FROM meta WHERE key = 'indexed_seq'"
    )[0][0]
    with plain_errors(case.path):
        connection = connect_scratch(case.access, schema_sql())
        try:
            faults = [*_index_faults(connection)]
            if behind < 0:
                faults.append("The search index speaks of changes that the journal does not have.")
            elif not behind:
                faults += _document_faults(case)
        finally:
            connection.close()
    if faults:
        return [*faults[:_NAMED], _REMEDY], ""
    if behind:
        return (
            [],
            f"The search index is whole, {behind:,} changes behind the journal; the next search catches up.",
        )
    return [], "The search index is whole and knows everything in the case."


def _index_faults(connection: Connection) -> Iterator[str]:
    connection.execute("INSERT INTO main.search_doc SELECT * FROM held.search_doc")
    for table in _SHADOWS:
        connection.execute(f"DELETE FROM main.{table}")
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM held.{table}")
    try:
        connection.execute("INSERT INTO main.search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        yield f"The search index is damaged: {error}."


def _document_faults(case: Case) -> Iterator[str]:
    for table, documents in DOCUMENTS.items():
        should, does = (
            "SELECT id, coalesce(title, '') FROM d",
            "SELECT row_id, title FROM search_doc WHERE tbl = ?",
        )
        for one, other in ((should, does), (does, should)):
            sql = f"WITH d(id, title, body) AS ({documents}) {one} EXCEPT {other} LIMIT 20"
            for row_id, _ in case.read(sql, (table,)):
                yield f"The search index is wrong about {table.replace('_', ' ')} {UUID(bytes=row_id)}."
