"""Applying a recipe to a case: everything checked first, then made through operations, as one step or one a section."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from casewright.casefile.case import Case
from casewright.exchange.recipe import argument, documents, evidence, ground, product
from casewright.exchange.recipe.files import opened_files
from casewright.exchange.recipe.making import Making
from casewright.exchange.recipe.reading import Recipe, read_recipe
from casewright.exchange.recipe.result import RecipeMistakes, RecipeResult
from casewright.exchange.recipe.values import check_values

LABEL = "apply_recipe"
Progress = Callable[[int, int, str], None]
"""Called with the number of steps done, of all steps, and the name of the step that comes next ("" at the end)."""

# In this order: each step refers only to what an earlier one makes.
STEPS: tuple[tuple[str, Callable[[Making], None]], ...] = (
    ("ontology", ground.apply_ontology),
    ("case", ground.apply_case),
    ("tags", ground.apply_tags),
    ("entities", ground.apply_entities),
    ("sameness", ground.apply_sameness),
    ("links", ground.apply_links),
    ("sources", documents.apply_sources),
    ("passages", evidence.apply_passages),
    ("claims", evidence.apply_claims),
    ("properties", ground.apply_properties),
    ("source_links", documents.apply_source_links),
    ("assessments", argument.apply_assessments),
    ("boards", argument.apply_boards),
    ("ratings", argument.apply_indicator_ratings),
    ("graph_views", product.apply_graph_views),
    ("subjects", evidence.apply_subjects),
    ("briefs", product.apply_briefs),
    ("notes", product.apply_notes),
    ("taggings", ground.apply_taggings),
    ("waivers", product.apply_waivers),
    ("put_out", product.apply_put_out),
)


def apply_recipe(
    case: Case, recipe: Recipe | Path | str, *, each: bool = False, progress: Progress | None = None
) -> RecipeResult:
    """Makes what a recipe describes, unless it is there; a second time nothing changes.

    Args:
        each: one undoable step for each section, instead of one for all.

    Raises:
        RecipeMistakes: the recipe does not fit this case. Nothing is changed (with `each`, by the section concerned).
        RecipeError: the file cannot be read as a recipe.
        CaseReadOnly: the case is open read-only.
    """
    recipe = recipe if isinstance(recipe, Recipe) else read_recipe(recipe)
    check_values(recipe, case)
    if recipe.reading.problems:
        raise RecipeMistakes(recipe.reading.problems)
    making = Making(recipe, RecipeResult(), case.case_id)
    tell = _telling(progress)
    # Files come first, outside the edit: how much memory it takes then does not depend on how large they are.
    with opened_files(case, making, lambda name: tell(0, name)):
        if each:
            for n, (name, step) in enumerate(STEPS):
                with case.edit(LABEL, case.case_id) as tx, making.within(tx):
                    tell(n, name)
                    step(making)
        else:
            with case.edit(LABEL, case.case_id) as tx, making.within(tx):
                for n, (name, step) in enumerate(STEPS):
                    tell(n, name)
                    step(making)
    tell(len(STEPS), "")
    return making.result


def _telling(progress: Progress | None) -> Callable[[int, str], None]:
    def tell(done: int, name: str) -> None:
        if progress is not None:
            progress(done, len(STEPS), name)

    return tell
