"""A judgement as it is printed: numeral in the margin, proposition, likelihood and, apart from it, confidence."""

from __future__ import annotations

from typing import Any

from casewright.brief.blocks import JudgementBlock
from casewright.brief.capitals import capitals
from casewright.brief.pdf.flow import Stack
from casewright.brief.pdf.gauges import Gauges
from casewright.brief.pdf.inline import Marks, texts_of
from casewright.brief.pdf.prose import Prose
from casewright.brief.pdf.style import BODY, INK, LABEL, NUMERAL, SECONDARY, SMALL, Type
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text, shortened

_BASIS = Type("sans", 8.4, 11.4, colour=SECONDARY)


def judgement_stack(block: JudgementBlock, tag: Tag, marks: Marks, language: str) -> Stack:
    """The whole judgement, which never breaks over pages."""
    style = BODY.but(align="left")
    texts = texts_of(block.inlines, style, marks)
    parts: list[Any] = [Prose(texts, style, tag.add("P"), language=language)]
    if block.likelihood is not None or block.confidence:
        parts.append(Gauges(block.likelihood, block.confidence, tag, language))
    if block.basis:
        parts.append(
            Prose([Text(block.basis, _BASIS, language)], _BASIS, tag.add("P"), before=2, language=language)
        )
    for lead, text in block.remarks:
        texts = [Text(f"{lead}: ", _BASIS.but(weight="semibold", colour=INK)), Text(text, _BASIS, language)]
        parts.append(Prose(texts, _BASIS, tag.add("P"), before=3, language=language, directed_by=text))
    return Stack(parts, margin=_margin(block, tag, language), before=2, after=13, whole=True)


def _margin(block: JudgementBlock, tag: Tag, language: str) -> Stack:
    """Numeral, then whether the judgement is new or changed, then its horizon."""
    parts: list[Any] = [Prose([Text(shortened(block.number, 6), NUMERAL)], NUMERAL, tag.add("P"))]
    if block.change:
        parts.append(
            Prose(
                [Text(capitals(shortened(block.change, 60), language), LABEL, language)],
                LABEL,
                tag.add("P"),
                before=5,
            )
        )
    if block.horizon:
        parts.append(
            Prose(
                [Text(shortened(block.horizon, 120), SMALL, language)],
                SMALL.but(align="start"),
                tag.add("P"),
                before=1,
            )
        )
    return Stack(parts, indent=0)
