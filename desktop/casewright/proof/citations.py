"""The running text of a finished brief: every citation mark where it was set, every quotation from the source it is cited to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casewright.brief.citation_places import squeezed
from casewright.brief.clean import clean
from casewright.brief.manifest import Manifest
from casewright.model.quoted import Quoted, quotations_in, stands_in
from casewright.proof.evidence import Texts, id_bytes
from casewright.proof.mark_places import place_of_mark
from casewright.proof.printed import PrintedText
from casewright.proof.verdict import Verdict

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_LABEL = re.compile(r"\d{1,4}(?:[–,]\d{1,4})*")
_SENTENCE_END = re.compile(r"[.!?…؟。](?=\D)")


@dataclass(frozen=True)
class _Mark:
    """A citation mark on paper: where it begins and ends, and what it shows."""

    start: int
    end: int
    label: str


def judge_citations(case: Case, manifest: Manifest, body: PrintedText, texts: Texts) -> Iterator[Verdict]:
    """A verdict on each citation mark of the manifest and on each quotation in front of one."""
    marks: list[_Mark] = []
    place = 0
    for citation in manifest["citations"]:
        mark, verdict = _find_mark(citation, body, max(0, place - len(citation["after"])))
        if mark is not None:
            marks.append(mark)
            place = mark.end
        yield verdict
    marks.sort(key=lambda mark: mark.start)
    for quoted in quotations_in(body.words(0, len(body.text))):
        mark = _mark_behind(quoted, marks, body.text)
        if mark is not None:
            yield _judge_quoted(case, manifest, quoted, mark, body, texts)


def _find_mark(citation: dict[str, Any], body: PrintedText, place: int) -> tuple[_Mark | None, Verdict]:
    after, label = citation["after"], citation["label"]
    number = _numbers(label)[0] if _numbers(label) else 0
    start = place_of_mark(body, after, label, place)
    if start is not None:
        return _Mark(start, start + len(label), label), Verdict(
            number,
            None,
            "exact",
            "The citation stands where it was set.",
            "citation",
            body.page(start),
            after,
        )
    at = body.text.find(after, place) if after else -1
    found = _LABEL.match(body.text, at + len(after), _word_end(body, at + len(after))) if at >= 0 else None
    if at < 0:
        detail = f"The words in front of the citation [{label}] are not on any page."
        return None, Verdict(number, None, "altered", detail, "citation", None, after)
    start, page = at + len(after), body.page(at)
    if found is None:
        detail = f"The citation [{label}] is missing."
        return None, Verdict(number, None, "altered", detail, "citation", page, _spaced(body, start, after))
    detail = f"The citation reads [{found[0]}]; it was set as [{label}]."
    return _Mark(start, found.end(), found[0]), Verdict(
        number, None, "other source", detail, "citation", page, _spaced(body, start, after)
    )


def _spaced(body: PrintedText, end: int, after: str) -> str:
    """The words in front of a mark as they are read."""
    return body.words(max(0, end - len(after)), end)


def _word_end(body: PrintedText, start: int) -> int:
    return next((each for each in range(start + 1, len(body.text)) if each in body.breaks), len(body.text))


def _mark_behind(quoted: Quoted, marks: list[_Mark], text: str) -> _Mark | None:
    """The first mark behind a quotation, at the latest the one at the end of its sentence."""
    for mark in marks:
        if mark.start >= quoted.end - 1:
            between = text[quoted.end : mark.start]
            return None if _SENTENCE_END.search(between[:-1]) else mark
    return None


def _judge_quoted(
    case: Case, manifest: Manifest, quoted: Quoted, mark: _Mark, body: PrintedText, texts: Texts
) -> Verdict:
    sources = _sources(manifest)
    numbers = _numbers(mark.label)
    page = body.page(quoted.start)
    words = body.words(quoted.start + 1, quoted.end - 1)

    def verdict(outcome: Any, detail: str, number: int = numbers[0]) -> Verdict:
        return Verdict(number, None, outcome, detail, "text", page, words)

    cited = [(number, sha256) for number in numbers for sha256 in sorted(sources.get(number, ()))]
    for number, sha256 in cited:
        if texts.holds(sha256) and stands_in(quoted.words, texts.squeezed(sha256)):
            return verdict("exact", "The words stand in the text of the source.", number)
    for number, translation in _translations(case, manifest, numbers):
        if stands_in(quoted.words, translation):
            return verdict("exact", "The words stand in the translation that the case keeps.", number)
    if any(not texts.holds(sha256) for _, sha256 in cited):
        return verdict("source changed", "The text of the source is missing from the case or has changed.")
    for number, hashes in sources.items():
        if any(texts.holds(each) and stands_in(quoted.words, texts.squeezed(each)) for each in hashes):
            return verdict("other source", f"The words are from source [{number}].")
    for (sha256,) in case.read("SELECT DISTINCT text_sha256 FROM source_text WHERE text_sha256 IS NOT NULL"):
        if texts.holds(sha256) and stands_in(quoted.words, texts.squeezed(sha256)):
            return verdict("other source", "The words are from a source that the brief does not cite.")
    return verdict("not found", "No source of the case holds these words.")


def _sources(manifest: Manifest) -> dict[int, set[str]]:
    """The digests of the texts behind each citation number."""
    found: dict[int, set[str]] = {}
    for quote in manifest["quotes"]:
        found.setdefault(quote["number"], set()).add(quote["text_sha256"])
    return found


def _translations(case: Case, manifest: Manifest, numbers: list[int]) -> Iterator[tuple[int, str]]:
    """The translations, without white space, of the passages that are cited under these numbers."""
    for quote in manifest["quotes"]:
        if quote["number"] in numbers:
            rows = case.read("SELECT translation FROM passage WHERE id = ?", (id_bytes(quote["passage_id"]),))
            yield from ((quote["number"], squeezed(clean(row[0]))) for row in rows if row[0])


def _numbers(label: str) -> list[int]:
    """The numbers that a mark stands for: `1–3,6` is 1, 2, 3 and 6."""
    numbers: list[int] = []
    for part in label.split(","):
        first, _, last = part.partition("–")
        if first.isdecimal() and (not last or last.isdecimal()):
            numbers += range(int(first), min(int(last or first), int(first) + 9999) + 1)
    return numbers
