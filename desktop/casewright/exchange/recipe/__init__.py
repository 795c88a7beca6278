"""Recipes: a whole case, or a part of one, written down as YAML. `resources/manual/recipes.md` describes the format."""
