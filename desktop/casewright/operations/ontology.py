"""What a case adds to the words it goes by: kinds, properties, estimative schemes, markings."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.entity import OntologyItem
from casewright.model.errors import InvalidValue
from casewright.model.markings import build_markings
from casewright.model.nearby import quoted, unknown
from casewright.model.ontology import PARTS, with_addition
from casewright.model.scales import build_ladder
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, vocabulary

_BUILDERS: dict[str, Callable[[Mapping[str, Any]], object]] = {
    "ladder": build_ladder,
    "markings": build_markings,
}
# Where the key of a part is used; such an item is kept.
_USES = {
    "entity_kind": ("SELECT count(*) FROM entity WHERE kind = ?", "entities are of this kind"),
    "link_kind": ("SELECT count(*) FROM link WHERE kind = ?", "links are of this kind"),
    "ladder": ("SELECT count(*) FROM assessment WHERE scheme = ?", "assessments are written in this scheme"),
}


@operation("Defined a kind")
def define(
    tx: Transaction, /, part: str, *, key: str, definition: Mapping[str, object], id: UUID | None = None
) -> UUID:
    """Adds to this case, or puts in place of what is there under the same key.

    Args:
        part: `entity_kind`, `link_kind`, `property` (its key is `kind.property`), `ladder` or `markings`.
        definition: shaped as in `resources/ontology` and `resources/scales`.

    Raises:
        InvalidValue: the definition is not sound.
    """
    given = {**definition, "key": key}
    if part in _BUILDERS:
        _BUILDERS[part](given)
    elif part in PARTS:
        with_addition(vocabulary(tx).ontology, part, key, given)
    else:
        raise unknown("part of the ontology", part, (*PARTS, *_BUILDERS))
    text = json.dumps(given, ensure_ascii=False, sort_keys=True)
    standing = tx.find(OntologyItem, part=part, key=key)
    if standing:
        tx.edit(standing[0], definition=text)
        return standing[0].id
    return add_row(tx, "ontology_item", id, part=part, key=key, definition=text)


@operation("Took back a kind")
def undefine(tx: Transaction, /, item_id: UUID) -> None:
    """Takes an addition of this case away again.

    Raises:
        InvalidValue: it is in use.
    """
    item = tx.get(OntologyItem, item_id)
    if item.part in _USES:
        sql, said = _USES[item.part]
        count = tx.read(sql, (item.key,))[0][0]
        if count:
            raise InvalidValue(f"{quoted(item.key)} is in use: {count} {said}.")
    delete_object(tx, "ontology_item", item_id)
