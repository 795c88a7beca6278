"""A recipe as checked objects: fields known, required ones there, keys unique and leading to the right kind of object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from casewright.exchange.recipe.result import Problem
from casewright.exchange.recipe.shape import ANY, Field, Shape
from casewright.exchange.recipe.yaml_tree import Tree, join
from casewright.model.errors import InvalidValue
from casewright.model.fields import one_of
from casewright.model.nearby import any_of, quoted, unknown, with_article

_KEY = re.compile(r"[A-Za-z0-9_.-]{1,80}")
_MOST_PROBLEMS = 100


@dataclass
class Item:
    """One object of a recipe. `values` hold what is said of it, by field; `refers` hold keys, by field."""

    shape: Shape
    place: str
    key: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    refers: dict[str, str] = field(default_factory=dict)
    nested: dict[str, list[Item]] = field(default_factory=dict)
    parent: Item | None = None

    def all(self) -> Iterator[Item]:
        """The item and everything in it, outermost first."""
        yield self
        for items in self.nested.values():
            for item in items:
                yield from item.all()


class Reading:
    """Turns a tree into items and collects every problem on the way."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.problems: list[Problem] = []

    def problem(self, place: str, reason: str) -> None:
        """Notes a mistake at a place, with its line."""
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(Problem(place, self.line_of(place), reason))

    def line_of(self, place: str) -> int:
        """The line (from 1) of a place, or of the nearest thing around it that is written."""
        while place not in self._tree.lines and place:
            place = place.rpartition("." if place.rfind(".") > place.rfind("[") else "[")[0]
        return self._tree.lines.get(place, 1)

    def item(self, of: Shape, content: object, place: str, parent: Item | None = None) -> Item | None:
        """One object with everything in it; None, with a problem noted, when it is no mapping."""
        if not isinstance(content, Mapping):
            self.problem(place, f"{with_article(of.name)} is written as fields with values")
            return None
        item = Item(of, place, parent=parent)
        for name, value in content.items():
            if name == "key" and of.named:
                item.key = self._key(value, place)
            elif name not in of.fields:
                known = [*(["key"] if of.named else []), *of.fields]
                self.problem(
                    join(place, name), str(unknown(f"field of {with_article(of.name)}", name, known))
                )
            elif value is not None:
                self._field(item, of.fields[name], value, join(place, name))
        self._check_required(item, content)
        return item

    def _key(self, value: object, place: str) -> str | None:
        if not isinstance(value, str) or not _KEY.fullmatch(value):
            self.problem(join(place, "key"), "a key is made of at most 80 letters, digits, '_', '-' and '.'")
            return None
        return value

    def _check_required(self, item: Item, content: Mapping[str, object]) -> None:
        if item.shape.keyed and "key" not in content:
            self.problem(item.place, f"{with_article(item.shape.name)} needs a 'key'")
        for name, field_ in item.shape.fields.items():
            if field_.required and content.get(name) is None:
                self.problem(item.place, f"{with_article(item.shape.name)} needs '{name}'")

    def _field(self, item: Item, of: Field, value: object, place: str) -> None:
        if of.nested is not None:
            item.nested[of.name] = list(self._nested(item, of, of.nested, value, place))
        elif of.refers:
            if isinstance(value, str):
                item.refers[of.name] = value
            else:
                self.problem(place, "here goes the key of one object")
        elif isinstance(value, str):
            item.values[of.name] = value
        elif of.free and isinstance(value, Mapping):
            item.values[of.name] = _as_json(value)
        else:
            found = "a list" if isinstance(value, list) else "fields"
            self.problem(place, f"here goes one value, not {found}; text in brackets needs quotation marks")

    def _nested(self, item: Item, of: Field, shape: Shape, value: object, place: str) -> Iterator[Item]:
        for where, content in self._contents(of, value, place):
            found = self.item(shape, content, where, item)
            if found is not None:
                yield found

    def _contents(self, of: Field, value: object, place: str) -> Iterator[tuple[str, object]]:
        """The nested mappings with their places, short forms written out."""
        if of.single:
            yield place, value
        elif isinstance(value, list):
            for n, each in enumerate(value):
                short = of.short is not None and isinstance(each, str)
                yield join(place, n), {of.short: each} if short else each
        elif isinstance(value, Mapping) and of.pairs is not None:
            for name, each in value.items():
                pair = each if isinstance(each, Mapping) else {of.pairs[1]: each}
                yield join(place, name), {of.pairs[0]: name, **pair}
        elif value == "all" and of.name == "entities":
            yield place, {of.short: "*"}
        else:
            self.problem(place, "here goes a list")


def index_keys(reading: Reading, recipe: Item) -> dict[str, Item]:
    """Every object by its key; `b01/h1` for keys known only within their parent."""
    found: dict[str, Item] = {}
    for item in recipe.all():
        if item.key is None or item.shape.table in (None, "ontology_item"):
            continue
        key = scoped(item, item.key) if item.shape.local else item.key
        if key in found:
            reading.problem(
                join(item.place, "key"), f"the key '{item.key}' is that of {found[key].place} already"
            )
        found.setdefault(key, item)
    return found


def scoped(item: Item, key: str) -> str:
    """The key of something local to the parent of `item`, or to the parent's parent, as `index_keys` has it."""
    owner = item.parent
    while owner is not None and owner.shape.local:
        owner = owner.parent
    return f"{owner.key if owner else ''}/{key}"


def check_references(reading: Reading, recipe: Item, keys: Mapping[str, Item]) -> None:
    """Every key that is referred to is there, and is of a kind that may stand there."""
    for item in recipe.all():
        for name, key in item.refers.items():
            allowed = item.shape.fields[name].refers
            place = join(item.place, name)
            if key == "*" and item.shape.table == "graph_node":
                continue
            target = keys.get(scoped(item, key) if allowed == ("ach_hypothesis",) else key)
            if target is None:
                reading.problem(place, str(unknown("object with the key", key, _keys_of(keys, allowed))))
            elif allowed != ANY and table_of(target) not in allowed:
                kinds = any_of(one_of(each) for each in allowed)
                reading.problem(
                    place, f"{quoted(key)} is {with_article(target.shape.name)}; here goes {kinds}"
                )


def table_of(item: Item) -> str:
    """The table a reference to an item leads to: that of a quote is its passage."""
    return "passage" if item.shape.name == "quote" else str(item.shape.table)


def _keys_of(keys: Mapping[str, Item], allowed: tuple[str, ...]) -> list[str]:
    return [
        key.rpartition("/")[2] for key, item in keys.items() if allowed == ANY or table_of(item) in allowed
    ]


def _as_json(value: Any) -> Any:
    """Text that looks like a number or a yes or no as such, for fields that hold JSON."""
    if isinstance(value, Mapping):
        return {name: _as_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_as_json(each) for each in value]
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", value):
        return float(value) if "." in value else int(value)
    return value


def yes_or_no(value: str) -> bool:
    """Raises InvalidValue for anything but `true`, `false`, `yes` and `no`."""
    answers = {"true": True, "yes": True, "false": False, "no": False}
    if value.strip().lower() not in answers:
        raise InvalidValue(f"{quoted(value)} is neither true nor false.")
    return answers[value.strip().lower()]
