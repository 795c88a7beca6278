"""What a brief is made of, before any format: frozen values, nothing of the case file, nothing of a page.

Alternative text, table headers, language and marking are fields of the model, not afterthoughts. Everything here is
plain text; renderers escape it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

ADDED = {"added": True}
"""Of a field that briefs did not always have: left out of JSON while it holds nothing, so that old digests stay."""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one language (BCP 47) and one style: plain, strong, emphasis, muted, or state (a boxed word)."""

    text: str
    style: str = "plain"
    language: str = "en"


@dataclass(frozen=True)
class CitationMark:
    """A place in the text that rests on these passages, in this order."""

    passages: tuple[UUID, ...]


@dataclass(frozen=True)
class Note:
    """A remark printed in small type at the foot of the page, beside a sign that stands in the text."""

    text: str
    language: str = "en"


@dataclass(frozen=True)
class CrossReference:
    """A way to another part: `kind` is see (a section by its title), figure (what that section shows) or judgement (by number)."""

    kind: str
    target: str
    language: str = "en"


Inline = Run | CitationMark | Note | CrossReference


@dataclass(frozen=True)
class Heading:
    """A main (1) or second (2) heading."""

    text: str
    level: int = 1
    marking: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """Prose with its citations; `label` stands in the margin column."""

    inlines: tuple[Inline, ...]
    label: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Bullets:
    """A list; each item is prose with citations."""

    items: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True)
class Likelihood:
    """The band of a judgement on its ladder. `edges` are all band limits of the ladder, as fractions."""

    term: str
    lo: float
    hi: float
    band: str
    edges: tuple[float, ...]


@dataclass(frozen=True)
class JudgementBlock:
    """A judgement as it is printed: `inlines` say how likely what is, with citations; `basis` how sound that is, apart from it."""

    number: str
    inlines: tuple[Inline, ...]
    likelihood: Likelihood | None
    confidence: str | None
    basis: str
    horizon: str = ""
    change: str = ""
    change_reason: str = ""
    dissent: str = ""
    would_change_if: str = ""

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """What is said under a judgement, each with its lead."""
        pairs = (
            (f"{self.change} because", self.change_reason),
            ("Would change if", self.would_change_if),
            ("Dissent", self.dissent),
        )
        return tuple((lead, text) for lead, text in pairs if text)


@dataclass(frozen=True)
class Table:
    """Rows under headers. `widths` are shares of the full width; `alt` says what the table holds."""

    headers: tuple[str, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    widths: tuple[float, ...]
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class ChartNode:
    """An entity in a link chart. `shape` is circle, square, diamond or hexagon; a ringed one is discussed in the text.

    x and y (growing downwards) are in the units of its graph view; a chart with any place missing is laid out anew.
    """

    id: UUID
    label: str
    kind: str
    shape: str
    x: float | None = None
    y: float | None = None
    ringed: bool = False


@dataclass(frozen=True)
class ChartEdge:
    """A link in a link chart; `origins` is its number of independent origins, 0 when uncited."""

    source: UUID
    target: UUID
    label: str
    origins: int
    hostile: bool = False
    directed: bool = True


@dataclass(frozen=True)
class LinkChart:
    """A link chart as a vector figure."""

    nodes: tuple[ChartNode, ...]
    edges: tuple[ChartEdge, ...]
    caption: str
    alt: str
    data_date: str


@dataclass(frozen=True)
class MapPlace:
    """Something at a place, in degrees.

    `precision_km` is how far from there it may lie, None where nobody said; `country` the code of the country it is or
    lies in, empty where that is not known; `linked` that only a link puts it there. `shape` as of a `ChartNode`.
    """

    label: str
    kind: str
    shape: str
    latitude: float
    longitude: float
    precision_km: float | None = None
    country: str = ""
    linked: bool = False


@dataclass(frozen=True)
class MapWay:
    """A link between two places, by their numbers; `sources` are those that speak for it."""

    start: int
    end: int
    label: str
    sources: int
    hostile: bool = False
    directed: bool = False


@dataclass(frozen=True)
class PlaceMap:
    """Places and the links between them on a basemap, as a vector figure; `credit` says whose basemap that is."""

    places: tuple[MapPlace, ...]
    ways: tuple[MapWay, ...]
    caption: str
    alt: str
    data_date: str
    credit: str


@dataclass(frozen=True)
class TimelineEvent:
    """Something that held from `lo` to `hi` (days since 1 January of year 1, both inclusive).

    A key event has two or more independent origins; the others are drawn open.
    """

    lo: int
    hi: int
    label: str
    lane: str
    when: str
    fuzzy: bool = False
    key: bool = False


@dataclass(frozen=True)
class Timeline:
    """Events in swim-lanes as a vector figure."""

    events: tuple[TimelineEvent, ...]
    lanes: tuple[str, ...]
    caption: str
    alt: str


@dataclass(frozen=True)
class AchMatrix:
    """Competing hypotheses: `ratings[row][column]` is CC, C, N, I, II, NA or empty; `scores` per hypothesis, by `measure`."""

    hypotheses: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Inline, ...], ...]
    ratings: tuple[tuple[str, ...], ...]
    scores: tuple[float | None, ...]
    caption: str
    alt: str
    weights: tuple[str, ...] = ()
    diagnosticity: tuple[str, ...] = ()
    measure: str = "Inconsistency"


@dataclass(frozen=True)
class WordsBox:
    """What our words mean: the ladder with its bands, and the levels of confidence."""

    scheme: str
    terms: tuple[tuple[str, str, float, float], ...]
    confidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SourceAnnex:
    """The place where all sources are listed by number; filled from `Brief.sources`."""

    title: str = "Sources"


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | Bullets
    | JudgementBlock
    | Table
    | LinkChart
    | PlaceMap
    | Timeline
    | AchMatrix
    | WordsBox
    | SourceAnnex
    | PageBreak
)


@dataclass(frozen=True)
class Quotation:
    """A passage as the annex prints it, with everything `verify` needs to find it again."""

    passage: UUID
    exact: str
    start: int
    end: int
    page: int | None
    text_sha256: str
    language: str = "en"
    translation: str = ""
    translator: str = ""


@dataclass(frozen=True)
class SourceEntry:
    """A source as the annex prints it. `rating` is letter and digit for display, such as B2.

    `reference` is the source in the citation style of the brief; without one, title, originator, date and address are
    printed as ICD 206 has them.
    """

    id: UUID
    title: str
    author: str
    publisher: str
    published: str
    accessed: str
    address: str
    language: str
    rating: str
    rating_words: str
    descriptor: str
    archive_sha256: str
    quotations: tuple[Quotation, ...]
    marking: str | None = None
    reference: tuple[Run, ...] = ()


CUT_OFF = "Information cut-off"
"""The fact that stands on every page."""


@dataclass(frozen=True)
class House:
    """The house style as far as it is printed (`model/house_style.py`), with the logo itself as base64 of its PNG, so that what
    was issued needs nothing else."""

    organisation: str
    accent: str
    heading: str
    panel: str
    text_font: str
    heading_font: str
    logo_png: str = ""


@dataclass(frozen=True)
class Brief:
    """A whole brief. `facts` are the pairs of the title block; dates are as printed; `issued_on` is ISO 8601 or empty.

    `custody_head` is printed, so that the case's log of custody can be held against something outside of it. `status`:
    draft, in_review, issued or withdrawn; what is not issued says so on every page. `notice` tells readers what a correction
    corrects.
    """

    id: UUID
    case_id: UUID
    title: str
    standfirst: str
    product_type: str
    product_id: str
    version: str
    language: str
    marking: str
    marking_colour: str
    marking_meaning: str
    issued_on: str
    author: str
    facts: tuple[tuple[str, str], ...]
    bottom_line: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    sources: tuple[SourceEntry, ...]
    case_head: str
    warnings: tuple[str, ...] = field(default=())
    custody_head: str = ""
    status: str = "issued"
    notice: str = ""
    house: House | None = field(default=None, metadata=ADDED)

    @property
    def product(self) -> str:
        """The kind of product in words."""
        return self.product_type.replace("_", " ")
