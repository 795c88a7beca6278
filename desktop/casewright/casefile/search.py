"""Full-text search as you type: names in any script, texts of sources, claims, judgements, notes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.driver import plain_index_errors
from casewright.casefile.readers import Readable
from casewright.model.names import name_key

_OPEN, _CLOSE = "\u0002", "\u0003"
_MOST_WORDS = 32
_LONGEST = 200  # characters of one word
_UNRANKED = 2  # so few typed characters find too much to be worth ranking


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

    Raises:
        DamagedIndex: the search index is not whole and has to be made anew.
    """
    words = _words(query)
    if not words:
        return []
    if isinstance(case, Case):
        case.update_search_index()
    with plain_index_errors():
        if len(words) == 1 and len(words[0]) == 1:
            return _initial(case, words[0], kind, limit)
        return _find(case, _match(words), kind, limit, ranked=len(words) > 1 or len(words[0]) > _UNRANKED)


def matching(case: Readable, query: str, kind: str) -> list[bytes]:
    """The ids, 16 bytes each, of all objects of one type that hold all words of `query`; the last word may be incomplete.

    Raises:
        DamagedIndex: as `search`.
    """
    words = _words(query)
    if not words:
        return []
    if isinstance(case, Case):
        case.update_search_index()
    is_letter = len(words) == 1 and len(words[0]) == 1  # a word of its own, as in `search`
    with plain_index_errors():
        rows = case.read(
            "SELECT d.row_id FROM search_index CROSS JOIN search_doc d ON d.rid = search_index.rowid "
            "WHERE search_index MATCH ? AND d.tbl = ?",
            (f'"{words[0]}"' if is_letter else _match(words), kind),
        )
    return [row[0] for row in rows]


def _find(case: Readable, match: str, kind: str | None, limit: int, ranked: bool) -> list[Hit]:
    tables = ["source", "source_text"] if kind == "source" else [kind] if kind else []
    score = "bm25(search_index, 8.0, 1.0)" if ranked else "0.0"
    found = f"SELECT search_index.rowid AS rid, {score} AS score FROM search_index"
    if tables:
        found += " CROSS JOIN search_doc d ON d.rid = search_index.rowid"
    found += " WHERE search_index MATCH ?"
    if tables:
        found += f" AND d.tbl IN ({', '.join('?' * len(tables))})"
    # ranked first, cut out of their texts afterwards: a snippet costs more than a rank
    rows = case.read(
        f"WITH best AS MATERIALIZED ({found} {'ORDER BY score' if ranked else ''} LIMIT ?) "
        "SELECT d.tbl, d.row_id, d.title, snippet(search_index, -1, ?, ?, '…', 16), b.score, t.source_id "
        "FROM best b CROSS JOIN search_index ON search_index.rowid = b.rid JOIN search_doc d ON d.rid = b.rid "
        "LEFT JOIN source_text t ON d.tbl = 'source_text' AND t.id = d.row_id "
        "WHERE search_index MATCH ? ORDER BY b.score",
        (match, *tables, limit, _OPEN, _CLOSE, match),
    )
    return [_hit(*row) for row in rows]


def _initial(case: Readable, letter: str, kind: str | None, limit: int) -> list[Hit]:
    """One typed letter: entities whose names begin with it, then whatever holds it as a word of its own.

    As the beginning of any word it would match nearly everything, and take longer than a person types.
    """
    key = name_key(letter)
    rows = [] if kind not in (None, "entity") else case.read(
        "SELECT id, name FROM entity WHERE name_key >= ? AND name_key < ? ORDER BY name_key, id LIMIT ?",
        (key, key + chr(0x10FFFF), limit),
    )  # fmt: skip
    hits = [Hit("entity", UUID(bytes=row_id), name, name, (), 0.0) for row_id, name in rows]
    known = {hit.id for hit in hits}
    others = _find(case, f'"{letter}"', kind, limit, ranked=False) if len(hits) < limit else []
    return [*hits, *(hit for hit in others if hit.id not in known)][:limit]


def _match(words: list[str]) -> str:
    """The words for FTS5: as typed, or in the Latin letters that names are kept in as well."""
    typed = _phrases(words)
    if all(word.isascii() for word in words):
        return typed
    latin = _words(name_key(" ".join(words)))
    return f"({typed}) OR ({_phrases(latin)})" if latin else typed


def _phrases(words: list[str]) -> str:
    """One phrase per word, the last as a prefix; a single last letter counts as a word, and need not be there."""
    quoted = [f'"{word}"' for word in words]
    if len(words) == 1 or len(words[-1]) > 1:
        return f"{' '.join(quoted)}*"
    begun = " ".join(quoted[:-1])
    return f"({begun} {quoted[-1]}) OR ({begun})"


def _words(query: str) -> list[str]:
    """What was typed between spaces; operators and quotes in it mean nothing, signs alone are no words."""
    words = [
        "".join(c if c.isprintable() and c != '"' else " " for c in word)
        for word in query.split()[:_MOST_WORDS]
    ]
    return [word[:_LONGEST].strip() for word in words if any(c.isalnum() for c in word[:_LONGEST])]


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
