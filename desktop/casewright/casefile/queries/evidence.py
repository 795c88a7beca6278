"""Evidence: the citations behind any object of the case, and back from a passage to all that rests on it."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.bearing import BORNE_ON
from casewright.casefile.queries.link_titles import link_title
from casewright.casefile.queries.rows import marks, select
from casewright.casefile.readers import Readable
from casewright.model.citation_tokens import cited_in
from casewright.model.parted_text import title_of_row


class CitedPassage(NamedTuple):
    """One claim with one passage it cites; without a passage when the claim rests on none (`basis` says why)."""

    claim_id: UUID
    claim: str
    basis: str
    held: str | None
    preferred: bool
    citation_id: UUID | None
    stance: str | None
    credibility: str | None
    credibility_reason: str | None
    first_hand: bool | None
    passage_id: UUID | None
    exact: str | None
    translation: str | None
    page: int | None
    state: str | None
    source_id: UUID | None
    source: str | None
    publisher: str | None
    reliability: str | None
    published: str | None
    withdrawn: str | None


class Dependant(NamedTuple):
    """Something that rests on a passage, and the claim through which it does."""

    type: str
    id: UUID
    title: str
    through: UUID | None


_SELECT = (
    "SELECT c.id, c.text, c.basis, c.held, c.preferred, x.id, x.stance, x.credibility, x.credibility_reason, x.first_hand, "
    "p.id, p.exact, p.translation, p.page, p.state, s.id, s.title, s.publisher, s.reliability, s.published, s.withdrawn "
    "FROM claim c LEFT JOIN citation x ON x.claim_id = c.id LEFT JOIN passage p ON p.id = x.passage_id "
    "LEFT JOIN source s ON s.id = p.source_id "
)
_ORDER = " ORDER BY c.id, x.id"

# For each type of object, the ids of the claims that speak for or against it.
CLAIMS_ABOUT = "SELECT claim_id FROM claim_about WHERE object_id = :id"
_JUDGEMENTS = (
    "WITH RECURSIVE under(id) AS ({start} UNION SELECT s.other_id FROM judgement_support s JOIN under u "
    "ON s.judgement_id = u.id WHERE s.other_id IS NOT NULL) "
    "SELECT claim_id FROM judgement_support WHERE judgement_id IN under AND claim_id IS NOT NULL"
)
CLAIMS_OF = {
    "claim": "SELECT :id",
    "entity": (
        f"{CLAIMS_ABOUT} UNION SELECT claim_id FROM entity_property WHERE entity_id = :id AND claim_id IS NOT NULL "
        "UNION SELECT a.claim_id FROM claim_about a JOIN link l ON l.id = a.object_id WHERE l.from_id = :id OR l.to_id = :id"
    ),
    "entity_property": f"{CLAIMS_ABOUT} UNION SELECT claim_id FROM entity_property WHERE id = :id AND claim_id IS NOT NULL",
    "judgement": f"{CLAIMS_ABOUT} UNION SELECT * FROM ({_JUDGEMENTS.format(start='VALUES (:id)')})",
    "assessment": f"{CLAIMS_ABOUT} UNION SELECT * FROM ("
    + _JUDGEMENTS.format(start="SELECT id FROM judgement WHERE assessment_id = :id")
    + ")",
    "source": "SELECT x.claim_id FROM citation x JOIN passage p ON p.id = x.passage_id WHERE p.source_id = :id",
    "passage": "SELECT claim_id FROM citation WHERE passage_id = :id",
    "ach_row": "SELECT claim_id FROM ach_row WHERE id = :id AND claim_id IS NOT NULL",
    "ach_board": "SELECT claim_id FROM ach_row WHERE board_id = :id AND claim_id IS NOT NULL",
    "indicator": f"{CLAIMS_ABOUT} UNION SELECT claim_id FROM observation WHERE indicator_id = :id AND claim_id IS NOT NULL",
}


def citations_of(case: Readable, object_type: str, object_id: UUID) -> list[CitedPassage]:
    """Every citation behind an object, claim by claim; a judgement's include those of the judgements it rests on."""
    if object_type in ("brief", "brief_section"):
        return _citations_in_brief(case, object_type, object_id)
    claims = CLAIMS_OF.get(object_type, CLAIMS_ABOUT)
    sql = f"{_SELECT} WHERE c.id IN ({claims}){_ORDER}".replace(":id", "?1")
    found = select(case, CitedPassage, sql, (object_id,))
    if object_type == "passage":
        return [row for row in found if row.passage_id == object_id]
    return [row for row in found if row.source_id == object_id] if object_type == "source" else found


def citations_of_claims(case: Readable, claims: list[UUID]) -> list[CitedPassage]:
    """Every citation of these claims, in their order."""
    rows = select(case, CitedPassage, f"{_SELECT} WHERE c.id IN ({marks(claims)}){_ORDER}", claims)
    place = {claim: n for n, claim in enumerate(claims)}
    return sorted(rows, key=lambda row: place[row.claim_id])


def resting_on(case: Readable, passage_id: UUID) -> list[Dependant]:
    """All that rests on a passage: claims, what those are about or bear on, judgements (all the way up), boards and briefs."""
    found = select(case, Dependant, _RESTING, (passage_id,))
    return [each._replace(title=title_of_row(each.title)) for each in found]


def _citations_in_brief(case: Readable, object_type: str, object_id: UUID) -> list[CitedPassage]:
    column = "id" if object_type == "brief_section" else "brief_id"
    bodies = case.read(
        f"SELECT body FROM brief_section WHERE {column} = ? AND body IS NOT NULL ORDER BY position, id",
        (object_id.bytes,),
    )
    if object_type == "brief":
        bodies = [
            *case.read(
                "SELECT bottom_line FROM brief WHERE id = ? AND bottom_line IS NOT NULL", (object_id.bytes,)
            ),
            *bodies,
        ]
    cited = [found for kind, found in cited_in("\n".join(row[0] for row in bodies)) if kind == "claim"]
    return citations_of_claims(case, list(dict.fromkeys(cited)))


_PARTS = "".join(
    f"UNION ALL SELECT DISTINCT '{table}', t.id, {title}, a.claim_id FROM claim_about a JOIN {table} t ON t.id = a.object_id "
    "WHERE a.claim_id IN claims\n"
    for table, title in BORNE_ON.items()
)
_RESTING = f"""
WITH RECURSIVE
 claims(id) AS (SELECT DISTINCT claim_id FROM citation WHERE passage_id = ?1),
 judgements(id, through) AS (
   SELECT judgement_id, claim_id FROM judgement_support WHERE claim_id IN claims
   UNION SELECT s.judgement_id, j.through FROM judgement_support s JOIN judgements j ON s.other_id = j.id)
SELECT 'claim', id, text, id FROM claim WHERE id IN claims
UNION ALL SELECT DISTINCT 'entity', e.id, e.name, a.claim_id FROM claim_about a JOIN entity e ON e.id = a.object_id
  WHERE a.claim_id IN claims
UNION ALL SELECT DISTINCT 'entity', e.id, e.name, p.claim_id FROM entity_property p JOIN entity e ON e.id = p.entity_id
  WHERE p.claim_id IN claims AND NOT EXISTS (SELECT 1 FROM claim_about a WHERE a.claim_id = p.claim_id AND a.object_id = e.id)
UNION ALL SELECT DISTINCT 'link', l.id, {link_title("l")}, a.claim_id FROM claim_about a JOIN link l ON l.id = a.object_id
  WHERE a.claim_id IN claims
{_PARTS}UNION ALL SELECT DISTINCT 'indicator', i.id, i.text, o.claim_id FROM observation o JOIN indicator i ON i.id = o.indicator_id
  WHERE o.claim_id IN claims AND NOT EXISTS (SELECT 1 FROM claim_about a WHERE a.claim_id = o.claim_id AND a.object_id = i.id)
UNION ALL SELECT 'judgement', j.id, j.text, min(r.through) FROM judgements r JOIN judgement j ON j.id = r.id GROUP BY j.id
UNION ALL SELECT 'ach_row', r.id, r.text, r.claim_id FROM ach_row r WHERE r.claim_id IN claims
UNION ALL SELECT DISTINCT 'brief', b.id, b.title, c.id FROM brief b
  JOIN (SELECT brief_id, body FROM brief_section UNION ALL SELECT id, bottom_line FROM brief) s ON s.brief_id = b.id
  JOIN claim c ON c.id IN claims AND instr(s.body, lower(
    substr(hex(c.id),1,8)||'-'||substr(hex(c.id),9,4)||'-'||substr(hex(c.id),13,4)||'-'||substr(hex(c.id),17,4)||'-'||substr(hex(c.id),21)))
"""
