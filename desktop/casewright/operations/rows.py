"""Adding and changing one row with its values checked: what every verb is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.entity import OntologyItem
from casewright.model.errors import NoSuchObject
from casewright.model.fields import clean_values, columns_of, words_for
from casewright.model.tables import TABLES
from casewright.model.vocabulary import Vocabulary, load_vocabulary


def vocabulary(tx: Transaction) -> Vocabulary:
    """What the values of this case are checked against, its own kinds included."""
    return tx.derived(OntologyItem, load_vocabulary)


def add_row(tx: Transaction, table: str, row_id: UUID | None, /, **values: object) -> UUID:
    """Inserts a row after checking its values and that what it refers to is there; `row_id` None makes an id.

    Raises:
        InvalidValue: a value does not fit.
        NoSuchObject: a reference leads nowhere.
    """
    missing = {name: None for name, column in columns_of(table).items() if _is_required(name, column, values)}
    cleaned = clean_values(table, {**missing, **values}, vocabulary(tx))
    check_references(tx, table, cleaned)
    columns: dict[str, Any] = cleaned if row_id is None else {"id": row_id, **cleaned}
    return tx.add(TABLES[table](**columns))


def check_values(tx: Transaction, table: str, values: Mapping[str, object]) -> None:
    """Sees to it that the values would fit a row, before the work that leads to one. Raises `InvalidValue`."""
    clean_values(table, values, vocabulary(tx))


def edit_fields(tx: Transaction, table: str, row_id: UUID, changes: Mapping[str, object]) -> None:
    """Sets fields of a row after checking them. The one way to change a row.

    Raises:
        InvalidValue, NoSuchObject: as `add_row`; nothing is changed then.
    """
    columns_of(table)
    row = tx.get(TABLES[table], row_id)
    cleaned = clean_values(table, changes, vocabulary(tx), before=row)
    object_type = getattr(row, "object_type", None)
    check_references(tx, table, {"object_type": object_type, **cleaned} if object_type else cleaned)
    tx.edit(row, **cleaned)


def check_references(tx: Transaction, table: str, values: Mapping[str, object]) -> None:
    """Sees to it that every id in the values names a row of the table it should."""
    for name, value in values.items():
        if not isinstance(value, UUID):
            continue
        keys = columns_of(table)[name].foreign_keys
        target = next((key.column.table.name for key in keys), None) or values.get("object_type")
        if target is not None and not exists(tx, str(target), value):
            raise NoSuchObject(f"There is no {words_for(str(target))} {value} in this case.")


def exists(tx: Transaction, table: str, row_id: UUID) -> bool:
    """Whether a table, which must be one of ours, has this row."""
    columns_of(table)
    return bool(tx.read(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id.bytes,)))


def _is_required(name: str, column: object, values: Mapping[str, object]) -> bool:
    nullable, default = getattr(column, "nullable", True), getattr(column, "default", None)
    return not nullable and default is None and name not in values and name != "name_key"
