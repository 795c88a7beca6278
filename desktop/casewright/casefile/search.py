"""Full-text search as you type: names in any script, texts of sources, claims, judgements, notes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.readers import Readable
from casewright.model.names import name_key

_OPEN, _CLOSE = "\u0002", "\u0003"
_MOST_WORDS = 32
_LONGEST = 200  # characters of one word
_UNRANKED = 2  # as few typed characters find too much to be worth ranking


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
    match = _match(query)
    if match is None:
        return []
    if isinstance(case, Case):
        case.update_search_index()
    tables = ["source", "source_text"] if kind == "source" else [kind] if kind else []
    only = f"AND d.tbl IN ({', '.join('?' * len(tables))})" if tables else ""
    ranked = len(query.strip()) > _UNRANKED
    best = "bm25(search_index, 8.0, 1.0)" if ranked else "0.0"
    # ranked first, cut out of their texts afterwards: a snippet costs more than a rank
    rows = case.read(
        f"WITH best AS MATERIALIZED (SELECT d.rid, {best} AS score "
        "FROM search_index CROSS JOIN search_doc d ON d.rid = search_index.rowid "
        f"WHERE search_index MATCH ? {only} {'ORDER BY score' if ranked else ''} LIMIT ?) "
        "SELECT d.tbl, d.row_id, d.title, snippet(search_index, -1, ?, ?, '…', 16), b.score, t.source_id "
        "FROM best b CROSS JOIN search_index ON search_index.rowid = b.rid JOIN search_doc d ON d.rid = b.rid "
        "LEFT JOIN source_text t ON d.tbl = 'source_text' AND t.id = d.row_id "
        "WHERE search_index MATCH ? ORDER BY b.score",
        (match, *tables, limit, _OPEN, _CLOSE, match),
    )
    return [_hit(*row) for row in rows]


def _match(query: str) -> str | None:
    """The query for FTS5: as typed, or in the Latin letters that names are kept in as well."""
    typed = _phrases(query)
    if typed is None or query.isascii():
        return typed
    latin = _phrases(name_key(query[: _MOST_WORDS * _LONGEST]))
    return typed if latin is None else f"({typed}) OR ({latin})"


def _phrases(query: str) -> str | None:
    """One phrase per word, the last as a prefix: operators and quotes in it mean nothing."""
    words = [
        "".join(c if c.isprintable() and c != '"' else " " for c in word)
        for word in query.split()[:_MOST_WORDS]
    ]
    words = [word[:_LONGEST] for word in words if any(c.isalnum() for c in word)]
    return " ".join(f'"{word}"' for word in words) + "*" if words else None


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
