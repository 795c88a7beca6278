"""Older formats become today's, one numbered step at a time: `migrations/0001.sql` leads from format 1 to 2.

Steps are frozen SQL text, never today's model. All run in one transaction on a copy of the case; the copy replaces
the case only when its schema is exactly today's, and the old file is kept beside it, encrypted where the case is.
"""

from __future__ import annotations

import os
from pathlib import Path

from casewright.casefile.access import Access
from casewright.casefile.backup import copy_case
from casewright.casefile.driver import connect_writer, plain_errors
from casewright.casefile.inspection import check_schema, integrity_faults
from casewright.casefile.schema import FORMAT_VERSION
from casewright.model.errors import DamagedCase

STEPS = Path(__file__).parent / "migrations"


def migrate(access: Access, version: int, target: int = FORMAT_VERSION) -> Path:
    """Brings a case of format `version` to `target`; returns where the old file is kept.

    Raises:
        DamagedCase: the migrated copy is not whole; the case is left as it was.
    """
    path = access.path
    work = path.with_name(f".{path.name}.migrating")
    kept = _kept(path, version)
    copy_case(access, work, replace=True)
    try:
        with plain_errors(path):
            _run_steps(access.at(work), version, target)
        copy_case(access, kept, replace=True)
        os.replace(work, path)
    finally:
        work.unlink(missing_ok=True)
    return kept


def kept_formats(path: Path) -> list[Path]:
    """The files of older formats that were kept beside a case."""
    return [kept for version in range(1, FORMAT_VERSION) if (kept := _kept(path, version)).exists()]


def _kept(path: Path, version: int) -> Path:
    return path.with_name(f"{path.stem} (format {version}).casewright")


def _run_steps(work: Access, version: int, target: int) -> None:
    connection = connect_writer(work)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "PRAGMA legacy_alter_table = ON"
        )  # or references to a renamed table would follow it
        connection.execute("BEGIN IMMEDIATE")
        for step in range(version, target):
            for statement in (STEPS / f"{step:04}.sql").read_text("utf-8").split(";\n"):
                if statement.strip():
                    connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {target}")
        connection.execute("COMMIT")
        check_schema(connection, work.path)
        faults = integrity_faults(connection)
        if faults:
            raise DamagedCase(
                f"The case could not be brought to the new format: {faults[0]}. It is left as it was."
            )
    finally:
        connection.close()
