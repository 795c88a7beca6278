"""What a person names, as nodes of a network; two selections that paths are sought between."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from casewright.analysis.network.network import Network
from casewright.casefile.queries.entity_names import CalledRow, entities_called
from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.nearby import quoted

_SHOWN = 8


def find_entity(case: Readable, network: Network, given: str) -> UUID:
    """The entity that is called so, by id, by name or by name key; those judged the same are one. Never by likeness.

    Raises:
        NoSuchObject: there is none.
        InvalidValue: several are called so; the sentence names them.
    """
    found = entities_called(case, given)
    if not found:
        raise NoSuchObject(
            f"There is no entity {quoted(given)} in this case; search finds the names that are."
        )
    number = network.number
    if len({number.get(each.id, each.id) for each in found}) > 1:
        raise InvalidValue(
            f"{len(found)} entities are called {quoted(given)}; say which by its id: {_named(found)}."
        )
    return found[0].id


def nodes_of(network: Network, one: Iterable[UUID], other: Iterable[UUID]) -> tuple[list[int], list[int]]:
    """The nodes of two selections, each once, ascending.

    Raises:
        InvalidValue: a selection is empty, or an entity is in both.
        NoSuchObject: an entity is not in the network.
    """
    both = []
    for selection in (one, other):
        numbers = set()
        for each in selection:
            if each not in network.number:
                raise NoSuchObject(f"There is no entity {each} in what is looked at.")
            numbers.add(network.number[each])
        if not numbers:
            raise InvalidValue("Choose at least one entity on either side.")
        both.append(sorted(numbers))
    shared = set(both[0]) & set(both[1])
    if shared:
        name = network.nodes[min(shared)].name
        raise InvalidValue(f"{quoted(name)} is on both sides, or was judged the same as an entity there.")
    return both[0], both[1]


def _named(found: list[CalledRow]) -> str:
    named = [f"{each.id} ({each.kind} {each.name})" for each in found[:_SHOWN]]
    more = [f"{len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    return ", ".join([*named, *more])
