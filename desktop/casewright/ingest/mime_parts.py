"""Parts of messages as RFC 2045 writes them (e-mails, pages saved as MHTML), by the standard library's parser.

The older message class is used: it hands out odd headers as they are, where the newer one raises on some of them.
"""

from __future__ import annotations

import email
import email.header
import email.message
import email.policy
import email.utils
from collections.abc import Iterator
from datetime import datetime
from typing import TypeAlias

from casewright.ingest.canonical_text import one_line
from casewright.ingest.file_names import shown_name

Message: TypeAlias = "email.message.Message[str, str]"

_MOST_PARTS = 5_000
_AS_WRITTEN = email.policy.compat32.clone(mangle_from_=False, max_line_length=0)


def parse_message(data: bytes) -> Message:
    """The message. Never raises for ordinary damage; nesting beyond Python's depth gives `RecursionError`."""
    return email.message_from_bytes(data)


def children(part: Message) -> list[Message]:
    """The parts of a multipart, or of a message within a message; none of any other part."""
    payload = part.get_payload()
    return (
        [each for each in payload if isinstance(each, email.message.Message)]
        if isinstance(payload, list)
        else []
    )


def leaves(root: Message) -> Iterator[Message]:
    """Parts that hold bytes, in order; a message within a message is one part."""
    todo, seen = [root], 0
    while todo and seen < _MOST_PARTS:
        part = todo.pop()
        seen += 1
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            todo.extend(reversed(children(part)))
        else:
            yield part


def content(part: Message) -> bytes:
    """The bytes of a part; a message within a message as it was written."""
    if part.get_content_maintype() == "message" and part.is_multipart():
        inner = children(part)
        return inner[0].as_bytes(policy=_AS_WRITTEN) if inner else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def field_words(message: Message, name: str, most: int = 2_000) -> str | None:
    """A header as its reader sees it, on one line; None when it is not there."""
    values = [_decoded(str(value)) for value in message.get_all(name, [])[:20]]
    return one_line(", ".join(filter(None, values)), most)


def file_name_of(part: Message) -> str | None:
    """The name that a part has for its file, without any folder."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        return None
    words = one_line(_decoded(name), 200) if name else None
    return shown_name(words.replace("\\", "/")).strip() or None if words else None


def day_of(message: Message) -> str | None:
    """The day of the Date header as its writer's clock had it, EDTF."""
    moment = moment_of(message)
    return moment.strftime("%Y-%m-%d") if moment and 1970 <= moment.year <= 2100 else None


def moment_of(message: Message) -> datetime | None:
    """The Date header."""
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date", ""))[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _decoded(value: str) -> str:
    """Encoded words (RFC 2047) as what they stand for; what cannot be decoded stays."""
    try:
        return str(email.header.make_header(email.header.decode_header(value)))
    except (ValueError, LookupError):
        return value.encode("ascii", "replace").decode("ascii")
