"""Checks of what a case holds: archived bytes, texts, the words passages point at, references to any kind of object."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from casewright.casefile.anchor_check import check_anchors
from casewright.casefile.archive import read_chunks
from casewright.casefile.case import Case
from casewright.casefile.schema import journalled_columns
from casewright.model.errors import CaseError

Result = tuple[list[str], str]
_PAGE = 500


def archived_bytes(case: Case) -> Result:
    """Every content hashed anew; its chunks add up to its size; everything that is named is there."""
    faults, count, size = [], 0, 0
    for sha256, stated in _contents(case):
        try:
            digest, found = _hash(case, sha256)
        except CaseError as error:
            faults.append(str(error))
            continue
        if digest != sha256 or found != stated:
            faults.append(f"The archived bytes {sha256} are not those that were archived.")
        count, size = count + 1, size + found
    for table, column in (("capture", "sha256"), ("source_text", "text_sha256")):
        for row_id, sha256 in case.read(
            f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT sha256 FROM archive)"
        ):
            faults.append(
                f"The bytes {sha256} of {table.replace('_', ' ')} {UUID(bytes=row_id)} are not archived."
            )
    for row_id, sha256 in case.read(
        "SELECT id, json_extract(house_style, '$.logo') AS logo FROM brief WHERE json_valid(house_style) "
        "AND logo IS NOT NULL AND logo NOT IN (SELECT sha256 FROM archive)"
    ):
        faults.append(f"The logo {sha256} of the brief {UUID(bytes=row_id)} is not archived.")
    return (
        faults,
        f"{count:,} archived contents, {size:,} bytes: each has the SHA-256 it is kept under.{_left_over(case)}",
    )


def _left_over(case: Case) -> str:
    """Pieces that a crash left while a large content was brought in: no fault, since nothing refers to them."""
    rows = case.read(
        "SELECT count(DISTINCT sha256) FROM archive_chunk WHERE sha256 NOT IN (SELECT sha256 FROM archive)"
    )
    if not rows[0][0]:
        return ""
    return (
        f" Besides, there are pieces of {rows[0][0]:,} that were never archived, as a crash leaves them; nothing uses them, "
        "and opening the case for writing removes them."
    )


def source_texts(case: Case) -> Result:
    """Every text is UTF-8 and as long as is written down."""
    faults = []
    rows = case.read("SELECT id, text_sha256, characters FROM source_text WHERE text_sha256 IS NOT NULL")
    for row_id, sha256, characters in rows:
        try:
            length = len(case.text_of(sha256))
        except (CaseError, UnicodeDecodeError) as error:
            faults.append(f"The text {UUID(bytes=row_id)} cannot be read: {error}.")
            continue
        if length != characters:
            faults.append(f"The text {UUID(bytes=row_id)} has {length} characters, not {characters}.")
    return faults, f"{len(rows):,} texts can be read and have their length."


def anchors(case: Case) -> Result:
    """The words of every passage stand where it says, or the passage says that they do not."""
    result = check_anchors(case)
    missing = dict.fromkeys(fault.text_sha256 for fault in result.faults if fault.text_missing)
    faults = [f"The text {sha256} that passages were taken from is not in the archive." for sha256 in missing]
    faults += [
        f"The words of passage {fault.passage_id} do not stand where it says ({fault.found})."
        for fault in result.faults
        if not fault.text_missing
    ]
    return (
        faults,
        f"{result.checked:,} passages hold their exact words; {result.flagged:,} are flagged as moved or lost.",
    )


def references(case: Case) -> Result:
    """Every (object_type, object_id) names a row that is there."""
    faults, tables = [], journalled_columns()
    for table in (name for name, columns in tables.items() if {"object_type", "object_id"} <= set(columns)):
        if table == "merge_decision":  # what was decided stays on record, also of what is gone
            continue
        for (kind,) in case.read(f"SELECT DISTINCT object_type FROM {table} WHERE object_type IS NOT NULL"):
            there = (
                f"AND NOT EXISTS (SELECT 1 FROM {kind} k WHERE k.id = t.object_id)" if kind in tables else ""
            )
            for row_id, object_id in case.read(
                f"SELECT t.id, t.object_id FROM {table} t WHERE t.object_type = ? AND t.object_id IS NOT NULL {there}",
                (kind,),
            ):
                faults.append(
                    f"The {table.replace('_', ' ')} {UUID(bytes=row_id)} refers to "
                    f"{kind.replace('_', ' ')} {UUID(bytes=object_id)}, which is not there."
                )
    return faults, "Everything that notes, tags, claims and sections refer to is there."


def _contents(case: Case) -> Iterator[tuple[str, int]]:
    last = ""
    while rows := case.read(
        "SELECT sha256, size FROM archive WHERE sha256 > ? ORDER BY sha256 LIMIT ?", (last, _PAGE)
    ):
        yield from rows
        last = rows[-1][0]


def _hash(case: Case, sha256: str) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    chunk: Any
    for chunk in read_chunks(case.read, sha256):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size
