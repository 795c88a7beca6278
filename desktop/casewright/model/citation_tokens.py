"""Citations in prose: `[[claim:ID]]`, `[[passage:ID]]`, or several in one pair of brackets, `[[claim:ID, passage:ID]]`.

Ids stand in full. Nothing else in the program reads them: what briefs print, what the check asks and what goes with a deleted
object follow from the same parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from uuid import UUID

Cited = tuple[str, UUID]

_ID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_ONE = re.compile(rf"(claim|passage):({_ID})")
TOKEN = re.compile(rf"\[\[(?:claim|passage):{_ID}(?:\s*,\s*(?:claim|passage):{_ID})*\]\]")
CITABLE = ("claim", "passage")


def token(table: str, row_id: UUID) -> str:
    """The citation of one object as it stands in a body."""
    return group_token([(table, row_id)])


def group_token(cited: Iterable[Cited]) -> str:
    """One citation of several objects, in this order."""
    return f"[[{','.join(f'{table}:{row_id}' for table, row_id in cited)}]]"


def cited_in(body: str) -> list[Cited]:
    """The objects a body cites, in order, repeats included."""
    return [each for part in parted(body) if not isinstance(part, str) for each in part]


def parted(body: str) -> Iterator[str | tuple[Cited, ...]]:
    """A body in order: stretches of text, none of them empty, and what each token between them cites."""
    at = 0
    for match in TOKEN.finditer(body):
        if body[at : match.start()]:
            yield body[at : match.start()]
        yield tuple((kind, UUID(row_id)) for kind, row_id in _ONE.findall(match[0]))
        at = match.end()
    if body[at:]:
        yield body[at:]


def without_citation(body: str, table: str, row_id: UUID) -> str:
    """The body with every citation of one object taken out; what a token cites beside it stays."""

    def rest(match: re.Match[str]) -> str:
        cited = [(kind, UUID(found)) for kind, found in _ONE.findall(match[0])]
        kept = [each for each in cited if each != (table, row_id)]
        return match[0] if kept == cited else group_token(kept) if kept else ""

    return TOKEN.sub(rest, body)
