"""The origins that the rows of a board rest on, so that all rows of one can be left out together (tradecraft, sections 4.1 and 6).

Derivations count whether confirmed or only suspected, and the sources of one controller are one. Sources of unknown
provenance are each taken for themselves: that they may share a root is a caution for counting and nothing that was found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.backing import controller_key, derivation
from casewright.analysis.origins import Derivation, behind, counted_against, parents_of
from casewright.analysis.source_groups import merged, source_components
from casewright.casefile.queries.derivations import (
    CitedSource,
    cited_sources,
    derivations_behind,
    sources_behind,
)
from casewright.casefile.queries.hypotheses import EvidenceRow
from casewright.casefile.readers import Readable


@dataclass(frozen=True)
class RowOrigin:
    """One origin, the sources that count as one there, by title, and the rows that rest on it and on no other."""

    titles: tuple[str, ...]
    sources: tuple[UUID, ...]
    rows: tuple[UUID, ...]


def origins_of_rows(case: Readable, board_id: UUID, rows: Sequence[EvidenceRow]) -> list[RowOrigin]:
    """The origins without which some row of the board would have no support left, those of most rows first."""
    sources = {each.id: each for each in sources_behind(case, "ach_board", board_id)}
    owners = {each.id: controller_key(each.controller) for each in sources.values() if each.controller}
    group = merged(list(sources), owners, [])
    links = [
        derivation(each.child_id, each.parent_id, each.status, each.kind, each.claim_id)
        for each in derivations_behind(case, "ach_board", board_id)
    ]
    cited: dict[UUID, list[CitedSource]] = defaultdict(list)
    for each in cited_sources(case, "ach_board", board_id):
        cited[each.claim_id].append(each)
    ends = {
        claim: _ends(citations, [link for link in links if link.claim in (None, claim)], group)
        for claim, citations in cited.items()
    }
    one = _joined(ends.values())
    resting: dict[Hashable, list[UUID]] = defaultdict(list)
    for row in rows:
        origins = {one[each] for each in ends.get(row.claim_id, ())} if row.claim_id else set()
        if len(origins) == 1:
            resting[origins.pop()].append(row.id)
    members: dict[Hashable, list[UUID]] = defaultdict(list)
    for source in sorted(sources, key=lambda each: (sources[each].title.casefold(), each)):
        if (origin := one.get(group[source])) is not None:
            members[origin].append(source)
    found = [
        RowOrigin(tuple(sources[each].title for each in members[origin]), tuple(members[origin]), tuple(ids))
        for origin, ids in resting.items()
    ]
    return sorted(found, key=lambda each: -len(each.rows))


def _ends(
    citations: Iterable[CitedSource], links: list[Derivation], group: Mapping[Hashable, int]
) -> list[frozenset[int]]:
    """Where the support of one claim comes from: the groups of sources at the beginnings of its chains."""
    citations = list(citations)
    parents = parents_of(counted_against(links), {each.source_id for each in citations if each.first_hand})
    reached = behind([each.source_id for each in citations], parents)
    node, above = source_components(reached, parents, group)
    witnesses = {node[each.source_id] for each in citations if each.first_hand}
    further: dict[Hashable, set[int]] = {n: set() if n in witnesses else over for n, over in above.items()}
    ends = [
        each for each in behind({node[each.source_id] for each in citations}, further) if not further[each]
    ]
    return [frozenset(group[source] for source in reached if node[source] == end) for end in ends]


def _joined(ends: Iterable[Iterable[frozenset[int]]]) -> dict[Hashable, Hashable]:
    """One name for every end and group of sources, the same for ends that have a group in common."""
    parents: dict[Hashable, list[Hashable]] = {}
    for claim in ends:
        for end in claim:
            parents.setdefault(end, [])
            for number in end:
                parents.setdefault(number, []).append(end)
                parents[end].append(number)
    named: dict[Hashable, Hashable] = {}
    for each in parents:
        if each not in named:
            named |= dict.fromkeys(behind([each], parents), each)
    return named
