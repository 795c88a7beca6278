"""What is asked for a kind of entity or of link that a case adds, and the definition made of the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted
from casewright.model.ontology import POLARITIES, Ontology, load_ontology
from casewright.ui.editing.object_field import FlagField
from casewright.ui.theme import icon
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.form_fields import FieldSpec

PARTS = {"entity_kind": "kind of entity", "link_kind": "kind of link"}
_UNSET = ("", "—")


def kind_fields(ontology: Ontology, part: str, own_key: str | None) -> list[FieldSpec]:
    """The fields for one kind; `own_key` is the key of a kind that is there already, which stays what it is."""
    asked = _entity_fields(ontology, own_key) if part == "entity_kind" else _link_fields()
    if own_key is None:
        taken = ontology.entity_kinds if part == "entity_kind" else ontology.link_kinds
        asked.insert(1, _key_field(taken))
    return asked


def kind_definition(before: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """A definition with the answers put in; what the form does not ask, such as properties, stays."""
    merged = {**before, **{name: value for name, value in typed.items() if name != "key"}}
    return {name: value for name, value in merged.items() if value not in ("", None)}


def proposed_key(label: str) -> str:
    """`Arms broker` becomes `arms_broker`."""
    spaced = "".join(letter if letter.isalnum() else " " for letter in label.casefold())
    return "_".join(spaced.split())


def _key_field(taken: Iterable[str]) -> FieldSpec:
    known = frozenset(taken)

    def check(key: str) -> None:
        if key in known:
            raise InvalidValue(f"There is a kind {quoted(key)} already.")

    said = "Names the kind in files; letters, digits and underscores. It stays as it is from then on."
    return FieldSpec("key", "Key", required=True, help=said, check=check)


def _entity_fields(ontology: Ontology, own_key: str | None) -> list[FieldSpec]:
    below = ontology.descendants(own_key) if own_key and own_key in ontology.entity_kinds else ()
    parents = [(key, kind.label) for key, kind in ontology.entity_kinds.items() if key not in below]
    groups = [(group.key, group.label) for group in ontology.colour_groups.values()]
    return [
        FieldSpec("label", "Label", required=True, placeholder="Arms broker"),
        FieldSpec("plural", "Several of them", placeholder="Arms brokers"),
        FieldSpec(
            "parent",
            "A sort of",
            "choice",
            options=[_UNSET, *sorted(parents, key=lambda each: each[1].casefold())],
            help="It has the properties of that kind too, and its icon and colour where none is chosen.",
        ),
        FieldSpec("icon", "Icon", "icon", make=IconField),
        FieldSpec("colour", "Colour", "choice", options=[_UNSET, *groups]),
        FieldSpec("description", "Description", "lines"),
    ]


def _link_fields() -> list[FieldSpec]:
    polarities: Sequence[tuple[str, str]] = [(each, each.capitalize()) for each in POLARITIES]
    return [
        FieldSpec("label", "Reads", required=True, placeholder="brokers arms for"),
        FieldSpec("reverse", "Read from the other end", placeholder="gets arms through"),
        FieldSpec("polarity", "Polarity", "choice", options=[_UNSET, *polarities]),
        FieldSpec("directed", "Direction", "flag", make=lambda: FlagField("It has a direction", "Direction")),
        FieldSpec("description", "Description", "lines"),
    ]


class IconField(ChoiceField):
    """The icons that shipped kinds use, each drawn beside its name."""

    def __init__(self) -> None:
        names = sorted({kind.icon for kind in load_ontology().entity_kinds.values()})
        super().__init__("Icon", [_UNSET, *((name, name.replace("-", " ")) for name in names)])
        for place, name in enumerate(names, start=1):
            self.setItemIcon(place, icon(name))
        self.changed = self.currentIndexChanged

    def value(self) -> str:
        """The name of the icon, or an empty text."""
        return self.choice()

    def set_value(self, name: object) -> None:
        """Chooses an icon."""
        self.choose(str(name or ""))
