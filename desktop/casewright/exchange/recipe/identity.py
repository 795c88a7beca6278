"""The ids a recipe's objects get: they follow from the case, the recipe's name and the object's key, so that applying a
recipe again finds what it made before. What has no key is known by its parent and by what it says."""

from __future__ import annotations

import json
from collections import Counter
from uuid import UUID, uuid5

from casewright.exchange.recipe.items import Item


class Identities:
    """The id of every item of one recipe in one case."""

    def __init__(self, case_id: UUID, recipe_name: str, content: Item) -> None:
        self._case_id = case_id
        self._name = recipe_name
        self._paths: dict[int, str] = {}
        self._walk(content, "")

    def of(self, item: Item, part: str = "") -> UUID:
        """The id of an item's row, or of a further row it brings about (`part`)."""
        path = self._paths[id(item)]
        return uuid5(self._case_id, f"{self._name}:{path}/{part}" if part else f"{self._name}:{path}")

    def path(self, item: Item) -> str:
        """How a person may know the item: its key, or its parent's key and what it is."""
        return self._paths[id(item)].partition("#")[0]

    def _walk(self, parent: Item, path: str) -> None:
        seen: Counter[str] = Counter()
        for name, items in parent.nested.items():
            for item in items:
                if item.key is not None and item.shape.named:
                    own = f"{path}/{item.key}" if item.shape.local else item.key
                else:
                    said = f"{path}/{name}#{_said(item)}" if path else f"{name}#{_said(item)}"
                    seen[said] += 1
                    own = said if seen[said] == 1 else f"{said}#{seen[said]}"
                self._paths[id(item)] = own
                self._walk(item, own)


def _said(item: Item) -> str:
    values = [item.refers.get(name, item.values.get(name)) for name in item.shape.identity]
    return json.dumps(values, ensure_ascii=False, default=str)
