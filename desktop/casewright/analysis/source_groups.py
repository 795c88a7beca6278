"""Which sources count as one: a controller's, those of unknown provenance, and those that repeat one another in a circle."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

N = TypeVar("N", bound=Hashable)
Parents = Mapping[Hashable, Sequence[Hashable]]


def merged(
    sources: Sequence[Hashable], controllers: Mapping[Any, str], unknown: Sequence[Hashable]
) -> dict[Hashable, int]:
    """The number of each source's group: sources of one controller are one, and so are those of unknown provenance."""
    leader: dict[Hashable, Hashable] = {source: source for source in sources}

    def find(source: Hashable) -> Hashable:
        while leader[source] != source:
            leader[source] = source = leader[leader[source]]
        return source

    first: dict[str, Hashable] = {}
    for source in sources:
        if (controller := controllers.get(source)) is not None:
            leader[find(source)] = find(first.setdefault(controller, source))
    for one, other in itertools.pairwise(unknown):
        leader[find(other)] = find(one)
    numbers: dict[Hashable, int] = {}
    return {source: numbers.setdefault(find(source), len(numbers)) for source in sources}


def source_components(
    sources: Sequence[Hashable], parents: Parents, group: Mapping[Hashable, int]
) -> tuple[dict[Hashable, int], dict[int, set[int]]]:
    """The component of each source (circles of groups collapse into one), and the components above each."""
    above_group: dict[int, set[int]] = {group[source]: set() for source in sources}
    for source in sources:
        above_group[group[source]] |= {group[parent] for parent in parents.get(source, ())} - {group[source]}
    component = {
        one: number for number, circle in enumerate(strong_components(above_group)) for one in circle
    }
    above: dict[int, set[int]] = {number: set() for number in component.values()}
    for one, others in above_group.items():
        above[component[one]] |= {component[other] for other in others} - {component[one]}
    return {source: component[group[source]] for source in sources}, above


def circular(
    members: Iterable[Hashable], reported: Parents, group: Mapping[Hashable, int]
) -> Iterator[frozenset[Hashable]]:
    """The circles of reporting among the members of a component without anything above it, that lead to no member outside.

    Groups go round in a circle; within one group, the sources themselves may. `reported` has only parents that a source
    passes on: two that have something in common, each as the other's parent, report nothing of one another.
    """
    within = frozenset(members)
    above = {source: [p for p in reported.get(source, ()) if p in within] for source in within}
    above_group: dict[int, set[int]] = {group[source]: set() for source in within}
    for source, parents in above.items():
        above_group[group[source]] |= {group[parent] for parent in parents} - {group[source]}
    for groups in strong_components(above_group):
        if any(above_group[one] - set(groups) for one in groups):
            continue
        circle = frozenset(source for source in within if group[source] in groups)
        if len(groups) > 1:
            yield circle
            continue
        own = {source: [p for p in above[source] if p in circle] for source in circle}
        yield from (frozenset(one) for one in strong_components(own) if len(one) > 1)


def strong_components(edges: Mapping[N, Iterable[N]]) -> list[list[N]]:
    """The strongly connected components (Tarjan 1972), without recursion; every target is a key too."""
    index: dict[N, int] = {}
    low: dict[N, int] = {}
    stack: list[N] = []
    on_stack: set[N] = set()
    found: list[list[N]] = []
    for start in edges:
        if start in index:
            continue
        work = [(start, iter(edges[start]))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            node, rest = work[-1]
            following = next(rest, None)
            if following is not None and following not in index:
                index[following] = low[following] = len(index)
                stack.append(following)
                on_stack.add(following)
                work.append((following, iter(edges[following])))
                continue
            if following is not None:
                if following in on_stack:
                    low[node] = min(low[node], index[following])
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[node])
            if low[node] == index[node]:
                found.append(_popped(stack, on_stack, node))
    return found


def _popped(stack: list[N], on_stack: set[N], last: N) -> list[N]:
    """What lies on the stack down to and with `last`."""
    taken: list[N] = []
    while not taken or taken[-1] != last:
        taken.append(stack.pop())
        on_stack.discard(taken[-1])
    return taken
