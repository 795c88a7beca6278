"""Rules on quotations in the text of briefs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.evidence_rows import (
    PassageRow,
)
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.prose import Prose
from casewright.model.citation_tokens import TOKEN, cited_in
from casewright.model.quoted import quotations_in, stands_in
from casewright.model.short_text import shorten

_STRAIGHT = re.compile(r'"([^"\n]+)"')
_SPACE = re.compile(r"\s+")


@rule_on(
    Prose,
    "EV06",
    "warning",
    "Quote the words as they stand in the passage, or cite the passage that has them.",
)
def misquotation(facts: Facts, prose: Prose) -> Iterator[Found]:
    """Words in quotation marks stand in no passage that their paragraph cites. An ellipsis and square brackets are understood."""
    for paragraph in prose.text.split("\n\n") if prose.object_type == "brief_section" else ():
        passages = _cited_passages(facts, paragraph)
        if not passages:
            continue
        spoken = _STRAIGHT.sub(r"“\1”", TOKEN.sub("", paragraph))
        texts = [_SPACE.sub("", text) for row in passages for text in (row.exact, row.translation) if text]
        for quotation in quotations_in(spoken):
            if not any(stands_in(quotation.words, text) for text in texts):
                words = _as_written(quotation.words, spoken)
                yield prose.found(f"No passage cited there has these words: “{shorten(words, 80)}”", words)


def _cited_passages(facts: Facts, paragraph: str) -> list[PassageRow]:
    found: dict[UUID, None] = {}
    for table, row_id in cited_in(paragraph):
        if table == "passage":
            found[row_id] = None
        else:
            found |= dict.fromkeys(cited.passage for cited in facts.support.citations_of(row_id))
    return [row for each in found if (row := facts.row(PassageRow, each))]


def _as_written(words: str, text: str) -> str:
    """The words with the white space that they have in the text."""
    match = re.search(r"\s*".join(map(re.escape, words)), text)
    return match.group() if match else words
