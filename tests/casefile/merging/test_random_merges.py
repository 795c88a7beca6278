"""Whatever copies of a case went through, merging them gives one answer: in any order, any number of times."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import histories as h
import pytest
from hypothesis import given

import casewright


def _check(base: Path, steps: list[Any], drift: tuple[int, ...]) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        copies = h.Copies(base, folder, drift, patch)
        copies.take(steps)
        a, b, c = copies.paths
        ab, ba = h.merged(folder, a, b), h.merged(folder, b, a)
        assert h.state_of(ab) == h.state_of(ba), "either way"
        _again_changes_nothing(ab, [a, b])
        abc, a_bc = h.merged(folder, ab, c), h.merged(folder, a, h.merged(folder, b, c))
        assert h.state_of(abc) == h.state_of(a_bc), "in any order"
        _all_at_once(folder, [a, b, c], h.state_of(abc))
        _undone_and_done_again(abc)
        for one, other in pairwise([a, ab, abc, a_bc]):
            h.assert_whole(one)
            h.assert_whole(other)


def _again_changes_nothing(path: Path, copies: list[Path]) -> None:
    before = h.state_of(path)
    with casewright.open(path, analyst="merger") as case:
        steps = case.read("SELECT count(*) FROM change_set")
        for each in copies:
            assert case.merge([each]).is_empty
        assert case.read("SELECT count(*) FROM change_set") == steps
        h.assert_is_its_fold(case)
    assert h.state_of(path) == before


def _all_at_once(folder: Path, copies: list[Path], expected: h.State) -> None:
    path = folder / "at once.casewright"
    path.write_bytes(copies[0].read_bytes())
    with casewright.open(path, analyst="merger") as case:
        before = h.state(case)
        report = case.merge(copies[1:], dry_run=True)
        assert h.state(case) == before
        assert [each.id for each in case.merge(copies[1:]).conflicts] == [
            each.id for each in report.conflicts
        ]
        assert h.state(case) == expected
        if not report.is_empty:
            case.undo()
            assert h.state(case) == before
            case.merge(copies[1:])
            assert h.state(case) == expected
            h.assert_is_its_fold(case)
    h.assert_whole(path)


def _undone_and_done_again(path: Path) -> None:
    with casewright.open(path, analyst="merger") as case:
        states = [h.state(case)]
        while (target := case.undo_label()) is not None and target.kind == "merge":
            case.undo()
            states.append(h.state(case))
            h.assert_is_its_fold(case)
        for expected in states[-2::-1]:
            case.redo()
            assert h.state(case) == expected
            h.assert_is_its_fold(case)


@given(history=h.histories)
@h.random_histories(8)
def test_copies_merge_to_the_same_rows_whatever_they_went_through(base: Path, history: Any) -> None:
    _check(base, *history)


@pytest.mark.deep
@given(history=h.histories)
@h.random_histories(400)
def test_hundreds_of_histories_merge_to_the_same_rows(base: Path, history: Any) -> None:
    _check(base, *history)
