"""A brief with one of every kind of block, in which every text that can be printed is asked for from outside.

Tests of languages and of hostile text walk through it; a kind of block without a sample fails them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import get_args
from uuid import NAMESPACE_URL, UUID, uuid5

from casewright.brief.blocks import (
    AchMatrix,
    Block,
    Brief,
    Bullets,
    ChartEdge,
    ChartNode,
    CitationMark,
    Heading,
    Inline,
    JudgementBlock,
    Likelihood,
    LinkChart,
    MapPlace,
    MapWay,
    Note,
    PageBreak,
    Paragraph,
    PlaceMap,
    Quotation,
    Run,
    SourceAnnex,
    SourceEntry,
    Table,
    Timeline,
    TimelineEvent,
    WordsBox,
)

LONG, SHORT, CAPITALS, INITIAL, ONTOLOGY, UNSEEN = (
    "long",
    "short",
    "capitals",
    "initial",
    "ontology",
    "unseen",
)
Say = Callable[[str], str]
"""Gives the text of the next field: a sentence, a word or two, words that are printed in capitals or with a capital at the start (of the
language, or as the English names of the ontology),
and what stands on no page: alternative texts, the author, names of links on a map."""


def an_id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"every block: {name}")


PASSAGE, ANOTHER = an_id("passage"), an_id("another passage")
CITED = CitationMark((PASSAGE,))


def prose(say: Say, language: str) -> tuple[Inline, ...]:
    return (Run(say(LONG), language=language), CITED)


def _heading(say: Say, language: str) -> Heading:
    return Heading(say(LONG), 1, "TLP:RED")


def _paragraph(say: Say, language: str) -> Paragraph:
    styles = ("plain", "strong", "emphasis", "muted", "state")
    runs: list[Inline] = []
    for style in styles:
        runs += [Run(say(LONG if style != "state" else SHORT), style, language), Run(" ", language=language)]
    return Paragraph((*runs, CITED, Note(say(LONG), language)), say(CAPITALS), language)


def _bullets(say: Say, language: str) -> Bullets:
    return Bullets((prose(say, language), prose(say, language)))


def _judgement(say: Say, language: str) -> JudgementBlock:
    likelihood = Likelihood(say(INITIAL), 0.55, 0.8, "55–80%", (0.05, 0.2, 0.45, 0.55, 0.8, 0.95))
    return JudgementBlock(
        "1",
        prose(say, language),
        likelihood,
        "moderate",
        say(LONG),
        say(SHORT),
        "new",
        "",
        say(LONG),
        say(LONG),
    )


def _table(say: Say, language: str) -> Table:
    rows = tuple(tuple(prose(say, language) for _ in range(3)) for _ in range(3))
    return Table((say(SHORT), say(SHORT), say(SHORT)), rows, (1, 1, 1), say(UNSEEN), say(LONG))


def _link_chart(say: Say, language: str) -> LinkChart:
    nodes = tuple(
        ChartNode(an_id(f"node {n}"), say(SHORT), say(ONTOLOGY), shape)
        for n, shape in enumerate(("circle", "square"))
    )
    edges = (ChartEdge(nodes[0].id, nodes[1].id, say(SHORT), 2),)
    return LinkChart(nodes, edges, say(LONG), say(UNSEEN), say(LONG))


def _map(say: Say, language: str) -> PlaceMap:
    places = tuple(
        MapPlace(say(SHORT), say(SHORT), shape, latitude, 20.0, 10.0)
        for shape, latitude in (("circle", 45.0), ("hexagon", 50.0))
    )
    return PlaceMap(places, (MapWay(0, 1, say(UNSEEN), 1),), say(LONG), say(UNSEEN), say(LONG), say(SHORT))


def _timeline(say: Say, language: str) -> Timeline:
    lanes = (say(SHORT), say(SHORT))
    events = tuple(
        TimelineEvent(738000 + 300 * n, 738000 + 300 * n, say(SHORT), lane, say(SHORT))
        for n, lane in enumerate(lanes)
    )
    return Timeline(events, lanes, say(LONG), say(UNSEEN))


def _ach(say: Say, language: str) -> AchMatrix:
    hypotheses = (("H1", say(LONG)), ("H2", say(LONG)))
    rows = (prose(say, language), prose(say, language))
    return AchMatrix(
        hypotheses,
        rows,
        (("CC", "I"), ("N", "C")),
        (-1.0, -2.0),
        say(LONG),
        say(UNSEEN),
        (say(SHORT), say(SHORT)),
    )


def _words(say: Say, language: str) -> WordsBox:
    terms = ((say(INITIAL), "55–80%", 0.55, 0.8), (say(INITIAL), "80–95%", 0.8, 0.95))
    return WordsBox(say(CAPITALS), terms, ((say(INITIAL), say(LONG)),))


SAMPLES: dict[type, Callable[[Say, str], Block]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    JudgementBlock: _judgement,
    Table: _table,
    LinkChart: _link_chart,
    PlaceMap: _map,
    Timeline: _timeline,
    AchMatrix: _ach,
    WordsBox: _words,
    SourceAnnex: lambda say, language: SourceAnnex(say(LONG)),
    PageBreak: lambda say, language: PageBreak(),
}
KINDS: tuple[type, ...] = get_args(Block)


def source(
    say: Say, language: str, name: str = "source", passage: UUID = PASSAGE, reference: bool = False
) -> SourceEntry:
    exact = say(LONG)
    digest = hashlib.sha256(exact.encode("utf-8", "surrogatepass")).hexdigest()
    quote = Quotation(passage, exact, 10, 10 + len(exact), 3, digest, language, say(LONG), say(SHORT))
    entry = (say(LONG), say(SHORT), say(SHORT)) if not reference else ("unprinted", "", "")
    cited = (Run(say(LONG), language=language), Run(say(LONG), "emphasis", language)) if reference else ()
    return SourceEntry(
        an_id(name),
        *entry,
        "2026",
        "",
        "",
        language,
        "B2",
        say(SHORT),
        say(LONG),
        digest,
        (quote,),
        say(SHORT),
        cited,
    )


def brief_of(say: Say, language: str, blocks: tuple[Block, ...]) -> Brief:
    """Title block, bottom line, the blocks given, and two sources: one as ICD 206 has it, one in a citation style."""
    bottom_line = (*prose(say, language), CitationMark((ANOTHER,)))
    sources = (source(say, language), source(say, language, "another", ANOTHER, reference=True))
    return Brief(
        an_id("brief"), an_id("case"), say(LONG), say(LONG), say(CAPITALS), say(SHORT), "3", language, "TLP:AMBER", "#FFC000",
        say(SHORT), "2026-02-24", say(UNSEEN), ((say(CAPITALS), say(LONG)), (say(CAPITALS), say(SHORT))), bottom_line, blocks,
        sources, "head", notice=say(LONG),
    )  # fmt: skip


def whole_brief(say: Say, language: str) -> Brief:
    """A brief with a block of every kind."""
    return brief_of(say, language, tuple(SAMPLES[kind](say, language) for kind in KINDS))
