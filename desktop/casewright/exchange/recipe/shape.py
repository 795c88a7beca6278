"""How the shapes of a recipe are described: which fields an object has, what they refer to, what is nested in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from casewright.model.field_rules import DERIVED, OBJECTS
from casewright.model.fields import columns_of


@dataclass(frozen=True)
class Field:
    """One field.

    `column` is the column it sets, where it sets one. `refers` names the tables its key may lead to; ANY for all.
    `nested` is the shape of what is in it: a list, or one mapping when `single`. In such a list a plain scalar stands
    for a mapping with only the field `short`; a mapping in place of the list stands for pairs of the fields `pairs`.
    """

    name: str
    column: str | None = None
    required: bool = False
    refers: tuple[str, ...] = ()
    nested: Shape | None = None
    single: bool = False
    short: str | None = None
    pairs: tuple[str, str] | None = None
    free: bool = False  # holds any mapping, kept as JSON


@dataclass(frozen=True)
class Shape:
    """One kind of object. `keyed`: it must have a `key`; others may, where `named`.

    `identity` are the fields that tell unkeyed objects of one parent apart.
    """

    name: str
    table: str | None
    fields: Mapping[str, Field] = field(default_factory=dict)
    keyed: bool = False
    named: bool = False
    local: bool = False  # its keys are known only within its parent
    identity: tuple[str, ...] = ()


ANY = ("*",)


def shape(
    name: str,
    table: str | None,
    *,
    refers: Mapping[str, tuple[str, str]] | None = None,
    extra: Sequence[Field] = (),
    without: Sequence[str] = (),
    required: Sequence[str] = (),
    keyed: bool = False,
    named: bool = False,
    local: bool = False,
    identity: Sequence[str] = (),
) -> Shape:
    """A shape with the settable columns of a table.

    `refers` maps a column to the name of its field in a recipe and the table it leads to; every other reference of the
    table is left out, as are the columns in `without`.
    """
    refers = refers or {}
    found: dict[str, Field] = {}
    for column_name, column in (columns_of(table) if table else {}).items():
        if column_name in refers:
            called, target = refers[column_name]
            targets = ANY if target == "*" else (target,)
            found[called] = Field(called, column_name, called in required, targets)
        elif not (
            column.foreign_keys
            or column_name in ("object_type", "object_id", "position", *without)
            or f"{table}.{column_name}" in DERIVED
        ):
            free = f"{table}.{column_name}" in OBJECTS
            found[column_name] = Field(column_name, column_name, column_name in required, free=free)
    found |= {each.name: each for each in extra}
    return Shape(name, table, found, keyed, named or keyed, local, tuple(identity))


def list_of(name: str, of: Shape, **more: Any) -> Field:
    """A field whose value is a list of such mappings."""
    return Field(name, nested=of, **more)
