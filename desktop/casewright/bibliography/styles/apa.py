"""APA style, 7th edition: the entry of the reference list and the citation in text (chapters 8 to 11).

Titles are printed as they stand: no program can tell names from words, which sentence case asks for.
"""

from __future__ import annotations

from collections.abc import Callable

from casewright.bibliography.styles.chicago import hedge_place, ordinal, short_title
from casewright.bibliography.styles.name_lists import Name, in_apa_editors, in_apa_list, in_apa_text
from casewright.bibliography.styles.runs import Runs, Sentence, italic, quoted, roman
from casewright.bibliography.styles.work import Work

# Types that stand on their own: their title is in italics (9.19). The others are parts of something.
_PARTS = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "article", "post-weblog", "chapter", "entry-encyclopedia", "entry-dictionary",
     "review", "review-book", "legal_case", "legislation", "bill", "regulation", "treaty", "patent"}
)  # fmt: skip
_DAYS = frozenset(
    {"article-magazine", "article-newspaper", "article", "post-weblog", "webpage", "post", "broadcast", "document", "interview", "speech",
     "hearing", "report", "paper-conference", "personal_communication", "treaty", "pamphlet", "entry"}
)  # fmt: skip
# What stands in brackets behind a title (9.21, 9.22).
_BRACKETS = {
    "dataset": "Data set", "software": "Computer software", "motion_picture": "Film", "broadcast": "Broadcast", "song": "Audio recording",
    "map": "Map", "graphic": "Picture", "figure": "Figure", "interview": "Interview", "speech": "Speech", "manuscript": "Unpublished manuscript",
    "personal_communication": "Letter", "hearing": "Hearing transcript", "paper-conference": "Paper presentation", "entry": "Register entry",
    "post": "Post",
}  # fmt: skip
_FIRST_WORDS = 20  # of a post (10.15)


def reference(work: Work) -> Runs:
    """Author. (Date). Title. Source. Address."""
    made = Sentence()
    date = work.issued.apa if work.type in _DAYS else work.issued.apa_year
    authors = _authors(work)
    if work.type in _LEGAL:
        _LEGAL[work.type](work, made)
        return _address(work, made).close()
    if authors:
        made.add("", authors).add(". ", f"({date})").add(". ", _title(work))
    else:
        made.add("", _title(work)).add(". ", f"({date})")
    _SOURCES.get(work.type, _publisher)(work, made)
    return _address(work, made).close()


def in_text(work: Work) -> Runs:
    """(Smith & Doe, 2020) (8.11, 8.17); a title where there is no author (8.14)."""
    names = work.creators or work.names("editor") or work.names("director")
    year = work.issued.apa_year
    if work.type == "personal_communication" and names:
        who = ", ".join(name.initials_first for name in names)
        return roman(f"({who}, personal communication, {work.issued.full or 'n.d.'})")
    if names and (work.type not in _LEGAL or work.type == "patent"):
        return roman(f"({in_apa_text(names)}, {year})")
    if work.type in _LEGAL:
        title = short_title(work)
    else:
        title = (quoted if _is_part(work) else italic)(work.short_title)
    return Sentence(roman("("), title).add(", ", f"{year})").open()


def _is_part(work: Work) -> bool:
    """Whether it is a part of something, whose title is in roman."""
    return work.type in _PARTS or (work.type == "broadcast" and bool(work.container))


def _authors(work: Work) -> str:
    if work.creators:
        return _with_role(work.creators, "")
    if work.names("director"):
        return _with_role(
            work.names("director"), "(Director)" if len(work.names("director")) == 1 else "(Directors)"
        )
    editors = () if work.type in _PARTS else work.names("editor")
    return _with_role(editors, "(Ed.)" if len(editors) == 1 else "(Eds.)")


def _with_role(names: tuple[Name, ...], role: str) -> str:
    said = in_apa_list(names)
    return f"{said} {role}" if said and role else said


def _title(work: Work) -> Runs:
    """The title with what belongs to it in parentheses and brackets."""
    if work.type == "post":
        words = work.text("title").split()
        title: Runs = italic(" ".join(words[:_FIRST_WORDS]))
    else:
        title = work.title("roman" if _is_part(work) else "italic", with_script=False)
    made = Sentence(title)
    details = ", ".join(filter(None, _details(work)))
    made.add(" ", f"({details})" if details else "")
    bracket = _bracket(work)
    return made.add(" ", f"[{bracket}]" if bracket else "").open()


def _details(work: Work) -> list[str]:
    """Edition, volume, number and version (9.19, 10.4, 10.9)."""
    if work.type in _PARTS:
        return []
    edition, number, volume, version = map(work.text, ("edition", "number", "volume", "version"))
    named = (
        f"{work.text('genre') or 'No.'}{' No.' if work.text('genre') else ''} {number}"
        if number[:1].isdigit()
        else number
    )
    return [
        f"{ordinal(int(edition))} ed." if edition.isdecimal() else f"{edition} ed." if edition and "ed" not in edition.lower() else edition,
        f"Vol. {volume}" if volume else "",
        named,
        f"Version {version}" if version else "",
    ]  # fmt: skip


def _bracket(work: Work) -> str:
    if work.type == "thesis":
        genre = work.text("genre").lower()
        what = "Master’s thesis" if "master" in genre else "Doctoral dissertation"
        return ", ".join(filter(None, (what, work.text("publisher"))))
    genre = work.text("genre")
    if work.type == "document":
        return genre
    if work.type == "interview" and work.names("interviewer"):
        return f"Interview by {', '.join(name.initials_first for name in work.names('interviewer'))}"
    return (
        (genre if genre and work.type != "entry" else _BRACKETS[work.type]) if work.type in _BRACKETS else ""
    )


def _journal(work: Work, made: Sentence) -> None:
    volume, issue = work.text("volume"), work.text("issue")
    made.add(". ", italic(work.outlet)).add(", ", italic(volume))
    made.add("" if volume else ", ", f"({issue})" if volume and issue else f"({issue})" if issue else "")
    made.add(", ", work.pages)


def _periodical(work: Work, made: Sentence) -> None:
    if work.kind == "wire":
        made.add(". ", work.outlet)
        return
    _journal(work, made)


def _page(work: Work, made: Sentence) -> None:
    site = work.outlet
    made.add(". ", "" if site in [name.literal for name in work.creators] else site)


def _publisher(work: Work, made: Sentence) -> None:
    if work.container and work.type not in ("book", "report"):
        made.add(". ", "In ", italic(work.container))
    made.add(". ", work.publisher)


def _chapter(work: Work, made: Sentence) -> None:
    editors = in_apa_editors(work.names("editor"))
    made.add(". ", "In ", f"{editors}, " if editors else "", italic(work.outlet))
    edition, volume = work.text("edition"), work.text("volume")
    pages = work.pages
    details = [
        f"{ordinal(int(edition))} ed." if edition.isdecimal() else edition,
        f"Vol. {volume}" if volume else "",
        f"{'pp.' if '–' in pages or ',' in pages else 'p.'} {pages}" if pages else "",
    ]
    said = ", ".join(filter(None, details))
    made.add(" ", f"({said})" if said else "").add(". ", work.publisher if work.container else "")


def _talk(work: Work, made: Sentence) -> None:
    if work.container and work.type == "paper-conference":
        _chapter(work, made)
        return
    made.add(". ", hedge_place(work) or work.publisher)


def _thesis(work: Work, made: Sentence) -> None:
    made.add(". ", work.text("archive"))


def _case(work: Work, made: Sentence) -> None:
    """Name v. Name, 12 F.3d 34 (2d Cir. 1999) (11.4)."""
    made.add("", work.title("roman"))
    reporter = " ".join(filter(None, (work.text("volume"), work.container, work.text("page"))))
    made.add(", ", reporter or work.text("number"))
    date = work.issued.year_only if reporter else work.issued.full
    court = " ".join(filter(None, (work.text("authority"), date if work.issued else "")))
    made.add(" ", f"({court})" if court else "")


def _law(work: Work, made: Sentence) -> None:
    """Name of the act, source § section (year) (11.5)."""
    made.add("", work.title("roman")).add(", ", work.issued.full if work.type == "treaty" else "")
    made.add(", ", work.text("number"))
    section = work.text("section")
    where = " ".join(
        filter(
            None, (work.text("volume"), work.container, work.text("page"), f"§ {section}" if section else "")
        )
    )
    made.add(", ", where)
    if work.type != "treaty":
        made.add(" ", f"({work.issued.year_only})" if work.issued else "")


def _patent(work: Work, made: Sentence) -> None:
    """Inventor. (Year). Title (Patent No. 1). Office (11.8)."""
    made.add("", in_apa_list(work.creators)).add(". ", f"({work.issued.apa_year})")
    number = f"{work.genre[:1].upper()}{work.genre[1:] or 'Patent'} No. {work.text('number')}"
    made.add(". ", work.title("italic")).add(" ", f"({number})").add(". ", work.text("authority"))


def _address(work: Work, made: Sentence) -> Sentence:
    """The address, with the date of access where the page may change (9.16), or that of the archived copy beside it."""
    collection = work.collection if work.type != "thesis" else ""
    made.add(". ", collection[:1].upper() + collection[1:])
    url = work.address or work.archived
    if url and not work.text("DOI") and work.accessed and (not work.issued or work.type == "entry"):
        made.add(". ", f"Retrieved {work.accessed.full}, from {url}")
    else:
        made.add(". ", url)
    return made.add(" ", f"(archived at {work.archived})" if work.archived and url != work.archived else "")


_LEGAL: dict[str, Callable[[Work, Sentence], None]] = {
    "legal_case": _case,
    "legislation": _law,
    "bill": _law,
    "regulation": _law,
    "treaty": _law,
    "patent": _patent,
}
_SOURCES: dict[str, Callable[[Work, Sentence], None]] = {
    "article-journal": _journal,
    "article-magazine": _journal,
    "article-newspaper": _periodical,
    "article": _periodical,
    "post-weblog": _journal,
    "review": _journal,
    "review-book": _journal,
    "webpage": _page,
    "post": _page,
    "entry": _page,
    "chapter": _chapter,
    "entry-encyclopedia": _chapter,
    "entry-dictionary": _chapter,
    "paper-conference": _talk,
    "speech": _talk,
    "thesis": _thesis,
}
