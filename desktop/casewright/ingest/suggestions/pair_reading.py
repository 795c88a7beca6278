"""How two names of a sentence may be linked: by a trigger between, before or behind them, or by how they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casewright.ingest.suggestions.named_sentence import ARTICLES, TIES, WHERE, Gap, NamedSentence
from casewright.ingest.suggestions.trigger_words import NOUN, ROLE, VERB, Phrase, Trigger
from casewright.ingest.suggestions.usual_ends import fits, is_a, is_place, is_undirected

_BE = frozenset(["is", "are", "was", "were", "been", "being", "be", "get", "got"])
_FROM_REACH = (
    2  # words up to "from" in "fighters from the": farther off it says where something else comes from
)
_ROLE_REACH = 4
_TIED = 1.2  # a verb whose own preposition stands before the second name means more than the verb alone
_NEARNESS = (0.6, 0.85, 1.0)  # close to neither name, to one, to both


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a pair. `turned`: the link leads from the second name to the first. `words`: (gap, phrase) or None."""

    link: str
    turned: bool
    pattern: str
    strength: float
    words: tuple[int, Phrase] | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Where two names stand: `core` are the gaps between their lists ("A, B and C met D": one gap for A and D).

    `aside`: one of them only describes a third name.
    """

    first: int
    second: int
    core: tuple[int, ...]
    listed: bool
    aside: bool

    @property
    def names_between(self) -> int:
        """The names between the two that are in neither's list and describe neither."""
        return max(0, len(self.core) - 1)


def span_of(sentence: NamedSentence, first: int, second: int) -> Span:
    """How the names with these numbers stand to one another."""
    ahead = first
    while ahead < second and sentence.lists[ahead + 1]:
        ahead += 1
    back = second
    while back > ahead and sentence.lists[back]:
        back -= 1
    skipped = {sentence.asides[number] for number in range(first + 1, second)}
    core = tuple(number for number in range(ahead + 1, back + 1) if number not in skipped)
    ties = {sentence.asides[first], sentence.asides[second]} - {None}
    aside = bool(ties) and not any(number in range(first + 1, second + 1) for number in ties)
    return Span(first, second, core or (back,), ahead == second, aside)


def best_reading(sentence: NamedSentence, span: Span) -> Reading:
    """The strongest reading; `related_to` where nothing speaks for another."""
    readings = list(_by_form(sentence, span))
    if span.listed:
        readings += _of_a_list(sentence, span)
    else:
        for number in span.core:
            readings += _by_trigger(sentence, span, number)
    usual = Reading("related_to", False, "none", 0.0)
    return max(readings, key=lambda each: _worth(sentence, span, each), default=usual)


def ends_fit(sentence: NamedSentence, span: Span, reading: Reading) -> bool:
    """Whether such a link usually joins such kinds in this direction."""
    one, other = sentence.names[span.first].kind, sentence.names[span.second].kind
    return fits(reading.link, *((other, one) if reading.turned else (one, other)))


def _worth(sentence: NamedSentence, span: Span, reading: Reading) -> float:
    return reading.strength * (1.0 if ends_fit(sentence, span, reading) else 0.5)


def _by_trigger(sentence: NamedSentence, span: Span, number: int) -> Iterator[Reading]:
    gap = sentence.gaps[number]
    is_first, is_last = number == span.core[0], number == span.core[-1]
    for phrase in gap.triggers:
        assert not isinstance(phrase.what, str), "triggers stand for triggers"
        for trigger in phrase.what:
            if trigger.tie and trigger.tie != _last_word(sentence.gaps[span.core[-1]]):
                continue
            reading = _between(gap, phrase, trigger, is_first, is_last)
            only_where = (
                trigger.shape == ROLE and sentence.gaps[span.first].ends_in_place
            )  # "in A minister B"
            if reading is not None and not (only_where and reading[1]):
                pattern, turned, factor = reading
                factor *= _TIED if trigger.tie else 1.0
                yield Reading(trigger.link, turned, pattern, trigger.score * factor, (number, phrase))


def _between(
    gap: Gap, phrase: Phrase, trigger: Trigger, is_first: bool, is_last: bool
) -> tuple[str, bool, float] | None:
    """Pattern, direction and weight of a trigger that stands between two names."""
    after = gap.tokens[phrase.at + phrase.length :]
    if trigger.shape == ROLE:
        return _role(gap, phrase, after, is_first and is_last)
    near = _NEARNESS[(is_last and len(after) <= 3) + (is_first and phrase.at <= 3)]
    if trigger.shape == NOUN:
        return NOUN, trigger.turned, near if is_last and len(after) <= 4 else 0.6
    before = gap.tokens[max(0, phrase.at - 2) : phrase.at]
    if "by" in after[:2]:
        return VERB, not trigger.turned, near
    if not _BE.isdisjoint(before) and not gap.tokens[phrase.at].endswith("ing"):
        return VERB, trigger.turned, 0.5  # "A was killed in B": B did not do it
    return VERB, trigger.turned, near


def _role(gap: Gap, phrase: Phrase, after: tuple[str, ...], alone: bool) -> tuple[str, bool, float] | None:
    """ "A, head of B" or "B's head A"."""
    if not alone or len(after) > _ROLE_REACH or phrase.at > _ROLE_REACH:
        return None
    ties = gap.tokens[phrase.at + phrase.length - 1] in TIES
    if ties:
        return ROLE, False, 1.0 if not set(after) - ARTICLES else 0.7
    if after and not (len(after) == 1 and after[0] == ","):
        return None
    return ROLE, True, 1.0


def _of_a_list(sentence: NamedSentence, span: Span) -> Iterator[Reading]:
    """ "talks between A and B", "A and B met"."""
    first, last = span.first, span.second
    while first > 0 and sentence.lists[first]:
        first -= 1
    while last + 1 < len(sentence.names) and sentence.lists[last + 1]:
        last += 1
    before, behind = sentence.gaps[first], sentence.gaps[last + 1]
    for number, phrases in ((first, before.triggers[-1:]), (last + 1, behind.triggers[:1])):
        for phrase in phrases:
            for trigger in phrase.what:
                assert isinstance(trigger, Trigger), "triggers stand for triggers"
                left = len(before.tokens) - phrase.at - phrase.length
                stands_well = left <= 2 if number == first else phrase.at <= 3
                wanted = NOUN if number == first else VERB
                if stands_well and trigger.shape == wanted and is_undirected(trigger.link):
                    yield Reading(trigger.link, False, "listed", trigger.score, (number, phrase))


def _by_form(sentence: NamedSentence, span: Span) -> Iterator[Reading]:
    """What the order and the small words say: place, belonging, another name for the same."""
    if span.listed:
        return
    one, other = sentence.names[span.first], sentence.names[span.second]
    gap = sentence.gaps[span.core[-1]]
    tokens = gap.tokens
    last = _last_word(gap)
    if is_place(other.kind) and last in WHERE:
        yield Reading("located_in", False, "place", 0.6)
    if len(span.core) > 1:
        return
    if gap.is_comma and is_place(one.kind) and is_place(other.kind):
        yield Reading("located_in", False, "place", 0.7)
    before = sentence.gaps[span.first].tokens
    if is_place(one.kind) and gap.is_comma and before and before[-1] in WHERE:
        yield Reading("located_in", True, "place", 0.5)  # "In A, B met ..."
    if tokens == ("(",):
        yield Reading("same_as_reported", False, "same", 0.8)
    if last == "of" or (last == "from" and len(tokens) <= _FROM_REACH):
        yield Reading(_belonging(one.kind, other.kind), False, "belongs", 0.5)
    if tokens in (("'s",), ("'",)) or not tokens:
        yield Reading(_belonging(other.kind, one.kind), True, "belongs", 0.5)
    yield from _role_before(sentence, span, gap)


def _role_before(sentence: NamedSentence, span: Span, gap: Gap) -> Iterator[Reading]:
    """ "Minister for A, B" and "commander of A B"."""
    if gap.tokens not in ((), (",",)):
        return
    before = sentence.gaps[span.first]
    for phrase in before.triggers[-1:]:
        if not set(before.tokens[phrase.at + phrase.length :]) <= ARTICLES:
            continue
        for trigger in phrase.what:
            assert isinstance(trigger, Trigger), "triggers stand for triggers"
            if trigger.shape == ROLE and before.tokens[phrase.at + phrase.length - 1] in TIES:
                yield Reading(trigger.link, True, ROLE, trigger.score, (span.first, phrase))


def _last_word(gap: Gap) -> str:
    """The last word before a name, articles aside; "" when there is none."""
    return next((token for token in reversed(gap.tokens) if token not in ARTICLES), "")


def _belonging(part: str, whole: str) -> str:
    if is_a(part, "person"):
        return "citizen_of" if is_a(whole, "state", "place") else "member_of"
    if is_place(part) and is_place(whole):
        return "located_in"
    return "part_of"
