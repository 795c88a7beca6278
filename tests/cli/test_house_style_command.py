"""The house style of a brief at the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

Command = Callable[..., Any]


@pytest.fixture
def case(sample_case: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sample.casewright"
    path.write_bytes(sample_case.read_bytes())
    return path


def test_a_style_is_set_shown_taken_over_and_printed(case: Path, tmp_path: Path, command: Command) -> None:
    picture = tmp_path / "logo.jpg"
    Image.new("RGB", (60, 30), "navy").save(picture)
    options = (
        "--organisation",
        "Basin Desk",
        "--accent",
        "#7a1f3d",
        "--text-font",
        "sans",
        "--logo",
        picture,
    )
    done = command("house-style", case, *options, "--json")
    assert done.code == 0, done.err
    style = done.document["house_style"]
    assert (style["organisation"], style["accent"], style["text_font"]) == ("Basin Desk", "#7A1F3D", "sans")
    assert len(style["logo"]) == 64
    assert command("house-style", case, "--json").document == done.document
    out = tmp_path / "brief.html"
    assert command("brief", case, "-o", out).code == 0
    assert 'alt="Logo of Basin Desk"' in out.read_text("utf-8")
    other = command("new-brief", case, "-t", "short_note", "--title", "Other", "--json").document["id"]
    first = done.document["brief"]
    taken = command("house-style", case, other, "--like", first, "--no-logo", "--json").document[
        "house_style"
    ]
    assert taken == {**style, "logo": ""}
    assert command("undo", case).code == 0
    plain = command("house-style", case, other, "--json").document["house_style"]
    assert plain["accent"] == "#1F4E79"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--accent", "#FFD700"], "would do"),
        (["--panel", "beige"], "is no colour"),
        (["--text-font", "Times"], "one of serif, sans"),
        (["--logo", "nowhere.png"], "cannot be read"),
        (["--logo", __file__], "PNG or JPEG"),
        (["--logo", __file__, "--no-logo"], "not both"),
        (["--like", "Nothing"], "There is no brief 'Nothing'"),
    ],
)
def test_what_will_not_do_is_refused_and_nothing_changes(
    case: Path, command: Command, given: list[str], said: str
) -> None:
    before = command("house-style", case, "--json").document
    ran = command("house-style", case, *given)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert said in ran.err
    assert command("house-style", case, "--json").document == before
