"""path, measure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from casewright.analysis.network.scope import Scope
from casewright.cli.network_output import path_document, path_lines, result_document, result_lines
from casewright.cli.network_scope import with_scope
from casewright.cli.opening import open_case
from casewright.cli.output import CaseFile, Json, emit, progress_bar

if TYPE_CHECKING:
    from casewright.analysis.network.settings import Tell


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command(
        "path", help="How two entities are linked, with the evidence of every step; nothing is changed."
    )(path)
    app.command("measure", help="Network measures of the entities, with their coverage; nothing is changed.")(
        measure
    )


@with_scope
def path(
    scope: Scope,
    case: CaseFile,
    a: Annotated[str, typer.Argument(metavar="A", help="Id or name of an entity.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Id or name of another.")],
    most: Annotated[int, typer.Option(min=1, help="No more paths than so many.")] = 20,
    longer: Annotated[
        bool, typer.Option("--longer", help="Also longer paths, up to --most; otherwise only the shortest.")
    ] = False,
    with_a: Annotated[list[str] | None, typer.Option(help="Further entities beside A.")] = None,
    with_b: Annotated[list[str] | None, typer.Option(help="Further entities beside B.")] = None,
    json: Json = False,
) -> None:
    """Finds paths between A and B, who links the two, and their common neighbours."""
    from casewright.analysis.network.groups import common_table, who_links
    from casewright.analysis.network.network import read_network
    from casewright.analysis.network.paths import find_paths
    from casewright.analysis.network.selection import find_entity

    with open_case(case, read_only=True) as opened:
        network = read_network(opened, scope)
        one, other = (
            [find_entity(opened, network, each) for each in side]
            for side in ([a, *(with_a or [])], [b, *(with_b or [])])
        )
        found = find_paths(opened, network, one, other, most, longer=longer, tell=_telling())
        linking, common = who_links(network, one, other), common_table(network, one, other)
    emit(path_document(one, other, found, linking, common), json, lambda: path_lines(found, linking, common))


@with_scope
def measure(
    scope: Scope,
    case: CaseFile,
    name: Annotated[
        str, typer.Option("--measure", metavar="M", help="all, degree, betweenness, closeness, eigenvector, pagerank, communities, components, cores, clustering, bridges, cut_points or balance.")
    ] = "all",
    limit: Annotated[
        int, typer.Option(min=1, help="Rows to print for a person; --json prints all.")
    ] = 20,
    exact: Annotated[bool, typer.Option("--exact", help="Never sample, however long it takes.")] = False,
    sample: Annotated[int, typer.Option(min=2, help="Entities that paths are followed from where exact takes too long.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="For whatever is drawn by lot.")] = 0,
    json: Json = False,
) -> None:  # fmt: skip
    """Computes one measure, or all of them."""
    from casewright.analysis.network.measures import measure as compute
    from casewright.analysis.network.network import read_network
    from casewright.analysis.network.settings import Settings

    with open_case(case, read_only=True) as opened:
        network = read_network(opened, scope)
    result = compute(network, name, Settings(seed=seed, sample=sample, exact=exact), _telling())
    emit(result_document(result), json, lambda: result_lines(result, limit))


def _telling() -> Tell:
    bar = progress_bar()
    if bar is None:
        return lambda _fraction, _words: None
    shown: Callable[[int, int, str], None] = bar
    return lambda fraction, words: shown(round(100 * fraction), 100, words)
