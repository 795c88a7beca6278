"""The manual page of recipes says what the reader does: every field, every allowed value, and examples that work."""

from __future__ import annotations

import re

import pytest

from casewright.casefile.case import Case
from casewright.exchange.recipe.applying import apply_recipe
from casewright.exchange.recipe.reading import parse_recipe
from casewright.exchange.recipe.shape import Shape
from casewright.exchange.recipe.shapes import RECIPE
from casewright.model.choices import choices, choices_of
from casewright.model.ontology import load_ontology
from casewright.model.resources import resource_path
from casewright.model.scales import load_ladders

PAGE = resource_path("manual", "recipes.md").read_text("utf-8")


def shapes() -> dict[str, Shape]:
    """Every shape of a recipe by its name."""
    found: dict[str, Shape] = {}
    waiting = [field.nested for field in RECIPE.fields.values() if field.nested]
    while waiting:
        shape = waiting.pop()
        if (shape.table, shape.name) not in [(each.table, each.name) for each in found.values()]:
            found[f"{shape.name} of {shape.table}"] = shape
            waiting += [field.nested for field in shape.fields.values() if field.nested]
    return found


def tables() -> list[dict[str, str]]:
    """Every table of fields on the page: what each field holds, by field."""
    found = []
    for block in re.findall(r"\| field \| holds \| meaning \|\n\|---\|---\|---\|\n((?:\|.*\|\n)+)", PAGE):
        cells = [line.strip("|\n ").split(" | ") for line in block.strip().split("\n")]
        found.append({row[0].strip("`"): row[1] for row in cells})
    return found


@pytest.mark.parametrize("shape", shapes().values(), ids=shapes())
def test_every_object_has_a_table_of_exactly_its_fields(shape: Shape) -> None:
    if shape.table == "tagging":
        return  # written short only: a list of keys
    if shape.name in ("claim", "end", "subject") and shape.table is None:
        return  # likewise
    names = {*shape.fields, *(["key"] if shape.named else [])}
    table = next((each for each in tables() if each.keys() == names), None)
    assert table is not None, f"no table of: {sorted(names)}"
    for name, field in shape.fields.items():
        assert field.required == ("**required**" in table[name]), name
        allowed = choices_of(str(shape.table), str(field.column)) if field.column and shape.table else None
        if allowed is not None:
            assert re.findall(r"`([^`]+)`", table[name]) == [each.key for each in allowed], name


def test_every_section_has_a_heading() -> None:
    headings = set(re.findall(r"^## (\w+)$", PAGE, re.MULTILINE))
    assert headings == {name for name, field in RECIPE.fields.items() if field.nested}


def test_codes_and_terms_are_those_of_the_scales() -> None:
    for name in (
        "reliability",
        "credibility",
        "confidence",
        "assumption_category",
        "ach_weight",
        "ach_rating",
    ):
        for each in choices(name):
            assert f"| `{each.key}` | {each.label}" in PAGE
    for ladder in load_ladders().values():
        for term in ladder.terms:
            assert re.search(
                rf"`{ladder.key}`.* \| `{term.key}` \| {term.text}.* \| {re.escape(term.band)} \|", PAGE
            )


def test_all_kinds_are_listed_with_their_own_properties() -> None:
    ontology = load_ontology()
    for kind in ontology.entity_kinds.values():
        (row,) = re.findall(rf"^\| `{kind.key}` \| (?:`{kind.parent}`)? ?\|(.*)\|$", PAGE, re.MULTILINE)
        assert re.findall(r"`(\w+)`", row) == [each.key for each in kind.properties]
    for link in ontology.link_kinds.values():
        other = link.reverse if link.directed else "holds both ways"
        assert f"| `{link.key}` | {link.label} | {other} |" in PAGE


def test_the_examples_together_are_a_recipe_that_goes_in_whole(case: Case) -> None:
    text = "\n".join(re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
    recipe = parse_recipe(text.encode(), case.path.parent)
    assert set(recipe.content.nested) == {name for name, field in RECIPE.fields.items() if field.nested}
    assert apply_recipe(case, recipe).failed == []
