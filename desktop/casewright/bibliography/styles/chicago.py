"""What both systems of Chicago share: the editions, and the pieces that notes and reference lists have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casewright.bibliography.styles.name_lists import in_note
from casewright.bibliography.styles.runs import Runs, Sentence, italic, quoted, roman
from casewright.bibliography.styles.work import Work


@dataclass(frozen=True)
class Edition:
    """Where the editions of the Chicago Manual of Style differ.

    `in_notes`: authors named in notes and in text before `et al.`; `in_list`: those listed at most, and how many when
    there are more; `with_place`: the place of publication is given.
    """

    name: str
    in_notes: int
    in_list: tuple[int, int]
    with_place: bool


CMOS17 = Edition("17", in_notes=3, in_list=(10, 7), with_place=True)  # 14.76, 15.29
CMOS18 = Edition("18", in_notes=2, in_list=(6, 3), with_place=False)  # chapter 13

# Types that look like books: an italic title, and the facts of publication.
BOOKS = frozenset(
    {
        "book",
        "report",
        "pamphlet",
        "standard",
        "classic",
        "map",
        "motion_picture",
        "song",
        "software",
        "musical_score",
    }
)
# Types whose title is in quotation marks and whose carrier is in italics.
PAPERS = frozenset(
    {"article-magazine", "article-newspaper", "article", "post-weblog", "review", "review-book", "periodical"}
)
_ROLES = (
    ("editor", "ed.", "Edited by"),
    ("translator", "trans.", "Translated by"),
    ("director", "directed by", "Directed by"),
)
LAWS = frozenset({"legislation", "bill", "regulation", "treaty", "patent"})
_ORDINAL = re.compile(r"\d+")


def imprint(work: Work, edition: Edition) -> str:
    """Geneva: WHO (17), WHO (18)."""
    place = work.text("publisher-place") if edition.with_place else ""
    return ": ".join(filter(None, (place, work.text("publisher"))))


def edition_of(work: Work) -> str:
    """`2nd ed.`, or the words given."""
    given = work.text("edition")
    if not _ORDINAL.fullmatch(given):
        return f"{given} ed." if given and given.istitle() and " " not in given else given
    return f"{ordinal(int(given))} ed." if int(given) > 1 else ""


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def number_of(work: Work) -> str:
    """`no. 12`, or the number with the words given to it: `Report No. 12`."""
    number = work.text("number")
    if not number or not number[0].isdigit():
        return number
    genre = work.text("genre")
    return f"{genre} no. {number}" if genre and work.type in ("report", "pamphlet") else f"no. {number}"


def volume_of(work: Work) -> str:
    """`vol. 2`."""
    volume = work.text("volume")
    return f"vol. {volume}" if volume else ""


def roles(work: Work, *, capital: bool = False) -> list[str]:
    """ed. Jane Smith; trans. John Doe; in reference lists `Edited by Jane Smith`."""
    found = []
    for role, short, long in _ROLES:
        names = work.names(role)
        if names and (work.creators or role == "translator" or (role == "director" and not capital)):
            found.append(f"{long if capital else short} {in_note(names, 10 if capital else 3)}")
    return found


def issue(work: Work, pages: str, date: str) -> Sentence:
    """*Journal* 62, no. 3 (May 2020): 12–34."""
    made = Sentence(italic(work.outlet))
    volume, number = work.text("volume"), work.text("issue")
    made.add(" ", volume).add(", ", f"no. {number}" if number else "")
    if volume or number:
        made.add(" ", f"({date})" if date else "")
        return made.add(": ", pages)
    return made.add(", ", date).add(", ", pages)


def outlet_of(work: Work) -> Runs:
    """The paper in italics; an agency, a network or a plain site in roman (CMOS 17, 14.206, 14.200)."""
    if (
        work.kind == "wire"
        or work.type in ("webpage", "post", "entry", "dataset", "document")
        or not work.outlet
    ):
        return roman(work.outlet)
    return italic(work.outlet)


def whereabouts(work: Work, made: Sentence, between: str, *, capital: bool = False) -> Sentence:
    """Adds the archive, the date of access where no other is known, the address and that of an archived copy."""
    collection = work.collection
    made.add(between, collection[:1].upper() + collection[1:] if capital else collection)
    if not work.issued and work.accessed:
        made.add(between, f"{'Accessed' if capital else 'accessed'} {work.accessed.full}")
    made.add(between, work.address)
    return made.add(
        between, f"{'Archived' if capital else 'archived'} at {work.archived}" if work.archived else ""
    )


def genre_of(work: Work) -> str:
    """What a document is, where its type does not say so; not where the genre is the word for the type itself."""
    if work.type in (
        "document",
        "broadcast",
        "figure",
        "graphic",
        "hearing",
        "personal_communication",
        "speech",
        "post-weblog",
    ):
        return work.genre or {"post-weblog": "blog", "speech": "speech", "broadcast": ""}.get(work.type, "")
    return "data set" if work.type == "dataset" else ""


def hedge_place(work: Work) -> str:
    """Where something was held: event and place."""
    return ", ".join(filter(None, (work.text("event-title"), work.text("event-place"))))


def thesis(work: Work) -> str:
    """PhD diss., University of Vell."""
    return ", ".join(filter(None, (work.text("genre") or "PhD diss.", work.text("publisher"))))


def short_title(work: Work) -> Runs:
    """The short title as it is set: books and cases in italics, laws in roman, everything else in quotation marks."""
    if work.type == "legal_case":
        return italic(work.text("title-short") or work.text("title"))
    if work.type in LAWS:
        return roman(work.text("title-short") or work.text("title"))
    return (
        italic(work.short_title)
        if work.type in BOOKS or work.type == "periodical"
        else quoted(work.short_title)
    )
