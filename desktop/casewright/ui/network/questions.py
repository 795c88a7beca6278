"""What can be asked of the network, in the order of the list."""

from __future__ import annotations

from typing import NamedTuple

from casewright.analysis.network.measures import OF_NODES


class Variant(NamedTuple):
    """One measure of a question that has several: its key in `analysis/network`, its title and how it is computed."""

    key: str
    title: str
    method: str


class Question(NamedTuple):
    """A question. `pair`: it is asked of two groups of entities; `directed`: following directions changes the answer."""

    key: str
    title: str
    variants: tuple[Variant, ...]
    pair: bool = False
    directed: bool = False


def _node_measures(*keys: str) -> tuple[Variant, ...]:
    return tuple(Variant(key, OF_NODES[key].title, OF_NODES[key].method) for key in keys)


_MEASURES = (
    Variant("all", "All measures", "Every number there is for an entity, in one table."),
    Variant("degree", "Degree", "How many links it has, each counted, and with how many others."),
    *_node_measures(
        "betweenness", "closeness", "eigenvector", "pagerank", "cores", "clustering", "components"
    ),
)
QUESTIONS = (
    Question("measures", "Who is central", _MEASURES, directed=True),
    Question(
        "paths", "Paths from A to B",
        (Variant("shortest", "All shortest paths", "Every path with the fewest steps, with the evidence of each step."),
         Variant("longer", "The k shortest paths", "The shortest of all paths that meet nobody twice, longer ones too.")),
        pair=True, directed=True,
    ),
    Question(
        "common", "Common neighbours of A and B",
        (Variant("common", "", "Entities outside both that have links with some of each, in whichever direction."),),
        pair=True,
    ),
    Question(
        "linking", "Who links A and B",
        (Variant("linking", "", "Part of the shortest paths between the two that lead through it (Freeman 1977, for these pairs only)."),),
        pair=True, directed=True,
    ),
    Question(
        "bridges", "What holds it together",
        (Variant("bridges", "Bridges", "Ties without which a part falls in two."),
         Variant("cut_points", "Cut points", "Entities without which a part falls apart (articulation points).")),
    ),
    Question(
        "balance", "Balance of triangles",
        (Variant("balance", "", "Cooperative and hostile links: triangles with one or three hostile sides are unbalanced (Cartwright and Harary 1956)."),),
    ),
    Question("communities", "Communities", _node_measures("communities")),
)  # fmt: skip


def question_called(key: str) -> Question:
    """The question of this key."""
    return next(each for each in QUESTIONS if each.key == key)
