"""Whatever is edited, undone and redone: the check that follows says what a fresh one says."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import ModuleType

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import casewright
from casewright.analysis.check.run import Check
from casewright.casefile.case import Case
from casewright.model.errors import InvalidValue, NoSuchObject, UndoDeclined
from casewright.operations.registry import OPERATIONS, all_labels

all_labels()  # loads all operations
_BEARING = sorted(key for key in OPERATIONS if "node" not in key and "view" not in key and "tag" not in key)
verbs = st.tuples(st.sampled_from(_BEARING), st.integers(0, 1_000_000))
steps = st.one_of(st.lists(verbs, min_size=1, max_size=3), st.sampled_from(["undo", "redo"]))


@given(taken=st.lists(steps, min_size=8, max_size=14))
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_the_check_that_follows_says_what_a_fresh_one_says(
    prepared: Path, tmp_path: Path, walking: ModuleType, taken: list[list[tuple[str, int]] | str]
) -> None:
    path = Path(shutil.copy(prepared, tmp_path / "followed.casewright"))
    with casewright.open(path, analyst="M. Example") as case:
        following = Check(case)
        following.refresh()
        for step in taken:
            if _takes(case, walking, step):
                following.refresh()
                fresh = Check(case)
                fresh.refresh()
                assert following.findings() == fresh.findings()
                assert following.shown() == fresh.shown()


def _takes(case: Case, walking: ModuleType, step: list[tuple[str, int]] | str) -> bool:
    """Whether the step could be taken."""
    try:
        if step == "undo":
            case.undo()
        elif step == "redo":
            case.redo()
        else:
            with case.edit(step[0][0]) as tx:
                for key, seed in step:
                    OPERATIONS[key].function(tx, **walking.Chooser(tx, key, seed).arguments())
    except (InvalidValue, NoSuchObject, UndoDeclined):
        return False
    return True
