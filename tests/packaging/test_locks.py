from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
LOCKS = ("requirements.txt", "requirements-dev.txt")
EXTRAS = ("nlp", "ocr")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lines: str) -> dict[str, str]:
    return {normal(name): version for name, version in PIN.findall(lines)}


@pytest.fixture
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def lock(root: Path, name: str) -> str:
    return (root / "packaging" / name).read_text(encoding="utf-8")


def test_every_direct_dependency_is_pinned_to_one_version(project: dict[str, Any]) -> None:
    extras = project["project"]["optional-dependencies"].values()
    direct = [*project["project"]["dependencies"], *(line for extra in extras for line in extra)]
    assert [line for line in direct if not PIN.fullmatch(line)] == []


def test_the_locks_hold_the_pins_of_the_project(root: Path, project: dict[str, Any]) -> None:
    build = pins("\n".join(project["dependency-groups"]["build"]))
    wanted = pins("\n".join(project["project"]["dependencies"])) | build
    tools = pins("\n".join(project["project"]["optional-dependencies"]["dev"]))
    run, test = (pins(lock(root, name)) for name in LOCKS)
    remedy = "the lock is behind pyproject.toml: python3 packaging/lock.py"
    assert {name: run.get(name) for name in wanted} == wanted, remedy
    assert {name: test.get(name) for name in wanted | tools} == wanted | tools, remedy


def test_the_build_backend_is_the_locked_one(project: dict[str, Any]) -> None:
    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]


def test_the_lock_of_the_tests_holds_all_of_the_other(root: Path) -> None:
    run, test = (pins(lock(root, name)) for name in LOCKS)
    assert run.items() <= test.items()


@pytest.mark.parametrize("extra", EXTRAS)
def test_the_lock_of_an_extra_holds_its_pins_and_all_of_the_run_lock(
    root: Path, project: dict[str, Any], extra: str
) -> None:
    wanted = pins("\n".join(project["project"]["optional-dependencies"][extra]))
    held = pins(lock(root, f"requirements-{extra}.txt"))
    assert wanted.items() <= held.items()
    assert pins(lock(root, "requirements.txt")).items() <= held.items()


@pytest.mark.parametrize("name", [*LOCKS, *(f"requirements-{extra}.txt" for extra in EXTRAS)])
def test_a_lock_has_hashes_and_no_address(root: Path, name: str) -> None:
    text = lock(root, name)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(pins(text))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"://|^-|\bfile:", text, re.MULTILINE)
