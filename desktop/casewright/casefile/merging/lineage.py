"""Which steps of a history count, and which of them knew of which: worked out from the parents of each step.

Steps that only follow each other form a *chain*; what was known when a chain began is one table of chain -> last place.
So "did this step know of that one" is one look-up, in memory that grows with the steps (version vectors: Fidge 1988,
Mattern 1989, derived from the parents here, since two copies of a file carry the same name).

*Derived* steps record what a merge came to, or its undoing: they author nothing and are left out of every fold.
Undoing a merge takes back what it brought: from there on its steps are unknown again, until a redo or another merge.
A step taken back by an undo that stands counts as not made, so that what was undone conflicts with nothing; but where
somebody else had written to a row in between, both count there as the writes they are (`recorded.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from casewright.casefile.driver import Connection
from casewright.model.errors import DamagedCase

View = dict[int, int]
"""The steps known somewhere: of each chain all up to this place."""
_TORN = "The history of this case is damaged: a step does not fit to what it follows."


class Step(NamedTuple):
    """The header of a change set, without what it did."""

    id: bytes
    kind: str
    undo_of: bytes | None
    author: bytes
    hlc: int


class Lineage:
    """The steps of one or more copies of a case. A step is added after all that it follows."""

    def __init__(self) -> None:
        self.steps: dict[bytes, Step] = {}
        self._parents: dict[bytes, Sequence[bytes]] = {}
        self._place: dict[bytes, tuple[int, int]] = {}
        self._members: list[list[bytes]] = []
        self._known: list[View] = []  # what was known when each chain began
        self._alone: set[int] = set()  # chains of one step that nothing joins
        self._derived: set[bytes] = set()

    def add(self, step: Step, parents: Collection[bytes]) -> None:
        """Takes a step in; one that is there already changes nothing.

        Raises:
            DamagedCase: it follows what is not there, or takes back what it cannot.
        """
        if step.id in self.steps:
            return
        if any(parent not in self.steps for parent in parents) or (
            step.undo_of is not None and step.undo_of not in self.steps
        ):
            raise DamagedCase(_TORN)
        self.steps[step.id], self._parents[step.id] = step, tuple(parents)
        if step.kind == "merge" or step.undo_of in self._derived:
            self._derived.add(step.id)
        if step.undo_of is not None and step.undo_of in self._derived:
            self._begin(step.id, self._before_it(step, parents))
        elif step.kind == "system":
            self._alone.add(self._begin(step.id, self.view(parents)))
        elif len(parents) == 1 and (chain := self._open_end(*parents)) is not None:
            self._place[step.id] = chain, len(self._members[chain])
            self._members[chain].append(step.id)
        else:
            self._begin(step.id, self.view(parents))

    def view(self, heads: Iterable[bytes]) -> View:
        """All that is known after these steps, themselves included."""
        found: View = {}
        for head in heads:
            chain, place = self._place[head]
            for each, last in (*self._known[chain].items(), (chain, place)):
                if found.get(each, -1) < last:
                    found[each] = last
        return found

    def knew(self, later: bytes, earlier: bytes) -> bool:
        """Whether the later step was made with knowledge of the earlier one."""
        (chain, place), (own, at) = self._place[earlier], self._place[later]
        return place < at if chain == own else self._known[own].get(chain, -1) >= place

    def authored(self, view: View, beyond: View | None = None) -> Iterator[bytes]:
        """The steps of a view that author something; only those that another view does not hold."""
        for chain, last in view.items():
            first = (beyond or {}).get(chain, -1) + 1
            for step in self._members[chain][first : last + 1]:
                if step not in self._derived:
                    yield step

    def taken_back(self, view: View) -> dict[bytes, list[bytes]]:
        """The steps of a view that an undo (or, for an undo, a redo) takes back which itself stands: step -> by which."""
        takers = [self.steps[each] for each in self.authored(view) if self.steps[each].undo_of is not None]
        found: dict[bytes, list[bytes]] = {}
        for step in sorted(takers, key=lambda each: -each.hlc):  # a step is later than what it takes back
            if step.id not in found and step.undo_of is not None:
                found.setdefault(step.undo_of, []).append(step.id)
        return found

    def earliest(self, steps: Iterable[bytes]) -> list[bytes]:
        """Of each chain the first of these steps: what all of these know, all the others know too."""
        found: dict[int, int] = {}
        for step in steps:
            chain, place = self._place[step]
            found[chain] = min(place, found.get(chain, place))
        return [self._members[chain][place] for chain, place in found.items()]

    def _begin(self, step: bytes, known: View) -> int:
        self._place[step] = len(self._members), 0
        self._members.append([step])
        self._known.append(known)
        return len(self._members) - 1

    def _open_end(self, step: bytes) -> int | None:
        """The chain that ends with this step and may go on."""
        chain, place = self._place[step]
        return chain if chain not in self._alone and place == len(self._members[chain]) - 1 else None

    def _before_it(self, step: Step, parents: Collection[bytes]) -> View:
        """What is known again once a merge, or the undoing of one, is taken back: all that was known before it.

        Besides its head, such a step follows the step that the other was made on. Analysts who joined since stay.
        """
        assert step.undo_of is not None
        before = [each for each in parents if each in self._parents[step.undo_of]]
        head = [each for each in parents if each not in before]
        if len(before) != 1 or len(head) != 1:
            raise DamagedCase(_TORN)
        known, meanwhile = self.view(before), self.view([step.undo_of])
        for chain, last in self.view(head).items():
            if chain in self._alone and chain not in meanwhile:
                known[chain] = last
        return known


def read_steps(connection: Connection) -> dict[bytes, tuple[Step, bytes]]:
    """The steps of a file in the order of its journal, each with its digest."""
    rows = connection.execute("SELECT id, kind, undo_of, author, hlc, digest FROM change_set ORDER BY seq")
    return {row[0]: (Step(*row[:5]), row[5]) for row in rows.fetchall()}


def read_parents(connection: Connection) -> Mapping[bytes, list[bytes]]:
    """What each step of a file follows."""
    found: dict[bytes, list[bytes]] = {}
    for step, parent in connection.execute("SELECT cs, parent FROM change_parent").fetchall():
        found.setdefault(step, []).append(parent)
    return found


def read_heads(connection: Connection) -> list[bytes]:
    """The latest steps of a file; of all but a damaged one there is one."""
    return [row[0] for row in connection.execute("SELECT cs FROM head ORDER BY cs").fetchall()]
