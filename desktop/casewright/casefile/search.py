"""Full-text search as you type: names in any script, texts of sources, claims, judgements, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.readers import Readable

_WORD = re.compile(r"\w+", re.UNICODE)
_OPEN, _CLOSE = "\u0002", "\u0003"


@dataclass(frozen=True)
class Hit:
    """One find. `marks` are the [start, end) spans of found words in `snippet`; a higher `score` is better.

    `id` is the object to show; for a source text that is its source, and `text_id` says which text.
    """

    type: str
    id: UUID
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float
    text_id: UUID | None = None


def search(case: Readable, query: str, kind: str | None = None, limit: int = 50) -> list[Hit]:
    """The best `limit` finds for all words of `query`; the last word may be incomplete.

    Args:
        kind: only objects of this type (`entity`, `source`, `claim` …); `source` includes its text.
    """
    words = _WORD.findall(query)
    if not words:
        return []
    match = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    tables = ["source", "source_text"] if kind == "source" else [kind] if kind else []
    only = f"AND d.tbl IN ({', '.join('?' * len(tables))})" if tables else ""
    ranked = len(words) > 1 or len(words[0]) > 2
    order = "ORDER BY rank" if ranked else ""
    rows = case.read(
        "SELECT d.tbl, d.row_id, d.title, snippet(search_index, -1, ?, ?, '…', 16), "
        f"{'bm25(search_index, 8.0, 1.0)' if ranked else '0.0'} AS rank, t.source_id "
        "FROM search_index JOIN search_doc d ON d.rid = search_index.rowid "
        "LEFT JOIN source_text t ON d.tbl = 'source_text' AND t.id = d.row_id "
        f"WHERE search_index MATCH ? {only} {order} LIMIT ?",
        (_OPEN, _CLOSE, match, *tables, limit),
    )
    return [_hit(*row) for row in rows]


def _hit(table: str, row_id: bytes, title: str, marked: str, rank: float, source_id: bytes | None) -> Hit:
    snippet, marks = _unmark(marked)
    if source_id is not None:
        return Hit("source", UUID(bytes=source_id), title, snippet, marks, -rank, UUID(bytes=row_id))
    return Hit(table, UUID(bytes=row_id), title, snippet, marks, -rank)


def _unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, marks, start = "", [], 0
    for character in marked:
        if character == _OPEN:
            start = len(text)
        elif character == _CLOSE:
            marks.append((start, len(text)))
        else:
            text += " " if character == "\n" else character
    return text, tuple(marks)
