"""Dates in references: `May 17, 2020`, `Spring 2020`, `[ca. 2020]`, `2020, May 3–5`, `n.d.`"""

from __future__ import annotations

from dataclasses import dataclass

from casewright.bibliography.dates import CslDate, edtf_of, literal_of
from casewright.model.dates import show_date
from casewright.model.edtf_part import EdtfPart, parse_part
from casewright.model.errors import InvalidValue

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = ("Spring", "Summer", "Fall", "Winter")


@dataclass(frozen=True)
class When:
    """A date in the parts that references order differently.

    `year` is `2020`, `2019–2020` or `2020s`; `rest` what stands beside it: `May 17`, `Spring`, `May 3–5`. `words` is a date
    that has no such parts. Nothing set: no date.
    """

    year: str = ""
    rest: str = ""
    about: bool = False
    uncertain: bool = False
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.year or self.words)

    @property
    def full(self) -> str:
        """May 17, 2020; May 2020; [ca. 2020]; empty without a date."""
        if self.words:
            return self.words
        joint = ", " if any(sign.isdigit() for sign in self.rest) else " "
        return self._hedged(f"{self.rest}{joint}{self.year}" if self.rest else self.year)

    @property
    def year_only(self) -> str:
        """2020; [2020?]; n.d."""
        return self.words or self._hedged(self.year) or "n.d."

    @property
    def apa(self) -> str:
        """2020, May 17; ca. 2020; n.d."""
        if self.words:
            return self.words
        said = f"{self.year}, {self.rest}" if self.rest else self.year
        return (
            f"ca. {said}"
            if self.about and said
            else f"{said}?"
            if self.uncertain and said
            else said or "n.d."
        )

    @property
    def apa_year(self) -> str:
        """2020; ca. 2020; n.d."""
        return When(self.year, "", self.about, self.uncertain, self.words).apa

    def _hedged(self, said: str) -> str:
        """What is not known for certain stands in brackets (CMOS 17, 14.145)."""
        if said and (self.about or self.uncertain):
            return f"[{'ca. ' if self.about else ''}{said}{'?' if self.uncertain else ''}]"
        return said


def when(date: CslDate | None) -> When:
    """A CSL date in its parts."""
    edtf = edtf_of(date)
    if edtf is None:
        return When(words=literal_of(date))
    try:
        return _of_edtf(edtf)
    except InvalidValue:
        return When(words=show_date(edtf))


def _of_edtf(edtf: str) -> When:
    ends = edtf.split("/") if edtf[0] not in "[{" else []
    if len(ends) == 2 and ends[0] and ends[1] in ("..", "") and len(ends[0]) < 5:
        return When(f"{_year(parse_part(ends[0]))}–")
    parts = [parse_part(end) for end in ends]
    if not 1 <= len(parts) <= 2 or any(
        part.digits or "X" in (part.month or "") + (part.day or "") for part in parts
    ):
        return When(words=show_date(edtf))
    about, uncertain = any(part.approximate for part in parts), any(part.uncertain for part in parts)
    year, rest = (_year(parts[0]), _rest(parts[0])) if len(parts) == 1 else _span(*parts)
    return When(year, rest, about, uncertain) if year else When(words=show_date(edtf))


def _span(one: EdtfPart, two: EdtfPart) -> tuple[str, str]:
    first, last = _year(one), _year(two)
    if first == last:
        if one.month == two.month and one.day and two.day:
            return first, f"{_rest(one)}–{int(two.day)}"
        return first, f"{_rest(one)}–{_rest(two)}" if one.month and two.month else ""
    if one.month or two.month:
        return "", ""
    return f"{first}–{last}", ""


def _year(part: EdtfPart) -> str:
    year = part.year
    if year.isdecimal():
        return str(int(year)) if int(year) else "1 BCE"
    if year[:3].isdecimal() and year[3:] == "X":
        return f"{int(year[:3])}0s"
    return f"{1 - int(year)} BCE" if year[0] == "-" and year[1:].isdecimal() else ""


def _rest(part: EdtfPart) -> str:
    if part.month is None:
        return ""
    month = int(part.month)
    if month > 12:
        return _SEASONS[month - 21] if month <= 24 else ""
    return f"{_MONTHS[month - 1]} {int(part.day)}" if part.day else _MONTHS[month - 1]
