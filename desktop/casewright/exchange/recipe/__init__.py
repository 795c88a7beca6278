"""Recipes: a whole case, or a part of one, written down as YAML. `resources/manual/recipes.md` describes the format."""

from casewright.exchange.recipe.applying import apply_recipe
from casewright.exchange.recipe.reading import Recipe, read_recipe
from casewright.exchange.recipe.result import Failure, Problem, RecipeMistakes, RecipeResult

__all__ = ["Failure", "Problem", "Recipe", "RecipeMistakes", "RecipeResult", "apply_recipe", "read_recipe"]
