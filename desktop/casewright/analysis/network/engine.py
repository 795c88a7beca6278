"""Calling networkx, and through it a faster engine where one is installed.

networkx hands a call over to a backend (cuGraph, rustworkx, GraphBLAS …) that announces the function, can compute it and
thinks it worth the conversion; it does the work itself otherwise. A person's own `NETWORKX_BACKEND_PRIORITY` comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
OWN = "networkx"
_PREFERRED = ("cugraph", "rustworkx", "graphblas", "parallel")


def backends_for(function: Callable[..., Any]) -> list[str]:
    """The installed backends that announce this function, those known to be fast first."""
    installed: set[str] = set(getattr(function, "backends", ())) - {OWN}
    return [*(name for name in _PREFERRED if name in installed), *sorted(installed.difference(_PREFERRED))]


def engine_name(function: Callable[..., Any]) -> str:
    """What computes it, for the record of a result: `networkx`, or `networkx, through rustworkx where it can`."""
    backends = backends_for(function)
    return f"{OWN}, through {' or '.join(backends)} where it can" if backends else OWN


def call(function: Callable[..., T], *arguments: Any, **named: Any) -> T:
    """The function's answer, from the first engine that takes it."""
    import networkx as nx

    backends = backends_for(function)
    priority: Any = nx.config.backend_priority
    if not backends or priority.algos:
        return function(*arguments, **named)
    with priority(algos=backends):
        return function(*arguments, **named)
