"""The words from which kinds of links are proposed, and those that hedge, plan, end or deny: `resources/lexicon`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from casewright.model.data_files import read_data

VERB, NOUN, ROLE = "verb", "noun", "role"
_SHAPES = {"verbs": VERB, "nouns": NOUN, "roles": ROLE}
_USUAL_SCORE = 0.6
_VOWELS = "aeiou"
_PARTING = frozenset(
    ["to", "from", "with", "against"]
)  # what it is may stand between the verb and these: "sold oil to"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that propose a kind of link. `turned`: they lead from the second name to the first; `score` from 0 to 1.

    `tie`: only where this word stands before the second name ("bought crude from"); "" where that does not matter.
    """

    link: str
    shape: str
    turned: bool
    score: float
    tie: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found at `tokens[at:at + length]`; `what` is what it stands for."""

    at: int
    length: int
    what: tuple[Trigger, ...] | str


class PhraseBook:
    """Phrases by their words, found in a list of words in one pass: at each place the longest."""

    def __init__(self, phrases: Mapping[tuple[str, ...], tuple[Trigger, ...] | str]) -> None:
        by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in phrases:
            by_first[words[0]].append(words)
        self._phrases = phrases
        self._by_first = {
            first: sorted(several, key=len, reverse=True) for first, several in by_first.items()
        }

    def find(self, tokens: Sequence[str]) -> Iterator[Phrase]:
        """The phrases among these words (lower case), in order; none overlap."""
        at = 0
        while at < len(tokens):
            for words in self._by_first.get(tokens[at], ()):
                if tuple(tokens[at : at + len(words)]) == words:
                    yield Phrase(at, len(words), self._phrases[words])
                    at += len(words) - 1
                    break
            at += 1

    def meanings(self) -> Iterator[tuple[Trigger, ...] | str]:
        """What the phrases stand for."""
        yield from self._phrases.values()

    def __len__(self) -> int:
        return len(self._phrases)


@cache
def link_triggers() -> PhraseBook:
    """All triggers; a phrase may propose several kinds."""
    data = read_data("lexicon", "link_triggers.yaml")
    found: dict[tuple[str, ...], list[Trigger]] = defaultdict(list)
    for item in data["triggers"]:
        for part, shape in _SHAPES.items():
            trigger = Trigger(
                item["link"], shape, bool(item.get("turned")), float(item.get("score", _USUAL_SCORE))
            )
            for written in item.get(part, ()):
                first, *rest = str(written).lower().split()
                forms = [first, *_forms(first, data["irregular"])] if shape == VERB else [first]
                for form in dict.fromkeys(forms):
                    found[(form, *rest)].append(trigger)
                    if shape == VERB and len(rest) == 1 and rest[0] in _PARTING:
                        found[(form,)].append(replace(trigger, tie=rest[0]))
    return PhraseBook({words: tuple(triggers) for words, triggers in found.items()})


@cache
def statement_words() -> PhraseBook:
    """Words that say how firmly something is said: each stands for `reported`, `said`, `planned`, `ended` or `check`."""
    data = read_data("lexicon", "statement_words.yaml")
    return PhraseBook({tuple(str(each).split()): kind for kind, several in data.items() for each in several})


def _forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """Third person, past and -ing form of an English verb."""
    if verb in irregular:
        return list(irregular[verb])
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
    stem = verb[:-1] if verb.endswith("e") else verb
    return [third, f"{stem}ed", f"{stem}ing"]
