"""Ink on tint for the kinds of things a case holds, by the `colour` key of the ontology."""

from __future__ import annotations

from typing import NamedTuple

from casewright.model.ontology import ColourGroup, load_ontology
from casewright.ui.theme.ramp import RAMP_COLOURS
from casewright.ui.theme.scheme import is_dark

_DEFAULT = "document"


class KindColours(NamedTuple):
    """Both as `#RRGGBB`."""

    ink: str
    tint: str


def kind_colours(colour: str) -> KindColours:
    """The ink and tint of a colour group in the scheme in force; an unknown key gets those of documents."""
    return colours_in(colour, dark=is_dark())


def colours_in(colour: str, *, dark: bool) -> KindColours:
    """The same in a scheme that need not be in force, and for the steps of the ramp."""
    groups = load_ontology().colour_groups
    group: ColourGroup = RAMP_COLOURS.get(colour) or groups.get(colour) or groups[_DEFAULT]
    return KindColours(group.dark_ink, group.dark_tint) if dark else KindColours(group.ink, group.tint)
