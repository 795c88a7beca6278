"""A picture file as a logo that a case can keep: checked here, decoded in the child process, its answer checked again."""

from __future__ import annotations

from casewright.ingest.child import Cancel, ChildProcess, Refusal
from casewright.ingest.extraction import Caps
from casewright.ingest.media_type import sniff
from casewright.model.errors import InvalidValue
from casewright.model.logo import MOST_BYTES, read_logo

TYPES = ("image/png", "image/jpeg")
MOST_FILE = 8_000_000
SECONDS = 20.0
REFUSED = b"refused: "
"""Before the sentence that the child gives instead of a logo."""


def make_logo(data: bytes, cancel: Cancel | None = None) -> bytes:
    """The logo as it is archived (`model/logo.py`).

    Raises:
        InvalidValue: it is no PNG or JPEG, too large, damaged, or takes too long to be read.
    """
    if len(data) > MOST_FILE:
        raise InvalidValue(f"A logo is a file of {MOST_FILE // 1_000_000} MB at most.")
    if sniff(data) not in TYPES:
        raise InvalidValue("A logo is a picture in PNG or JPEG.")
    with ChildProcess() as child:
        answer = child.ask(
            "logo",
            {},
            data,
            Caps(seconds=SECONDS),
            cancel,
            longest_answer=MOST_BYTES,
            doing="Reading the logo",
        )
    if isinstance(answer, Refusal):
        raise InvalidValue(answer.reason)
    if answer.startswith(REFUSED):
        raise InvalidValue(answer.removeprefix(REFUSED)[:400].decode("utf-8", "replace"))
    read_logo(answer)
    return answer
