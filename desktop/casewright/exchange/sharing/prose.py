"""Words as they may go: paragraphs that are marked higher, or cite what is withheld, are gone whole; other citations of what
does not go are taken out."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

from casewright.analysis.release.portions import own_mark
from casewright.analysis.release.withholding import Withholding
from casewright.model.citation_tokens import TOKEN, cited_in, group_token


def allowed_paragraphs(text: str, withholding: Withholding) -> str:
    """The paragraphs of a text that may go (`analysis/release/portions.py`), as they stand."""
    if "[[" not in text and "(" not in text:
        return text
    paragraphs = text.split("\n\n")
    kept = [each for each in paragraphs if _may_go(each, withholding)]
    return text if len(kept) == len(paragraphs) else "\n\n".join(kept)


def with_citations(text: str, of: Callable[[str, UUID], UUID | None]) -> str:
    """The text with each citation as `of` gives it: of another id, or, where it gives None, taken out."""

    def written(match: re.Match[str]) -> str:
        found = [(table, of(table, row_id)) for table, row_id in cited_in(match[0])]
        left = [(table, row_id) for table, row_id in found if row_id is not None]
        return group_token(left) if left else ""

    return TOKEN.sub(written, text) if "[[" in text else text


def _may_go(paragraph: str, withholding: Withholding) -> bool:
    own = own_mark(paragraph, withholding.markings)
    if own is not None and not withholding.may(own):
        return False
    return withholding.first(cited_in(paragraph), "cites") is None
