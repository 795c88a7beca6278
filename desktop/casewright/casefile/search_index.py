"""The search index follows the journal: what changed since `meta.indexed_seq` is indexed anew.

Derived data: never journalled, rebuilt at any time. Small change sets are indexed in their own transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casewright.casefile.archive import read_chunks
from casewright.casefile.driver import Connection, DatabaseError, means_damage
from casewright.casefile.images import unpack_rows
from casewright.model.names import name_key

# table -> SQL giving (id, title, body) of one document per row, for the ids in temp.indexing
DOCUMENTS = {
    "entity": "SELECT e.id, e.name, concat_ws(' ', e.summary, "
    "(SELECT group_concat(n.text, ' ') FROM entity_name n WHERE n.entity_id = e.id), "
    "(SELECT group_concat(p.value, ' ') FROM entity_property p WHERE p.entity_id = e.id), e.name_key, "
    "(SELECT group_concat(n.name_key, ' ') FROM entity_name n WHERE n.entity_id = e.id)) FROM entity e",
    "link": "SELECT e.id, coalesce(e.label, e.kind), coalesce(e.summary, '') FROM link e "
    "WHERE (e.label IS NOT NULL OR e.summary IS NOT NULL)",
    "source": "SELECT e.id, e.title, concat_ws(' ', e.author, e.publisher, e.address, e.summary, e.descriptor) FROM source e",
    "source_text": "SELECT e.id, s.title, e.text_sha256 FROM source_text e JOIN source s ON s.id = e.source_id "
    "WHERE e.text_sha256 IS NOT NULL",
    "passage": "SELECT e.id, s.title, concat_ws(' ', e.translation, e.note) FROM passage e "
    "JOIN source s ON s.id = e.source_id WHERE (e.translation IS NOT NULL OR e.note IS NOT NULL)",
    "claim": "SELECT e.id, e.text, '' FROM claim e",
    "assessment": "SELECT e.id, e.title, concat_ws(' ', e.question, e.bottom_line, e.scope_note) FROM assessment e",
    "judgement": "SELECT e.id, e.text, concat_ws(' ', e.confidence_basis, e.would_change_if) FROM judgement e",
    "alternative": "SELECT e.id, e.text, coalesce(e.why_less_favoured, '') FROM alternative e",
    "assumption": "SELECT e.id, e.text, concat_ws(' ', e.why, e.if_wrong) FROM assumption e",
    "indicator": "SELECT e.id, e.text, coalesce(e.threshold, '') FROM indicator e",
    "gap": "SELECT e.id, e.question, concat_ws(' ', e.why, e.effect) FROM gap e",
    "scenario_set": "SELECT e.id, e.title, concat_ws(' ', e.focal_question, e.decision) FROM scenario_set e",
    "scenario": "SELECT e.id, e.title, concat_ws(' ', e.logic, e.narrative, e.implication) FROM scenario e",
    "driver": "SELECT e.id, e.text, concat_ws(' ', e.low_end, e.high_end) FROM driver e",
    "challenge": "SELECT e.id, e.text, concat_ws(' ', e.path, e.evidence_reread, e.weakest_link, e.consequence, e.response) "
    "FROM challenge e",
    # the reasons of a premortem are left out: while they are collected, nobody is to find another's
    "premortem": "SELECT e.id, e.text, '' FROM premortem e",
    "brief": "SELECT e.id, e.title, concat_ws(' ', e.standfirst, e.bottom_line) FROM brief e",
    "brief_section": "SELECT e.id, coalesce(e.title, b.title), coalesce(e.body, '') FROM brief_section e "
    "JOIN brief b ON b.id = e.brief_id",
    "note": "SELECT e.id, '', e.text FROM note e",
}  # fmt: skip
# a change in these rows changes the document of the row they belong to: (table, part, the part's reference)
_PARTS = (("entity", "entity_name", "entity_id"), ("entity", "entity_property", "entity_id"))
# these documents carry the title of another row: (table, its reference, table of that row)
_TITLED = (
    ("source_text", "source_id", "source"),
    ("passage", "source_id", "source"),
    ("brief_section", "brief_id", "brief"),
)
_CHUNK = 5_000
Span = tuple[int, int]  # changes after the first and up to the second `change.seq`


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
        index_again(connection, (indexed, last))
        connection.execute("UPDATE meta SET value = ? WHERE key = 'indexed_seq'", (str(last),))
        if own:
            connection.execute("COMMIT")
    except BaseException:
        if own and connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return True


def follow(connection: Connection, limit: int) -> None:
    """`catch_up` within an edit: a damaged index is left behind the journal, since an edit must not fail for what is derived."""
    connection.execute("SAVEPOINT indexing")
    try:
        catch_up(connection, limit)
    except DatabaseError as error:
        if not means_damage(error):
            raise
        connection.execute("ROLLBACK TO indexing")
    connection.execute("RELEASE indexing")


def rebuild(connection: Connection) -> None:
    """Drops every document and indexes the whole case anew."""
    connection.execute(_TEMP)
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        connection.execute("DELETE FROM search_doc")
        for table in DOCUMENTS:
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


def index_again(connection: Connection, span: Span) -> None:
    """Indexes what these changes touched as it is now, whether they were made or taken back."""
    connection.execute(_TEMP)
    found = connection.execute("SELECT DISTINCT tbl FROM change WHERE seq > ? AND seq <= ?", span)
    changed = {row[0] for row in found}
    for table in DOCUMENTS:
        parts = [one for one in _PARTS if one[0] == table and one[1] in changed]
        parents = [one for one in _TITLED if one[0] == table and one[2] in changed]
        if table not in changed and not parts and not parents:
            continue
        connection.execute(_FRESH)
        _collect(connection, table, span)
        for _, part, reference in parts:
            _collect_owners(connection, part, reference, span)
        for child, reference, parent in parents:
            _collect_children(connection, child, reference, parent, span)
        _remove_documents(connection, table)
        _write_documents(connection, table)


def _collect(connection: Connection, table: str, span: Span) -> None:
    """The changed rows of one table."""
    connection.execute(
        "INSERT OR IGNORE INTO temp.indexing SELECT row_id FROM change "
        "WHERE seq > ? AND seq <= ? AND tbl = ? AND row_id IS NOT NULL",
        (*span, table),
    )
    _collect_packs(connection, table, "id", span)


def _collect_owners(connection: Connection, part: str, reference: str, span: Span) -> None:
    """The rows that changed parts belong to, or belonged to."""
    for image in ("before", "after"):
        connection.execute(
            f"INSERT OR IGNORE INTO temp.indexing SELECT unhex({image} ->> '$.{reference}') FROM change "
            f"WHERE seq > ? AND seq <= ? AND tbl = ? AND {image} ->> '$.{reference}' IS NOT NULL",
            (*span, part),
        )
    connection.execute(
        f"INSERT OR IGNORE INTO temp.indexing SELECT {reference} FROM {part} WHERE id IN "
        "(SELECT row_id FROM change WHERE seq > ? AND seq <= ? AND tbl = ?)",
        (*span, part),
    )
    _collect_packs(connection, part, reference, span)


def _collect_packs(connection: Connection, table: str, column: str, span: Span) -> None:
    """One column, `id` or a reference, of the rows that packs put in or took out."""
    for payload in _packs(connection, table, span):
        _add(connection, (row[column] for row in unpack_rows(table, payload)))


def _collect_children(connection: Connection, child: str, reference: str, parent: str, span: Span) -> None:
    """The rows that carry the title of a changed row. Rows of a pack are new or gone: their children changed too."""
    connection.execute(
        f"INSERT OR IGNORE INTO temp.indexing SELECT id FROM {child} WHERE {reference} IN "
        "(SELECT row_id FROM change WHERE seq > ? AND seq <= ? AND tbl = ?)",
        (*span, parent),
    )


def _packs(connection: Connection, table: str, span: Span) -> Iterator[bytes]:
    rows = connection.execute(
        "SELECT p.payload FROM change_pack p JOIN change c ON c.seq = p.seq "
        "WHERE p.seq > ? AND p.seq <= ? AND c.tbl = ?",
        (*span, table),
    )
    for (payload,) in rows:
        yield payload


def _add(connection: Connection, ids: Iterable[object]) -> None:
    connection.executemany("INSERT OR IGNORE INTO temp.indexing VALUES (?)", ((row_id,) for row_id in ids))


def _remove_documents(connection: Connection, table: str) -> None:
    rows = connection.execute(
        "SELECT d.rid, d.title, d.body FROM temp.indexing i CROSS JOIN search_doc d ON d.row_id = i.id AND d.tbl = ?",
        (table,),
    ).fetchall()
    connection.executemany(
        "INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', ?, ?, ?)", rows
    )
    connection.executemany("DELETE FROM search_doc WHERE rid = ?", [(row[0],) for row in rows])


def _write_documents(connection: Connection, table: str) -> None:
    joiner = " AND " if " WHERE " in DOCUMENTS[table].rsplit("FROM", 1)[-1] else " WHERE "
    cursor = connection.execute(f"{DOCUMENTS[table]}{joiner}e.id IN (SELECT id FROM temp.indexing)")
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
