"""The running text of a finished brief: every citation mark where it was set, every quotation from the source it is cited to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casewright.brief.manifest import Manifest
from casewright.model.quoted import Quoted, quotations_in, stands_in
from casewright.proof.evidence import Texts
from casewright.proof.printed import PrintedText
from casewright.proof.verdict import Verdict

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_LABEL = re.compile(r"\d{1,4}(?:[–,]\d{1,4})*")
_GOES_ON = re.compile(r"[–,]?\d")
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
            place = mark.start
        yield verdict
    sources = _sources(manifest)
    for quoted in quotations_in(body.text):
        mark = _mark_behind(quoted, marks, body.text)
        if mark is not None:
            yield _judge_quoted(case, quoted, mark, body, sources, texts)


def _find_mark(citation: dict[str, Any], body: PrintedText, place: int) -> tuple[_Mark | None, Verdict]:
    after, label = citation["after"], citation["label"]
    number = _numbers(label)[0] if _numbers(label) else 0
    start = _place_of(body, after, label, place)
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


def _place_of(body: PrintedText, after: str, label: str, place: int) -> int | None:
    """Where a mark stands as it was set: from `place` on, or else anywhere (columns may mingle); never as part of a longer one."""
    for begin in (place, 0):
        at = body.text.find(after + label, begin)
        while at >= 0:
            end = at + len(after + label)
            if end in body.breaks or not _GOES_ON.match(body.text, end):
                return at + len(after)
            at = body.text.find(after + label, at + 1)
    return None


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
    case: Case, quoted: Quoted, mark: _Mark, body: PrintedText, sources: dict[int, set[str]], texts: Texts
) -> Verdict:
    numbers = _numbers(mark.label)
    page = body.page(quoted.start)
    words = body.words(quoted.start + 1, quoted.end - 1)

    def verdict(outcome: Any, detail: str, number: int = numbers[0]) -> Verdict:
        return Verdict(number, None, outcome, detail, "text", page, words)

    cited = [(number, sha256) for number in numbers for sha256 in sorted(sources.get(number, ()))]
    for number, sha256 in cited:
        if texts.holds(sha256) and stands_in(quoted.words, texts.squeezed(sha256)):
            return verdict("exact", "The words stand in the text of the source.", number)
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


def _numbers(label: str) -> list[int]:
    """The numbers that a mark stands for: `1–3,6` is 1, 2, 3 and 6."""
    numbers: list[int] = []
    for part in label.split(","):
        first, _, last = part.partition("–")
        if first.isdecimal() and (not last or last.isdecimal()):
            numbers += range(int(first), min(int(last or first), int(first) + 9999) + 1)
    return numbers
