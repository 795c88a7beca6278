"""Two analysts walk apart through any operations, undo and redo; their copies merge to the same rows, whole and undoable."""

from __future__ import annotations

import shutil
import tempfile
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
from casewright.model.errors import CaseError
from casewright.operations.registry import OPERATIONS, all_labels

all_labels()  # loads all operations
verbs = st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 1_000_000))
step = st.one_of(st.lists(verbs, min_size=1, max_size=3), st.sampled_from(["undo", "redo"]))
walks = st.lists(step, min_size=4, max_size=25)


def _settings(examples: int) -> Any:
    phases = [Phase.explicit, Phase.reuse, Phase.generate]
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=phases,
        derandomize=True,
    )


def _state(case: Case) -> dict[str, Any]:
    return {
        table: case.read(f'SELECT * FROM "{table}" ORDER BY id')
        for table in journalled_columns()
        if table != "analyst"
    }


def _walk(path: Path, analyst: str, walking: ModuleType, taken: list[Any]) -> None:
    with casewright.open(path, analyst=analyst) as case:
        for one in taken:
            try:
                if isinstance(one, str):
                    getattr(case, one)()
                else:
                    with case.edit(one[0][0]) as tx:
                        for key, seed in one:
                            OPERATIONS[key].function(tx, **walking.Chooser(tx, key, seed).arguments())
            except CaseError:
                continue


def _check(prepared: Path, walking: ModuleType, walked: tuple[list[Any], list[Any]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(shutil.copy(prepared, Path(name) / f"{n}.casewright")) for n in ("ana", "bo")]
        for path, taken in zip(paths, walked, strict=True):
            _walk(path, path.stem, walking, taken)
        states = []
        for mine, theirs in (paths, paths[::-1]):
            merged = Path(shutil.copy(mine, Path(name) / f"{mine.stem} and {theirs.stem}.casewright"))
            with casewright.open(merged, analyst="merger") as case:
                before = _state(case)
                report = case.merge([theirs])
                states.append(_state(case))
                assert case.merge([theirs]).is_empty
                if not report.is_empty:
                    case.undo()
                    assert _state(case) == before
                    case.redo()
                    assert _state(case) == states[-1]
            assert [check.detail for check in examine(merged) if not check.ok] == []
        assert states[0] == states[1]


@given(walked=st.tuples(walks, walks))
@_settings(4)
def test_walks_made_apart_merge_to_one(
    prepared: Path, walking: ModuleType, walked: tuple[list[Any], list[Any]]
) -> None:
    _check(prepared, walking, walked)


@pytest.mark.deep
@given(walked=st.tuples(walks, walks))
@_settings(150)
def test_many_walks_made_apart_merge_to_one(
    prepared: Path, walking: ModuleType, walked: tuple[list[Any], list[Any]]
) -> None:
    _check(prepared, walking, walked)
