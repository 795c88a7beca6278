"""What every part of applying a recipe goes through: make an object unless it is there, count it, place its errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from casewright.casefile.archive import Deposit
from casewright.casefile.transaction import Transaction
from casewright.exchange.recipe.identity import Identities
from casewright.exchange.recipe.items import Item, scoped, table_of
from casewright.exchange.recipe.reading import Recipe
from casewright.exchange.recipe.result import Failure, RecipeMistakes, RecipeResult
from casewright.model.errors import CaseError, InvalidValue, NoSuchObject
from casewright.operations.rows import exists

# How the kinds of rows are called in a result.
KINDS = {
    "entity": "entities",
    "entity_name": "names",
    "entity_property": "properties",
    "sameness": "identity judgements",
    "source_text": "texts",
    "claim_about": "subjects",
    "judgement_support": "supports",
    "scenario_set": "sets of scenarios",
    "premortem_reason": "reasons",
    "information_check": "checks of information",
    "indicator_rating": "ratings of indicators",
    "ach_board": "boards",
    "ach_hypothesis": "hypotheses",
    "ach_row": "rows",
    "ach_cell": "ratings",
    "graph_node": "places",
    "tagging": "taggings",
    "brief_section": "sections",
    "ontology_item": "kinds",
}


class Making:
    """One recipe, one transaction of a case, and what comes of it.

    `contents`: the files that the recipe archives, by path, while they are open (`files.opened_files`).
    """

    def __init__(self, recipe: Recipe, result: RecipeResult, case_id: UUID) -> None:
        self.recipe = recipe
        self.result = result
        self.contents: dict[Path, Deposit] = {}
        self.put_out: list[Item] = []  # new briefs that were issued or withdrawn before
        self.identities = Identities(case_id, recipe.name, recipe.content)
        self._elsewhere: dict[
            int, UUID
        ] = {}  # items whose object the case had already, under an id of its own
        self._tx: Transaction | None = None

    @property
    def tx(self) -> Transaction:
        """The transaction under way."""
        if self._tx is None:
            raise RuntimeError("a recipe is applied inside a transaction")
        return self._tx

    @contextmanager
    def within(self, tx: Transaction) -> Iterator[None]:
        """Uses a transaction for a while."""
        self._tx = tx
        try:
            yield
        finally:
            self._tx = None

    def id_of(self, item: Item) -> UUID:
        """The id of an item's object."""
        return self._elsewhere.get(id(item)) or self.identities.of(item)

    def passage_id(self, item: Item) -> UUID:
        """The id of the passage of a quote, or of a passage."""
        return self.identities.of(item, "passage") if item.shape.name == "quote" else self.id_of(item)

    def target(self, item: Item, name: str) -> Item:
        """The item that a field refers to."""
        key = item.refers[name]
        local = item.shape.fields[name].refers == ("ach_hypothesis",)
        return self.recipe.keys[scoped(item, key) if local else key]

    def reference(self, item: Item, name: str) -> UUID | None:
        """The id that a field leads to, or None when it is not said."""
        if name not in item.refers:
            return None
        target = self.target(item, name)
        return self.passage_id(target) if table_of(target) == "passage" else self.id_of(target)

    def references(self, item: Item) -> dict[str, Any]:
        """All references that set a column, by column; `object_type` goes with `object_id`."""
        found: dict[str, Any] = {}
        for name in item.refers:
            column = item.shape.fields[name].column
            if column is not None:
                found[column] = self.reference(item, name)
                if column == "object_id":
                    found["object_type"] = table_of(self.target(item, name))
        return found

    def stands_for(self, item: Item, row_id: UUID) -> None:
        """The case has this already, under its own id."""
        self._elsewhere[id(item)] = row_id
        self.count(self.result.unchanged, str(item.shape.table))

    def make(
        self,
        item: Item,
        table: str,
        verb: Callable[..., object],
        *given: object,
        part: str = "",
        **fields: Any,
    ) -> bool:
        """Runs `verb(tx, *given, id=…, **fields)` unless the row it would make is there. True when it was made now.

        The id follows from the item, and from `part` where one item makes several rows.

        Raises:
            RecipeMistakes: the operation refuses; the sentence says where in the recipe that was.
        """
        try:
            return self._make(item, table, verb, *given, part=part, **fields)
        except (InvalidValue, NoSuchObject) as error:
            raise self.mistake(item, error) from error

    def try_to(
        self,
        item: Item,
        table: str,
        verb: Callable[..., object],
        *given: object,
        part: str = "",
        **fields: Any,
    ) -> bool:
        """As `make`, for what may fail for reasons that lie in the sources. False: it failed, and is listed."""
        try:
            self._make(item, table, verb, *given, part=part, **fields)
        except InvalidValue as error:
            self.fail(item, str(error))
            return False
        return True

    def _make(
        self, item: Item, table: str, verb: Callable[..., object], *given: object, part: str, **fields: Any
    ) -> bool:
        row_id = self.identities.of(item, part)
        made = not exists(self.tx, table, row_id)
        if made:
            verb(self.tx, *given, id=row_id, **fields)
        self.count(self.result.created if made else self.result.unchanged, table)
        return made

    def count(self, counter: dict[str, int], table: str, number: int = 1) -> None:
        """Counts objects under the name their kind has in a result."""
        if number:
            kind = KINDS.get(table, f"{table}s")
            counter[kind] = counter.get(kind, 0) + number

    def fail(self, item: Item, reason: str) -> None:
        """Lists something that did not go in while the rest does."""
        place = item.place
        self.result.failed.append(
            Failure(place, self.recipe.reading.line_of(place), self.identities.path(item), reason)
        )

    def mistake(self, item: Item, error: CaseError) -> RecipeMistakes:
        """The refusal of an operation, with its place."""
        self.recipe.reading.problem(item.place, str(error))
        return RecipeMistakes(self.recipe.reading.problems)
