"""Passages of a case as a collection of Web Annotations."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.queries.rows import marks, select
from casewright.casefile.queries.translations import language_of_case
from casewright.exchange.formats import ExportReport, NotRepresentable
from casewright.exchange.web_annotations import terms
from casewright.exchange.web_annotations.selectors import selectors_of

PDF = "application/pdf"


class _Passage(NamedTuple):
    """A passage, or (`carried`) where one stands in another version, with the document that holds its text."""

    id: UUID
    text_sha256: str
    start: int
    end: int
    page: int | None
    exact: str
    prefix: str
    suffix: str
    language: str | None
    translation: str | None
    translator: str | None
    translation_state: str | None
    note: str | None
    marking: str | None
    carried: bool
    address: str | None
    file_sha256: str
    media_type: str
    captured_at: str
    tool: str
    pages: str


def write_annotations(case: Case, sources: Sequence[UUID] | None = None) -> tuple[bytes, ExportReport]:
    """All passages of these sources (None: of all) with their notes, tags and translations, as JSON-LD."""
    report = ExportReport()
    chosen, params = (
        ("", []) if sources is None else (f"WHERE p.source_id IN ({marks(sources)})", list(sources))
    )
    rows = select(case, _Passage, _PASSAGES.replace("{chosen}", chosen), params * 2)
    notes, tags = _notes(case), _tags(case)
    home = language_of_case(case)
    items: dict[UUID, dict[str, Any]] = {}
    for row in rows:
        if row.carried:
            items[row.id]["target"] = [*_listed(items[row.id]["target"]), _target(row)]
            continue
        bodies = _bodies(row, notes.get(row.id, []), tags.get(row.id, []), home)
        items[row.id] = _annotation(row, bodies)
    report.written["passage"] = len(items)
    report.not_representable = _left_out(case, items)
    collection = {
        "@context": [terms.CONTEXT, terms.OWN_CONTEXT],
        "id": f"{terms.UUID_URN}{case.case_id}",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": list(items.values())},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode(), report


def _annotation(row: _Passage, bodies: list[dict[str, Any]]) -> dict[str, Any]:
    purposes = [body["purpose"] for body in bodies]
    motivation = next(
        (each for each in ("commenting", "describing", "tagging") if each in purposes), "highlighting"
    )
    made: dict[str, Any] = {
        "id": f"{terms.UUID_URN}{row.id}",
        "type": "Annotation",
        "motivation": motivation,
    }
    if row.id.version == 7:
        made["created"] = datetime.fromtimestamp((row.id.int >> 80) / 1000, UTC).strftime(
            "%Y-%m-%dT%H:%M:%SZ"
        )
    if bodies:
        made["body"] = bodies
    made["target"] = _target(row)
    made |= {
        key: held for key, held in ((terms.LANGUAGE, row.language), (terms.MARKING, row.marking)) if held
    }
    return made


def _target(row: _Passage) -> dict[str, Any]:
    pages = json.loads(row.pages or "[]")
    on_page = row.media_type == PDF and row.page is not None and row.page <= len(pages)
    page = (row.page, pages[row.page - 1][0]) if on_page and row.page else None
    file = f"{terms.SHA256}{row.file_sha256}"
    made: dict[str, Any] = {
        "type": "SpecificResource",
        "source": row.address or file,
        "state": {
            "type": "TimeState",
            "sourceDate": row.captured_at,
            "cached": f"{terms.SHA256}{row.text_sha256}",
            terms.FILE: file,
            terms.TOOL: row.tool,
        },
        "selector": selectors_of(row.exact, row.prefix, row.suffix, row.start, row.end, page),
    }
    return made | ({terms.CARRIED: True} if row.carried else {})


def _bodies(row: _Passage, notes: list[tuple[UUID, str]], tags: list[str], home: str) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = []
    if row.note:
        bodies.append(_text(row.note, "commenting"))
    bodies += [{"id": f"{terms.UUID_URN}{note_id}", **_text(text, "commenting")} for note_id, text in notes]
    if row.translation:
        made = {**_text(row.translation, "describing"), "language": home}
        if row.translator:
            kind = "Software" if row.translation_state == "machine" else "Person"
            made["creator"] = {"type": kind, "name": row.translator}
        bodies.append({**made, terms.TRANSLATION_STATE: row.translation_state})
    return bodies + [_text(tag, "tagging") for tag in tags]


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _notes(case: Case) -> dict[UUID, list[tuple[UUID, str]]]:
    found: dict[UUID, list[tuple[UUID, str]]] = {}
    for object_id, note_id, text in case.read(
        "SELECT object_id, id, text FROM note WHERE object_type = 'passage' ORDER BY id"
    ):
        found.setdefault(UUID(bytes=object_id), []).append((UUID(bytes=note_id), text))
    return found


def _tags(case: Case) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for object_id, name in case.read(
        "SELECT g.object_id, t.name FROM tagging g JOIN tag t ON t.id = g.tag_id WHERE g.object_type = 'passage' ORDER BY t.name"
    ):
        found.setdefault(UUID(bytes=object_id), []).append(name)
    return found


def _left_out(case: Case, items: dict[UUID, dict[str, Any]]) -> list[NotRepresentable]:
    rejected = case.read(
        "SELECT DISTINCT passage_id FROM passage_anchor WHERE verdict = 'rejected' ORDER BY 1"
    )
    ids = (UUID(bytes=row[0]) for row in rejected)
    return [
        NotRepresentable("passage", each, "That it was rejected in another version cannot be said.")
        for each in ids
        if each in items
    ]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


_OF_DOCUMENT = "coalesce(s.address, c.address), c.sha256, c.media_type, c.captured_at, trim(t.tool || ' ' || t.tool_version), t.pages"
_OF_PASSAGE = "p.language, p.translation, p.translator, p.translation_state, p.note, p.marking"
_PASSAGES = (
    "SELECT p.id, p.text_sha256, p.start, p.end, p.page, p.exact, p.prefix, p.suffix, "
    f"{_OF_PASSAGE}, 0, {_OF_DOCUMENT} FROM passage p JOIN source s ON s.id = p.source_id "
    "JOIN source_text t ON t.id = p.source_text_id JOIN capture c ON c.id = t.capture_id {chosen} "
    "UNION ALL SELECT p.id, a.text_sha256, a.start, a.end, a.page, a.exact, a.prefix, a.suffix, "
    f"{_OF_PASSAGE}, 1, {_OF_DOCUMENT} FROM passage_anchor a JOIN passage p ON p.id = a.passage_id "
    "AND a.verdict = 'accepted' JOIN source s ON s.id = p.source_id JOIN source_text t ON t.id = a.source_text_id "
    "JOIN capture c ON c.id = t.capture_id {chosen} ORDER BY 15, 16, 17, 2, 3, 1"
)
