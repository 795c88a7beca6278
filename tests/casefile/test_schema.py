"""The schema text: equal to the model, free of anything that runs, readable by any SQLite."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from casewright.casefile.schema import APPLICATION_ID, FOLDER, FORMAT_VERSION, id_columns, journalled_columns
from casewright.casefile.schema.__main__ import generate
from casewright.model.tables import TABLES


def test_the_frozen_schema_is_what_the_model_generates() -> None:
    assert (FOLDER / "model.sql").read_text("utf-8") == generate(), (
        "run `python -m casewright.casefile.schema`"
    )


def test_the_journal_covers_every_table_of_the_model_and_every_column() -> None:
    assert journalled_columns().keys() == TABLES.keys()
    for name, row in TABLES.items():
        assert journalled_columns()[name] == tuple(row.__table__.columns.keys())
        assert journalled_columns()[name][0] == "id"


def test_only_ids_are_kept_as_bytes() -> None:
    for table, columns in id_columns().items():
        assert all(column == "id" or column.endswith("_id") for column in columns), table


def test_a_case_file_holds_nothing_that_runs_and_opens_with_any_sqlite(path: Path) -> None:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    kinds = {row[0] for row in connection.execute("SELECT DISTINCT type FROM sqlite_schema")}
    assert kinds == {"table", "index"}
    text = "".join(row[0] or "" for row in connection.execute("SELECT sql FROM sqlite_schema")).upper()
    assert not re.search(r"CASCADE|SET NULL|GENERATED ALWAYS|\bCHECK ?\(", text)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT_VERSION
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("SELECT title FROM case_info").fetchall() == [("Harbour",)]
    connection.close()
