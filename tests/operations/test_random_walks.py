"""Random walks through all operations, with undo and redo on the way: back to the first row and forth to the last."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import casewright
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.casefile.schema import journalled_columns
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.operations.registry import OPERATIONS, all_labels

all_labels()  # loads all operations
State = dict[str, list[tuple[Any, ...]]]
Step = list[tuple[str, int]] | str
verbs = st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 1_000_000))
steps = st.one_of(st.lists(verbs, min_size=1, max_size=3), st.sampled_from(["undo", "redo", "undo"]))


class Walk:
    """One walk, and every state that undo and redo must lead to."""

    def __init__(self, case: Case, walking: ModuleType) -> None:
        self.case, self.done = case, Counter[str]()
        self._walking = walking
        self._states, self._at = [self.state()], 0

    def state(self) -> State:
        """Every row of every table that the journal covers."""
        return {
            table: self.case.read(f'SELECT * FROM "{table}" ORDER BY id') for table in journalled_columns()
        }

    def take(self, step: Step) -> bool:
        """Undo, redo, or one edit made of some verbs, which must leave no trace where it is refused. Whether it made a step."""
        at = self._at
        if step == "undo":
            self.back() if self._at else None
        elif step == "redo":
            self.forth() if self._at + 1 < len(self._states) else None
        else:
            self._edit(step)
        return self._at > at

    def back(self) -> None:
        """Takes the latest step back, which must lead to the very state before it."""
        self.case.undo()
        self._at -= 1
        assert self.state() == self._states[self._at]

    def forth(self) -> None:
        """Does it again, which must lead to the very state after it."""
        self.case.redo()
        self._at += 1
        assert self.state() == self._states[self._at]

    def end(self) -> None:
        """All the way back, and all the way forth."""
        top = len(self._states) - 1
        while self._at:
            self.back()
        while self._at < top:
            self.forth()
        assert self.case.redo_label() is None

    def _steps(self) -> int:
        return int(self.case.read("SELECT count(*) FROM change_set")[0][0])

    def _edit(self, verbs: list[tuple[str, int]]) -> None:
        steps = self._steps()
        try:
            with self.case.edit(verbs[0][0]) as tx:
                for key, seed in verbs:
                    OPERATIONS[key].function(tx, **self._walking.Chooser(tx, key, seed).arguments())
        except (InvalidValue, NoSuchObject):
            assert (self.state(), self._steps()) == (self._states[self._at], steps)
            return
        self.done.update(key for key, _ in verbs)
        if self._steps() > steps:
            self._states = [*self._states[: self._at + 1], self.state()]
            self._at += 1


def _walks(examples: int) -> Any:
    # an example is a case on the disk: making a failing one as small as can be is left to the deep run
    phases = [Phase.explicit, Phase.reuse, Phase.generate] if examples < 50 else list(Phase)
    return settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), phases=phases
    )


@given(taken=st.lists(steps, min_size=4, max_size=14))
@_walks(12)
def test_a_walk_leads_back_to_the_first_row_and_forth_to_the_last(
    prepared: Path, tmp_path: Path, walking: ModuleType, taken: list[Step]
) -> None:
    _walk(prepared, tmp_path, walking, taken)


@pytest.mark.deep
@given(taken=st.lists(steps, min_size=10, max_size=60))
@_walks(80)
def test_long_walks_lead_back_to_the_first_row_and_forth_to_the_last(
    prepared: Path, tmp_path: Path, walking: ModuleType, taken: list[Step]
) -> None:
    _walk(prepared, tmp_path, walking, taken)


def _walk(prepared: Path, folder: Path, walking: ModuleType, taken: list[Step]) -> None:
    with casewright.open(shutil.copy(prepared, folder / "walk.casewright"), analyst="M. Example") as case:
        walk = Walk(case, walking)
        for step in taken:
            walk.take(step)
        walk.end()
    _is_whole(folder / "walk.casewright")


def _is_whole(path: Path) -> None:
    """Everything that the file promises: pages, hashes, the journal's chain and replay, anchors, references, index."""
    assert [check.detail for check in examine(path) if not check.ok] == []


def test_every_operation_is_walked(prepared: Path, tmp_path: Path, walking: ModuleType) -> None:
    """Each succeeds where a case holds what it needs; a new one whose arguments nobody can choose fails here."""
    chance = random.Random(7)
    left = set(OPERATIONS)
    for copy in range(20):  # what one walk has used up is there again in the next
        path = tmp_path / f"walk {copy}.casewright"
        with casewright.open(shutil.copy(prepared, path), analyst="M. Example") as case:
            walk = Walk(case, walking)
            for _ in range(20):
                for key in sorted(left - walk.done.keys()):
                    made = walk.take([(key, chance.randrange(1_000_000))])
                    if made and key.startswith(("delete", "remove", "un", "withdraw", "take_back")):
                        walk.take("undo")  # so that what others need is still there
            left -= walk.done.keys()
            walk.end()
        _is_whole(path)
        if not left:
            break
    assert sorted(left) == []
