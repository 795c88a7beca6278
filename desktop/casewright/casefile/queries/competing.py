"""Competing claims: those that disagree about the same thing, with what each rests on.

Two claims compete when somebody said that they contradict, or when they state different values of one property of one entity.
Claims about one link, or about one object in one role, stand beside them, and those that repeat or update one another: whether
they agree is for a person to see.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import ids, marks, select
from casewright.casefile.readers import Readable
from casewright.model.dates import overlap, parse_edtf

_MOST = 24  # claims beside one: more than a person compares


class Stated(NamedTuple):
    """A value of a property of an entity, and the claim that states it; None where none does."""

    property_id: UUID
    entity_id: UUID
    key: str
    value: str
    valid: str | None
    claim_id: UUID | None


class Side(NamedTuple):
    """A claim in a comparison and how it came there: `this`, `contradicts`, `value`, `disagrees` (with one of these), `link`, `role`,
    `updates`, `updated_by` or `repeats`. A value that no claim states has no `claim_id`."""

    claim_id: UUID | None
    how: str
    value: str | None = None


class Matter(NamedTuple):
    """Claims to be seen side by side. `key` names the property that they are about, if it is one; `disagree` says whether they do."""

    sides: tuple[Side, ...]
    disagree: bool
    key: str | None = None


class SidePassage(NamedTuple):
    """A passage behind a claim, with the dates that are kept apart: published, of the information, captured."""

    claim_id: UUID
    citation_id: UUID
    passage_id: UUID
    stance: str
    credibility: str | None
    credibility_reason: str | None
    exact: str
    translation: str | None
    source_id: UUID
    source: str
    reliability: str | None
    withdrawn: str | None
    published: str | None
    information_date: str | None
    captured_at: str | None


def matters_of(case: Readable, object_type: str, object_id: UUID) -> list[Matter]:
    """What is compared for an object: a claim, a property, a link, or an entity with each property that has several values."""
    if object_type == "claim":
        return _of_claim(case, object_id)
    if object_type == "link":
        about = ids(
            case,
            "SELECT DISTINCT claim_id FROM claim_about WHERE object_id = ? ORDER BY claim_id",
            (object_id,),
        )
        return [Matter(tuple(Side(each, "link") for each in about[:_MOST]), False)] if about else []
    if object_type == "entity_property":
        found = select(
            case, _Property, "SELECT entity_id, key FROM entity_property WHERE id = ?", (object_id,)
        )
        return [each for one in found for each in _of_property(case, *one)]
    keys = case.read(
        "SELECT key FROM entity_property WHERE entity_id = ? GROUP BY key HAVING count(DISTINCT value) > 1 ORDER BY key",
        (object_id.bytes,),
    )
    return [matter for (key,) in keys for matter in _of_property(case, object_id, key)]


def rivals_of(case: Readable, claim_id: UUID) -> list[UUID]:
    """The claims that contradict a claim or state another value of what it states."""
    found = [each.claim_id for each in _related(case, claim_id) if each.how == "contradicts"]
    for own in _stated_by(case, claim_id):
        found += [each.claim_id for each in _others(case, own) if each.claim_id is not None]
    return list(dict.fromkeys(found))


def passages_of(case: Readable, claims: Sequence[UUID]) -> list[SidePassage]:
    """The passages behind these claims, supporting ones first."""
    return select(
        case,
        SidePassage,
        "SELECT x.claim_id, x.id, p.id, x.stance, x.credibility, x.credibility_reason, p.exact, p.translation, s.id, s.title, "
        "s.reliability, s.withdrawn, s.published, s.information_date, k.captured_at FROM citation x "
        "JOIN passage p ON p.id = x.passage_id JOIN source s ON s.id = p.source_id JOIN source_text t ON t.id = p.source_text_id "
        f"JOIN capture k ON k.id = t.capture_id WHERE x.claim_id IN ({marks(claims)}) ORDER BY x.stance <> 'supports', x.id",
        claims,
    )


def cut_offs_of(case: Readable, claims: Sequence[UUID]) -> dict[UUID, list[str]]:
    """The information cut-offs of the assessments whose judgements rest on these claims."""
    found: dict[UUID, list[str]] = {}
    for claim, cut_off in case.read(
        "SELECT DISTINCT j.claim_id, a.cut_off FROM judgement_support j JOIN judgement g ON g.id = j.judgement_id "
        f"JOIN assessment a ON a.id = g.assessment_id WHERE j.claim_id IN ({marks(claims)}) AND a.cut_off IS NOT NULL "
        "ORDER BY a.cut_off",
        [each.bytes for each in claims],
    ):
        found.setdefault(UUID(bytes=claim), []).append(cut_off)
    return found


def stated_of(case: Readable, entity_id: UUID, key: str | None = None) -> list[Stated]:
    """The values of the properties of an entity, each with every claim that states it, by its own reference or by what it is about."""
    return select(
        case,
        Stated,
        "SELECT p.id, p.entity_id, p.key, p.value, p.valid, c.claim FROM entity_property p LEFT JOIN ("
        "SELECT id AS property, claim_id AS claim FROM entity_property WHERE entity_id = ?1 AND claim_id IS NOT NULL "
        "UNION SELECT a.object_id, a.claim_id FROM claim_about a JOIN entity_property q ON q.id = a.object_id "
        "WHERE q.entity_id = ?1) c ON c.property = p.id "
        "WHERE p.entity_id = ?1 AND (?2 IS NULL OR p.key = ?2) ORDER BY p.key, p.id, c.claim",
        (entity_id, key),
    )


def disagree(one: Stated, other: Stated) -> bool:
    """Whether two values of one property cannot both be right: they differ, and are not certainly of different times."""
    if one.value == other.value:
        return False
    if one.valid is None or other.valid is None:
        return True
    return overlap(parse_edtf(one.valid), parse_edtf(other.valid))


def preferred_among(case: Readable, claims: Sequence[UUID]) -> set[UUID]:
    """Those of these claims that are preferred."""
    found = ids(case, f"SELECT id FROM claim WHERE preferred AND id IN ({marks(claims)})", claims)
    return set(found)


class _Property(NamedTuple):
    entity_id: UUID
    key: str


class _Related(NamedTuple):
    claim_id: UUID
    how: str


def _of_claim(case: Readable, claim_id: UUID) -> list[Matter]:
    direct, stated = _related(case, claim_id), _stated_by(case, claim_id)
    contradicts = {each.claim_id for each in direct if each.how == "contradicts"}
    values = {each.claim_id: each for own in stated for each in _others(case, own)}
    own = next((each for each in stated if each.key in {other.key for other in values.values()}), None)
    sides = [Side(claim_id, "this", own.value if own else None)]
    for rival in _all_rivals(case, claim_id):
        how = "contradicts" if rival in contradicts else "value" if rival in values else "disagrees"
        sides.append(Side(rival, how, values[rival].value if rival in values else None))
    seen = {each.claim_id for each in sides}
    beside = [each for each in (*direct, *_about_the_same(case, claim_id)) if each.claim_id not in seen]
    first_said = {each.claim_id: each for each in reversed(beside)}
    matters = [Matter(tuple(sides), True, own.key if own else None)]
    if beside:
        also = [Side(*first_said[each]) for each in dict.fromkeys(each.claim_id for each in beside)]
        matters.append(Matter(tuple(also[:_MOST]), False))
    return matters


def _of_property(case: Readable, entity_id: UUID, key: str) -> list[Matter]:
    found = stated_of(case, entity_id, key)
    sides = [Side(each.claim_id, "value", each.value) for each in found]
    at_odds = any(disagree(one, other) for one, other in combinations(found, 2))
    return [Matter(tuple(sides[:_MOST]), at_odds, key)] if sides else []


def _all_rivals(case: Readable, claim_id: UUID) -> list[UUID]:
    """Those that disagree with it, then those that disagree with these, and so on."""
    known = [claim_id]
    for each in known:
        known += [other for other in rivals_of(case, each) if other not in known]
        if len(known) > _MOST:
            break
    return known[1:_MOST]


def _related(case: Readable, claim_id: UUID) -> list[_Related]:
    return select(
        case,
        _Related,
        "SELECT other_id, kind FROM claim_relation WHERE claim_id = ?1 UNION ALL "
        "SELECT claim_id, CASE kind WHEN 'updates' THEN 'updated_by' ELSE kind END FROM claim_relation WHERE other_id = ?1 "
        "ORDER BY 2, 1",
        (claim_id,),
    )


def _stated_by(case: Readable, claim_id: UUID) -> list[Stated]:
    return select(
        case,
        Stated,
        "SELECT p.id, p.entity_id, p.key, p.value, p.valid, ?1 FROM entity_property p WHERE p.claim_id = ?1 "
        "UNION SELECT p.id, p.entity_id, p.key, p.value, p.valid, ?1 FROM claim_about a JOIN entity_property p ON p.id = a.object_id "
        "WHERE a.claim_id = ?1 AND a.object_type = 'entity_property'",
        (claim_id,),
    )


def _others(case: Readable, own: Stated) -> list[Stated]:
    """Other values of the property that claims state, but those of a time that is certainly another."""
    return [
        each
        for each in stated_of(case, own.entity_id, own.key)
        if disagree(each, own) and each.claim_id not in (None, own.claim_id)
    ]


def _about_the_same(case: Readable, claim_id: UUID) -> list[_Related]:
    return select(
        case,
        _Related,
        "SELECT DISTINCT b.claim_id, CASE a.object_type WHEN 'link' THEN 'link' ELSE 'role' END AS how FROM claim_about a "
        "JOIN claim_about b ON b.object_id = a.object_id AND b.claim_id <> a.claim_id WHERE a.claim_id = ? "
        "AND (a.object_type = 'link' OR (a.role IS NOT NULL AND b.role = a.role)) ORDER BY how, b.claim_id LIMIT ?",
        (claim_id, _MOST),
    )


def standing(value: Sequence[Stated], stated: Sequence[Stated], preferred: set[UUID]) -> str:
    """How a value (with all claims that state it) stands to others of its property that cannot be right too.

    `preferred`, `passed_over` where another is, `disputed` where none is, empty without such others.
    """
    rivals = [each for each in stated if each.key == value[0].key and disagree(each, value[0])]
    if not rivals:
        return ""
    if any(each.claim_id in preferred for each in value):
        return "preferred"
    return "passed_over" if any(each.claim_id in preferred for each in rivals) else "disputed"
