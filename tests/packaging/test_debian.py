from __future__ import annotations

from pathlib import Path

import debian
import pytest


def test_the_display_check_is_read_by_path_without_the_package() -> None:
    check = debian.load_display_check()
    assert check.__name__ == "casewright_display"
    assert {library.debian for library in check.XCB} >= {"libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1"}


def test_a_missing_program_is_named_by_its_package() -> None:
    wanted = debian.Wanted("this test", {"no-such-program-here": "its-package", "sh": "dash"})
    packages = debian.missing_packages(wanted)
    assert "its-package" in packages
    assert "dash" not in packages


def test_what_could_not_be_had_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(debian.sys, "platform", "linux")
    monkeypatch.setattr(
        debian.shutil, "which", lambda program: "/usr/bin/apt-get" if program == "apt-get" else None
    )
    monkeypatch.setattr(debian.os, "geteuid", lambda: 1000)
    wanted = debian.Wanted("this test", {"no-such-program-here": "its-package"})
    tried = tmp_path / "tried"

    debian.add_missing(wanted, tried)
    assert "this test also needs: sudo apt-get install" in capsys.readouterr().err

    debian.add_missing(wanted, tried)
    assert capsys.readouterr().err == ""


def test_other_systems_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(debian.sys, "platform", "darwin")
    debian.add_missing(
        debian.Wanted("this test", {"no-such-program-here": "its-package"}), tmp_path / "tried"
    )
    assert capsys.readouterr().err == ""
