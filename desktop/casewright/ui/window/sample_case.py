"""The sample case: an invented affair, made from its recipe when somebody asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from casewright.model.resources import resource_path

NAME = "Casewright sample.casewright"


def sample_path(folder: Path) -> Path:
    """Where the sample case is kept."""
    return folder / NAME


def recipe_path() -> Path:
    """The recipe it is made from."""
    return next(iter(sorted(resource_path("sample").glob("*.yaml"))))


def make_sample(progress: Any, path: Path) -> str:
    """In the worker process: makes the case at `path`, or nothing at all; returns the path. Raises CaseError."""
    from casewright.casefile.opening import create_case
    from casewright.exchange.recipe import apply_recipe

    work = path.with_name(f".{path.name}.making")
    work.unlink(missing_ok=True)
    try:
        with create_case(work, "Sample case") as case:
            progress.report(0.1, "Applying the recipe")
            apply_recipe(case, recipe_path())
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)
    return str(path)
