"""Row images in the journal: JSON with ids in hex, and packs of many rows for bulk changes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from casewright.casefile.recorder import json_value
from casewright.casefile.schema import id_columns, journalled_columns
from casewright.model.errors import DamagedCase

PACK_ROWS = 5_000
_PACK_LIMIT = 256 * 1024 * 1024  # bytes a pack may inflate to: a pack from a stranger may be a bomb


def decode_image(table: str, image: str | None) -> dict[str, object]:
    """A recorded image as column values ready for SQLite; ids become bytes again."""
    if image is None:
        return {}
    try:
        values = json.loads(image)
    except (ValueError, RecursionError) as error:
        raise DamagedCase("The journal of this case is damaged: a recorded change cannot be read.") from error
    return _restore_ids(table, values)


def _restore_ids(table: str, values: dict[str, object]) -> dict[str, object]:
    for column in id_columns()[table]:
        value = values.get(column)
        if isinstance(value, str):
            values[column] = bytes.fromhex(value)
    return values


def row_array(table: str) -> str:
    """The SQL expression for one row of a pack: a JSON array of all columns in schema order, `id` first."""
    return (
        "json_array("
        + ", ".join(json_value(table, column, "t") for column in journalled_columns()[table])
        + ")"
    )


def pack_rows(table: str, rows: list[str]) -> bytes:
    """Compresses rows made by `row_array`, together with the names of their columns."""
    columns = json.dumps(journalled_columns()[table])
    return zlib.compress(f'{{"columns":{columns},"rows":[{",".join(rows)}]}}'.encode(), 1)


def unpack_rows(table: str, payload: bytes) -> Iterator[dict[str, Any]]:
    """The rows of a pack as column values ready for SQLite.

    Raises:
        DamagedCase: the pack does not inflate within bounds to what it should hold.
    """
    try:
        inflater = zlib.decompressobj()
        data = inflater.decompress(payload, _PACK_LIMIT)
        if inflater.unconsumed_tail:
            raise ValueError("too large")
        content = json.loads(data)
        columns: list[str] = content["columns"]
        for row in content["rows"]:
            yield _restore_ids(table, dict(zip(columns, row, strict=True)))
    except (zlib.error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedCase("The journal of this case is damaged: a pack of changes cannot be read.") from error
