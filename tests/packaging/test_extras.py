"""Extras are installed from their locks into the environment that is there, and a refusal leaves it as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bootstrap
import extras
import installers
import pytest


@pytest.fixture
def ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bootstrap.Environment:
    """An environment that looks set up, with a lock for the extra."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "tiny"\nversion = "1.0"\n', "utf-8")
    environment = bootstrap.Environment(tmp_path)
    environment.programs.mkdir(parents=True)
    environment.python.touch()
    for lock in (bootstrap.RUN_LOCK, extras.lock_of("ocr")):
        environment.lock(lock).write_text(f"# {lock}\n", "utf-8")
    environment.stamp(bootstrap.RUN_LOCK).write_text(environment.fingerprint(bootstrap.RUN_LOCK), "utf-8")
    return environment


def installing(monkeypatch: pytest.MonkeyPatch, works: bool) -> list[Path]:
    """Stands in for the installer; the locks that it is given."""
    given: list[Path] = []

    def install(python: Path, lock: Path, project: Path, log: Any) -> bool:
        given.append(lock)
        log.write("ConnectTimeout")
        return works

    monkeypatch.setattr(installers, "install", install)
    return given


def test_an_extra_is_installed_once(
    ready: bootstrap.Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = installing(monkeypatch, works=True)
    assert extras.main(["ocr", "ocr"], ready) == 0
    assert given == [ready.lock("requirements-ocr.txt")]
    assert extras.main(["ocr"], ready) == 0
    assert len(given) == 1
    assert "the extra ocr is there" in capsys.readouterr().err


def test_an_extra_that_cannot_be_fetched_is_one_sentence_and_changes_nothing(
    ready: bootstrap.Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installing(monkeypatch, works=False)
    assert extras.main(["ocr"], ready) == bootstrap.COULD_NOT_SET_UP
    assert "this needs a network, once" in capsys.readouterr().err
    assert ready.is_ready(bootstrap.RUN_LOCK)
    assert not ready.is_ready("requirements-ocr.txt")


@pytest.mark.parametrize("names", [[], ["orc"]])
def test_without_the_name_of_an_extra_all_are_listed(
    names: list[str], ready: bootstrap.Environment, capsys: pytest.CaptureFixture[str]
) -> None:
    assert extras.main(names, ready) == extras.UNKNOWN
    assert all(extra in capsys.readouterr().err for extra in ["nlp"])


@pytest.mark.parametrize("extra", extras.EXTRAS)
def test_every_extra_is_one_of_the_project_with_a_lock(extra: str, root: Path) -> None:
    assert f"\n{extra} = [" in (root / "pyproject.toml").read_text("utf-8")
    assert (root / "packaging" / extras.lock_of(extra)).exists()
