"""What is known of one version: the capture record, what was derived from it, and the custody of its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from casewright.casefile.custody import MATCH, Event
from casewright.casefile.queries.versions import CustodyState, DerivedText, Version
from casewright.model.choices import choices
from casewright.model.short_text import shorten
from casewright.ui.editing.form_plans import label_of, plan_of
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.badges import Chip
from casewright.ui.widgets.key_values import KeyValues
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.words import choice_label, date_words, joined

_SHOWN = 60  # events; of more the latest
_ACTIONS = {each.key: each.label for each in choices("custody_action")}
_BAD = frozenset({"mismatch", "missing"})


def size_words(size: int) -> str:
    """`1.4 MB`."""
    for unit, words in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")):
        if size >= unit:
            return f"{size / unit:,.1f} {words}"
    return f"{size:,} bytes"


def moment_words(at: str | None) -> str:
    """A moment in words, to the minute; anything else as it is."""
    try:
        found = datetime.fromisoformat(at or "")
    except ValueError:
        return date_words(at)
    if "T" not in (at or ""):
        return date_words(at)
    zone = " UTC" if found.utcoffset() is not None and not found.utcoffset() else ""
    return f"{found.day} {found:%B %Y, %H:%M}{zone}"


def record_pairs(version: Version, record: dict[str, Any]) -> list[tuple[str, str]]:
    """Names and values of what the capture record says, in the order of its form."""
    pairs = [("File", version.file_name), ("Size", size_words(version.size)), ("Kind", version.media_type)]
    for plan in plan_of("capture"):
        value = record.get(plan.column)
        if value not in (None, ""):
            shown = choice_label("capture", plan.column, str(value))
            pairs.append((plan.label, moment_words(shown) if plan.column == "captured_at" else shown))
    if version.file_time:
        pairs.append((label_of("capture", "file_time"), moment_words(version.file_time)))
    return pairs


def derived_parts(version: Version) -> Iterator[QWidget]:
    """One widget for each text derived from a capture."""
    for text in version.texts:
        yield _derived(text)
    if not version.texts:
        yield PlainLabel("No text was derived from it.", "muted", wrap=True)


def custody_parts(state: CustodyState, version: Version) -> Iterator[QWidget]:
    """The state of the whole log, and the events of this version, the latest first."""
    if state.faults:
        yield PlainLabel(
            f"The log was tampered with or is damaged: {state.faults[0]} The doctor names everything.",
            "problem",
            wrap=True,
        )
    else:
        words = f"The log of the case is unbroken: {state.whole:,} events, each tied to the one before."
        yield PlainLabel(words, "small", wrap=True)
        if state.head:
            yield PlainLabel(f"head {state.head[:16]}…", "mono").make_selectable()
    for event in state.events[:_SHOWN]:
        yield _event(event, event.sha256 != version.sha256)
    if len(state.events) > _SHOWN:
        yield PlainLabel(f"{len(state.events) - _SHOWN:,} earlier events are not shown.", "muted", wrap=True)
    if not state.events:
        yield PlainLabel("These bytes were archived before the case kept a log.", "muted", wrap=True)


def _derived(text: DerivedText) -> QWidget:
    tool = joined(
        choice_label("source_text", "activity", text.activity), isolate(f"{text.tool} {text.tool_version}")
    )
    if text.text_sha256 is None:
        return _block(
            PlainLabel(tool, "small", wrap=True),
            PlainLabel(isolate(text.failure or ""), "problem", wrap=True),
        )
    said = joined(
        f"{text.characters:,} characters",
        text.language,
        f"{text.passages:,} quoted" if text.passages else None,
    )
    parts = [PlainLabel(tool, "small", wrap=True), PlainLabel(said, "muted", wrap=True)]
    if text.parameters:
        parts.append(PlainLabel(isolate(shorten(text.parameters, 200)), "caption", wrap=True))
    parts.append(PlainLabel(f"sha-256 {text.text_sha256[:16]}…", "mono"))
    return _block(*parts)


def _event(event: Event, is_text: bool) -> QWidget:
    head = row(
        PlainLabel(_ACTIONS.get(event.action, event.action), "strong"),
        PlainLabel("the text" if is_text else "the file", "small"),
        None,
        Chip(event.result, "bad" if event.result in _BAD else "ok" if event.result == MATCH else "plain"),
        spacing=6,
    )
    by = PlainLabel(joined(moment_words(event.at), isolate(event.actor)), "caption", wrap=True)
    parts: list[Any] = [Rule(), head, by]
    if event.note:
        parts.append(PlainLabel(isolate(event.note), "muted", wrap=True))
    return _block(*parts)


def _block(*parts: Any, spacing: int = 3) -> QWidget:
    made = QWidget()
    made.setLayout(column(*parts, spacing=spacing))
    return made


def record_part(version: Version, record: dict[str, Any]) -> QWidget:
    """The capture record, with the whole hash."""
    return _block(
        KeyValues(record_pairs(version, record)),
        PlainLabel(
            f"sha-256 {version.sha256[:32]}\n{version.sha256[32:]}", "mono", wrap=True
        ).make_selectable(),
        spacing=10,
    )
