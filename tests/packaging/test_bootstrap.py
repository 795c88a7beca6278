from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import bootstrap
import installers
import pytest

LOCK = "requirements.txt"

# A build backend of the smallest kind, so that a real pip can install a real project without fetching anything.
BACKEND = """
import zipfile

def _wheel(folder):
    name = "tiny-1.0-py3-none-any.whl"
    info = "tiny-1.0.dist-info/"
    with zipfile.ZipFile(folder + "/" + name, "w") as wheel:
        wheel.writestr("tiny.py", "def main(): print('tiny runs')")
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1.0\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: tiny\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(info + "entry_points.txt", "[console_scripts]\\ntiny = tiny:main\\n")
        wheel.writestr(info + "RECORD", "")
    return name

def build_wheel(folder, config_settings=None, metadata_directory=None):
    return _wheel(folder)

def build_editable(folder, config_settings=None, metadata_directory=None):
    return _wheel(folder)
"""
PROJECT = """
    [build-system]
    requires = []
    build-backend = "backend"
    backend-path = ["."]
    [project]
    name = "tiny"
    version = "1.0"
    scripts = { tiny = "tiny:main" }
"""


@pytest.fixture
def tiny(tmp_path: Path) -> bootstrap.Environment:
    """A project that needs nothing, with an empty lock."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / LOCK).write_text("# nothing\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(textwrap.dedent(PROJECT), encoding="utf-8")
    (tmp_path / "backend.py").write_text(BACKEND, encoding="utf-8")
    return bootstrap.Environment(tmp_path)


@pytest.fixture
def filled(tiny: bootstrap.Environment) -> bootstrap.Environment:
    """The same with its environment stamped as one that was filled."""
    bootstrap.make(tiny)
    tiny.stamp(LOCK).write_text(tiny.fingerprint(LOCK), encoding="utf-8")
    return tiny


def test_a_project_is_installed_with_its_command_and_then_left_alone(
    tiny: bootstrap.Environment, capsys: pytest.CaptureFixture[str]
) -> None:
    bootstrap.ensure(tiny, LOCK)

    said = subprocess.run([tiny.program("tiny")], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "tiny runs"
    assert tiny.is_ready(LOCK)
    assert not tiny.unfinished.exists()
    assert "pinned packages" in capsys.readouterr().err

    bootstrap.ensure(tiny, LOCK)
    assert capsys.readouterr().err == ""


def test_an_environment_is_ready_only_with_a_stamp_of_the_same_lock(filled: bootstrap.Environment) -> None:
    assert filled.is_ready(LOCK)
    filled.lock(LOCK).write_text("# another lock\n", encoding="utf-8")
    assert not filled.is_ready(LOCK)


def test_a_new_project_version_asks_for_a_new_set_up(filled: bootstrap.Environment) -> None:
    project = filled.root / "pyproject.toml"
    project.write_text(project.read_text(encoding="utf-8").replace('"1.0"', '"1.1"'), encoding="utf-8")
    assert not filled.is_ready(LOCK)


def test_another_python_asks_for_a_new_set_up(
    filled: bootstrap.Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert not filled.is_ready(LOCK)
    assert not filled.is_usable()


def test_a_broken_off_set_up_is_not_built_upon(filled: bootstrap.Environment) -> None:
    assert filled.is_usable()
    filled.unfinished.touch()
    assert not filled.is_ready(LOCK)
    assert not filled.is_usable()


def test_making_replaces_a_half_made_environment(tiny: bootstrap.Environment) -> None:
    tiny.programs.mkdir(parents=True)
    tiny.python.write_text("not a program", encoding="utf-8")
    assert not tiny.is_usable()
    bootstrap.make(tiny)
    assert tiny.is_usable()


def test_without_an_index_one_plain_sentence_says_so(
    tiny: bootstrap.Environment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("UV_NO_INDEX", "1")
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    digest = "0" * 64
    tiny.lock(LOCK).write_text(f"no-such-package-here==1.0 --hash=sha256:{digest}\n", encoding="utf-8")

    with pytest.raises(bootstrap.SetUpError) as refused:
        bootstrap.ensure(tiny, LOCK)

    assert "\n" not in str(refused.value)
    assert "needs a network, once" in str(refused.value)
    assert not tiny.is_ready(LOCK)
    assert tiny.is_usable(), "a refusal must not spoil what was there"


def test_a_set_up_that_cannot_be_made_ends_with_code_3(
    tiny: bootstrap.Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tiny.root)
    tiny.folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        bootstrap.set_up(LOCK, bootstrap.debian.WINDOW)
    assert ended.value.code == 3
    said = capsys.readouterr().err.strip().splitlines()
    assert said[-1].startswith("casewright: ")
    assert "cannot be made" in said[-1]


def test_an_older_python_is_refused_by_name() -> None:
    with pytest.raises(bootstrap.SetUpError, match=r"3\.11 or newer is needed and this is 3\.9\.2"):
        bootstrap.check_python((3, 9, 2))
    bootstrap.check_python((3, 11, 0))


def test_the_set_up_can_be_read_by_older_pythons(root: Path) -> None:
    """So that they print the sentence above and not a SyntaxError."""
    import ast

    for file in ("bootstrap.py", "installers.py", "debian.py"):
        ast.parse((root / "packaging" / file).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_programs_lie_where_windows_puts_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment = bootstrap.Environment(tmp_path)
    monkeypatch.setattr(bootstrap.os, "name", "nt")
    assert environment.python.parts[-3:] == (".venv", "Scripts", "python.exe")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("", "neither pip nor ensurepip is here"),
        (
            "ERROR: ... Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
            "needs a network",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            "could not be installed",
        ),
    ],
)
def test_a_failed_installation_is_told_in_one_sentence(said: str, sentence: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(said, encoding="utf-8")
    explained = installers.explain(log)
    assert sentence in explained
    assert "\n" not in explained


def test_packages_are_held_to_their_hashes_and_never_built(tmp_path: Path) -> None:
    for packages, itself in installers.commands(Path(sys.executable), tmp_path / LOCK, tmp_path):
        assert "--require-hashes" in packages
        assert "--no-build" in packages or ":all:" in packages
        assert "--no-deps" in itself
        assert "--no-build-isolation" in itself
