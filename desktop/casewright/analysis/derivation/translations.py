"""Translations: the same address but for a language code, or the same numbers in the same order in another language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from casewright.analysis.derivation.documents import Document, Proposal, older_first

NAME = "translation"
_CODE = re.compile(r"(?<=[/.?=&_-])([a-z]{2,3})(?:-[A-Za-z]{2,4})?(?=[/.?&_-]|$)")
_LANGUAGES = frozenset(["ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "ku", "ky", "lt", "lv", "mk", "nl", "no", "pl", "ps", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tg", "th", "tk", "tr", "uk", "ur", "uz", "vi", "zh"])  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,\u202f\u00a0]*\d(?![\w])")
_FEWEST, _ALIKE, _COMMON = 8, 0.8, 4
_DIGITS = {
    ord(digit): str(n % 10) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, digit in enumerate(digits)
}
_DECLARED = re.compile(
    r"\b(?:translated from|translation of|(?:english|french|russian|arabic|persian|chinese) translation)\b",
    re.IGNORECASE,
)


def find(documents: Sequence[Document]) -> Iterator[Proposal]:
    """Pairs in different languages that are one text."""
    seen: set[frozenset[object]] = set()
    for one, other in _same_address(documents):
        seen.add(frozenset((one.id, other.id)))
        yield _proposal(one, other, 0.9, "Their addresses differ by a language code only.")
    for one, other, shared in _same_numbers(documents):
        if frozenset((one.id, other.id)) not in seen:
            numbers = ", ".join(shared[:8])
            evidence = f"In different languages they hold the same {len(shared)} numbers in the same order: {numbers} …"
            yield _proposal(one, other, 0.75, evidence)


def _proposal(one: Document, other: Document, score: float, evidence: str) -> Proposal:
    parent, child = older_first(one, other)
    if _DECLARED.search(parent.text[:3000]) and not _DECLARED.search(child.text[:3000]):
        parent, child = child, parent  # the one that calls itself a translation is the child
        evidence = f"{evidence} It calls itself a translation."
    return Proposal(child.id, parent.id, "translates", NAME, score, evidence)


def _same_address(documents: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.address and (bare := _without_language(document.address)) != document.address:
            groups[bare].append(document)
    for group in groups.values():
        first, *others = sorted(group, key=lambda each: (each.published_lo or "9999", each.id.bytes))
        yield from ((first, other) for other in others if _languages_differ(first, other))


def _without_language(address: str) -> str:
    return _CODE.sub(lambda match: "*" if match[1] in _LANGUAGES else match[0], address.split("#")[0])


def _languages_differ(one: Document, other: Document) -> bool:
    first, second = ((each.language or "").split("-")[0] for each in (one, other))
    return bool(first and second) and first != second


def _same_numbers(documents: Sequence[Document]) -> Iterator[tuple[Document, Document, list[str]]]:
    """Pairs found by their rare numbers, held against each other in order."""
    sequences = [_numbers(each.text) for each in documents]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, sequence in enumerate(sequences):
        for number in dict.fromkeys(sequence):
            holders[number].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in holders.values():
        if len(places) <= _COMMON:
            for n, one in enumerate(places):
                for other in places[n + 1 :]:
                    shared[one, other] += 1
    for (one, other), count in shared.items():
        if count >= _FEWEST and _languages_differ(documents[one], documents[other]):
            longer = max(len(sequences[one]), len(sequences[other]))
            blocks = SequenceMatcher(
                None, sequences[one], sequences[other], autojunk=False
            ).get_matching_blocks()
            same = [number for block in blocks for number in sequences[one][block.a : block.a + block.size]]
            if len(same) >= _ALIKE * longer:
                yield documents[one], documents[other], same


def _numbers(text: str) -> list[str]:
    """The numbers of two digits and more, without the signs that group their digits; at most the first thousand."""
    plain = text.translate(_DIGITS)
    return [
        re.sub(r"\D", "", match[0]) for match, _ in zip(_NUMBER.finditer(plain), range(1000), strict=False)
    ]
