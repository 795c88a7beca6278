"""A sentence as its names and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casewright.ingest.suggestions.found import FoundName
from casewright.ingest.suggestions.trigger_words import ROLE, Phrase, Trigger, link_triggers, statement_words
from casewright.ingest.suggestions.usual_ends import is_a
from casewright.model.sentences import sentences

_TOKEN = re.compile(r"['’]s\b|[^\W_]+(?:[-'’.][^\W_]+){0,6}|[,;:()\"“”«»–—/&-]|['’]")
_LISTING = frozenset([",", "and", "or", "&", "/", "the", "both", "as", "well", "a", "an"])
_JOINING = frozenset(["and", "or", "&", "/", "both", "well"])
TIES = frozenset(["of", "to", "for", "in", "from", "with", "between", "against", "on"])
ARTICLES = frozenset(["the", "a", "an", "its", "their", "his", "her"])
WHERE = frozenset(
    ["in", "near", "at", "across", "inside", "outside", "into", "throughout", "around", "within"]
)
_ROLE_REACH = 3
_LONG_LIST = 3  # so many commas in a row make a list without "and"
_PAUSES = frozenset([";", ":", '"', "“", "”", "«", "»", "–", "—", "that", "which", "who", "whose", "while", "because", "where", "but"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gap:
    """The words between two names, before the first or behind the last: lower case, with signs as words of their own.

    `triggers` and `statements` are the phrases of the lexicons among them; `places` where each word starts in the text.
    """

    tokens: tuple[str, ...]
    places: tuple[int, ...]
    triggers: tuple[Phrase, ...]
    statements: tuple[Phrase, ...]

    @property
    def may_list(self) -> bool:
        """Whether the names on both sides may stand in one list."""
        return (
            bool(self.tokens) and all(token in _LISTING for token in self.tokens) and self.tokens != ("the",)
        )

    @property
    def ends_in_role(self) -> bool:
        """ "mayor of": the name behind says of what."""
        if not self.triggers:
            return False
        last = self.triggers[-1]
        tie = self.tokens[last.at + last.length - 1]
        return _has_role(last) and tie in TIES and set(self.tokens[last.at + last.length :]) <= ARTICLES

    @property
    def ends_in_place(self) -> bool:
        """ "in": the name behind only says where."""
        return any(token in WHERE for token in self.tokens[-1:])

    @property
    def is_role(self) -> bool:
        """ "'s foreign minister": the name before says of what, the one behind says who."""
        if not self.triggers:
            return False
        last = self.triggers[-1]
        return _has_role(last) and last.at <= _ROLE_REACH and last.at + last.length == len(self.tokens)

    @property
    def is_comma(self) -> bool:
        """Whether nothing but a comma stands here."""
        return self.tokens == (",",)

    @property
    def pauses(self) -> int:
        """How many marks or words begin another clause."""
        return sum(token in _PAUSES for token in self.tokens)


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """`gaps[n]` stands before `names[n]`, the last gap behind the last name; `lists[n]`: it only separates a list.

    `asides[n]` is the gap that ties `names[n]` to a neighbour it only describes ("Vell" in "Calder, mayor of Vell, met
    Sorby"), or None.
    """

    start: int
    end: int
    names: tuple[FoundName, ...]
    gaps: tuple[Gap, ...]
    lists: tuple[bool, ...]
    asides: tuple[int | None, ...]


def _has_role(phrase: Phrase) -> bool:
    return any(isinstance(each, Trigger) and each.shape == ROLE for each in phrase.what)


def named_sentences(text: str, names: Sequence[FoundName]) -> Iterator[NamedSentence]:
    """The sentences of a text that hold at least two names. `names` are in order and do not overlap."""
    at = 0
    for start, end in sentences(text):
        while at < len(names) and names[at].start < start:
            at += 1
        first = at
        while at < len(names) and names[at].end <= end:
            at += 1
        held = tuple(names[first:at])
        if len(held) > 1:
            edges = [start, *(edge for name in held for edge in (name.start, name.end)), end]
            gaps = tuple(_gap(text, *edges[n : n + 2]) for n in range(0, len(edges), 2))
            yield NamedSentence(start, end, held, gaps, _lists(held, gaps), _asides(held, gaps))


def _lists(names: Sequence[FoundName], gaps: Sequence[Gap]) -> tuple[bool, ...]:
    """For each gap whether it separates a list: "A, B and C" does, the commas of "Vell, Tolmark" and "A, B" do not."""
    found = [False] * len(gaps)
    run: list[int] = []
    for number in range(1, len(gaps)):
        inside = number < len(gaps) - 1
        if inside and gaps[number].may_list and not _is_address(names, gaps, number):
            run.append(number)
            continue
        if len(run) >= _LONG_LIST or any(not _JOINING.isdisjoint(gaps[each].tokens) for each in run):
            for each in run:
                found[each] = True
        run = []
    return tuple(found)


def _asides(names: Sequence[FoundName], gaps: Sequence[Gap]) -> tuple[int | None, ...]:
    found: list[int | None] = []
    for number in range(len(names)):
        before, behind = gaps[number], gaps[number + 1]
        closed = not behind.tokens or behind.tokens[0] == ","
        if (
            number
            and (before.tokens == ("(",) or (closed and before.tokens[:1] == (",",) and before.ends_in_role))
        ) or (number and _is_address(names, gaps, number)):
            found.append(number)
        elif number + 1 < len(names) and (
            behind.is_role or (before.ends_in_role and behind.tokens in ((), (",",)))
        ):
            found.append(number + 1)
        else:
            found.append(None)
    return tuple(found)


def _is_address(names: Sequence[FoundName], gaps: Sequence[Gap], number: int) -> bool:
    one, other = names[number - 1].kind, names[number].kind
    return (
        gaps[number].is_comma
        and is_a(one, "place", "facility")
        and is_a(other, "state", "place")
        and one != other
    )


def _gap(text: str, start: int, end: int) -> Gap:
    found = list(_TOKEN.finditer(text, start, end))
    tokens = tuple(match.group().lower().replace("’", "'") for match in found)
    plain = tuple("n't" if token.endswith("n't") else token for token in tokens)
    triggers = tuple(link_triggers().find(tokens))
    return Gap(
        tokens, tuple(match.start() for match in found), triggers, tuple(statement_words().find(plain))
    )
