"""Renews the lock files from pyproject.toml with uv: `python3 packaging/lock.py`, and `--upgrade` for newer versions.

The locks hold names, versions and hashes for every platform, and no address of any package index.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = shlex.split(
    "uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-header"
    " --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml --group build"
)
RUN = shlex.split("--output-file packaging/requirements.txt")
TEST = shlex.split(
    "--extra dev --constraint packaging/requirements.txt --output-file packaging/requirements-dev.txt"
)
# Each extra's lock holds the packages of the run lock too, in the same versions.
EXTRAS = [
    shlex.split(
        f"--extra {extra} --constraint packaging/requirements.txt --output-file packaging/requirements-{extra}.txt"
    )
    for extra in ("nlp", "ocr")
]


def main(options: Sequence[str]) -> None:
    for lock in (RUN, TEST, *EXTRAS):
        subprocess.run([*COMPILE, *lock, *options], cwd=ROOT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
