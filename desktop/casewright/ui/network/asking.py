"""A question as it goes to the worker process, and its answer as it comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from casewright.analysis.network.paths import Paths
from casewright.analysis.network.result import Result
from casewright.analysis.network.scope import Scope
from casewright.casefile.access import Access


@dataclass(frozen=True)
class Asked:
    """One question.

    Args:
        question, variant: keys of `questions.QUESTIONS`.
        where: what is looked at, a key of `chart.WHERE`; `scope` is that as it was when it was asked.
        one, other: the two groups, of a question that has them.
        most: no more paths than so many.
    """

    question: str
    variant: str
    scope: Scope
    where: str
    one: tuple[UUID, ...] = ()
    other: tuple[UUID, ...] = ()
    most: int = 20


@dataclass(frozen=True)
class Answer:
    """`members` are all that were judged the same as an entity, itself among them, where there are several."""

    asked: Asked
    found: Result | Paths
    members: dict[UUID, tuple[UUID, ...]] = field(default_factory=dict)


def answer_in_worker(progress: Any, access: Access, asked: Asked) -> Answer:
    """In the worker process. Raises CaseError."""
    from casewright.analysis.network import groups, measures, paths
    from casewright.analysis.network.network import read_network
    from casewright.casefile.opening import open_unlocked

    progress.report(0.0, "Reading the network")
    with open_unlocked(access, read_only=True) as case:
        network = read_network(case, asked.scope)
        found: Result | Paths
        if asked.question == "paths":
            longer = asked.variant == "longer"
            found = paths.find_paths(
                case, network, asked.one, asked.other, asked.most, longer=longer, tell=progress.report
            )
        elif asked.question == "common":
            found = groups.common_table(network, asked.one, asked.other)
        elif asked.question == "linking":
            found = groups.who_links(network, asked.one, asked.other)
        else:
            found = measures.measure(network, asked.variant, tell=progress.report)
    several = {node.id: node.members for node in network.nodes if len(node.members) > 1}
    return Answer(asked, found, several)
