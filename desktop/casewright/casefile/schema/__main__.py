"""Writes `model.sql` from the tables of the model."""

from __future__ import annotations

from casewright.casefile.schema import FOLDER


def generate() -> str:
    """The CREATE statements of all model tables and their indexes, in a fixed order."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from casewright.model.tables import TABLES

    dialect = sqlite.dialect()
    lines = ["-- Generated from casewright.model by `python -m casewright.casefile.schema`: do not edit.\n"]
    for name in sorted(TABLES):
        table = TABLES[name].__table__
        lines.append(" ".join(str(CreateTable(table).compile(dialect=dialect)).split()) + ";")
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            lines.append(str(CreateIndex(index).compile(dialect=dialect)) + ";")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    (FOLDER / "model.sql").write_text(generate(), "utf-8")
