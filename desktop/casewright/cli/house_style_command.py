"""house-style."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from casewright.casefile.case import Case
from casewright.casefile.queries.briefing import brief_card, find_brief
from casewright.cli.opening import open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, table
from casewright.model.errors import CaseError, InvalidValue
from casewright.model.house_style import PLAIN, HouseStyle, checked_house_style, read_house_style

_PLAIN = "plain"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("house-style", help="Show or set the house style of a brief.")(house_style)


def house_style(
    case: CaseFile,
    brief: Annotated[str | None, typer.Argument(help="Id or title; the only one otherwise.")] = None,
    organisation: Annotated[
        str | None, typer.Option(metavar="LINE", help="A line at the head of the first page.")
    ] = None,
    accent: Annotated[
        str | None, typer.Option(metavar="#RRGGBB", help="Of numerals, citations, links and bars.")
    ] = None,
    heading: Annotated[str | None, typer.Option(metavar="#RRGGBB", help="Of title and headings.")] = None,
    panel: Annotated[str | None, typer.Option(metavar="#RRGGBB", help="The ground of panels.")] = None,
    text_font: Annotated[str | None, typer.Option(metavar="FONT", help="serif or sans.")] = None,
    heading_font: Annotated[str | None, typer.Option(metavar="FONT", help="serif or sans.")] = None,
    logo: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A picture in PNG or JPEG; it is archived in the case."),
    ] = None,
    no_logo: Annotated[bool, typer.Option("--no-logo", help="Without a logo.")] = False,
    like: Annotated[
        str | None,
        typer.Option(
            metavar="BRIEF", help="Begin with the style of another brief of the case, or with 'plain'."
        ),
    ] = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """What is not said stays as it is; without options the style is shown."""
    given = {
        name: value
        for name, value in {
            "organisation": organisation, "accent": accent, "heading": heading, "panel": panel,
            "text_font": text_font, "heading_font": heading_font,
        }.items()
        if value is not None
    }  # fmt: skip
    if logo is not None and no_logo:
        raise InvalidValue("Give a logo or --no-logo, not both.")
    changes = bool(given or logo or no_logo or like)
    png = _logo(logo) if logo is not None else None
    with open_case(case, analyst, read_only=not changes) as opened:
        brief_id = find_brief(opened, brief)
        style = _style_of(opened, brief_id, like)
        if changes:
            from casewright.operations.briefs import set_house_style

            style = checked_house_style(replace(style, **given, **({"logo": ""} if no_logo else {})))
            opened.run(set_house_style, brief_id, style=style, logo=png)
        card = brief_card(opened, brief_id)
    stored = read_house_style(card.house_style if card is not None else None)
    shown = asdict(stored)
    emit(
        {"brief": brief_id, "house_style": shown},
        json,
        lambda: table([(name.replace("_", " "), value or "none") for name, value in shown.items()]),
    )


def _style_of(case: Case, brief_id: UUID, like: str | None) -> HouseStyle:
    if like == _PLAIN:
        return PLAIN
    card = brief_card(case, find_brief(case, like) if like is not None else brief_id)
    return read_house_style(card.house_style if card is not None else None)


def _logo(path: Path) -> bytes:
    from casewright.ingest.logo import MOST_FILE, make_logo

    try:
        with path.open("rb") as file:
            data = file.read(MOST_FILE + 1)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}.") from error
    return make_logo(data)
