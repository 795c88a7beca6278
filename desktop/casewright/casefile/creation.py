"""Making a new, empty case file."""

from __future__ import annotations

import os
from uuid import UUID

from casewright.casefile.access import Access
from casewright.casefile.driver import Connection, connect_new, plain_errors
from casewright.casefile.schema import APPLICATION_ID, FORMAT_VERSION, schema_sql
from casewright.model.errors import CaseError


def create_file(access: Access, case_id: UUID) -> None:
    """Writes an empty case under a temporary name and moves it into place, so that no half-made case is ever seen.

    Raises:
        CaseError: the file exists, or its folder cannot be written.
    """
    path = access.path
    if path.exists():
        raise CaseError(f"{path.name} exists already; nothing was overwritten.")
    work = path.with_name(f".{path.name}.creating")
    with plain_errors(path):
        if not path.parent.is_dir():
            raise CaseError(f"There is no folder {path.parent}.")
        work.unlink(missing_ok=True)
        connection = connect_new(access.at(work))
        try:
            lay_out(connection, case_id)
            connection.close()
            os.replace(work, path)
        finally:
            connection.close()
            work.unlink(missing_ok=True)


def lay_out(connection: Connection, case_id: UUID, application_id: int = APPLICATION_ID) -> None:
    """Makes an empty case of a new file. With an `application_id` of 0 nothing takes it for a case yet."""
    connection.execute(f"PRAGMA application_id = {application_id}")
    connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
    connection.executescript(f"BEGIN;\n{schema_sql()}\nCOMMIT;")
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)",
        [("case_id", str(case_id)), ("min_reader", "1"), ("indexed_seq", "0")],
    )
