"""What the application imports is what `python3 desktop` installs; the tests' environment holds more and would hide a gap."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path


def imported_packages(file: Path) -> Iterator[str]:
    """Names of the top-level packages that `file` imports, at its head or within a function."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def extra_packages(root: Path) -> set[str]:
    """What is imported only where an extra was installed, and asked for before it is."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return {each.partition("==")[0] for name in ("nlp", "ocr") for each in extras[name]}


def test_the_application_imports_only_what_the_run_lock_installs(root: Path) -> None:
    lock = (root / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    installed = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    extras = extra_packages(root)
    holders = packages_distributions()
    wanted = {
        (package, str(file.relative_to(root)))
        for file in (root / "desktop" / "casewright").rglob("*.py")
        for package in imported_packages(file)
        if package not in sys.stdlib_module_names and package != "casewright" and package not in extras
    }
    assert wanted
    lacking = [
        (package, file)
        for package, file in sorted(wanted)
        if not {re.sub(r"[-_.]+", "-", name).lower() for name in holders.get(package, [])} & installed
    ]
    assert lacking == []
