"""From the inlines of a block to texts of the setter: styles, raised citation numbers, notes."""

from __future__ import annotations

from collections.abc import Iterable

from casewright.brief.blocks import CitationMark, Inline, Note, Run
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.canvas import source_place
from casewright.brief.pdf.style import CITATION, CITATION_RISE, SECONDARY, Type
from casewright.brief.pdf.typesetting import Text

_DAGGERS = "†‡§¶"


def texts_of(inlines: Iterable[Inline], style: Type, numbering: Numbering) -> list[Text]:
    """The inlines in a style. Citations keep their size in proportion to the text around them."""
    found: list[Text] = []
    notes = 0
    scale = max(style.size / 10, 0.94)
    cited = CITATION.but(size=CITATION.size * scale, align=style.align)
    for inline in inlines:
        if isinstance(inline, Run):
            found.append(_run(inline, style))
        elif isinstance(inline, Note):
            found.append(Text(dagger(notes), cited, rise=CITATION_RISE * scale))
            notes += 1
        else:
            found += _citation(inline, cited, CITATION_RISE * scale, numbering)
    return found


def notes_of(inlines: Iterable[Inline]) -> list[Note]:
    """The notes in reading order."""
    return [inline for inline in inlines if isinstance(inline, Note)]


def dagger(number: int) -> str:
    """The sign of the first, second … note of a paragraph."""
    return _DAGGERS[number % len(_DAGGERS)] * (number // len(_DAGGERS) + 1)


def _run(run: Run, style: Type) -> Text:
    if run.style == "strong":
        style = style.but(weight="semibold")
    elif run.style == "emphasis":
        style = style.but(italic=True)
    elif run.style == "muted":
        style = style.but(colour=SECONDARY)
    elif run.style == "state":
        return Text(run.text.replace(" ", "\u00a0"), style.but(size=style.size * 0.9, weight="semibold", colour=SECONDARY),
                    run.language, boxed=True)  # fmt: skip
    return Text(run.text, style, run.language)


def _citation(mark: CitationMark, style: Type, rise: float, numbering: Numbering) -> list[Text]:
    found: list[Text] = []
    for label, numbers in numbering.groups(mark):
        if found:
            found.append(Text(",", style, rise=rise))
        behind = tuple(each for each in mark.passages if numbering.number_of_passage(each) in numbers)
        found.append(
            Text(label, style, rise=rise, link=source_place(numbers[0]), cites=numbers, passages=behind)
        )
    return found
