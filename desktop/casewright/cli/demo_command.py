"""demo: the main job from end to end on the sample case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

import casewright
from casewright.casefile.queries.briefing import find_brief
from casewright.cli.display import explain, has_display, qt_platform
from casewright.cli.output import Json, emit, finish, say
from casewright.model.errors import CaseError
from casewright.model.resources import resource_path

CASE_NAME = "sample.casewright"
BRIEF_NAME = "sample-brief.pdf"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("demo", help="Build the sample case, export its brief and open it.")(demo)


def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("casewright-demo"),
    window: Annotated[
        bool, typer.Option("--window/--no-window", help="Open the case where there is a display.")
    ] = True,
    json: Json = False,
) -> None:
    """Builds the sample case from its recipe, exports its brief and opens the case."""
    from casewright.brief.export import export_brief
    from casewright.exchange.recipe import apply_recipe

    out.mkdir(parents=True, exist_ok=True)
    case, brief = (out / CASE_NAME).absolute(), (out / BRIEF_NAME).absolute()
    recipe = resource_path("sample", "varn-closer-ties.yaml")
    if not case.exists():
        casewright.create(case, "Sample case", analyst="Sample analyst").close()
    with casewright.open(case, "Sample analyst") as opened:
        result = apply_recipe(opened, recipe)
        if result.failed:
            raise CaseError(f"The sample case could not be built: {result.failed[0].reason}")
        export_brief(opened, find_brief(opened, None), brief)
    emit({"case": case, "brief": brief}, json, lambda: [f"Case:  {case}", f"Brief: {brief}"])
    if window and not json:
        finish(_show(context.obj, case))


def _show(show: Callable[[Path | None, str | None], int], case: Path) -> int:
    """Opens the window where somebody can see it; otherwise says how to open it elsewhere."""
    if not has_display() or qt_platform() in ("offscreen", "minimal"):
        say("There is no display here. Where there is one: casewright open CASE")
        return 0
    trouble = explain()
    if trouble is not None:
        say(trouble)
        return 0
    return show(case, None)
