"""The list of operations, and how a step of the history is named.

A label is a template such as `Added {object}`. It never holds what the case holds: the object's name is filled in
when the label is shown.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from casewright.model.parted_text import PartedText

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Operation:
    """One verb. `key` is its function's name, under which the journal knows it."""

    key: str
    label: str
    function: Callable[..., Any]


OPERATIONS: dict[str, Operation] = {}

# Steps of the history that are several verbs at once, or none of them.
_STEPS = {
    "create_case": "Created the case",
    "join_case": "Joined the case",
    "apply_recipe": "Applied a recipe",
    "ingest": "Took in documents",
    "import_file": "Imported a file",
    "merge": "Merged another copy",
    "combine": "Took in another case",
    "share": "Made as a clean copy",
    "return_to": "Returned to an earlier moment",
    "accept_suggestions": "Accepted suggestions",
}


def operation(label: str) -> Callable[[F], F]:
    """Registers a function as an operation under its own name, which must be new."""

    def register(function: F) -> F:
        key = function.__name__
        if key in OPERATIONS:
            raise ValueError(f"there are two operations called {key}")
        OPERATIONS[key] = Operation(key, label, function)
        return function

    return register


def describe(label_key: str, object_name: str | None = None) -> str:
    """A step of the history in words: `Added Port of Vell`. `object_name` None: the object is gone or has no name."""
    template = all_labels().get(label_key)
    if template is None:  # written by a newer Casewright
        return label_key.replace("_", " ").capitalize()
    before, mark, after = template.partition("{object}")
    return PartedText((before, (object_name or "something since deleted") if mark else "", after))


@cache
def all_labels() -> dict[str, str]:
    """Every label by key; loads all operations."""
    package = importlib.import_module("casewright.operations")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"casewright.operations.{module.name}")
    return _STEPS | {each.key: each.label for each in OPERATIONS.values()}
