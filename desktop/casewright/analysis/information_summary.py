"""What the check of information adds to the drafts of a source summary statement: labels, and what analysts noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from casewright.analysis.information_quality import DEFINITIONS, quality_of
from casewright.casefile.queries import information_checks, judging
from casewright.casefile.queries.information_checks import CheckRow
from casewright.casefile.readers import Readable
from casewright.model.short_text import shorten


class Noted(NamedTuple):
    """A sentence or several for each part of the statement; empty where nothing was found."""

    strengths: str
    key: str
    conflicts: str


def what_the_check_found(case: Readable, assessment_id: UUID) -> Noted:
    """The labels of all judgements, and what was noted of sources; judgements are numbered as on the page of the assessment."""
    judgements = judging.judgements_of(case, assessment_id)
    checks = [list(information_checks.checks_of(case, each.id).values()) for each in judgements]
    sources = [check.source_id for each in checks for check in each]
    titles = {
        row.id: f"“{shorten(row.title, 70)}”"
        for row in information_checks.facts_of_sources(case, sources).values()
    }
    return Noted(
        " ".join(_remarks([check for each in checks for check in each], titles)),
        _compelling(checks, titles),
        _labels([quality_of(case, each.id).status for each in judgements]),
    )


def _labels(statuses: Sequence[str]) -> str:
    """`Corroborated: judgements 1 and 3. Single source: judgement 2.`"""
    found = []
    for key, (label, _) in DEFINITIONS.items():
        numbers = [str(n) for n, status in enumerate(statuses, start=1) if status == key]
        if numbers:
            found.append(f"{label}: judgement{'' if len(numbers) == 1 else 's'} {_listed(numbers)}.")
    return " ".join(found)


def _compelling(checks: Sequence[Sequence[CheckRow]], titles: dict[UUID, str]) -> str:
    named: dict[UUID, list[str]] = {}
    for number, rows in enumerate(checks, start=1):
        for row in rows:
            if row.most_compelling:
                named.setdefault(row.source_id, []).append(str(number))
    found = [
        f"{titles[source]} for judgement{'' if len(numbers) == 1 else 's'} {_listed(numbers)}"
        for source, numbers in named.items()
    ]
    return f"The most compelling source is {'; '.join(found)}." if found else ""


def _remarks(checks: Sequence[CheckRow], titles: dict[UUID, str]) -> Iterable[str]:
    for column, lead in (
        ("deception", "Signs of deception in"),
        ("corrections", "Corrected or withdrawn since:"),
        ("dismissed", "Set aside before:"),
    ):
        noted = {
            (titles[row.source_id], " ".join(getattr(row, column).split())): None
            for row in checks
            if getattr(row, column)
        }
        for title, words in noted:
            yield f"{lead} {title}: {words if words.endswith(('.', '!', '?')) else f'{words}.'}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
