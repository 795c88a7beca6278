"""What a selection takes along: the chosen objects with their parts, and all that they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from casewright.exchange.sharing.graph import CaseGraph, Which
from casewright.exchange.sharing.policy import Tie

Kept = dict[str, set[bytes]]
_ABOUT = ("entity", "link")  # what a claim brings along of what it is about; other work stays where it is


def scope_of(graph: CaseGraph, allowed: Kept, objects: Iterable[bytes], about: Iterable[bytes]) -> Kept:
    """Rows that belong to a selection, among those that may go at all.

    What is chosen comes whole: with its parts, and with what these rest on, down to the sources. What it belongs to
    itself comes as a frame, without its other parts. Of an entity (`about`) its links and the claims about it come too.
    """
    walk = _Walk(graph, allowed)
    for row_id in (*objects, *about):
        for table, nodes in graph.nodes.items():
            if row_id in nodes:
                walk.add((table, row_id), whole=True)
    for entity in about:
        walk.around(entity)
    walk.run()
    return walk.scope


class _Walk:
    def __init__(self, graph: CaseGraph, allowed: Kept) -> None:
        self._graph, self._allowed = graph, allowed
        self.scope: Kept = {table: set() for table in graph.nodes}
        self.scope["check_setting"] = set(allowed["check_setting"])
        self._whole: set[Which] = set()
        self._waiting: list[Which] = []
        self._referring: dict[Which, list[tuple[Tie, Which]]] = defaultdict(list)
        for table, nodes in graph.nodes.items():
            for row_id in allowed[table]:
                for tie, target, target_id in nodes[row_id].targets:
                    self._referring[target, target_id].append((tie, (table, row_id)))

    def add(self, which: Which, whole: bool) -> None:
        """Takes a row in; `whole`: with its parts."""
        table, row_id = which
        if row_id not in self._allowed.get(table, ()):
            return
        if row_id in self.scope[table] and (not whole or which in self._whole):
            return
        self.scope[table].add(row_id)
        if whole:
            self._whole.add(which)
        self._waiting.append(which)

    def around(self, entity: bytes) -> None:
        """Takes in the links of an entity, and the claims about it and them."""
        links = [which for _, which in self._referring["entity", entity] if which[0] == "link"]
        for which in links:
            self.add(which, whole=True)
        for target in [("entity", entity), *links]:
            for _, (table, row_id) in self._referring[target]:
                if table in ("claim_about", "mention"):
                    for _, of, of_id in self._graph.nodes[table][row_id].targets:
                        if of in ("claim", "passage"):
                            self.add((of, of_id), whole=of == "claim")

    def run(self) -> None:
        """Until nothing more belongs to it."""
        while self._waiting:
            which = self._waiting.pop()
            self._take_along(which)
            for tie, (table, row_id) in self._referring[which]:
                if tie is Tie.PART and which in self._whole and self._has_company(table, row_id):
                    self.add((table, row_id), whole=True)
                elif tie is Tie.END and self._has_company(table, row_id):
                    self.add((table, row_id), whole=False)

    def _take_along(self, which: Which) -> None:
        table, row_id = which
        for tie, target, target_id in self._graph.nodes[table][row_id].targets:
            if tie in (Tie.PART, Tie.END):
                self.add((target, target_id), whole=False)
            elif tie is Tie.RESTS and (table != "claim_about" or target in _ABOUT):
                self.add((target, target_id), whole=target not in ("source", "source_text", "capture"))
        for cited in self._graph.cited.get(row_id, ()):
            self.add(cited, whole=True)

    def _has_company(self, table: str, row_id: bytes) -> bool:
        """Whether every end of a row is there, and everything without which it does not come."""
        return all(
            target_id in self.scope.get(target, ())
            for tie, target, target_id in self._graph.nodes[table][row_id].targets
            if tie in (Tie.END, Tie.IF)
        )
