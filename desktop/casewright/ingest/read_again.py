"""Reading the archived bytes of a source once more: with more time, or since an extra has been installed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.casefile.queries.age import age
from casewright.ingest.child import CANCELLED
from casewright.ingest.extraction import MEGABYTE, Caps
from casewright.ingest.formats import no_reader, reader_of
from casewright.ingest.reading import DocumentReader
from casewright.ingest.source_fields import text_values
from casewright.model.errors import CaseError, InvalidValue, NoSuchObject
from casewright.operations.captures import add_source_text

if TYPE_CHECKING:
    from casewright.casefile.case import Case

LONGER = Caps(seconds=180.0, memory=3_500 * MEGABYTE, bytes=1_000 * MEGABYTE, characters=20_000_000)
"""What "try longer" allows."""


@dataclass(frozen=True)
class ReadAgain:
    """The new text of a source; None when it is the one that was there (`characters` long)."""

    source_text_id: UUID | None
    characters: int
    warnings: tuple[str, ...] = ()


def read_again(
    case: Case,
    source_id: UUID,
    caps: Caps = LONGER,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    recognise: bool = True,
) -> ReadAgain:
    """Reads the latest capture of a source again and adds what comes of it as another text; passages stay with theirs.

    A picture or a scanned PDF is recognised where the extra is installed (a scan: only with `recognise`).

    Raises:
        NoSuchObject: the source has no capture.
        InvalidValue: there still is no text; the sentence says why, and nothing is changed.
    """
    rows = case.read(
        "SELECT id, sha256, size, media_type, file_name FROM capture "
        f"WHERE source_id = ? ORDER BY {age()} DESC LIMIT 1",
        (source_id.bytes,),
    )
    if not rows:
        raise NoSuchObject("This source has no archived file that could be read.")
    capture_id, sha256, size, media_type, file_name = rows[0]
    if reader_of(media_type) is None:
        raise InvalidValue(no_reader(media_type))
    if size > caps.bytes:
        raise InvalidValue(
            f"The file is larger than {caps.bytes // MEGABYTE:,} MB, so its text was not read."
        )
    with DocumentReader(caps) as reader:
        read = reader.read(case.archived(sha256), media_type, file_name, cancelled, recognise=recognise)
    if read.failure == CANCELLED:
        raise CaseError(CANCELLED)
    if read.failure is not None:
        raise InvalidValue(read.failure)
    same = case.read(
        "SELECT 1 FROM source_text WHERE capture_id = ? AND text_sha256 = ? AND tool = ? AND tool_version = ?",
        (capture_id, read.text_sha256, read.tool, read.tool_version),
    )
    if same:
        return ReadAgain(None, len(read.text), read.warnings)
    text_id = case.run(add_source_text, UUID(bytes=capture_id), **text_values(read))
    return ReadAgain(text_id, len(read.text), read.warnings)
