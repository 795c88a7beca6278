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
from casewright.model.scales import Ladder, build_ladder
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, vocabulary

_BUILDERS: dict[str, Callable[[Mapping[str, Any]], object]] = {
    "ladder": build_ladder,
    "markings": build_markings,
}
# Where the key of a part is used, and how one and several of those are said; such an item is kept.
_USES = {
    "entity_kind": ("SELECT count(*) FROM entity WHERE kind = ?", "entity is of this kind", "entities are of this kind"),
    "link_kind": ("SELECT count(*) FROM link WHERE kind = ?", "link is of this kind", "links are of this kind"),
    "ladder": (
        "SELECT (SELECT count(*) FROM assessment WHERE scheme = ?1) + (SELECT count(*) FROM case_info WHERE default_scheme = ?1)",
        "assessment is written in it, or new ones would be", "assessments are written in it, or new ones would be",
    ),
}  # fmt: skip
_TERMS_IN_USE = " UNION ".join(
    f"SELECT t.likelihood FROM {table} t JOIN assessment a ON a.id = {of} WHERE a.scheme = ?1"
    for table, of in (
        ("judgement", "t.assessment_id"),
        ("alternative", "t.assessment_id"),
        ("challenge", "t.assessment_id"),
        ("scenario", "(SELECT assessment_id FROM scenario_set WHERE id = t.scenario_set_id)"),
    )
)


@operation("Defined a kind")
def define(
    tx: Transaction, /, part: str, *, key: str, definition: Mapping[str, object], id: UUID | None = None
) -> UUID:
    """Adds to this case, or puts in place of what is there under the same key.

    Args:
        part: `entity_kind`, `link_kind`, `property` (its key is `kind.property`), `ladder` or `markings`.
        definition: shaped as in `resources/ontology` and `resources/scales`.

    Raises:
        InvalidValue: the definition is not sound, or would give terms that are in use another band.
    """
    given = {**definition, "key": key}
    if part in _BUILDERS:
        _BUILDERS[part](given)
        if part == "ladder":
            _keep_terms_in_use(tx, key, build_ladder(given))
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
        sql, one, several = _USES[item.part]
        count = tx.read(sql, (item.key,))[0][0]
        if count:
            raise InvalidValue(f"{quoted(item.key)} is in use: {count} {one if count == 1 else several}.")
    delete_object(tx, "ontology_item", item_id)


def _keep_terms_in_use(tx: Transaction, key: str, after: Ladder) -> None:
    """A judgement means the band that its term had when it was made: such a term is neither moved nor taken away."""
    before = vocabulary(tx).ladders.get(key)
    used = {row[0] for row in tx.read(_TERMS_IN_USE, (key,))} if before else set()
    kept = {term.key: (term.band, term.lo, term.hi) for term in after.terms}
    for term in before.terms if before else ():
        if term.key in used and kept.get(term.key) != (term.band, term.lo, term.hi):
            raise InvalidValue(
                f"“{term.text}” ({term.band}) is in use, and stays as it is: duplicate the scheme and change the copy."
            )
