"""Templates of briefs: which sections a kind of product has, and what they show. Read from `resources/brief_templates/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from casewright.model.choices import checked_choice
from casewright.model.data_files import read_mappings
from casewright.model.errors import InvalidValue
from casewright.model.nearby import unknown

ASKED = ("assessment", "entity", "graph_view", "ach_board", "source")
"""The tables whose objects a template can be bound to. Of sources there may be several."""


@dataclass(frozen=True)
class AskedFor:
    """An object that a template wants to be bound to."""

    object: str
    required: bool = False


@dataclass(frozen=True)
class TemplateSection:
    """One section. `of`, `unless` and `if_any` say when it is there: see the README beside the files."""

    kind: str
    title: str | None = None
    caption: str | None = None
    hint: str = ""
    of: str | None = None
    unless: tuple[str, ...] = ()
    if_any: str | None = None


@dataclass(frozen=True)
class BriefTemplate:
    """A kind of brief. `meaning` is one sentence for whoever chooses."""

    key: str
    title: str
    meaning: str
    product_type: str
    asks: tuple[AskedFor, ...]
    sections: tuple[TemplateSection, ...]

    def asks_for(self, table: str) -> bool:
        """Whether it can be bound to such an object."""
        return any(each.object == table for each in self.asks)

    def hint(self, title: str | None) -> str:
        """What is to be written in its section with this title; empty where it has none."""
        return next((each.hint for each in self.sections if each.title == title), "")


@cache
def brief_templates() -> Mapping[str, BriefTemplate]:
    """All templates by their keys, in the order in which they are offered.

    Raises:
        InvalidValue: a file names a product type, kind of section or object that there is not.
    """
    return {each.key: each for each in map(_template, read_mappings("brief_templates"))}


def brief_template(key: str) -> BriefTemplate:
    """One template: `Entity dossier` is `entity_dossier`. Raises InvalidValue naming the templates there are."""
    found = brief_templates().get("_".join(key.casefold().replace("-", " ").split()))
    if found is None:
        raise unknown("template", key, brief_templates())
    return found


def template_of(product_type: str) -> BriefTemplate | None:
    """The template of a kind of product; None for one that has none."""
    return next((each for each in brief_templates().values() if each.product_type == product_type), None)


def _template(data: dict[str, Any]) -> BriefTemplate:
    asks = tuple(AskedFor(**each) for each in data["asks"])
    sections = tuple(
        TemplateSection(**{**each, "unless": tuple(each.get("unless", ()))}) for each in data["sections"]
    )
    checked_choice("brief", "product_type", data["product_type"])
    for section in sections:
        checked_choice("brief_section", "kind", section.kind)
    named = {each.object for each in asks} | {
        name for each in sections for name in (each.of, *each.unless) if name
    }
    for strange in named - set(ASKED):
        raise InvalidValue(f"The template {data['key']} names {strange}, to which no brief is bound.")
    return BriefTemplate(data["key"], data["title"], data["meaning"], data["product_type"], asks, sections)
