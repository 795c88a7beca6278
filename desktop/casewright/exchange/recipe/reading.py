"""Reading a recipe: its YAML, its structure, its keys. Nothing of any case is needed for this."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from casewright.exchange.recipe.items import Item, Reading, check_references, index_keys
from casewright.exchange.recipe.result import RecipeMistakes
from casewright.exchange.recipe.shapes import RECIPE
from casewright.exchange.recipe.yaml_tree import MOST_BYTES, join, read_tree
from casewright.ingest.ordinary_file import open_file
from casewright.model.errors import RecipeError

VERSION = "1"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")


@dataclass
class Recipe:
    """A recipe whose structure is sound. `folder` is where its files are looked for; `keys` finds an object by its key."""

    name: str
    analyst: str | None
    folder: Path
    content: Item
    keys: dict[str, Item]
    reading: Reading

    def section(self, name: str) -> list[Item]:
        """The objects of one section, in their order."""
        return self.content.nested.get(name, [])


def read_recipe(path: Path | str) -> Recipe:
    """Reads a recipe file.

    Raises:
        RecipeMistakes: its structure is not sound; every mistake is listed with its place.
        RecipeError: it cannot be read at all.
    """
    path = Path(path)
    try:
        with open_file(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RecipeError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    return parse_recipe(data, path.resolve().parent)


def parse_recipe(data: bytes, folder: Path) -> Recipe:
    """Reads a recipe from its bytes; raises as `read_recipe`."""
    tree = read_tree(data)
    reading = Reading(tree)
    content = reading.item(RECIPE, tree.content, "")
    if content is None:
        raise RecipeMistakes(reading.problems)
    _check_head(reading, content)
    keys = index_keys(reading, content)
    check_references(reading, content, keys)
    _check_files(reading, content, folder)
    _check_quotes(reading, content)
    if reading.problems:
        raise RecipeMistakes(reading.problems)
    values = content.values
    return Recipe(values["name"], values.get("analyst"), folder, content, keys, reading)


def _check_head(reading: Reading, content: Item) -> None:
    if content.values.get("recipe", VERSION) != VERSION:
        reading.problem("recipe", f"this Casewright reads recipes of version {VERSION}")
    if not _NAME.fullmatch(content.values.get("name", "x")):
        reading.problem("name", "a name is made of letters, digits, '_', '-' and '.'")


def _check_files(reading: Reading, content: Item, folder: Path) -> None:
    """A recipe takes files from its own folder only: it may come from somebody else."""
    for source in content.nested.get("sources", []):
        file, text = source.values.get("file"), source.values.get("text")
        if file is not None and text is not None:
            reading.problem(source.place, "a source has a 'file' or a 'text', not both")
        if file is not None and not _is_within(folder, file):
            reading.problem(
                join(source.place, "file"), "the file must lie in the recipe's folder or below it"
            )


def _is_within(folder: Path, file: str) -> bool:
    try:
        return (folder / file).resolve().is_relative_to(folder)
    except (OSError, ValueError, RuntimeError):  # no name that a file can have, or links in a circle
        return False


def _check_quotes(reading: Reading, content: Item) -> None:
    for claim in content.nested.get("claims", []):
        for quote in claim.nested.get("quotes", []):
            if ("passage" in quote.refers) == ("source" in quote.refers):
                reading.problem(quote.place, "a quote names a 'passage', or a 'source' and its words")
            elif "source" in quote.refers:
                _check_words(reading, quote)
    for passage in content.nested.get("passages", []):
        _check_words(reading, passage)


def _check_words(reading: Reading, item: Item) -> None:
    if "exact" not in item.values and not {"start", "end"} <= item.values.keys():
        reading.problem(item.place, "the exact words are missing: give 'exact', or 'start' and 'end'")
