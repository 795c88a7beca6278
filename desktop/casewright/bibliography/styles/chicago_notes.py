"""Chicago notes: the full note and the short one (CMOS 17, chapter 14; CMOS 18, chapters 13 and 14).

Titles are printed as they stand: no program can tell names from words, which headline style asks for.
"""

from __future__ import annotations

from collections.abc import Callable

from casewright.bibliography.styles.chicago import (
    BOOKS,
    PAPERS,
    Edition,
    edition_of,
    genre_of,
    hedge_place,
    imprint,
    issue,
    number_of,
    outlet_of,
    roles,
    short_title,
    thesis,
    volume_of,
    whereabouts,
)
from casewright.bibliography.styles.name_lists import in_note, in_short_note
from casewright.bibliography.styles.runs import Runs, Sentence, italic
from casewright.bibliography.styles.work import Work


def full_note(work: Work, edition: Edition) -> Runs:
    """The note that names everything; it ends with a stop."""
    made = Sentence()
    names = work.creators or (() if work.type == "chapter" else work.names("editor"))
    said = in_note(names, edition.in_notes)
    if said and not work.creators:
        said += ", ed." if len(names) == 1 else ", eds."
    made.add("", said)
    _writer(work)(work, made, edition)
    return whereabouts(work, made, ", ").close_always()


def short_note(work: Work, edition: Edition) -> Runs:
    """The author's last name and a short title (14.30)."""
    names = work.names("author") or work.creators or work.names("editor")
    made = Sentence().add("", in_short_note(names, edition.in_notes))
    if not work.text("title"):
        what = {"personal_communication": "letter", "interview": "interview"}.get(work.type, "")
        return made.add(", ", work.genre or what).close_always()
    return made.add(", ", short_title(work)).close_always()


def _article(work: Work, made: Sentence, _edition: Edition) -> None:
    made.add(", ", work.title("quoted")).add(", ", issue(work, work.short_pages, work.issued.full).open())


def _paper(work: Work, made: Sentence, _edition: Edition) -> None:
    pages = work.short_pages if work.type == "article-magazine" else ""
    made.add(", ", work.title("quoted")).add(", ", outlet_of(work))
    if work.type == "post-weblog":
        made.add(" ", "(blog)")
    made.add(", ", edition_of(work)).add(", ", work.issued.full).add(", ", pages)


def _page(work: Work, made: Sentence, _edition: Edition) -> None:
    made.add(", ", work.title("quoted")).add(", ", _where(work))
    number = work.text("number")
    if work.type == "entry":
        made.add(", ", f"no. {number}" if number[:1].isdigit() else number)
    made.add(", ", work.issued.full)


def _where(work: Work) -> Runs:
    """The site and, where that is somebody else, who runs it."""
    made = Sentence(outlet_of(work))
    return made.add(
        ", ", work.publisher if work.container and work.publisher != work.container else ""
    ).open()


def _book(work: Work, made: Sentence, edition: Edition) -> None:
    made.add(", ", work.title("italic"))
    for part in (*roles(work), edition_of(work), volume_of(work), _series(work), number_of(work)):
        made.add(", ", part)
    version = work.text("version")
    made.add(", ", f"version {version}" if version else "").add(", ", work.text("medium"))
    _facts(work, made, edition)


def _facts(work: Work, made: Sentence, edition: Edition) -> None:
    """(Geneva: WHO, 2020)"""
    date = work.issued.full if work.type in ("report", "pamphlet", "standard") else work.issued.year_only
    facts = ", ".join(filter(None, (imprint(work, edition), date if work.issued else "n.d.")))
    made.add(" ", f"({facts})" if facts != "n.d." or not work.accessed else "")


def _series(work: Work) -> str:
    return " ".join(filter(None, (work.text("collection-title"), work.text("collection-number"))))


def _chapter(work: Work, made: Sentence, edition: Edition) -> None:
    made.add(", ", work.title("quoted"))
    made.add(", " if work.text("title") else " ", "in ", italic(work.container))
    editors = work.names("editor")
    made.add(", ", f"ed. {in_note(editors, 3)}" if editors else "")
    for part in (edition_of(work), volume_of(work), _series(work)):
        made.add(", ", part)
    _facts(work, made, edition)
    made.add(", ", work.short_pages)


def _encyclopedia(work: Work, made: Sentence, _edition: Edition) -> None:
    made.add(", ", italic(work.outlet)).add(", ", edition_of(work))
    made.add(" ", f"({work.issued.year_only})" if work.issued else "").add(
        ", ", "s.v. ", work.title("quoted")
    )


def _thesis(work: Work, made: Sentence, _edition: Edition) -> None:
    made.add(", ", work.title("quoted")).add(" ", f"({thesis(work)}, {work.issued.year_only})")


def _manuscript(work: Work, made: Sentence, _edition: Edition) -> None:
    what = ", ".join(filter(None, (work.genre or "unpublished manuscript", work.issued.full)))
    made.add(", ", work.title("quoted")).add(" ", f"({what})")


def _talk(work: Work, made: Sentence, edition: Edition) -> None:
    if work.container and work.type == "paper-conference":
        return _chapter(work, made, edition)
    what = {"paper-conference": "paper presented at"}.get(work.type, work.genre or "speech")
    place = hedge_place(work) or work.publisher
    joint = " " if work.type == "paper-conference" else ", "
    said = joint.join(filter(None, (what, place)))
    made.add(", ", work.title("quoted")).add(" ", f"({', '.join(filter(None, (said, work.issued.full)))})")
    return None


def _document(work: Work, made: Sentence, _edition: Edition) -> None:
    made.add(", ", work.title("quoted")).add(", ", genre_of(work)).add(", ", number_of(work))
    version = work.text("version")
    made.add(", ", f"version {version}" if version else "")
    made.add(", ", _where(work)).add(", ", work.issued.full)


def _broadcast(work: Work, made: Sentence, _edition: Edition) -> None:
    made.add(", ", work.title("quoted")).add(", ", italic(work.container)).add(", ", genre_of(work))
    date = f"aired {work.issued.full}" if work.issued else ""
    on = f"on {work.publisher}" if work.publisher and date else work.publisher
    made.add(", ", date).add(", ", on)


def _interview(work: Work, made: Sentence, _edition: Edition) -> None:
    by = work.names("interviewer")
    said = f"interview by {in_note(by, 3)}" if by else "interview"
    made.add(", ", said).add(", ", work.title("quoted") if work.text("title") else ())
    made.add(", ", italic(work.container)).add(", ", work.publisher).add(", ", work.issued.full)


def _message(work: Work, made: Sentence, _edition: Edition) -> None:
    to = work.names("recipient")
    what = f"{work.genre or 'letter'} to {in_note(to, 3)}" if to else work.genre or "letter"
    made.add(", ", work.title("quoted")).add(", ", what).add(", ", work.issued.full)


def _case(work: Work, made: Sentence, _edition: Edition) -> None:
    made.add(", ", work.title("italic"))
    reporter = " ".join(filter(None, (work.text("volume"), work.container, work.text("page"))))
    made.add(", ", reporter or work.text("number"))
    date = work.issued.year_only if reporter else work.issued.full
    court = " ".join(filter(None, (work.text("authority"), date if work.issued else "")))
    made.add(" ", f"({court})" if court else "")


def _law(work: Work, made: Sentence, _edition: Edition) -> None:
    made.add(", ", work.title("roman")).add(", ", work.issued.full if work.type == "treaty" else "")
    made.add(", ", work.text("number"))
    made.add(", ", " ".join(filter(None, (work.text("volume"), work.container, work.text("page")))))
    section = work.text("section")
    made.add(", ", f"§ {section}" if section else "")
    if work.type != "treaty":
        made.add(" ", f"({work.issued.year_only})" if work.issued else "")


def _patent(work: Work, made: Sentence, _edition: Edition) -> None:
    made.add(", ", work.title("roman")).add(", ", work.genre or "patent", " ", work.text("number"))
    made.add(", ", f"issued {work.issued.full}" if work.issued else "")


_Write = Callable[[Work, Sentence, Edition], None]
_WRITERS: dict[str, _Write] = {
    "article-journal": _article,
    "webpage": _page,
    "post": _page,
    "entry": _page,
    "chapter": _chapter,
    "entry-encyclopedia": _encyclopedia,
    "entry-dictionary": _encyclopedia,
    "thesis": _thesis,
    "manuscript": _manuscript,
    "paper-conference": _talk,
    "speech": _talk,
    "broadcast": _broadcast,
    "interview": _interview,
    "personal_communication": _message,
    "legal_case": _case,
    "legislation": _law,
    "bill": _law,
    "regulation": _law,
    "treaty": _law,
    "patent": _patent,
}


def _writer(work: Work) -> _Write:
    if work.type in _WRITERS:
        return _WRITERS[work.type]
    return _paper if work.type in PAPERS else _book if work.type in BOOKS else _document
