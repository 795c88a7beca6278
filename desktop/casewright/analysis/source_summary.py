"""Drafts for the source summary statement of an assessment (ICD 206): what can be counted; judging it is left to a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.information_summary import what_the_check_found
from casewright.analysis.support import Support
from casewright.casefile.queries.rows import marks
from casewright.casefile.readers import Readable
from casewright.model.dates import parse_edtf, show_date
from casewright.model.short_text import shorten

_MOST_NAMED = 3


@dataclass(frozen=True)
class SourceSummary:
    """One draft for each field of the statement that counting can begin; empty where there is nothing to say."""

    strengths: str
    key: str
    conflicts: str


def source_summary(case: Readable, assessment_id: UUID) -> SourceSummary:
    """The drafts for an assessment: items, sources, origins, ratings, dates and languages behind its judgements.

    What the check of information found comes behind each.
    """
    support = Support(case)
    rows = case.read(
        "SELECT id, is_key FROM judgement WHERE assessment_id = ? ORDER BY position, id",
        (assessment_id.bytes,),
    )
    judgements = [UUID(bytes=row[0]) for row in rows]
    claims = list(dict.fromkeys(claim for each in judgements for claim in support.claims_of(each)))
    cited = support.supporting(claims)
    key_claims = {claim for row in rows if row[1] for claim in support.claims_of(UUID(bytes=row[0]))}
    key_sources = Counter(each.source for each in support.supporting(key_claims))
    sources = list(dict.fromkeys(each.source for each in cited))
    counted = (
        _strengths(case, support, claims, len({each.passage for each in cited}), sources),
        _key(case, key_sources),
        _conflicts(support, claims, judgements),
    )
    if not claims:
        return SourceSummary(*counted)
    noted = what_the_check_found(case, assessment_id)
    return SourceSummary(*(f"{begun} {more}".strip() for begun, more in zip(counted, noted, strict=True)))


def _strengths(case: Readable, support: Support, claims: list[UUID], items: int, sources: list[UUID]) -> str:
    if not sources:
        return ""
    origins = support.origins(claims)
    number = (
        f"{origins.pessimistic}" if origins.pessimistic == origins.optimistic else f"{origins.pessimistic} to {origins.optimistic}"
    )  # fmt: skip
    rows = _facts(case, sources)
    languages = Counter(row[3] for row in rows if row[3])
    return " ".join(
        [
            f"Rests on {_count(items, 'item')} from {_count(len(sources), 'source')}, which have "
            f"{number} independent origin{'' if number == '1' else 's'}.",
            f"Reliability: {_mix(row[1] for row in rows)}.",
            _span([row[2] for row in rows]),
            f"Languages: {', '.join(f'{name} ({n})' for name, n in languages.most_common())}."
            if languages
            else "",
        ]
    ).strip()


def _key(case: Readable, sources: Counter[UUID]) -> str:
    leading = sources.most_common(_MOST_NAMED)
    titles = {UUID(bytes=row[0]): row[4] for row in _facts(case, [each for each, _ in leading])}
    named = [f"“{shorten(titles[each], 70)}” ({_count(n, 'citation')})" for each, n in leading]
    return f"The key judgements rest most on {', '.join(named)}." if named else ""


def _conflicts(support: Support, claims: list[UUID], judgements: list[UUID]) -> str:
    several = sum(len({c.source for c in support.supporting([claim])}) > 1 for claim in claims)
    disputed = sum(any(c.stance == "contradicts" for c in support.citations[claim]) for claim in claims)
    against = len({claim for each in judgements for claim in support.claims_of(each, "contradicts")})
    if not claims:
        return ""
    return (
        f"Supporting claims: {len(claims):,}, of which {several:,} from more than one source and {disputed:,} contradicted by "
        f"another passage. Claims against the judgements: {against:,}."
    )


def _facts(
    case: Readable, sources: list[UUID]
) -> list[tuple[bytes, str | None, str | None, str | None, str]]:
    return case.read(
        f"SELECT id, reliability, published, language, title FROM source WHERE id IN ({marks(sources)}) ORDER BY id",
        [each.bytes for each in sources],
    )


def _mix(letters: Iterable[str | None]) -> str:
    counted = Counter(letter or "not rated" for letter in letters)
    return ", ".join(f"{letter} {counted[letter]}" for letter in (*"ABCDEF", "not rated") if counted[letter])


def _span(dates: list[str | None]) -> str:
    known = sorted((each for each in dates if each), key=lambda each: parse_edtf(each).sort_key)
    undated = f" ({len(dates) - len(known)} undated)" if len(known) < len(dates) else ""
    if not known:
        return "None is dated."
    if known[0] == known[-1]:
        return f"Published {show_date(known[0])}{undated}."
    return f"Published from {show_date(known[0])} to {show_date(known[-1])}{undated}."


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
