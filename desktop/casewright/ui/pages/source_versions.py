"""The texts of a source as its versions: what each is called, and what to say above one that is not the latest."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from casewright.casefile.queries.reading import CaptureRow
from casewright.casefile.queries.source_texts import TextRow
from casewright.ui.window.words import date_words


def text_to_show(texts: Sequence[TextRow], wanted: UUID | None) -> TextRow | None:
    """The text that is wanted, or the latest that could be read, or the latest; `texts` are the latest first."""
    named = next((each for each in texts if each.id == wanted), None)
    readable = next((each for each in texts if each.text_sha256 is not None), None)
    return named or readable or (texts[0] if texts else None)


def version_names(texts: Sequence[TextRow], captures: Sequence[CaptureRow]) -> list[tuple[UUID | None, str]]:
    """Ids and names for a chooser, the latest first; nothing when there is only one."""
    if len(texts) < 2:
        return []
    return [(text.id, _name(text, texts, captures)) for text in texts]


def version_notice(
    text: TextRow, texts: Sequence[TextRow], captures: Sequence[CaptureRow]
) -> tuple[str, UUID | None] | None:
    """What to say above a text that is older or was not read, and the id of the latest; None above a sound latest one."""
    latest = texts[0]
    if text.id == latest.id:
        return (text.failure, None) if text.failure else None
    if latest.text_sha256 is None:
        reason = latest.failure or "It has no text."
        return f"The latest version could not be read, so an older one is shown. {reason}", latest.id
    if text.text_sha256 == latest.text_sha256:
        return None
    if text.capture_id == latest.capture_id:
        return "The same file was read anew since; this is an older text of it.", latest.id
    taken = date_words(_taken(text, captures)[:10])
    return f"This is an older version, captured {taken}. A later one is in the case.", latest.id


def _name(text: TextRow, texts: Sequence[TextRow], captures: Sequence[CaptureRow]) -> str:
    number = len(texts) - [each.id for each in texts].index(text.id)
    taken = date_words(_taken(text, captures)[:10]) or "unknown day"
    if text.id == texts[0].id and text.text_sha256 is not None:
        return f"Version {number} (latest)"
    latest = "latest, " if text.id == texts[0].id else ""
    unread = ", not read" if text.text_sha256 is None else ""
    return f"Version {number} ({latest}{taken}{unread})"


def _taken(text: TextRow, captures: Sequence[CaptureRow]) -> str:
    return next((each.captured_at for each in captures if each.id == text.capture_id), "")
