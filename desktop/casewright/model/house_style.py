"""The house style of a brief: whose it is, and how it looks. Read strictly, since it may come from a stranger's case.

Colours that carry meaning (markings, the tints of matrices, kinds in charts) do not follow it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, replace
from typing import Any

from casewright.model.contrast import contrast, darkened, is_colour, lightened
from casewright.model.errors import InvalidValue

WHITE, INK, SECONDARY = "#FFFFFF", "#16202B", "#566270"
FONTS = {"serif": "Source Serif 4", "sans": "Source Sans 3"}
"""The bundled families that running text and headings may be set in."""
LEAST = 4.5
"""Contrast that text needs: WCAG 2.2, success criterion 1.4.3."""
LONGEST_ORGANISATION = 120
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True)
class HouseStyle:
    """How a brief looks.

    Args:
        organisation: a line at the head of the first page.
        logo: SHA-256 of archived bytes (`model/logo.py`); empty for none.
        accent: of numerals, citations, links and bars; `heading`: of title and headings; `panel`: ground of panels.
        text_font, heading_font: keys of `FONTS`.
    """

    organisation: str = ""
    logo: str = ""
    accent: str = "#1F4E79"
    heading: str = INK
    panel: str = "#F3F6F9"
    text_font: str = "serif"
    heading_font: str = "sans"


PLAIN = HouseStyle()
NAMES = tuple(each.name for each in fields(HouseStyle))


def read_house_style(text: str | None) -> HouseStyle:
    """The style in a `house_style` field; None is the plain one. Raises InvalidValue, naming what is wrong with it."""
    if text is None:
        return PLAIN
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidValue("The house style is not JSON.") from error
    if not isinstance(found, dict):
        raise InvalidValue("The house style must be a JSON object.")
    return house_style_of(found)


def house_style_of(values: dict[str, Any]) -> HouseStyle:
    """The style that these values make; what is left out is plain. Raises InvalidValue."""
    for name, value in values.items():
        if name not in NAMES:
            raise InvalidValue(f"A house style has no {name!r}; it has {', '.join(NAMES)}.")
        if not isinstance(value, str):
            raise InvalidValue(f"The {_said(name)} of a house style must be text.")
    return checked_house_style(HouseStyle(**values))


def written_house_style(style: HouseStyle) -> str | None:
    """The JSON of a style, only what is not plain; None for the plain one."""
    told = {name: getattr(style, name) for name in NAMES if getattr(style, name) != getattr(PLAIN, name)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else None


def checked_house_style(style: HouseStyle) -> HouseStyle:
    """The style in its one form. Raises InvalidValue; of a colour that is too weak the sentence names one that is not."""
    organisation = style.organisation.strip()
    if _CONTROL.search(organisation):
        raise InvalidValue("The organisation is one line of plain text.")
    if len(organisation) > LONGEST_ORGANISATION:
        raise InvalidValue(f"The organisation takes {LONGEST_ORGANISATION} characters at most.")
    if style.logo and not _SHA256.fullmatch(style.logo):
        raise InvalidValue("The logo of a house style is named by its SHA-256.")
    for name in ("text_font", "heading_font"):
        if getattr(style, name) not in FONTS:
            raise InvalidValue(
                f"The {_said(name)} is one of {', '.join(FONTS)}, not {getattr(style, name)!r}."
            )
    for name in ("accent", "heading", "panel"):
        if not is_colour(getattr(style, name)):
            raise InvalidValue(
                f"{getattr(style, name)[:20]!r} is no colour; write the {_said(name)} as in '#1F4E79'."
            )
    style = replace(
        style,
        organisation=organisation,
        accent=style.accent.upper(),
        heading=style.heading.upper(),
        panel=style.panel.upper(),
    )
    for weak, sentence in weak_colours(style).values():
        raise InvalidValue(f"{sentence} {weak} would do.")
    return style


def weak_colours(style: HouseStyle) -> dict[str, tuple[str, str]]:
    """Of each colour that lacks contrast, the nearest that has it, and a sentence; in the order to mend them."""
    found: dict[str, tuple[str, str]] = {}
    enough = lightened(style.panel, (INK, SECONDARY), LEAST)
    if enough != style.panel:
        ratio = min(contrast(INK, style.panel), contrast(SECONDARY, style.panel))
        found["panel"] = (
            enough,
            f"Text on the panel {style.panel} has a contrast of {ratio:.1f}, and needs {LEAST}.",
        )
    for name, grounds in (("accent", (WHITE, enough)), ("heading", (WHITE,))):
        colour = getattr(style, name)
        mended = darkened(colour, grounds, LEAST)
        if mended != colour:
            ratio = min(contrast(colour, ground) for ground in grounds)
            found[name] = (
                mended,
                f"The {_said(name)} {colour} has a contrast of {ratio:.1f} on its ground, and needs {LEAST}.",
            )
    return found


def _said(name: str) -> str:
    return {
        "text_font": "font of text",
        "heading_font": "font of headings",
        "heading": "colour of headings",
    }.get(name, name)
