"""Rows of a file beside the rows of the case: what is new is added, what differs is changed, the rest is counted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.exchange.formats import ImportReport, Skipped
from casewright.model.errors import CaseError
from casewright.model.fields import clean_values
from casewright.operations.many_rows import add_many
from casewright.operations.rows import edit_fields, vocabulary

Row = dict[str, Any]


class Wanted(NamedTuple):
    """A row as a file states it; only the columns that it states. `name` is what to call it when it is left out."""

    id: UUID
    values: Row
    name: str


def put_rows(
    tx: Transaction, table: str, wanted: Iterable[Wanted], report: ImportReport, fixed: str | None = None
) -> set[UUID]:
    """Puts rows of a table into the case. Returns the ids of all that are there now.

    Args:
        fixed: a column that says what a row belongs to; a row of the case that belongs elsewhere is not touched.
    """
    standing = _standing(tx, table)
    words = vocabulary(tx)
    new: dict[UUID, Wanted] = {}
    done: set[UUID] = set()
    for each in wanted:
        row = standing.get(each.id)
        if each.id in new or each.id in done:
            report.skipped.append(Skipped(each.name, "The file has it twice; the first is taken."))
        elif row is None:
            new[each.id] = each
        elif fixed is not None and row[fixed] != each.values[fixed]:
            report.skipped.append(Skipped(each.name, "Its id belongs to something else in this case."))
        else:
            try:
                cleaned = clean_values(table, each.values, words)
                changes = {name: value for name, value in cleaned.items() if row[name] != value}
                if changes:
                    edit_fields(
                        tx,
                        table,
                        each.id,
                        {name: each.values[name] for name in changes if name in each.values},
                    )
            except CaseError as error:
                report.skipped.append(Skipped(each.name, str(error)))
                continue
            done.add(each.id)
            (report.updated if changes else report.unchanged)[table] += 1

    def refused(row: Any, sentence: str) -> None:
        report.skipped.append(Skipped(new[row["id"]].name, sentence))

    added = add_many(tx, table, [{"id": row_id, **each.values} for row_id, each in new.items()], refused)
    report.created[table] += len(added)
    return done | set(added)


def objects_in(text: str | None, name: str, report: ImportReport) -> list[Row]:
    """The objects in a JSON list; whatever is none is told."""
    if text is None:
        return []
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        items = None
    if not isinstance(items, list):
        report.skipped.append(Skipped(name, "A list in it cannot be read."))
        return []
    if any(not isinstance(each, dict) for each in items):
        report.skipped.append(Skipped(name, "A list in it holds something that is no object."))
    return [each for each in items if isinstance(each, dict)]


def words_in(text: str | None) -> list[str]:
    """The words in a JSON list."""
    try:
        items = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return []
    return [each for each in items if isinstance(each, str)] if isinstance(items, list) else []


def as_id(text: object) -> UUID | None:
    """The id that a text is, if it is one."""
    try:
        return UUID(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _standing(tx: Transaction, table: str) -> dict[UUID, Row]:
    from casewright.casefile.queries.records import columns_of

    columns = columns_of(table)
    rows = tx.read(f'SELECT {", ".join(columns)} FROM "{table}"')
    plain = [
        {name: UUID(bytes=v) if isinstance(v, bytes) else v for name, v in zip(columns, row, strict=True)}
        for row in rows
    ]
    return {row["id"]: row for row in plain}
