"""The options that say which links of a case are looked at, stated once for every command on the network."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from casewright.analysis.network.scope import Scope


def with_scope(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command these options in place of its first parameter, the scope that they come to; `--json` stays last."""
    options = inspect.signature(_scope, eval_str=True).parameters
    _, *own = inspect.signature(command, eval_str=True).parameters.values()

    @wraps(command)
    def run(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in options}
        command(_scope(**chosen), **given)

    shown = [*own[:-1], *options.values(), own[-1]]  # typer reads both
    vars(run)["__signature__"] = inspect.Signature(shown)
    run.__annotations__ = {each.name: each.annotation for each in shown}
    return run


def _scope(
    cited_only: Annotated[
        bool, typer.Option("--cited-only", help="Only links that a citation supports.")
    ] = False,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only links of this kind; may be given again.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option(help="Only links of this status; may be given again.")
    ] = None,
    polarity: Annotated[
        list[str] | None, typer.Option(help="cooperative, hostile, neutral or none; may be given again.")
    ] = None,
    held: Annotated[
        str | None,
        typer.Option(metavar="EDTF", help="Only links that can have held then, such as 2019/2021."),
    ] = None,
    undated: Annotated[bool, typer.Option("--undated", help="With --held: undated links too.")] = False,
    directed: Annotated[
        bool, typer.Option("--directed", help="Follow links in their direction only.")
    ] = False,
) -> Scope:
    return Scope(
        cited_only,
        frozenset(kind or ()),
        frozenset(status or ()),
        frozenset(polarity or ()),
        held,
        undated,
        directed,
    )
