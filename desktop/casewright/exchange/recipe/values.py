"""Checking every value of a recipe before anything is changed, and turning it into what its column holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from casewright.casefile.queries.overview import ontology_rows
from casewright.casefile.readers import Readable
from casewright.exchange.recipe.items import Item, table_of, yes_or_no
from casewright.exchange.recipe.ontology_shapes import ONTOLOGY_PARTS
from casewright.exchange.recipe.reading import Recipe
from casewright.exchange.recipe.yaml_tree import join
from casewright.model.base import Flag
from casewright.model.errors import InvalidValue
from casewright.model.fields import clean_values, columns_of
from casewright.model.markings import build_markings
from casewright.model.ontology import with_addition
from casewright.model.scales import build_ladder, ladder
from casewright.model.vocabulary import Vocabulary, load_vocabulary

# `[[c01]]`, `[[c01, c07]]` in the body of a brief's section.
CITATION = re.compile(r"\[\[([^\[\]]*)\]\]")
_FLAGS = {"directed", "nested", "lo_open", "hi_open", "lo_about", "hi_about"}
_CITABLE = ("claim", "passage")


class Addition(NamedTuple):
    """Something a recipe adds to the ontology, as `ontology_item` has it."""

    part: str
    key: str
    definition: str


def additions(recipe: Recipe) -> list[tuple[Item, Addition]]:
    """What the recipe adds to the ontology, each with the item that says so. Raises InvalidValue for a wrong flag."""
    found = []
    for section in recipe.section("ontology"):
        for name, part in ONTOLOGY_PARTS.items():
            for item in section.nested.get(name, []):
                text = json.dumps(_definition(item), ensure_ascii=False, sort_keys=True)
                found.append((item, Addition(part, str(item.key), text)))
    return found


def check_values(recipe: Recipe, case: Readable) -> None:
    """Checks all values against the words of the case and of the recipe itself, and puts the clean ones in their place.

    Problems are noted in `recipe.reading`.
    """
    words = _words(recipe, case)
    usual = _usual_scheme(recipe, case)
    for item in recipe.content.all():
        for name, value in list(item.values.items()):
            place = join(item.place, name)
            if name == "likelihood":
                _noting(recipe, place, _term, _scheme(item, usual), value, words)
            elif (found := _column(item, name)) is not None:
                cleaned = _noting(recipe, place, _clean, *found, value, words)
                item.values[name] = value if cleaned is None else cleaned[found[1]]
        if item.shape.name == "section":
            _check_citations(recipe, item)


def citation_keys(inside: str) -> list[str]:
    """The keys in one `[[…]]`."""
    return [key.strip() for key in inside.split(",")]


def _words(recipe: Recipe, case: Readable) -> Vocabulary:
    """The vocabulary of the case with the recipe's sound additions; the unsound are noted as problems."""
    sound: list[Any] = list(ontology_rows(case))
    words = load_vocabulary(sound)
    for item, addition in _noting(recipe, "ontology", additions, recipe) or []:
        if _noting(recipe, item.place, _build, addition, words) is not None:
            sound.append(addition)
            words = load_vocabulary(sound)
    return words


def _build(addition: Addition, words: Vocabulary) -> object:
    definition = {**json.loads(addition.definition), "key": addition.key}
    if addition.part == "ladder":
        return build_ladder(definition)
    if addition.part == "markings":
        return build_markings(definition)
    return with_addition(words.ontology, addition.part, addition.key, definition)


def _definition(item: Item) -> dict[str, Any]:
    """An ontology item as its JSON: flags as such, lists of kinds as lists of words."""
    plain: dict[str, Any] = {
        name: yes_or_no(value) if name in _FLAGS else value for name, value in item.values.items()
    }
    if item.key is not None and item.parent is not None and item.parent.shape.table == "ontology_item":
        plain["key"] = item.key
    for name, nested in item.nested.items():
        ends = name in ("from", "to")
        plain[name] = [each.values.get("kind") if ends else _definition(each) for each in nested]
    return plain


def _usual_scheme(recipe: Recipe, case: Readable) -> str:
    """The scheme of assessments that name none: that of the recipe's case, or of the case."""
    for item in recipe.section("case"):
        if "default_scheme" in item.values:
            return str(item.values["default_scheme"])
    return str(case.read("SELECT default_scheme FROM case_info")[0][0])


def _scheme(item: Item, usual: str) -> str:
    """The scheme of the assessment that an item belongs to."""
    owner = item.parent
    while owner is not None and owner.shape.table != "assessment":
        owner = owner.parent
    return str(owner.values.get("scheme", usual)) if owner is not None else usual


def _term(scheme: str, likelihood: str, words: Vocabulary) -> object:
    return ladder(scheme, words.ladders).term(likelihood)


def _column(item: Item, name: str) -> tuple[str, str] | None:
    """The table and column a field sets; those of a quote are its citation's, then its passage's."""
    column, table = item.shape.fields[name].column, item.shape.table
    if column is None or table is None or table == "ontology_item":
        return None
    for each in (table, "passage") if item.shape.name == "quote" else (table,):
        if column in columns_of(each):
            return each, column
    return None


def _clean(table: str, column: str, value: object, words: Vocabulary) -> dict[str, object]:
    if isinstance(columns_of(table)[column].type, Flag) and isinstance(value, str):
        value = yes_or_no(value)
    return clean_values(table, {column: value}, words)


def _check_citations(recipe: Recipe, section: Item) -> None:
    for match in CITATION.finditer(str(section.values.get("body", ""))):
        for key in citation_keys(match[1]):
            target = recipe.keys.get(key)
            if target is None or table_of(target) not in _CITABLE:
                reason = f"the text cites '{key}', which is the key of no claim or passage"
                recipe.reading.problem(join(section.place, "body"), reason)


def _noting(recipe: Recipe, place: str, check: Callable[..., Any], *given: object) -> Any:
    """What the check gives, or None with its complaint noted at the place."""
    try:
        return check(*given)
    except InvalidValue as error:
        recipe.reading.problem(place, str(error))
        return None
