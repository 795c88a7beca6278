"""From the sections of an outline to blocks: one function for each kind of section that shows parts of an assessment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.ach.study import read_board
from casewright.analysis.judgement_sentences import Proposition, confidence_sentence, estimate_sentence
from casewright.analysis.since_issue import SinceIssue, changes_since_issue
from casewright.analysis.support import Support
from casewright.brief import scope_and_method
from casewright.brief.blocks import (
    Block,
    Heading,
    Inline,
    JudgementBlock,
    Likelihood,
    Paragraph,
    Run,
    SourceAnnex,
    WordsBox,
)
from casewright.brief.board_annex import BoardAnnex
from casewright.brief.chronology import chronology
from casewright.brief.entity_profile import entity_profile
from casewright.brief.evidence import Evidence
from casewright.brief.figures_around import link_chart_around, links_around
from casewright.brief.figures_from_case import link_chart, timeline
from casewright.brief.grounds import Grounds
from casewright.brief.issues.change_blocks import change_blocks
from casewright.brief.issues.changes import changes_since, has_moved_on
from casewright.brief.section_words import STANDARD_TITLES
from casewright.brief.source_review import source_profile, source_table
from casewright.brief.techniques import parts
from casewright.brief.techniques.challenges import challenge_blocks, premortem_blocks
from casewright.brief.techniques.information import information_blocks
from casewright.brief.techniques.printing import Printing
from casewright.brief.techniques.scenarios import scenario_blocks
from casewright.casefile.queries import judging
from casewright.casefile.queries.briefing import BriefCard, SectionRow, marking_of
from casewright.casefile.queries.hypotheses import board_rows
from casewright.casefile.queries.overview import case_ladders
from casewright.casefile.queries.records import title_of
from casewright.model.choices import choice, choices
from casewright.model.dates import show_date
from casewright.model.errors import InvalidValue
from casewright.model.scales import Ladder, ladder
from casewright.model.short_text import shorten

if TYPE_CHECKING:
    from casewright.casefile.case import Case


_TITLE = 120


class Sections:
    """Builds the blocks of one brief."""

    def __init__(self, case: Case, brief: BriefCard, scheme: str, issuing: bool = False) -> None:
        self.case = case
        self.issuing = issuing
        self.brief = brief
        self.ladder: Ladder = ladder(scheme, case_ladders(case))
        self.ceiling = brief.max_marking or marking_of(case, brief)
        self.evidence = Evidence(case, brief.language, brief.citation_style)
        self.support = Support(case)
        self._since: dict[UUID, dict[UUID, SinceIssue]] = {}

    def blocks(self, section: SectionRow) -> Iterator[Block]:
        """The heading and content of one section."""
        if section.kind == "sources":
            yield SourceAnnex(section.title or "Sources")
            return
        build = _KINDS[section.kind]
        content = list(build(self, section))
        title = section.title or self._title(section)
        if title and (content or section.body):
            yield Heading(title, 1, section.marking)
        if section.body:
            yield from self._prose(section.body)
        yield from content

    def _title(self, section: SectionRow) -> str:
        """The heading of a section that has none of its own; one that shows a source is called after it."""
        if section.object_type == "source" and section.object_id is not None:
            named = shorten(title_of(self.case, "source", section.object_id) or "", _TITLE)
            return named if self._grounds.may_source(section.object_id) else STANDARD_TITLES["source_review"]
        return STANDARD_TITLES.get(section.kind, "")

    def _prose(self, body: str) -> Iterator[Block]:
        for paragraph in body.split("\n\n"):
            if paragraph.strip():
                yield Paragraph(self.evidence.inlines(paragraph.strip()), language=self.brief.language)

    def _assessment(self, section: SectionRow) -> UUID:
        found = section.object_id if section.object_type == "assessment" else self.brief.assessment_id
        if found is None:
            raise InvalidValue(
                f"The section “{section.title or section.kind}” shows an assessment, and the brief has none."
            )
        return found

    def text(self, section: SectionRow) -> Iterator[Block]:
        """Prose alone."""
        return iter(())

    def key_judgements(self, section: SectionRow) -> Iterator[Block]:
        """The numbered key judgements."""
        found = [one for one in judging.judgements_of(self.case, self._assessment(section)) if one.is_key]
        for number, judgement in enumerate(found, start=1):
            yield self._judgement(str(number), judgement)

    def judgement(self, section: SectionRow) -> Iterator[Block]:
        """One judgement, or all that are not key."""
        if section.object_id is not None and section.object_type == "judgement":
            card = judging.judgement_card(self.case, section.object_id)
            found = [card] if card is not None else []
        else:
            found = [
                one for one in judging.judgements_of(self.case, self._assessment(section)) if not one.is_key
            ]
        for judgement in found:
            yield self._judgement("", judgement)

    def _judgement(self, number: str, card: judging.JudgementCard) -> JudgementBlock:
        supporting = self.support.claims_of(card.id)
        against = self.support.claims_of(card.id, "contradicts")
        inlines: list[Inline] = [*self._estimate(card), *self.evidence.mark(supporting)]
        if against:
            inlines += [
                Run(" Reporting to the contrary:", "plain", self.brief.language),
                *self.evidence.mark(against),
            ]
        change = self._change(card)
        moved = change.kind in ("raised", "lowered", "reversed")
        return JudgementBlock(
            number, tuple(inlines), self._likelihood(card.likelihood), card.confidence,
            confidence_sentence(card.confidence, card.confidence_basis, self.ladder, of=card.kind),
            show_date(card.horizon) if card.horizon else "", choice("change_kind", change.kind).label if change.kind else "",
            change.reason or "" if moved else "", card.dissent or "", card.would_change_if or "",
        )  # fmt: skip

    def _estimate(self, card: judging.JudgementCard) -> Iterator[Run]:
        """The first of the two sentences; a proposition that does not fit into it stands behind it, in its own language."""
        said = Proposition(card.text, card.kind, card.likelihood, card.point, card.horizon)
        frame, proposition = estimate_sentence(said, self.ladder)
        yield Run(frame, "strong", "en" if proposition else self.brief.language)
        if proposition:
            yield Run(" ", "strong", self.brief.language)
            yield Run(proposition, "strong", self.brief.language)

    def _change(self, card: judging.JudgementCard) -> SinceIssue:
        if card.assessment_id not in self._since:
            moved = self.issuing or has_moved_on(self.case, self.brief.id)
            self._since[card.assessment_id] = changes_since_issue(
                self.case, card.assessment_id, None if moved else self.brief.id
            )
        return self._since[card.assessment_id][card.id]

    def _likelihood(self, name: str | None) -> Likelihood | None:
        if name is None:
            return None
        term = self.ladder.term(name)
        edges = tuple(sorted({edge for one in self.ladder.terms for edge in (one.lo, one.hi)}))
        return Likelihood(term.text, term.lo, term.hi, term.band, edges)

    def changes(self, section: SectionRow) -> Iterator[Block]:
        """What has changed since the last issue; nothing where there was none."""
        found = changes_since(self.case, self.brief.id, self.issuing)
        if found is not None:
            yield from change_blocks(found, self.brief.language)

    def alternatives(self, section: SectionRow) -> Iterator[Block]:
        """What else was considered."""
        yield from parts.alternative_blocks(self._printing, self._assessment(section))

    def assumptions(self, section: SectionRow) -> Iterator[Block]:
        """The key assumptions, linchpins marked, and what is done about them."""
        yield from parts.assumption_blocks(self._printing, self._assessment(section))

    def indicators(self, section: SectionRow) -> Iterator[Block]:
        """What to watch, who watches and until when."""
        yield from parts.indicator_blocks(self._printing, self._assessment(section))

    def gaps(self, section: SectionRow) -> Iterator[Block]:
        """What is not known."""
        yield from parts.gap_blocks(self._printing, self._assessment(section))

    def implications(self, section: SectionRow) -> Iterator[Block]:
        """What it means, reader by reader."""
        yield from parts.implication_blocks(self._printing, self._assessment(section))

    def ach(self, section: SectionRow) -> Iterator[Block]:
        """The board this section is bound to, or the latest, as the author of the brief rated it, or who rated the most."""
        cards = [card for card in board_rows(self.case) if section.object_id in (None, card.id)]
        for card in cards[:1]:
            board = read_board(self.case, card)
            annex = BoardAnnex(
                self.case, board, board.speaker(self.brief.author), self.evidence, self.brief.language,
                case_ladders(self.case),
            )  # fmt: skip
            yield from annex.blocks(section.caption or "")

    def link_chart(self, section: SectionRow) -> Iterator[Block]:
        """The graph view this section is bound to, or an entity with its direct ties."""
        if section.object_type == "entity" and section.object_id is not None:
            yield from link_chart_around(
                self._grounds, self.support, section.object_id, section.caption or ""
            )
        else:
            yield from link_chart(self.case, self.support, section.object_id, section.caption or "")

    def map(self, section: SectionRow) -> Iterator[Block]:
        """The places of the case, or of the graph view this section is bound to."""
        from casewright.brief.map_from_case import place_map  # numpy loads with it

        yield from place_map(self.case, section.object_id, section.caption or "")

    def timeline(self, section: SectionRow) -> Iterator[Block]:
        """What happened when."""
        if section.object_type == "entity" and section.object_id is not None:
            links = links_around(self._grounds, section.object_id)
            yield from timeline(self.case, self.support, None, section.caption or "", links)
        else:
            yield from timeline(self.case, self.support, section.object_id, section.caption or "")

    def scenarios(self, section: SectionRow) -> Iterator[Block]:
        """Sets of scenarios: the one this section is bound to, or all of the assessment."""
        only = section.object_id if section.object_type == "scenario_set" else None
        owner = judging.assessment_of(self.case, "scenario_set", only) if only is not None else None
        yield from scenario_blocks(self._printing, owner or self._assessment(section), only)

    def challenges(self, section: SectionRow) -> Iterator[Block]:
        """Cases argued against the judgements, and what became of them."""
        yield from challenge_blocks(self._printing, self._assessment(section))

    def premortem(self, section: SectionRow) -> Iterator[Block]:
        """The gravest reasons for which the judgements may turn out wrong."""
        yield from premortem_blocks(self._printing, self._assessment(section))

    def information(self, section: SectionRow) -> Iterator[Block]:
        """How good the information behind each judgement is."""
        yield from information_blocks(self._printing, self._assessment(section))

    def scope_note(self, section: SectionRow) -> Iterator[Block]:
        """What was asked, for whom, up to when, and what is taken for granted."""
        yield from scope_and_method.scope_note(self._printing, self._assessment(section))

    def source_summary(self, section: SectionRow) -> Iterator[Block]:
        """What the sources are worth, taken together."""
        yield from scope_and_method.source_summary(self._printing, self._assessment(section))

    def method(self, section: SectionRow) -> Iterator[Block]:
        """How the brief was made."""
        yield from scope_and_method.method(self._printing, self.brief.assessment_id)

    def entity_profile(self, section: SectionRow) -> Iterator[Block]:
        """What the case holds on the entity this section is bound to."""
        if section.object_id is not None:
            yield from entity_profile(self._printing, self._grounds, section.object_id)

    def chronology(self, section: SectionRow) -> Iterator[Block]:
        """What happened when, as a table: of an entity, a graph view, or the whole case."""
        yield from chronology(
            self._printing, self._grounds, section.object_type, section.object_id, section.caption or ""
        )

    def source_review(self, section: SectionRow) -> Iterator[Block]:
        """The source this section is bound to in depth, or all behind an assessment, or all of the case."""
        if section.object_type == "source" and section.object_id is not None:
            yield from source_profile(self._printing, self._grounds, section.object_id)
        else:
            yield from source_table(self._printing, self._grounds, section.object_id)

    @property
    def _printing(self) -> Printing:
        return Printing(self.case, self.evidence, self.ladder, self.brief.language)

    @cached_property
    def _grounds(self) -> Grounds:
        return Grounds(self.case, self.evidence, self.ceiling)

    def words(self, section: SectionRow) -> Iterator[Block]:
        """What our words mean."""
        terms = tuple((term.text, term.band, term.lo, term.hi) for term in self.ladder.terms)
        yield WordsBox(
            self.ladder.title, terms, tuple((one.label, one.meaning) for one in choices("confidence"))
        )


_KINDS: dict[str, Callable[[Sections, SectionRow], Iterator[Block]]] = {
    "text": Sections.text, "key_judgements": Sections.key_judgements, "judgement": Sections.judgement,
    "alternatives": Sections.alternatives, "assumptions": Sections.assumptions, "indicators": Sections.indicators,
    "gaps": Sections.gaps, "implications": Sections.implications, "link_chart": Sections.link_chart,
    "map": Sections.map, "timeline": Sections.timeline, "ach": Sections.ach, "table": Sections.text, "words": Sections.words,
    "changes": Sections.changes, "scenarios": Sections.scenarios, "challenges": Sections.challenges, "premortem": Sections.premortem,
    "information": Sections.information, "scope_note": Sections.scope_note, "source_summary": Sections.source_summary,
    "method": Sections.method, "entity_profile": Sections.entity_profile, "chronology": Sections.chronology,
    "source_review": Sections.source_review,
}  # fmt: skip
SECTION_KINDS = frozenset({*_KINDS, "sources"})
"""Every kind of section that can be printed."""
