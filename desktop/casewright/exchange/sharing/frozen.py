"""Issues of briefs: frozen under a hash, they go whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

from casewright.casefile.readers import Readable
from casewright.exchange.sharing.closure import Kept
from casewright.exchange.sharing.graph import CaseGraph
from casewright.exchange.sharing.naming import Naming
from casewright.exchange.sharing.policy import Tie

ANY_ID = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}(?![0-9a-fA-F])")
"""A UUID in a text, with or without hyphens."""


class FrozenIssues:
    """Asked of single issues, once it is settled what else goes."""

    def __init__(self, case: Readable, graph: CaseGraph, kept: Kept) -> None:
        self._case, self._graph, self._kept = case, graph, kept
        self._goes = {row_id for rows in kept.values() for row_id in rows}

    def may_go(self, issue: bytes, naming: Naming) -> bool:
        """Whether all that an issue shows goes (it also says of which case it is): each object that it names by id, every section of its brief and every part
        of its assessment as they are now; and it names nobody who is withheld."""
        (brief, snapshot), = self._case.read("SELECT brief_id, snapshot FROM brief_issue WHERE id = ?", (issue,))  # fmt: skip
        if not self._whole("brief", brief):
            return False
        for _, target, assessment in self._graph.nodes["brief"][brief].targets:
            if target == "assessment" and not self._whole("assessment", assessment):
                return False
        text = "\n".join(strings_in(snapshot))
        ids = {UUID(each).bytes for each in ANY_ID.findall(text)}
        return ids - {self._graph.case_id} <= self._goes and not naming.forbidden.stands_in(text)

    def _whole(self, table: str, owner: bytes) -> bool:
        """Whether a row goes with all of its parts, and theirs."""
        if owner not in self._kept[table]:
            return False
        for part, nodes in self._graph.nodes.items():
            for row_id, node in nodes.items():
                if (
                    part != "brief_issue"
                    and (Tie.PART, table, owner) in node.targets
                    and not self._whole(part, row_id)
                ):
                    return False
        return True


def strings_in(text: str) -> Iterator[str]:
    """Every string and key of a JSON text; the text itself where it is none."""
    with suppress(ValueError, RecursionError):
        waiting = [json.loads(text)]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                yield each
            elif isinstance(each, list):
                waiting += each
            elif isinstance(each, dict):
                waiting += [*each, *each.values()]
        return
    yield text
