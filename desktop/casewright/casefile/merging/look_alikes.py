"""Rows made apart that may be the same thing. They are listed and never joined: a likeness is no judgement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Any
from uuid import UUID

from casewright.casefile.access import Access
from casewright.casefile.driver import Connection, connect_reader
from casewright.casefile.images import unpack_rows
from casewright.casefile.merging.report import LookAlike
from casewright.model.name_skeleton import name_skeleton

_SHORTEST = 4  # letters of a skeleton that says something
_MOST = 20  # pairs for one likeness: beyond that it tells nothing
Ids = set[bytes]
Row = tuple[Any, ...]
Alike = Callable[[Row], Hashable]

# table, what is read, what has to be equal, kind, reason. temp.made holds the rows of one side
_LIKENESSES: tuple[tuple[str, str, Alike, str, str], ...] = (
    (
        "entity", "SELECT e.id, e.kind, e.name_key, e.name FROM entity e JOIN temp.made m ON m.id = e.id",
        lambda row: (row[1], row[2]), "name", "Two entities of one kind are called {0}",
    ),
    (
        "entity", "SELECT e.id, e.kind, e.name, e.name FROM entity e JOIN temp.made m ON m.id = e.id",
        lambda row: (row[1], skeleton) if len((skeleton := name_skeleton(row[2])).replace(" ", "")) >= _SHORTEST else None,
        "spelling", "{0} and {1} may be two spellings of one name",
    ),
    (
        "claim",
        "SELECT c.id, p.source_id, c.text, c.text FROM claim c JOIN temp.made m ON m.id = c.id "
        "JOIN citation x ON x.claim_id = c.id JOIN passage p ON p.id = x.passage_id",
        lambda row: (row[1], " ".join(row[2].casefold().split())), "text", "Two claims from one source say the same: {0}",
    ),
    (
        "source", "SELECT s.id, k.sha256, s.title, s.title FROM source s JOIN temp.made m ON m.id = s.id JOIN capture k ON k.source_id = s.id",
        lambda row: row[1], "bytes", "{0} and {1} hold the same archived bytes",
    ),
    (
        "source", "SELECT s.id, s.address, s.title, s.title FROM source s JOIN temp.made m ON m.id = s.id WHERE s.address IS NOT NULL",
        lambda row: row[1].strip().rstrip("/").casefold() or None, "address", "{0} and {1} have one address",
    ),
    (
        "passage", 'SELECT p.id, p.text_sha256, p.exact, p.exact, p.start, p."end" FROM passage p JOIN temp.made m ON m.id = p.id',
        lambda row: (row[1], row[4], row[5]), "words", "Two passages quote the same words: {0}",
    ),
)  # fmt: skip
_TABLES = ("entity", "claim", "source", "passage")


def look_alikes(
    connection: Connection, own: Collection[bytes], new: Collection[bytes]
) -> Iterator[LookAlike]:
    """Pairs of which one row was made by steps of this copy alone and the other by new ones.

    A judgement of identity, either way, silences a pair of entities.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS made (id BLOB PRIMARY KEY)")
    mine, theirs = _made_in(connection, own), _made_in(connection, new)
    judged = {
        frozenset(row) for row in connection.execute("SELECT entity_id, other_id FROM sameness").fetchall()
    }
    listed: set[frozenset[bytes]] = set()
    for table, sql, alike, kind, reason in _LIKENESSES:
        apart = mine[table] - theirs[table], theirs[table] - mine[table]
        if not all(apart):
            continue
        groups: tuple[dict[Hashable, dict[bytes, str]], dict[Hashable, dict[bytes, str]]] = _alike(
            connection, apart, sql, alike
        )
        for key in groups[0].keys() & groups[1].keys():
            pairs = [(one, other) for one in sorted(groups[0][key]) for other in sorted(groups[1][key])]
            for one, other in pairs[:_MOST]:
                if frozenset((one, other)) not in judged | listed:
                    listed.add(frozenset((one, other)))
                    words = reason.format(_short(groups[0][key][one]), _short(groups[1][key][other]))
                    yield LookAlike(table, str(UUID(bytes=one)), str(UUID(bytes=other)), kind, words)


def look_alikes_in(access: Access) -> list[LookAlike]:
    """The pairs of a merged case of which one row was made here and the other came from a copy."""
    connection = connect_reader(access)
    try:
        connection.execute(
            "PRAGMA query_only = OFF"
        )  # for a temporary table; the file itself is opened read-only
        steps = connection.execute(
            "SELECT id, brought_by IS NOT NULL FROM change_set WHERE kind <> 'merge'"
        ).fetchall()
        own, new = ([row[0] for row in steps if bool(row[1]) == brought] for brought in (False, True))
        return list(look_alikes(connection, own, new)) if new else []
    finally:
        connection.close()


def _alike(
    connection: Connection, apart: tuple[Ids, Ids], sql: str, alike: Alike
) -> tuple[dict[Hashable, dict[bytes, str]], dict[Hashable, dict[bytes, str]]]:
    """Of each side what is alike in one way: what they have in common -> id -> what it is called."""
    found: list[dict[Hashable, dict[bytes, str]]] = []
    for ids in apart:
        groups: dict[Hashable, dict[bytes, str]] = defaultdict(dict)
        connection.execute("DELETE FROM temp.made")
        connection.executemany("INSERT INTO temp.made VALUES (?)", ((each,) for each in ids))
        for row in connection.execute(sql).fetchall():
            if (key := alike(row)) is not None:
                groups[key][row[0]] = row[3]
        found.append(groups)
    return found[0], found[1]


def _made_in(connection: Connection, steps: Iterable[bytes]) -> dict[str, Ids]:
    found: dict[str, Ids] = {table: set() for table in _TABLES}
    marks = ", ".join("?" * len(_TABLES))
    for step in steps:
        rows = connection.execute(
            f"SELECT c.tbl, c.row_id, p.payload FROM change_set s JOIN change c ON c.cs = s.seq "
            f"LEFT JOIN change_pack p ON p.seq = c.seq WHERE s.id = ? AND c.op IN ('I', 'BI') AND c.tbl IN ({marks})",
            (step, *_TABLES),
        )
        for table, row_id, payload in rows.fetchall():
            if row_id is not None:
                found[table].add(row_id)
            else:
                found[table].update(row["id"] for row in unpack_rows(table, payload))
    return found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
