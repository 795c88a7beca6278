"""Chicago author-date: the entry of the reference list and the citation in text (CMOS 17, chapter 15; CMOS 18, chapters 13, 14)."""

from __future__ import annotations

from collections.abc import Callable

from casewright.bibliography.styles.chicago import (
    BOOKS,
    LAWS,
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
from casewright.bibliography.styles.name_lists import Name, in_list, in_note, in_short_note
from casewright.bibliography.styles.runs import Runs, Sentence, italic, roman
from casewright.bibliography.styles.work import Work


def reference(work: Work, edition: Edition) -> Runs:
    """The entry of the reference list: author, year, title, facts."""
    made = Sentence()
    names, role = _names(work)
    if not names:
        made.add("", _title(work))
    elif role == "paper":
        made.add("", outlet_of(work))
    else:
        plural = "s" if len(names) > 1 and role == "ed" else ""
        made.add("", in_list(names, *edition.in_list) + (f", {role}{plural}" if role else ""))
    made.add(". ", work.issued.year_only)
    _writer(work)(work, made, edition)
    return whereabouts(work, made, ". ", capital=True).close_always()


def in_text(work: Work, edition: Edition) -> Runs:
    """(Smith 2020); (Smith, n.d.) (15.22, 15.44)."""
    names, role = _names(work)
    said = (
        outlet_of(work)
        if role == "paper"
        else roman(in_short_note(names, edition.in_notes)) or short_title(work)
    )
    year = work.issued.year_only
    made = Sentence(roman("("), said)
    return made.add(", " if year == "n.d." else " ", f"{year})").open()


def _names(work: Work) -> tuple[tuple[Name, ...], str]:
    """Who stands first, and as what: an author (""), an editor (ed), a director (dir), or for an unsigned article the paper (15.49)."""
    if work.creators:
        return work.creators, ""
    for names, role in (
        (work.names("director"), "dir"),
        (work.names("editor") if work.type != "chapter" else (), "ed"),
    ):
        if names:
            return names, role
    if (work.type in PAPERS or work.type in ("post", "broadcast")) and work.outlet:
        return (Name(literal=work.outlet),), "paper"
    return (), ""


def _title(work: Work) -> Runs:
    book = work.type in BOOKS or work.type in ("legal_case", "periodical")
    return work.title("roman" if work.type in LAWS else "italic" if book else "quoted")


def _named(work: Work, made: Sentence) -> None:
    """The title, unless it stands at the beginning for want of an author."""
    if _names(work)[0]:
        made.add(". ", _title(work))


def _rest(work: Work) -> str:
    """The whole date once more where there is more to it than the year, which alone would be ambiguous (15.50)."""
    return work.issued.full if work.issued.rest and not (work.issued.about or work.issued.uncertain) else ""


def _article(work: Work, made: Sentence, _edition: Edition) -> None:
    _named(work, made)
    made.add(". ", issue(work, work.short_pages, work.issued.rest).open())


def _paper(work: Work, made: Sentence, _edition: Edition) -> None:
    _named(work, made)
    stands_first = _names(work)[1] == "paper"
    made.add(". ", () if stands_first else outlet_of(work))
    if work.type == "post-weblog":
        made.add(" ", "(blog)")
    between = ". " if stands_first else ", "
    made.add(between, edition_of(work)).add(between, _rest(work))
    made.add(", ", work.short_pages if work.type == "article-magazine" else "")


def _page(work: Work, made: Sentence, _edition: Edition) -> None:
    _named(work, made)
    site = () if work.outlet in [name.literal for name in _names(work)[0]] else outlet_of(work)
    made.add(". ", site)
    if work.container and work.publisher != work.container:
        made.add(", ", work.publisher)
    number = work.text("number")
    if work.type == "entry":
        made.add(". ", f"No. {number}" if number[:1].isdigit() else number)
    made.add(", " if site else ". ", _rest(work))


def _book(work: Work, made: Sentence, edition: Edition) -> None:
    _named(work, made)
    for part in (
        *roles(work, capital=True),
        edition_of(work),
        _capital(volume_of(work)),
        _series(work),
        _capital(number_of(work)),
    ):
        made.add(". ", part)
    version = work.text("version")
    made.add(". ", f"Version {version}" if version else "").add(". ", work.text("medium"))
    made.add(". ", imprint(work, edition))
    made.add(
        ", " if work.publisher else ". ",
        _rest(work) if work.type in ("report", "pamphlet", "standard") else "",
    )


def _series(work: Work) -> str:
    return " ".join(filter(None, (work.text("collection-title"), work.text("collection-number"))))


def _chapter(work: Work, made: Sentence, edition: Edition) -> None:
    _named(work, made)
    made.add(". ", "In ", italic(work.container))
    editors = work.names("editor")
    made.add(", ", f"edited by {in_note(editors, 10)}" if editors else "")
    made.add(", ", work.short_pages)
    for part in (edition_of(work), _capital(volume_of(work)), _series(work), imprint(work, edition)):
        made.add(". ", part)


def _encyclopedia(work: Work, made: Sentence, edition: Edition) -> None:
    _named(work, made)
    made.add(". ", "In ", italic(work.outlet)).add(", ", edition_of(work)).add(
        ". ", imprint(work, edition) if work.container else ""
    )


def _thesis(work: Work, made: Sentence, _edition: Edition) -> None:
    _named(work, made)
    made.add(". ", thesis(work))


def _talk(work: Work, made: Sentence, edition: Edition) -> None:
    if work.container and work.type == "paper-conference":
        return _chapter(work, made, edition)
    _named(work, made)
    place = hedge_place(work) or work.publisher
    said = (
        f"Paper presented at {place}"
        if work.type == "paper-conference" and place
        else _capital(work.genre or "speech")
    )
    made.add(". ", said if work.type == "paper-conference" else ", ".join(filter(None, (said, place))))
    made.add(", ", _rest(work))
    return None


def _document(work: Work, made: Sentence, _edition: Edition) -> None:
    _named(work, made)
    what = genre_of(work) or (work.genre or "unpublished manuscript" if work.type == "manuscript" else "")
    made.add(". ", _capital(what)).add(". ", _capital(number_of(work)))
    version = work.text("version")
    made.add(". ", f"Version {version}" if version else "")
    made.add(". ", outlet_of(work)).add(", " if work.outlet or what else ". ", _rest(work))


def _broadcast(work: Work, made: Sentence, _edition: Edition) -> None:
    _named(work, made)
    stands_first = _names(work)[1] == "paper"
    made.add(". ", () if stands_first else italic(work.container)).add(". ", _capital(genre_of(work)))
    date = _rest(work)
    made.add(". ", f"Aired {date}" if date else "")
    if work.publisher and not (stands_first and work.publisher == work.outlet):
        made.add(", " if date else ". ", f"on {work.publisher}" if date else work.publisher)


def _interview(work: Work, made: Sentence, _edition: Edition) -> None:
    by = work.names("interviewer")
    made.add(". ", _title(work) if work.creators and work.text("title") else "")
    made.add(". ", f"Interview by {in_note(by, 3)}" if by else "Interview")
    made.add(". ", italic(work.container)).add(", " if work.container else ". ", work.publisher).add(
        ", ", _rest(work)
    )


def _message(work: Work, made: Sentence, _edition: Edition) -> None:
    to = work.names("recipient")
    _named(work, made)
    made.add(
        ". ", _capital(f"{work.genre or 'letter'} to {in_note(to, 3)}" if to else work.genre or "letter")
    ).add(", ", _rest(work))


def _case(work: Work, made: Sentence, _edition: Edition) -> None:
    _named(work, made)
    reporter = " ".join(filter(None, (work.text("volume"), work.container, work.text("page"))))
    made.add(". ", reporter or work.text("number")).add(". ", work.text("authority")).add(
        ", ", _rest(work) if not reporter else ""
    )


def _law(work: Work, made: Sentence, _edition: Edition) -> None:
    _named(work, made)
    made.add(". ", work.text("number")).add(
        ". ", " ".join(filter(None, (work.text("volume"), work.container, work.text("page"))))
    )
    section = work.text("section")
    made.add(", ", f"§ {section}" if section else "").add(". ", _rest(work))


def _patent(work: Work, made: Sentence, _edition: Edition) -> None:
    _named(work, made)
    made.add(". ", _capital(work.genre or "patent"), " ", work.text("number")).add(
        ", ", f"issued {_rest(work)}" if _rest(work) else ""
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


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
