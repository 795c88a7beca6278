"""new-brief."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import typer

from casewright.casefile.case import Case
from casewright.casefile.queries.entity_names import entities_called
from casewright.casefile.queries.records import find_titled, title_of
from casewright.cli.opening import open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, table
from casewright.model.brief_templates import BriefTemplate, brief_template, brief_templates
from casewright.model.errors import InvalidValue, NoSuchObject


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("new-brief", help="Make a brief from a template; without one, list the templates.")(new_brief)


def new_brief(
    case: CaseFile,
    template: Annotated[str | None, typer.Option("--template", "-t", help="Its key or title.")] = None,
    title: Annotated[str | None, typer.Option(help="Headline; made from what it is about otherwise.")] = None,
    assessment: Annotated[
        str | None, typer.Option(metavar="NAME", help="Id or title; the only one otherwise.")
    ] = None,
    entity: Annotated[str | None, typer.Option(metavar="NAME", help="Id, or any of its names.")] = None,
    view: Annotated[str | None, typer.Option(metavar="NAME", help="Graph view, by id or title.")] = None,
    board: Annotated[
        str | None, typer.Option(metavar="NAME", help="Board of hypotheses, by id or title.")
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Source, by id or title; may be given again.")
    ] = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Composes a brief and prints its id, or lists the templates with what they need."""
    if template is None:
        _list(json)
        return
    chosen = brief_template(template)
    from casewright.operations.brief_templates import compose_brief

    with open_case(case, analyst) as opened:
        bound: dict[str, Any] = {
            "assessment_id": _one(opened, chosen, "assessment", assessment),
            "entity_id": _entity(opened, entity),
            "graph_view_id": _titled(opened, "graph_view", view),
            "ach_board_id": _titled(opened, "ach_board", board),
            "source_ids": [find_titled(opened, "source", each) for each in source or ()],
        }
        headline = title or _headline(opened, chosen, bound)
        made = opened.run(compose_brief, chosen.key, title=headline, **bound)
        sections = opened.read("SELECT count(*) FROM brief_section WHERE brief_id = ?", (made.bytes,))[0][0]
    emit(
        {"id": made, "title": headline, "template": chosen.key, "sections": sections},
        json,
        lambda: [f"Made the brief “{headline}” with {sections} sections.", str(made)],
    )


def _list(json: bool) -> None:
    told = [
        {
            "key": each.key,
            "title": each.title,
            "meaning": each.meaning,
            "needs": [asked.object for asked in each.asks if asked.required],
            "takes": [asked.object for asked in each.asks],
        }
        for each in brief_templates().values()
    ]
    rows: list[tuple[str, ...]] = [(each.key, each.meaning) for each in brief_templates().values()]
    emit({"templates": told}, json, lambda: table(rows))


def _one(case: Case, template: BriefTemplate, wanted: str, name: str | None) -> UUID | None:
    """The object of this name; without one the only one there is, where the template asks for such."""
    if name is not None or not template.asks_for(wanted):
        return _titled(case, wanted, name)
    rows = case.read(f'SELECT id, title FROM "{wanted}" ORDER BY id')
    if len(rows) > 1:
        titles = ", ".join(repr(row[1]) for row in rows)
        raise InvalidValue(f"This case has {len(rows)} {wanted}s; say with --{wanted} which: {titles}.")
    return UUID(bytes=rows[0][0]) if rows else None


def _titled(case: Case, wanted: str, name: str | None) -> UUID | None:
    return find_titled(case, wanted, name) if name is not None else None


def _entity(case: Case, name: str | None) -> UUID | None:
    if name is None:
        return None
    found = entities_called(case, name)
    if len(found) > 1:
        raise InvalidValue(f"{len(found)} entities are called {name!r}; name one by its id: {found[0].id} …")
    if not found:
        raise NoSuchObject(f"There is no entity called {name!r} in this case.")
    return found[0].id


def _headline(case: Case, template: BriefTemplate, bound: dict[str, Any]) -> str:
    """The title of the assessment, or what kind of brief it is of which object."""
    if bound["assessment_id"] is not None:
        return title_of(case, "assessment", bound["assessment_id"]) or template.title
    if bound["entity_id"] is not None:
        return f"{title_of(case, 'entity', bound['entity_id'])}: {template.title.lower()}"
    return template.title
