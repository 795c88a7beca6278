"""The search index follows the journal: what changed since `meta.indexed_seq` is indexed anew.

Derived data: never journalled, rebuilt at any time. Small change sets are indexed in their own transaction.
"""

from __future__ import annotations

from casewright.casefile.archive import read_chunks
from casewright.casefile.driver import Connection
from casewright.model.names import name_key

# table -> SQL giving (id, title, body) of one document per row, for the ids in temp.indexing
_DOCUMENTS = {
    "entity": "SELECT e.id, e.name, concat_ws(' ', e.name_key, e.summary, "
    "(SELECT group_concat(n.text || ' ' || n.name_key, ' ') FROM entity_name n WHERE n.entity_id = e.id), "
    "(SELECT group_concat(p.value, ' ') FROM entity_property p WHERE p.entity_id = e.id)) FROM entity e",
    "link": "SELECT e.id, coalesce(e.label, e.kind), coalesce(e.summary, '') FROM link e "
    "WHERE e.label IS NOT NULL OR e.summary IS NOT NULL",
    "source": "SELECT e.id, e.title, concat_ws(' ', e.author, e.publisher, e.address, e.summary, e.descriptor) FROM source e",
    "source_text": "SELECT e.id, s.title, e.text_sha256 FROM source_text e JOIN source s ON s.id = e.source_id "
    "WHERE e.text_sha256 IS NOT NULL",
    "passage": "SELECT e.id, s.title, concat_ws(' ', e.translation, e.note) FROM passage e "
    "JOIN source s ON s.id = e.source_id WHERE e.translation IS NOT NULL OR e.note IS NOT NULL",
    "claim": "SELECT e.id, e.text, '' FROM claim e",
    "assessment": "SELECT e.id, e.title, concat_ws(' ', e.question, e.bottom_line, e.scope_note) FROM assessment e",
    "judgement": "SELECT e.id, e.text, concat_ws(' ', e.confidence_basis, e.would_change_if) FROM judgement e",
    "alternative": "SELECT e.id, e.text, coalesce(e.why_less_favoured, '') FROM alternative e",
    "assumption": "SELECT e.id, e.text, concat_ws(' ', e.why, e.if_wrong) FROM assumption e",
    "indicator": "SELECT e.id, e.text, coalesce(e.threshold, '') FROM indicator e",
    "gap": "SELECT e.id, e.question, concat_ws(' ', e.why, e.effect) FROM gap e",
    "brief": "SELECT e.id, e.title, concat_ws(' ', e.standfirst, e.bottom_line) FROM brief e",
    "brief_section": "SELECT e.id, coalesce(e.title, b.title), coalesce(e.body, '') FROM brief_section e "
    "JOIN brief b ON b.id = e.brief_id",
    "note": "SELECT e.id, '', e.text FROM note e",
}  # fmt: skip
# a change in these rows changes the document of the row they belong to
_PARTS = {"entity_name": "entity_id", "entity_property": "entity_id"}
_CHUNK = 5_000


def catch_up(connection: Connection, limit: int | None = None) -> bool:
    """Indexes what the journal has beyond the index. False, and nothing done, when that is more than `limit` changes.

    Inside a transaction it becomes part of it; outside it makes transactions of its own.
    """
    indexed = int(connection.execute("SELECT value FROM meta WHERE key = 'indexed_seq'").fetchone()[0])
    last = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]
    packs = connection.execute("SELECT 1 FROM change_pack WHERE seq > ? LIMIT 1", (indexed,)).fetchone()
    if last == indexed:
        return True
    if limit is not None and (last - indexed > limit or packs is not None):
        return False
    own = not connection.in_transaction
    if own:
        connection.execute("BEGIN IMMEDIATE")
    try:
        _index_changes(connection, indexed, last)
        connection.execute("UPDATE meta SET value = ? WHERE key = 'indexed_seq'", (str(last),))
        if own:
            connection.execute("COMMIT")
    except BaseException:
        if own and connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return True


def rebuild(connection: Connection) -> None:
    """Drops every document and indexes the whole case anew."""
    connection.execute(_TEMP)
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        connection.execute("DELETE FROM search_doc")
        for table in _DOCUMENTS:
            connection.execute(_FRESH)
            connection.execute(f"INSERT INTO temp.indexing SELECT id FROM {table}")
            _write_documents(connection, table)
        last = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]
        connection.execute("UPDATE meta SET value = ? WHERE key = 'indexed_seq'", (str(last),))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


_TEMP = "CREATE TEMP TABLE IF NOT EXISTS indexing (id BLOB PRIMARY KEY)"
_FRESH = "DELETE FROM temp.indexing"


def _index_changes(connection: Connection, after: int, last: int) -> None:
    connection.execute(_TEMP)
    tables = {
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT tbl FROM change WHERE seq > ? AND seq <= ?", (after, last)
        )
    }
    for table in _DOCUMENTS:
        parts = [part for part in _PARTS if table == "entity" and part in tables]
        if table not in tables and not parts and not (table == "source_text" and "source" in tables):
            continue
        connection.execute(_FRESH)
        _collect(connection, table, after, last)
        for part in parts:
            _collect_owners(connection, part, after, last)
        if table == "source_text" and "source" in tables:
            connection.execute(
                "INSERT OR IGNORE INTO temp.indexing SELECT t.id FROM source_text t JOIN change c "
                "ON c.row_id = t.source_id AND c.tbl = 'source' WHERE c.seq > ? AND c.seq <= ?", (after, last)
            )  # fmt: skip
        _remove_documents(connection, table)
        _write_documents(connection, table)


def _collect(connection: Connection, table: str, after: int, last: int) -> None:
    span = (table, after, last)
    connection.execute(
        "INSERT OR IGNORE INTO temp.indexing SELECT row_id FROM change "
        "WHERE tbl = ? AND seq > ? AND seq <= ? AND row_id IS NOT NULL", span
    )  # fmt: skip
    for op, low, high in connection.execute(
        "SELECT c.op, p.min_id, p.max_id FROM change_pack p JOIN change c ON c.seq = p.seq "
        "WHERE c.tbl = ? AND c.seq > ? AND c.seq <= ?", span
    ).fetchall():  # fmt: skip
        where = (
            "SELECT id FROM " + table
            if op == "BI"
            else f"SELECT row_id FROM search_doc WHERE tbl = '{table}' AND row_id"
        )
        where = f"{where} WHERE id" if op == "BI" else where
        connection.execute(f"INSERT OR IGNORE INTO temp.indexing {where} BETWEEN ? AND ?", (low, high))


def _collect_owners(connection: Connection, part: str, after: int, last: int) -> None:
    owner = _PARTS[part]
    for image in ("before", "after"):
        connection.execute(
            f"INSERT OR IGNORE INTO temp.indexing SELECT unhex({image} ->> '$.{owner}') FROM change "
            f"WHERE tbl = ? AND seq > ? AND seq <= ? AND {image} ->> '$.{owner}' IS NOT NULL", (part, after, last)
        )  # fmt: skip
    connection.execute(
        f"INSERT OR IGNORE INTO temp.indexing SELECT t.{owner} FROM {part} t WHERE t.id IN "
        "(SELECT row_id FROM change WHERE tbl = ? AND seq > ? AND seq <= ?)", (part, after, last)
    )  # fmt: skip
    for low, high in connection.execute(
        "SELECT p.min_id, p.max_id FROM change_pack p JOIN change c ON c.seq = p.seq WHERE c.tbl = ? AND c.seq > ? AND c.seq <= ?",
        (part, after, last),
    ).fetchall():
        connection.execute(
            f"INSERT OR IGNORE INTO temp.indexing SELECT {owner} FROM {part} WHERE id BETWEEN ? AND ?",
            (low, high),
        )


def _remove_documents(connection: Connection, table: str) -> None:
    rows = connection.execute(
        "SELECT d.rid, d.title, d.body FROM search_doc d JOIN temp.indexing i ON i.id = d.row_id WHERE d.tbl = ?",
        (table,),
    ).fetchall()
    connection.executemany(
        "INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', ?, ?, ?)", rows
    )
    connection.executemany("DELETE FROM search_doc WHERE rid = ?", [(row[0],) for row in rows])


def _write_documents(connection: Connection, table: str) -> None:
    joiner = " AND " if " WHERE " in _DOCUMENTS[table].rsplit("FROM", 1)[-1] else " WHERE "
    cursor = connection.execute(f"{_DOCUMENTS[table]}{joiner}e.id IN (SELECT id FROM temp.indexing)")
    first = connection.execute("SELECT coalesce(max(rid), 0) + 1 FROM search_doc").fetchone()[0]
    while rows := cursor.fetchmany(_CHUNK):
        documents = []
        for row_id, title, body in rows:
            documents.append((first, table, row_id, title or "", _body(connection, table, title or "", body)))
            first += 1
        connection.executemany("INSERT INTO search_doc VALUES (?, ?, ?, ?, ?)", documents)
        connection.executemany(
            "INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)",
            [(d[0], d[3], d[4]) for d in documents],
        )


def _body(connection: Connection, table: str, title: str, body: str) -> str:
    if table == "source_text":

        def read(sql: str, params: tuple[object, ...]) -> list[tuple[object, ...]]:
            return list(connection.execute(sql, params).fetchall())

        return b"".join(read_chunks(read, body)).decode()
    if table in ("source", "claim", "judgement") and not title.isascii():
        return f"{body} {name_key(title)}"
    return body
