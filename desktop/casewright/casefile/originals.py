"""Archived bytes looked at: hashed anew, or saved out of the case as they came. Both go into the custody log."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.archive import digest, read_chunks
from casewright.casefile.case import Case
from casewright.casefile.custody import MATCH, MISMATCH, MISSING, Act
from casewright.casefile.driver import plain_errors
from casewright.casefile.output_file import spare_cases
from casewright.model.errors import CaseError, DamagedCase, NoSuchObject

Progress = Callable[[int, int], None]
"""Called with the bytes done and of all; an exception that it raises stops the work."""


class Verified(NamedTuple):
    """What hashing archived bytes anew gave: `match`, `mismatch` (also when some are gone) or `missing` (all are)."""

    sha256: str
    size: int
    result: str


def contents_of(case: Case, source_id: UUID) -> list[str]:
    """The hashes of all that is archived for a source: its captures and the texts read from them."""
    rows = case.read(
        "SELECT sha256 FROM capture WHERE source_id = ?1 UNION "
        "SELECT text_sha256 FROM source_text WHERE source_id = ?1 AND text_sha256 IS NOT NULL",
        (source_id.bytes,),
    )
    return [row[0] for row in rows]


def verify_archived(
    case: Case,
    contents: Iterable[str] | None = None,
    progress: Progress | None = None,
    note: str | None = None,
) -> list[Verified]:
    """Hashes archived contents anew, those with these hashes or all, and logs each; a read-only case logs nothing.

    Nothing is ever recomputed to "repair" a hash. What was verified before a stop is logged all the same.

    Args:
        note: what it is done for, for the log.
    """
    sizes: dict[str, int] = dict(case.read("SELECT sha256, size FROM archive"))
    chosen = list(dict.fromkeys(contents if contents is not None else sizes))
    whole, done = sum(sizes.get(each, 0) for each in chosen), 0
    verified: list[Verified] = []
    try:
        for sha256 in chosen:
            result = _verify(case, sha256, sizes, _told(progress, done, whole))
            verified.append(Verified(sha256, sizes.get(sha256, 0), result))
            done += sizes.get(sha256, 0)
    finally:
        case.log_custody([Act("verify", one.sha256, one.result, note) for one in verified])
    return verified


def save_original(
    case: Case, capture_id: UUID, path: Path, replace: bool = False, progress: Progress | None = None
) -> None:
    """Writes an archived file out of the case, byte for byte, whole or not at all, and logs it as exported.

    Raises:
        NoSuchObject: there is no such capture, or its bytes are not in the case.
        DamagedCase: the archived bytes are not those that were archived; nothing is written.
        CaseError: `path` exists and `replace` is not said, is a case, or cannot be written.
    """
    found = case.read("SELECT sha256, size FROM capture WHERE id = ?", (capture_id.bytes,))
    if not found:
        raise NoSuchObject(f"There is no capture {capture_id} in this case.")
    sha256, size = found[0]
    spare_cases(case, path)
    if path.exists() and not replace:
        raise CaseError(f"{path.name} exists already; nothing was overwritten.")
    work = path.with_name(f".{path.name}.saving")
    with plain_errors(path), ExitStack() as stack:
        stream = stack.enter_context(work.open("wb"))
        stack.callback(work.unlink, missing_ok=True)

        def written() -> Iterator[bytes]:
            for chunk in _counted(read_chunks(case.read, sha256), _told(progress, 0, size)):
                stream.write(chunk)
                yield chunk

        try:
            kept = digest(written())[0] == sha256
        except DamagedCase:
            kept = False
        if not kept:
            case.log_custody([Act("export", sha256, MISMATCH, "refused: the bytes are not those archived")])
            raise DamagedCase(
                f"The archived bytes {sha256[:12]}… are not those that were archived; nothing was written."
            )
        stream.flush()
        os.fsync(stream.fileno())
        stream.close()
        os.replace(work, path)
    case.log_custody([Act("export", sha256, MATCH, f"saved as {path.name}")])


def _verify(case: Case, sha256: str, sizes: dict[str, int], tell: Callable[[int], None]) -> str:
    if sha256 not in sizes:
        return MISSING
    try:
        return MATCH if digest(_counted(read_chunks(case.read, sha256), tell))[0] == sha256 else MISMATCH
    except DamagedCase:
        return MISMATCH


def _counted(chunks: Iterator[bytes], tell: Callable[[int], None]) -> Iterator[bytes]:
    done = 0
    for chunk in chunks:
        yield chunk
        done += len(chunk)
        tell(done)


def _told(progress: Progress | None, before: int, whole: int) -> Callable[[int], None]:
    return lambda done: progress(before + done, whole) if progress is not None else None
