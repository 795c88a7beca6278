"""Pseudonyms: made up where only a name was given, and kept in a file, so that the next copy says the same.

The file is JSON, name → pseudonym. It is the key to the copies: it stays at home.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from casewright.casefile.driver import plain_errors
from casewright.casefile.output_file import write_at_once
from casewright.casefile.queries.overview import case_ontology
from casewright.casefile.readers import Readable
from casewright.exchange.sharing.naming import names_of_entities
from casewright.model.errors import InvalidValue

Pairs = tuple[tuple[str, str], ...]
_OTHER = "Name"


def completed(case: Readable, pairs: Iterable[tuple[str, str]], kept: Mapping[str, str]) -> Pairs:
    """The pairs with a pseudonym for each name: what is given, else what was kept, else one by its kind such as "Person 2".

    All that was kept stays in force.
    """
    found = dict(kept) | {name.strip(): to.strip() for name, to in pairs if to.strip()}
    wanting = [name.strip() for name, to in pairs if name.strip() and name.strip() not in found]
    kinds = _kinds(case) if wanting else {}
    for name in wanting:
        label, number = kinds.get(name, _OTHER), 1
        while f"{label} {number}" in found.values():
            number += 1
        found[name] = f"{label} {number}"
    return tuple(found.items())


def read_pseudonyms(path: Path) -> dict[str, str]:
    """What the file holds; nothing where there is none yet. Raises InvalidValue when it is no such file."""
    if not path.exists():
        return {}
    with plain_errors(path):
        data = path.read_bytes()
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise InvalidValue(
            f"{path.name} is no file of pseudonyms: it should be one JSON object, name to pseudonym."
        )
    return found


def keep_pseudonyms(path: Path, pairs: Pairs) -> None:
    """Writes them for the next time."""
    with plain_errors(path):
        write_at_once(json.dumps(dict(pairs), ensure_ascii=False, indent=1).encode() + b"\n", path)


def _kinds(case: Readable) -> dict[str, str]:
    ontology, kinds = case_ontology(case), dict(case.read("SELECT id, kind FROM entity"))
    return {
        name: ontology.entity_kind_shown(kinds[entity]).label
        for entity, names in names_of_entities(case).items()
        if entity in kinds
        for name in names
    }
