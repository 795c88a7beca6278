"""E-mails (EML): what a reader sees of the headers, the body, and the list of what is attached."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casewright.ingest.canonical_text import canonical, one_line
from casewright.ingest.extraction import USUAL, Attachment, Caps, Extraction
from casewright.ingest.html_text import read_html
from casewright.ingest.language import guess_language
from casewright.ingest.media_type import MAIL
from casewright.ingest.mime_parts import (
    Message,
    children,
    content,
    day_of,
    field_words,
    file_name_of,
    leaves,
    parse_message,
)
from casewright.ingest.plain_text import decode

TOOL, TOOL_VERSION = "e-mail", "1"
MOST_ATTACHMENTS = 200
_SHOWN = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Subject")
_FURTHER = {
    "To": "to",
    "Cc": "cc",
    "Date": "sent",
    "Message-ID": "message_id",
    "Organization": "organisation",
}
_DEEPEST = 30
_ORNAMENT = 20_000  # bytes of a picture within the body below which it is a logo or a counting pixel
_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")


_open: tuple[bytes, list[Message]] | None = None  # the mail whose attachments are being taken out


def read_mail(data: bytes, media_type: str = MAIL, caps: Caps = USUAL) -> Extraction:
    """Headers as lines, an empty line, the body (plain text where there is one, else its web page), the attachments."""
    message = parse_message(data)
    bodies, attached = _sorted_parts(message)
    body = canonical("\n\n".join(filter(None, (_words(part, caps) for part in bodies)))).strip("\n")
    attachments = tuple(_described(number, part) for number, part in enumerate(attached))
    blocks = [_head(message), body]
    if attachments:
        blocks.append("\n".join(["[Attachments]", *map(_listed, attachments)]))
    return Extraction(
        media_type=media_type,
        text="\n\n".join(filter(None, blocks)),
        title=field_words(message, "Subject", 300),
        author=field_words(message, "From", 300),
        published=day_of(message),
        language=guess_language(body),
        further={
            ours: words
            for name, ours in _FURTHER.items()
            if (words := field_words(message, name, 1000)) is not None
        },
        attachments=attachments[:MOST_ATTACHMENTS],
        tool=TOOL,
        tool_version=TOOL_VERSION,
        warnings=tuple(_remarks(message, bodies, attached)),
    )


def attachment(header: Mapping[str, Any], data: bytes, caps: Caps) -> bytes:
    """The task "attachment": the bytes of the attachment number `index` (from 0), as `Extraction.attachments` lists them."""
    global _open
    if _open is None or _open[0] is not data:
        _open = None
        _open = data, _sorted_parts(parse_message(data))[1]
    return content(_open[1][int(header["index"])])


@dataclass(frozen=True, slots=True)
class _Kind:
    is_attached: bool
    is_signature: bool
    media_type: str


def _kind(part: Message) -> _Kind:
    media_type = part.get_content_type()
    if media_type.startswith("multipart/") and not part.is_multipart():
        media_type = "text/plain"  # it says that it has parts, and has none
    named = part.get_content_disposition() == "attachment" or file_name_of(part) is not None
    is_attached = named or not media_type.startswith("text/")
    return _Kind(is_attached, media_type in _SIGNATURES, media_type)


def _sorted_parts(message: Message) -> tuple[list[Message], list[Message]]:
    """The parts that make the body, and those that are attached."""
    bodies = list(_bodies(message, 0))
    chosen = set(map(id, bodies))
    attached = []
    for part in leaves(message):
        kind = _kind(part)
        if id(part) in chosen or not kind.is_attached or kind.is_signature:
            continue
        if kind.media_type.startswith("image/") and part.get("Content-ID") and len(content(part)) < _ORNAMENT:
            continue
        attached.append(part)
    return bodies, attached


def _bodies(part: Message, depth: int) -> Iterator[Message]:
    """Of alternatives the first that has words as plain text, else the last one; of other multiparts all."""
    if part.get_content_maintype() == "multipart" and part.is_multipart() and depth < _DEEPEST:
        found = [list(_bodies(each, depth + 1)) for each in children(part)]
        if part.get_content_subtype() == "alternative":
            found = [each for each in found if each]
            plain = (
                each for each in found if each[0].get_content_type() == "text/plain" and _has_words(each)
            )
            found = [next(plain, found[-1])] if found else []
        for each in found:
            yield from each
    elif not part.is_multipart():
        kind = _kind(part)
        if not kind.is_attached or (depth == 0 and kind.media_type.startswith("text/")):
            yield part


def _has_words(parts: list[Message]) -> bool:
    return any(content(part).strip() for part in parts)


def _words(part: Message, caps: Caps) -> str:
    data = content(part)
    if part.get_content_type() == "text/html":
        return read_html(data, caps=caps, charset=_charset(part)).text
    charset = _charset(part)
    try:
        return data.decode(charset) if charset else decode(data)[0]
    except (LookupError, UnicodeError):
        return decode(data)[0]


def _charset(part: Message) -> str | None:
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        return None
    return None if charset in (None, "us-ascii", "unknown-8bit", "utf-7") else charset


def _head(message: Message) -> str:
    shown = ((name, field_words(message, name)) for name in _SHOWN)
    return "\n".join(f"{name}: {words}" for name, words in shown if words)


def _described(number: int, part: Message) -> Attachment:
    media_type = part.get_content_type()
    name = file_name_of(part)
    if name is None and media_type == MAIL:
        inner = children(part)
        subject = field_words(inner[0], "Subject", 100) if inner else None
        name = f"{subject}.eml" if subject else None
    name = name or f"attachment {number + 1}{mimetypes.guess_extension(media_type) or ''}"
    return Attachment(name.replace("/", "_"), one_line(media_type, 100) or "", len(content(part)))


def _listed(one: Attachment) -> str:
    size = f"{one.size:,} bytes" if one.size < 10_000 else f"{one.size / 1000:,.0f} kB"
    return f"{one.file_name} ({one.media_type}, {size})"


def _remarks(message: Message, bodies: list[Message], attached: list[Message]) -> Iterator[str]:
    if message.get_content_type() in (*_SEALED, "multipart/encrypted"):
        yield "The body of the e-mail is encrypted and was not read."
    elif not bodies:
        yield "The e-mail has no body that can be read."
    if len(attached) > MOST_ATTACHMENTS:
        yield f"Only the first {MOST_ATTACHMENTS} of {len(attached):,} attachments are taken out."
