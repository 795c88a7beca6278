"""Adding many rows of one kind, as a file brings them: checked like single ones, journalled in packs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.errors import CaseError, NoSuchObject
from casewright.model.fields import clean_values, columns_of, words_for
from casewright.model.ids import new_id
from casewright.model.tables import TABLES
from casewright.operations.registry import operation
from casewright.operations.rows import vocabulary

_MANY = 300  # beyond this many the packed journal is used
Refused = Callable[[Mapping[str, object], str], None]


@operation("Added many objects")
def add_many(
    tx: Transaction, /, table: str, rows: Iterable[Mapping[str, object]], refused: Refused | None = None
) -> list[UUID]:
    """Inserts rows after checking their values and that what they refer to is there. Returns the ids of those inserted.

    Args:
        rows: columns by name; `id` may be given, and must be free then.
        refused: is told of each row that does not fit, with the reason; the others are inserted. None: such a row raises.

    Raises:
        InvalidValue, NoSuchObject: a row does not fit, and `refused` is None. Nothing is inserted then.
    """
    words = vocabulary(tx)
    references = _References(tx, table)
    fitting: list[dict[str, Any]] = []
    for row in rows:
        values = {name: value for name, value in row.items() if name != "id"}
        try:
            cleaned = clean_values(table, {**_missing(table, values), **values}, words)
            references.check(cleaned)
        except CaseError as error:
            if refused is None:
                raise
            refused(row, str(error))
            continue
        fitting.append({"id": row.get("id") or new_id(), **cleaned})
    if len(fitting) > _MANY:
        return tx.bulk_insert(TABLES[table], fitting)
    return [tx.add(TABLES[table](**row)) for row in fitting]


def _missing(table: str, values: Mapping[str, object]) -> dict[str, object]:
    """Required fields that are not given, so that the check names them."""
    return {
        name: None
        for name, column in columns_of(table).items()
        if not column.nullable and column.default is None and name not in values and name != "name_key"
    }


class _References:
    """The rows that there are, read once for each table that is referred to."""

    def __init__(self, tx: Transaction, table: str) -> None:
        self._tx, self._columns = tx, columns_of(table)
        self._known: dict[str, set[bytes]] = {}

    def check(self, values: Mapping[str, object]) -> None:
        for name, value in values.items():
            if isinstance(value, UUID):
                keys = self._columns[name].foreign_keys
                target = str(next((key.column.table.name for key in keys), None) or values.get("object_type"))
                if value.bytes not in self._of(target):
                    raise NoSuchObject(f"There is no {words_for(target)} {value} in this case.")

    def _of(self, table: str) -> set[bytes]:
        if table not in self._known:
            columns_of(table)
            self._known[table] = {row[0] for row in self._tx.read(f'SELECT id FROM "{table}"')}
        return self._known[table]
