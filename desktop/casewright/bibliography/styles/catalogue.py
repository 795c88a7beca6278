"""The styles there are, and what each makes of a source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from casewright.bibliography.csl_record import Item
from casewright.bibliography.styles import apa, chicago_author_date, chicago_notes
from casewright.bibliography.styles.chicago import CMOS17, CMOS18, Edition
from casewright.bibliography.styles.runs import Runs
from casewright.bibliography.styles.work import Work
from casewright.model.nearby import unknown


@dataclass(frozen=True)
class Style:
    """A style: its forms by name, the one that stands in a list of sources first."""

    key: str
    title: str
    forms: dict[str, Callable[[Work], Runs]]

    @property
    def listed(self) -> str:
        """The name of the form that stands in a list of sources."""
        return next(iter(self.forms))


def _notes(key: str, edition: Edition) -> Style:
    forms = {
        "note": lambda work: chicago_notes.full_note(work, edition),
        "short_note": lambda work: chicago_notes.short_note(work, edition),
    }
    return Style(key, f"Chicago, notes ({edition.name}th edition)", forms)


def _author_date(key: str, edition: Edition) -> Style:
    forms = {
        "reference": lambda work: chicago_author_date.reference(work, edition),
        "in_text": lambda work: chicago_author_date.in_text(work, edition),
    }
    return Style(key, f"Chicago, author-date ({edition.name}th edition)", forms)


STYLES = {
    style.key: style
    for style in (
        _notes("chicago-notes", CMOS17),
        _notes("chicago-notes-18", CMOS18),
        _author_date("chicago-author-date", CMOS17),
        _author_date("chicago-author-date-18", CMOS18),
        Style("apa", "APA (7th edition)", {"reference": apa.reference, "in_text": apa.in_text}),
    )
}


def style_of(key: str) -> Style:
    """The style of this key. Raises InvalidValue naming those there are."""
    if key not in STYLES:
        raise unknown("citation style", key, STYLES)
    return STYLES[key]


def cite(item: Item, key: str) -> dict[str, Runs]:
    """A source in every form of a style, by the form's name. Raises InvalidValue for a style there is not."""
    work = Work(item)
    return {name: write(work) for name, write in style_of(key).forms.items()}
