"""What the whole project keeps to, read from its tracked files."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

# Written in parts, so that this file does not name what it looks for.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("python" + "hosted", "org"),
        ("registry", "npm" + "js"),
        ("npm" + "js", "com"),
        ("deb", "debian"),
    )
]
ROOMS_BELOW_THE_WINDOW = {
    "cli",
    "brief",
    "exchange",
    "analysis",
    "bibliography",
    "ingest",
    "operations",
    "proof",
    "casefile",
    "model",
}


@pytest.fixture(scope="module")
def tracked() -> dict[str, str]:
    """The text files that git knows, by path from the root, with what is in them."""
    root = Path(__file__).resolve().parent.parent.parent
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout")
    texts = {}
    for name in filter(None, listing.stdout.decode("utf-8").split("\0")):
        try:
            texts[name] = (root / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
    return texts


def test_no_file_names_a_package_registry(tracked: dict[str, str]) -> None:
    host = re.compile("|".join(map(re.escape, REGISTRY_HOSTS)))
    assert [name for name, text in tracked.items() if host.search(text)] == []


def test_no_file_names_a_place_on_the_machine_it_was_written_on(tracked: dict[str, str]) -> None:
    place = re.compile("/" + "work/(main|shared)|/tmp/" + "cw")
    assert [name for name, text in tracked.items() if place.search(text)] == []


def test_the_readme_opens_with_the_two_commands(root: Path) -> None:
    opening = (root / "README.md").read_text(encoding="utf-8")[:600]
    assert "python3 desktop" in opening
    assert "python3 tests" in opening


def test_relative_links_in_the_readmes_lead_somewhere(root: Path, tracked: dict[str, str]) -> None:
    lost = [
        (name, target)
        for name, text in tracked.items()
        if name.endswith(".md")
        for target in re.findall(r"\]\(([^)#:\s]+)\)", text)
        if not (root / name).parent.joinpath(target).exists()
    ]
    assert lost == []


def test_the_licence_is_there_in_full(root: Path) -> None:
    text = (root / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_every_package_casewright_stands_on_is_credited(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    credits = (root / "resources" / "licences" / "README.md").read_text(encoding="utf-8")
    names = [dependency.partition("==")[0] for dependency in project["dependencies"]]
    assert [name for name in names if f"| {name} " not in credits] == []


def test_the_layers_of_the_house_are_written_down_as_contracts(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    assert layers[0] == "cli | ui"
    assert layers[-3:] == ["operations", "casefile", "model"]

    guarded = {
        module: {source.removeprefix("casewright.") for source in contract["source_modules"]}
        for contract in contracts
        if contract["type"] == "forbidden"
        for module in contract["forbidden_modules"]
    }
    every_room = ROOMS_BELOW_THE_WINDOW | {"ui"}
    assert guarded["PySide6"] == every_room - {"ui"}
    assert guarded["reportlab"] == every_room - {"brief"}
    assert guarded["networkx"] == every_room - {"analysis"}


def test_every_room_of_the_package_has_its_place_in_the_layers(root: Path) -> None:
    rooms = {
        folder.name
        for folder in (root / "desktop" / "casewright").iterdir()
        if (folder / "__init__.py").exists()
    }
    assert rooms <= ROOMS_BELOW_THE_WINDOW | {"ui"}
