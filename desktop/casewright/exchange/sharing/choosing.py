"""Objects said by a person: by id, or by what they are called."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.readers import Readable
from casewright.exchange.sharing.policy import POLICY
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.nearby import quoted, unknown

_CALLED = {
    "entity": "name", "source": "title", "assessment": "title", "brief": "title", "brief_section": "title",
    "graph_view": "title", "ach_board": "title", "tag": "name",
}  # fmt: skip


def find_chosen(case: Readable, said: str, tables: tuple[str, ...] = tuple(_CALLED)) -> UUID:
    """The object with this id, or called so (letter for letter, but for capitals).

    Args:
        tables: where names are looked for.

    Raises:
        NoSuchObject: there is none.
        InvalidValue: several are called so.
    """
    try:
        row_id = UUID(said)
    except ValueError:
        return _by_name(case, said, tables)
    for table in POLICY:
        if case.read(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id.bytes,)):
            return row_id
    raise NoSuchObject(f"There is no object {row_id} that could be shared in this case.")


def _by_name(case: Readable, said: str, tables: tuple[str, ...]) -> UUID:
    rows = [
        (UUID(bytes=row_id), str(name))
        for table in tables
        for row_id, name in case.read(
            f'SELECT id, "{_CALLED[table]}" FROM "{table}" WHERE "{_CALLED[table]}" IS NOT NULL'
        )
    ]
    found = [row_id for row_id, name in rows if name.casefold() == said.strip().casefold()]
    if not found:
        raise NoSuchObject(str(unknown("object called", said, [name for _, name in rows])))
    if len(found) > 1:
        raise InvalidValue(
            f"{len(found)} objects are called {quoted(said)}; say which by its id: {found[0]}, {found[1]} …"
        )
    return found[0]
