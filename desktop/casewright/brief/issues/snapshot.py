"""What a brief says and on what, frozen: the blocks as printed, judgements with ratings and counts, findings and waivers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.analysis.support import Support
from casewright.brief.blocks import Brief
from casewright.brief.issues.digest import content_digest
from casewright.brief.json_form import from_json, to_json
from casewright.casefile.queries import judging
from casewright.casefile.queries.briefing import brief_card, sections_of
from casewright.casefile.queries.overview import case_ladders
from casewright.model.errors import InvalidValue
from casewright.model.judgement_change import Said
from casewright.model.scales import Ladder, ladder

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.casefile.case import Case

FORMAT = "casewright-brief-snapshot/1"


@dataclass(frozen=True)
class Ground:
    """A claim that a judgement rests on or is contradicted by, with the sources it cites and their ratings."""

    claim: UUID
    text: str
    stance: str
    sources: tuple[tuple[UUID, str, str], ...]


@dataclass(frozen=True)
class FrozenJudgement:
    """A judgement as a brief gives it; `origins` is the number of independent origins at worst and at best."""

    id: UUID
    said: Said
    is_key: bool
    term: str
    band: str
    grounds: tuple[Ground, ...]
    origins: tuple[int, int]


@dataclass(frozen=True)
class Snapshot:
    """A frozen issue: the brief as printed, its judgements, and its findings as (rule, severity, sentence, waiver)."""

    brief: Brief
    scheme: str
    judgements: tuple[FrozenJudgement, ...]
    findings: tuple[tuple[str, str, str, str], ...]


def judgements_in(case: Case, brief_id: UUID) -> tuple[FrozenJudgement, ...]:
    """The judgements that a brief gives: those of its assessment, and those its sections show, in their order."""
    card = brief_card(case, brief_id)
    found: dict[UUID, judging.JudgementCard] = {}
    if card is not None and card.assessment_id is not None:
        found = {each.id: each for each in judging.judgements_of(case, card.assessment_id)}
    for section in sections_of(case, brief_id):
        if section.object_type == "judgement" and section.object_id is not None:
            one = judging.judgement_card(case, section.object_id)
            found |= {one.id: one} if one is not None else {}
    support = Support(case)
    ladders = case_ladders(case)
    return tuple(_frozen(case, judgement, support, ladders) for judgement in found.values())


def build_snapshot(
    case: Case,
    brief: Brief,
    scheme: str,
    findings: Sequence[Finding],
    releasable: Mapping[str, str] | None = None,
) -> str:
    """The snapshot as JSON; the same brief in the same state gives the same characters.

    `releasable`: snapshots of its releasable versions, by marking, which are frozen with it.
    """
    told = [
        [each.rule, each.severity, each.message, _waiver(case, each) if each.waived else ""]
        for each in findings
    ]
    return json.dumps(
        {
            "format": FORMAT,
            "content_sha256": content_digest(brief),
            "scheme": scheme,
            "brief": json.loads(to_json(brief)),
            "judgements": [_plain(each) for each in judgements_in(case, brief.id)],
            "findings": told,
            **(
                {"releasable": {label: json.loads(text) for label, text in releasable.items()}}
                if releasable
                else {}
            ),
        },
        ensure_ascii=True,
        sort_keys=True,
        separators=(",", ":"),
    )


def read_snapshot(text: str) -> Snapshot:
    """The snapshot that `build_snapshot` made. Raises InvalidValue when the text is none, or of a newer kind."""
    try:
        found = json.loads(text)
        if found["format"] != FORMAT:
            raise InvalidValue("This issue was frozen by another version of Casewright.")
        return Snapshot(
            from_json(json.dumps(found["brief"])),
            str(found["scheme"]),
            tuple(_judgement(each) for each in found["judgements"]),
            tuple((str(r), str(s), str(m), str(w)) for r, s, m, w in found["findings"]),
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InvalidValue("What was frozen of this issue cannot be read.") from error


def released_snapshot(text: str, marking: str) -> str | None:
    """The snapshot of the releasable version for this marking that was frozen with an issue; None where none was."""
    found = releasable_in(text).get(marking)
    return (
        None if found is None else json.dumps(found, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    )


def releasable_in(text: str) -> Mapping[str, Any]:
    """The releasable versions that were frozen with an issue, by marking."""
    try:
        found = json.loads(text).get("releasable") or {}
        return {str(label): each for label, each in found.items()}
    except (ValueError, AttributeError, RecursionError) as error:
        raise InvalidValue("What was frozen of this issue cannot be read.") from error


def _frozen(
    case: Case, card: judging.JudgementCard, support: Support, ladders: Mapping[str, Ladder]
) -> FrozenJudgement:
    grounds = [
        Ground(claim, _text_of(case, claim), stance, _sources(case, support, claim))
        for stance in ("supports", "contradicts")
        for claim in support.claims_of(card.id, stance)
    ]
    origins = support.origins(support.claims_of(card.id))
    term = ladder(card.scheme, ladders).term(card.likelihood) if card.likelihood else None
    said = Said(
        card.text, card.likelihood, card.band_lo, card.band_hi, card.point, card.confidence, card.horizon
    )
    return FrozenJudgement(
        card.id,
        said,
        card.is_key,
        term.text if term else "",
        term.band if term else "",
        tuple(grounds),
        (origins.pessimistic, origins.optimistic),
    )


def _text_of(case: Case, claim: UUID) -> str:
    return str(case.read("SELECT text FROM claim WHERE id = ?", (claim.bytes,))[0][0])


def _sources(case: Case, support: Support, claim: UUID) -> tuple[tuple[UUID, str, str], ...]:
    found: dict[UUID, tuple[UUID, str, str]] = {}
    for cited in support.citations[claim]:
        title, letter = case.read(
            "SELECT title, reliability FROM source WHERE id = ?", (cited.source.bytes,)
        )[0]
        found[cited.source] = (cited.source, str(title), f"{letter or ''}{cited.credibility or ''}")
    return tuple(found.values())


def _waiver(case: Case, finding: Finding) -> str:
    rows = case.read(
        "SELECT analyst, reason FROM waiver WHERE rule = ? AND object_id = ? AND fingerprint = ? ORDER BY id DESC",
        (finding.rule, finding.object_id.bytes, finding.fingerprint),
    )
    return f"{rows[0][0]}: {rows[0][1]}" if rows else ""


def _plain(judgement: FrozenJudgement) -> dict[str, Any]:
    return {
        "id": str(judgement.id),
        "said": list(judgement.said),
        "is_key": judgement.is_key,
        "term": judgement.term,
        "band": judgement.band,
        "origins": list(judgement.origins),
        "grounds": [
            {
                "claim": str(ground.claim),
                "text": ground.text,
                "stance": ground.stance,
                "sources": [[str(source), title, rating] for source, title, rating in ground.sources],
            }
            for ground in judgement.grounds
        ],
    }


def _judgement(found: dict[str, Any]) -> FrozenJudgement:
    grounds = tuple(
        Ground(
            UUID(each["claim"]),
            str(each["text"]),
            str(each["stance"]),
            tuple((UUID(source), str(title), str(rating)) for source, title, rating in each["sources"]),
        )
        for each in found["grounds"]
    )
    worst, best = found["origins"]
    return FrozenJudgement(
        UUID(found["id"]),
        Said(*found["said"]),
        bool(found["is_key"]),
        str(found["term"]),
        str(found["band"]),
        grounds,
        (int(worst), int(best)),
    )
