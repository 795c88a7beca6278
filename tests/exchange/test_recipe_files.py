"""Files that a recipe archives: large ones in little memory, and nothing left behind of a recipe that fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright.casefile.archive import LARGE, Deposit
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.exchange.recipe import RecipeMistakes, apply_recipe, applying, files
from casewright.model.errors import CaseReadOnly
from casewright.operations import captures

FILM = "recipe: 1\nname: film\nsources: [{key: s, title: The film, file: film.mp4}]\n"
# the operation refuses, after the files were brought in
REFUSED = FILM + (
    "entities: [{key: a, kind: state, name: A}]\nsameness: [{entity: a, other: a, verdict: same, reason: Whim}]\n"
)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    with path.open("wb") as file:
        file.write(b"\x00\x00\x00\x18ftypisom")
        file.truncate(LARGE + 5_000_000)
    return path


def written(film: Path, text: str) -> Path:
    path = film.with_name("recipe.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def left_over(case: Case) -> list[tuple[object, ...]]:
    """Pieces of contents that were never archived, and keys that name such contents."""
    return case.read(
        "SELECT DISTINCT sha256 FROM archive_chunk WHERE sha256 NOT IN (SELECT sha256 FROM archive) "
        "UNION ALL SELECT key FROM meta WHERE key LIKE 'deposit:%'"
    )


def test_a_large_file_is_never_in_memory_and_is_one_step_all_the_same(
    case: Case, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read whole"))
    recipe, steps = written(film, FILM), len(case.history())
    result = apply_recipe(case, recipe)
    assert result.created == {"sources": 1, "captures": 1, "texts": 1}
    assert case.read("SELECT size FROM capture") == [(film.stat().st_size,)]
    assert len(case.history()) == steps + 1
    assert not apply_recipe(case, recipe).created
    case.undo()
    assert case.read("SELECT count(*) FROM source, capture") == [(0,)]
    case.redo()
    assert case.read("SELECT title FROM source") == [("The film",)]
    assert left_over(case) == []
    assert all(check.ok for check in examine(case))


def test_many_files_are_held_in_memory_only_up_to_a_limit(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_TOGETHER", 1_000_000)
    archived: list[Deposit] = []
    monkeypatch.setattr(captures, "add_capture", _noting(archived, captures.add_capture))
    text = "recipe: 1\nname: films\nsources:\n"
    for n in range(3):
        (tmp_path / f"{n}.mp4").write_bytes(b"\x00\x00\x00\x18ftypisom" + bytes([n]) * 600_000)
        text += f"  - {{key: s{n}, title: Film {n}, file: {n}.mp4}}\n"
    result = apply_recipe(case, written(tmp_path / "0.mp4", text))
    assert result.created["captures"] == 3
    assert [content.data is None for content in archived] == [False, True, True]
    assert all(check.ok for check in examine(case))


def _noting(archived: list[Deposit], add_capture: Callable[..., UUID]) -> Callable[..., UUID]:
    def add(*given: object, data: Deposit, **fields: object) -> UUID:
        archived.append(data)
        return add_capture(*given, data=data, **fields)

    return add


def test_a_file_that_two_sources_name_is_opened_once_and_archived_once(case: Case, film: Path) -> None:
    twice = FILM.replace("]\n", ", {key: t, title: Again, file: film.mp4}]\n")
    assert apply_recipe(case, written(film, twice)).created["captures"] == 2
    assert case.read("SELECT count(*) FROM archive WHERE media_type = 'video/mp4'") == [(1,)]


def test_a_recipe_that_is_refused_leaves_nothing_behind(case: Case, film: Path) -> None:
    steps = len(case.history())
    with pytest.raises(RecipeMistakes):
        apply_recipe(case, written(film, REFUSED))
    assert (len(case.history()), left_over(case)) == (steps, [])
    assert case.read("SELECT count(*) FROM archive") == [(0,)]
    assert all(check.ok for check in examine(case))


@pytest.mark.parametrize("moment", ["film.mp4, 9", "claims"])
def test_a_recipe_that_is_interrupted_leaves_nothing_behind(case: Case, film: Path, moment: str) -> None:
    seen = []

    def progress(done: int, of: int, name: str) -> None:
        seen.append((done, of))
        if name.startswith(moment):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply_recipe(case, written(film, FILM), progress=progress)
    assert {of for _, of in seen} == {len(applying.STEPS)}
    assert left_over(case) == []
    assert case.read("SELECT count(*) FROM source") == [(0,)]
    assert apply_recipe(case, written(film, FILM)).created["captures"] == 1


def test_a_case_that_is_open_read_only_refuses(case: Case, film: Path) -> None:
    case.close()
    with casewright.open(case.path, read_only=True) as opened, pytest.raises(CaseReadOnly):
        apply_recipe(opened, written(film, FILM))
