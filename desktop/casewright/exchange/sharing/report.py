"""What came of a clean copy, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from casewright.exchange.sharing.plan import Plan
from casewright.exchange.sharing.scan import ScanReport


@dataclass(frozen=True)
class ShareReport:
    """What came of it. Counts are by table; `reasons` counts why rows stayed (keys of `plan.REASONS`).

    Args:
        evidence_with_names: texts and files that hold a name which is withheld or replaced and went all the same.
        bare_claims: claims that go without the evidence they cite, since it names somebody.
        case_is_higher: the case is marked higher than may go, and with it what has no marking of its own.
        cleared: fields and references of rows that went, emptied.
        encrypted: the copy asks for a passphrase; `sha256` is then that of the encrypted file.
    """

    marking: str
    kept: Mapping[str, int]
    withheld: Mapping[str, int]
    reasons: Mapping[str, int]
    evidence_with_names: int
    bare_claims: int
    case_is_higher: bool
    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    new_ids: bool = False
    cleared: int = 0
    scan: ScanReport | None = None
    case_id: UUID | None = None
    sha256: str = ""
    encrypted: bool = False


def counted(plan: Plan) -> ShareReport:
    """What a plan comes to."""
    reasons = Counter(why for rows in plan.withheld.values() for why in rows.values())
    return ShareReport(
        plan.withholding.ceiling,
        {table: len(rows) for table, rows in plan.kept.items() if rows},
        {table: len(rows) for table, rows in plan.withheld.items() if rows},
        dict(reasons),
        len(plan.contents_naming),
        _bare_claims(plan),
        not plan.withholding.may(plan.withholding.container("case_info")),
        {**plan.naming.replaced, **plan.naming.analysts},
        plan.wish.new_ids,
    )


def _bare_claims(plan: Plan) -> int:
    """Claims that cite something in the case and nothing in the copy."""
    citing: dict[bytes, bool] = {}
    for row_id, node in plan.graph.nodes["citation"].items():
        for _, target, claim in node.targets:
            if target == "claim" and claim in plan.kept["claim"]:
                citing[claim] = citing.get(claim, False) or row_id in plan.kept["citation"]
    return sum(not cited for cited in citing.values())
