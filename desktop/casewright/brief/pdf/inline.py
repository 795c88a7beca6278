"""From the inlines of a block to texts of the setter: styles, raised citation numbers, signs of notes, references with pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casewright.brief.blocks import CitationMark, CrossReference, Inline, Note, Run
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.canvas import source_place
from casewright.brief.pdf.known_pages import KnownPages
from casewright.brief.pdf.notes import FootNotes
from casewright.brief.pdf.style import ACCENT, CITATION, CITATION_RISE, SECONDARY, Type
from casewright.brief.pdf.typesetting import Text
from casewright.brief.references import References


@dataclass(frozen=True)
class Marks:
    """What inlines refer to."""

    numbering: Numbering
    references: References
    notes: FootNotes
    known: KnownPages


def texts_of(inlines: Iterable[Inline], style: Type, marks: Marks) -> list[Text]:
    """The inlines in a style. Citations keep their size in proportion to the text around them."""
    found: list[Text] = []
    scale = max(style.size / 10, 0.94)
    raised = CITATION_RISE * scale
    cited = CITATION.but(size=CITATION.size * scale, align=style.align)
    for inline in inlines:
        if isinstance(inline, Run):
            found.append(_run(inline, style))
        elif isinstance(inline, Note):
            number, sign = marks.notes.add(inline)
            found.append(Text(sign, cited, rise=raised, note=number))
        elif isinstance(inline, CitationMark):
            found += _citation(inline, cited, raised, marks.numbering)
        else:
            found.append(_reference(inline, style, marks))
    return found


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


def _reference(reference: CrossReference, style: Type, marks: Marks) -> Text:
    """Its words and its page, which lead there; the words alone where it leads nowhere."""
    place = marks.references.place(reference)
    words = marks.references.words(reference, marks.known.name(place))
    if not place:
        return Text(words, style, reference.language)
    page = marks.known.page(place)
    shown = f"{words} (p.\u00a0{page or '–'})"
    return Text(shown, style.but(colour=ACCENT), reference.language, link=place)
