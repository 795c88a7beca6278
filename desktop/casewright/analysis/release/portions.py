"""The portions of a prose: its paragraphs, each with a marking of its own, its section's, or that of what it cites.

A paragraph may open with its marking in parentheses, as portion marks are written: `(TLP:GREEN) The port reopened.`
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from casewright.analysis.release.withholding import Withheld, Withholding
from casewright.model.citation_tokens import TOKEN, cited_in
from casewright.model.markings import Marking

_MARK = re.compile(r"\s*\(([^()\n]{1,60})\)\s")


class Portion(NamedTuple):
    """A paragraph that may not be shown, without its citations, and why."""

    text: str
    why: Withheld


class Prose(NamedTuple):
    """What of a prose may be shown, None where nothing is; and what may not."""

    kept: str | None
    dropped: tuple[Portion, ...]


def own_mark(paragraph: str, markings: Mapping[str, Marking]) -> str | None:
    """The marking that a paragraph opens with, where that is one."""
    found = _MARK.match(paragraph)
    return found[1] if found and found[1] in markings else None


def kept_prose(
    body: str | None, marking: str | None, withholding: Withholding, within: Withheld | None
) -> Prose:
    """The paragraphs that may be shown.

    A paragraph that cites what may not be shown goes whole, whatever its marking: its words would stand there as if they had
    a source.

    Args:
        marking: of the section that holds it.
        within: why what is unmarked and cites nothing may not be shown there; None where it may be.
    """
    kept: list[str] = []
    dropped: list[Portion] = []
    for paragraph in (body or "").split("\n\n"):
        if not paragraph.strip():
            continue
        why = _why(paragraph, marking, withholding, within)
        if why is None:
            kept.append(paragraph)
        else:
            dropped.append(Portion(TOKEN.sub("", paragraph).strip(), why))
    return Prose("\n\n".join(kept) or None, tuple(dropped))


def _why(
    paragraph: str, marking: str | None, withholding: Withholding, within: Withheld | None
) -> Withheld | None:
    cited = cited_in(paragraph)
    own = own_mark(paragraph, withholding.markings) or marking
    if own is not None:
        return withholding.marked(own) or withholding.first(cited, "cites")
    return withholding.first(cited, "cites") if cited else within
