"""How the measures are computed: what is exact, what is sampled, and the seed of whatever is drawn by lot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Tell = Callable[[float, str], object]

EXACT_BETWEENNESS = 2_000
EXACT_CLOSENESS = 20_000
EXACT_ON_A_BACKEND = 20_000
"""Nodes up to which paths are followed from every node; beyond, from a sample."""
RUNS_OF_SMALL = 5
"""How often communities are sought in a network that paths are followed from every node of; once in larger ones."""


@dataclass(frozen=True)
class Settings:
    """`sample` is how many nodes paths are followed from where exact would take too long; `exact` insists on all."""

    seed: int = 0
    sample: int = 200
    exact: bool = False
    damping: float = 0.85


def silent(_fraction: float, _words: str) -> None:
    """Tells nobody how far the work has come."""
