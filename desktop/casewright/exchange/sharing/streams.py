"""What a finished copy holds, and what it is meant to hold, as streams of bytes to look through."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from casewright.casefile.creation import lay_out
from casewright.casefile.driver import Connection, connect_memory
from casewright.casefile.schema import journalled_columns
from casewright.exchange.sharing.patterns import as_pieces, folded
from casewright.exchange.sharing.writing import Rows
from casewright.model.ids import new_id
from casewright.model.names import name_key
from casewright.model.progress import Progress

_BLOCK = 1 << 20


def blocks(path: Path, progress: Progress) -> Iterator[bytes]:
    """The file as it lies on the disk."""
    size, done = path.stat().st_size, 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block
            done += len(block)
            progress(done, size)


def logical(connection: Connection) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Every value of every table, packs inflated, and the vocabulary of the search index."""
    tables = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        )
    ]
    for table in tables:
        if table != "archive_chunk":  # hashed already
            yield f"the table {table}", as_pieces(_values(connection, f'SELECT * FROM "{table}"'))
    yield "the packs of the journal", as_pieces(_packs(connection))
    yield "the words of the search index", as_pieces(_values(connection, "SELECT term FROM temp.words"))
    yield "the schema", as_pieces(_values(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def _values(connection: Connection, sql: str) -> Iterator[str | bytes]:
    for row in connection.execute(sql):
        yield from (value for value in row if isinstance(value, str | bytes))


def _packs(connection: Connection) -> Iterator[bytes]:
    for (payload,) in connection.execute("SELECT payload FROM change_pack"):
        yield zlib.decompress(payload)


def words_of(rows: Rows) -> Iterator[str]:
    """The words of the copy as they are meant to be, with the keys that follow from names."""
    for _, page in rows:
        for row in page:
            for value in row:
                if isinstance(value, str):
                    yield value
                    if not value.isascii() and len(value) < 4_000:
                        yield name_key(value)


def folded_words(texts: Iterator[str]) -> Iterator[str]:
    """The same as the search index breaks them: in lower case, and without marks too."""
    for text in texts:
        yield text.lower()
        yield folded(text)


def empty_case() -> Iterator[str | bytes]:
    """What stands in every case: its schema, and the words of its journal."""
    connection = connect_memory()
    try:
        lay_out(connection, new_id())
        yield from _values(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    finally:
        connection.close()
    yield from (
        "system",
        "share",
        "import",
        "archived",
        "case_id",
        "min_reader",
        "indexed_seq",
        "came with a clean copy",
        "null",
        '{"columns":["id"],"rows":[[',
    )
    yield from journalled_columns()
