"""Contradictions of order: dates in a case that cannot all be right, whatever their fuzzy ends mean.

A rule fires only on what is certain. "About" is taken as one unit either way; an open or unknown end excludes nothing; where
a date is itself marked as uncertain, the finding says so. The manual (resources/manual/timeline.md) lists the same rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from casewright.analysis.timeline.facts import TimelineFacts, earliest, period
from casewright.analysis.timeline.property_dates import BEGINNINGS, ENDINGS
from casewright.casefile.queries.timeline import LinkDate
from casewright.model.dates import show_date
from casewright.model.parted_text import PartedText, joined_title
from casewright.model.periods import Period, begins_after, certainly_before, ends_before
from casewright.model.short_text import shorten

# Derivations in which the one that derives comes after the other.
_COPYING = frozenset({"quotes", "republishes", "translates", "summarises", "cites_as_basis"})
# A time of day in another zone may fall on the day before or after.
_ZONES = 1


class OrderFinding(NamedTuple):
    """Two dates that contradict each other, in a sentence, and the objects (table, id) they belong to."""

    rule: str
    objects: tuple[tuple[str, UUID], ...]
    sentence: str


Rule = Callable[[TimelineFacts], Iterator[OrderFinding]]


def order_findings(facts: TimelineFacts) -> list[OrderFinding]:
    """All contradictions of order."""
    return [found for rule in RULES for found in rule(facts)]


def rival_claims(facts: TimelineFacts) -> Iterator[OrderFinding]:
    """Two claims that contradict each other about one link of a single day, of which one has that day and one certainly another.

    That claims which contradict each other are dated apart is no finding by itself: a denial comes after what it denies.
    """
    days = {each.id: when for each in facts.links if (when := period(each.valid)) and when.is_one_day}
    held = {each.id: (each.text, when) for each in facts.claims if (when := period(each.held))}
    things: dict[UUID, set[UUID]] = defaultdict(set)
    for about in facts.about:
        if about.object_id in days:
            things[about.claim_id].add(about.object_id)
    for kind, one, other in facts.related:
        if kind != "contradicts" or one not in held or other not in held:
            continue
        (text, a), (other_text, b) = held[one], held[other]
        if _apart(a, b) and any(
            not (_apart(a, days[each]) and _apart(b, days[each])) for each in things[one] & things[other]
        ):
            said = f"{_quoted(text)} ({_when(a)}) and {_quoted(other_text)} ({_when(b)}) contradict each other on one day."
            yield _found("rival dates", (("claim", one), ("claim", other)), said, a, b)


def update_before_what_it_updates(facts: TimelineFacts) -> Iterator[OrderFinding]:
    """All sources of a claim that updates another were published before any source of that other."""
    published = {each.id: period(each.published) for each in facts.sources}
    supporting = facts.supporting()
    texts = {each.id: each.text for each in facts.claims}
    for kind, one, other in facts.related:
        newer = [published.get(each) for each in supporting.get(one, ())]
        older = earliest(published.get(each) for each in supporting.get(other, ()))
        known = [each for each in newer if each is not None]
        if kind != "updates" or older is None or not known or len(known) < len(newer):
            continue
        if all(certainly_before(each, older) for each in known):
            said = f"{_quoted(texts[one])} ({_when(known[0])}) is said to update {_quoted(texts[other])}, published later ({_when(older)})."
            yield _found(
                "update before what it updates", (("claim", one), ("claim", other)), said, known[0], older
            )


def two_values_of_one_date(facts: TimelineFacts) -> Iterator[OrderFinding]:
    """An entity has two values of one date, such as its founding, that are certainly different."""
    by_key: dict[tuple[UUID, str], list[tuple[str, Period]]] = defaultdict(list)
    for each in facts.properties:
        if (when := period(each.value)) is not None:
            by_key[each.entity_id, each.key].append((each.entity_name, when))
    for (entity, key), values in by_key.items():
        for (name, a), (_, b) in combinations(values, 2):
            if _apart(a, b):
                said = PartedText(
                    (name, f": {key.replace('_', ' ')} is given as {_when(a)} and as {_when(b)}.")
                )
                yield _found("rival dates", (("entity", entity),), said, a, b)


def ended_before_it_began(facts: TimelineFacts) -> Iterator[OrderFinding]:
    """An entity ended before it began."""
    begun, ended = _lives(facts)
    for entity, (name, end) in ended.items():
        if entity in begun and certainly_before(end, begun[entity][1]):
            said = PartedText((name, f" ended ({_when(end)}) before it began ({_when(begun[entity][1])})."))
            yield _found("outside a life", (("entity", entity),), said, end, begun[entity][1])


def link_outside_a_life(facts: TimelineFacts) -> Iterator[OrderFinding]:
    """A link ends before one of its entities began, or begins after it ended."""
    begun, ended = _lives(facts)
    for each in facts.links:
        when = period(each.valid)
        if when is None:
            continue
        words = _link(each, facts)
        for entity in dict.fromkeys((each.from_id, each.to_id)):
            objects = (("link", each.id), ("entity", entity))
            if entity in begun and each.status != "planned" and _before_start(when, begun[entity][1]):
                name, start = begun[entity]
                said = PartedText(
                    ("The link ", words, f" ({_when(when)}) begins before ", name, f" did ({_when(start)}).")
                )
                yield _found("outside a life", objects, said, when, start)
            if entity in ended and begins_after(when, ended[entity][1].end):
                name, end = ended[entity]
                said = PartedText(
                    ("The link ", words, f" ({_when(when)}) begins after ", name, f" ended ({_when(end)}).")
                )
                yield _found("outside a life", objects, said, when, end)


def link_apart_from_its_claims(facts: TimelineFacts) -> Iterator[OrderFinding]:
    """Every dated claim about a dated link held at a time that lies certainly outside the link's. Planned links are left out."""
    held = {each.id: when for each in facts.claims if (when := period(each.held))}
    about = facts.about_links()
    for each in facts.links:
        when = period(each.valid)
        dated = [held[claim] for claim in about.get(each.id, ()) if claim in held]
        if (
            when is not None
            and each.status != "planned"
            and dated
            and all(_apart(one, when) for one in dated)
        ):
            claims = tuple(("claim", claim) for claim in about[each.id] if claim in held)
            dates = f" is dated {_when(when)}, and no claim about it is: {_when(dated[0])}."
            said = PartedText(("The link ", _link(each, facts), dates))
            yield _found("rival dates", (("link", each.id), *claims), said, when, *dated)


def effect_before_cause(facts: TimelineFacts) -> Iterator[OrderFinding]:
    """What something led to was over before it began; a successor began before what it succeeded did."""
    dates: dict[UUID, list[Period | None]] = defaultdict(list)
    for dated in facts.properties:
        if dated.key in ("date", "signed", "imposed", "adopted", "founded", "incorporated", "in_force"):
            dates[dated.entity_id].append(period(dated.value))
    when = {entity: earliest(found) for entity, found in dates.items()}
    for each in facts.links:
        a, b = when.get(each.from_id), when.get(each.to_id)
        if a is None or b is None:
            continue
        objects = (("link", each.id), ("entity", each.from_id), ("entity", each.to_id))
        if each.kind == "led_to" and ends_before(b, a.start):
            verb, order = f" ({_when(a)}) is said to have led to ", f", which came before it ({_when(b)})."
            said = PartedText((each.from_name, verb, each.to_name, order))
            yield _found("effect before cause", objects, said, a, b)
        if each.kind == "succeeded" and ends_before(a, b.start):
            verb, order = f" ({_when(a)}) is said to have succeeded ", f", which began later ({_when(b)})."
            said = PartedText((each.from_name, verb, each.to_name, order))
            yield _found("effect before cause", objects, said, a, b)


def published_before_it_happened(facts: TimelineFacts) -> Iterator[OrderFinding]:
    """Every source of a claim was published before what it says began; or a source before the time it speaks of.

    Not of claims about a link that is said to be planned: those speak of the future.
    """
    published = {each.id: period(each.published) for each in facts.sources}
    planned = {each.id for each in facts.links if each.status == "planned"}
    ahead = {each.claim_id for each in facts.about if each.object_id in planned}
    supporting = facts.supporting()
    for claim, text, held in facts.claims:
        when = period(held)
        dates = [published.get(each) for each in supporting.get(claim, ())]
        if when is None or not dates or claim in ahead:
            continue
        known = [each for each in dates if each is not None and ends_before(each, when.start)]
        if len(known) == len(dates):
            said = f"All sources of {_quoted(text)} were published ({_when(known[0])}) before it began ({_when(when)})."
            yield _found("published before it happened", (("claim", claim),), said, when, known[0])
    for source in facts.sources:
        told, when = period(source.information_date), period(source.published)
        if told is not None and when is not None and ends_before(when, told.start):
            said = f"{_quoted(source.title)} was published ({_when(when)}) before the time it speaks of ({_when(told)})."
            yield _found("published before it happened", (("source", source.id),), said, when, told)


def captured_before_published(facts: TimelineFacts) -> Iterator[OrderFinding]:
    """A source was archived more than a day before it was published."""
    for each in facts.sources:
        taken, when = period(each.captured), period(each.published)
        if taken is None or when is None or taken.end.last is None or when.start.first is None:
            continue
        if taken.end.last + _ZONES < when.start.first:
            said = f"{_quoted(each.title)} was captured ({_when(taken)}) before it was published ({_when(when)})."
            yield _found("captured before published", (("source", each.id),), said, taken, when)


def copy_before_original(facts: TimelineFacts) -> Iterator[OrderFinding]:
    """A source that quotes, republishes, translates, summarises or rests on another was published before it."""
    known = {each.id: (each.title, period(each.published)) for each in facts.sources}
    for kind, child, parent in facts.derived:
        (title, a), (other, b) = known[child], known[parent]
        if kind in _COPYING and a is not None and b is not None and certainly_before(a, b):
            said = f"{_quoted(title)} ({_when(a)}) is said to derive from {_quoted(other)}, published later ({_when(b)})."
            yield _found("copy before original", (("source", child), ("source", parent)), said, a, b)


RULES: tuple[Rule, ...] = (
    rival_claims,
    two_values_of_one_date,
    ended_before_it_began,
    link_outside_a_life,
    link_apart_from_its_claims,
    effect_before_cause,
    update_before_what_it_updates,
    published_before_it_happened,
    captured_before_published,
    copy_before_original,
)


def _lives(facts: TimelineFacts) -> tuple[dict[UUID, tuple[str, Period]], dict[UUID, tuple[str, Period]]]:
    """When each entity began (at the earliest that is stated) and ended (at the latest), with its name."""
    begun: dict[UUID, tuple[str, Period]] = {}
    ended: dict[UUID, tuple[str, Period]] = {}
    for each in facts.properties:
        when = period(each.value)
        if when is None:
            continue
        if each.key in BEGINNINGS and (
            each.entity_id not in begun or when.sort_key < begun[each.entity_id][1].sort_key
        ):
            begun[each.entity_id] = each.entity_name, when
        if each.key in ENDINGS and (
            each.entity_id not in ended or when.sort_key > ended[each.entity_id][1].sort_key
        ):
            ended[each.entity_id] = each.entity_name, when
    return begun, ended


def _apart(a: Period, b: Period) -> bool:
    return certainly_before(a, b) or certainly_before(b, a)


def _link(each: LinkDate, facts: TimelineFacts) -> str:
    words = each.label or facts.ontology.link_kind_shown(each.kind).label
    return joined_title(each.from_name, words, each.to_name)


def _before_start(when: Period, start: Period) -> bool:
    """It had begun before the other could have."""
    return (
        when.start.last is not None and start.start.first is not None and when.start.last < start.start.first
    )


def _found(rule: str, objects: tuple[tuple[str, UUID], ...], sentence: str, *dates: Period) -> OrderFinding:
    doubt = " One of these dates is marked as uncertain." if any(each.uncertain for each in dates) else ""
    return OrderFinding(rule, objects, f"{sentence}{doubt}")


def _when(when: Period) -> str:
    return show_date(when.edtf)


def _quoted(text: str) -> str:
    return f"“{shorten(text, 80)}”"
