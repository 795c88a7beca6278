"""The schema of a case file, frozen as SQL text: `model.sql` (generated from the model) and `journal.sql`.

Reading and checking a file needs only this text, so opening a case does not load SQLModel.
`python -m casewright.casefile.schema` writes `model.sql` anew; a test fails when it is forgotten.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
APPLICATION_ID = 0x43415345  # "CASE"
FORMAT_VERSION = 4

_OWN = {
    "meta",
    "change_set",
    "change_parent",
    "head",
    "kept",
    "change",
    "change_pack",
    "archive",
    "archive_chunk",
    "custody",
    "signing_key",
    "signature",
}


@cache
def schema_sql() -> str:
    """All statements that make an empty case file."""
    return (FOLDER / "model.sql").read_text("utf-8") + (FOLDER / "journal.sql").read_text("utf-8")


@cache
def journalled_columns() -> dict[str, tuple[str, ...]]:
    """The columns of every journalled table, `id` first, as the schema declares them."""
    from casewright.casefile.driver import connect_memory

    connection = connect_memory()
    connection.executescript(schema_sql())
    names = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    ]
    model = [name for name in names if name not in _OWN and not name.startswith(("search_", "sqlite_"))]
    return {
        name: tuple(row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')) for name in model
    }


@cache
def id_columns() -> dict[str, frozenset[str]]:
    """The columns of every journalled table that hold ids (16 bytes; hex in the journal)."""
    from casewright.casefile.driver import connect_memory

    connection = connect_memory()
    connection.executescript(schema_sql())
    return {
        name: frozenset(
            row[1] for row in connection.execute(f'PRAGMA table_info("{name}")') if row[2] == "BLOB"
        )
        for name in journalled_columns()
    }
