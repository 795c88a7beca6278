"""All tables of a case by name: the one list that the schema, the recorder's tests and the recipe reader go by."""

from __future__ import annotations

from sqlalchemy.orm import configure_mappers

from casewright.model.ach import AchBoard, AchCell, AchHypothesis, AchRow
from casewright.model.annotation import Note, Tag, Tagging
from casewright.model.assessment import (
    Alternative,
    Assessment,
    Assumption,
    Gap,
    Implication,
    Judgement,
    JudgementRevision,
    JudgementSupport,
)
from casewright.model.base import Row
from casewright.model.brief import Brief, BriefIssue, BriefSection
from casewright.model.case_info import Analyst, CaseInfo
from casewright.model.challenge import Challenge, InformationCheck, Premortem, PremortemReason
from casewright.model.check_record import CheckSetting, Waiver
from casewright.model.claim import Citation, Claim, ClaimAbout, ClaimRelation
from casewright.model.entity import (
    Entity,
    EntityName,
    EntityProperty,
    OntologyItem,
    Sameness,
)
from casewright.model.graph_view import GraphNode, GraphView
from casewright.model.indicator import Indicator, IndicatorRating, Observation
from casewright.model.link import Link
from casewright.model.merging import MergeConflict, MergeDecision
from casewright.model.passage import Mention, Passage, PassageAnchor
from casewright.model.scenario import Driver, Scenario, ScenarioSet
from casewright.model.source import Capture, Source, SourceLink, SourceRating, SourceText
from casewright.model.suggestion import RejectedSuggestion

ROWS: tuple[type[Row], ...] = (
    CaseInfo, Analyst, OntologyItem,
    Entity, EntityName, EntityProperty, Sameness, Link,
    Source, Capture, SourceText, SourceRating, SourceLink, Passage, PassageAnchor, Mention, RejectedSuggestion,
    Claim, Citation, ClaimAbout, ClaimRelation,
    Assessment, Judgement, JudgementRevision, JudgementSupport, Alternative, Assumption, Gap, Implication,
    ScenarioSet, Driver, Scenario, Indicator, IndicatorRating, Observation,
    Premortem, PremortemReason, Challenge, InformationCheck, Waiver, CheckSetting,
    AchBoard, AchHypothesis, AchRow, AchCell,
    GraphView, GraphNode, Brief, BriefSection, BriefIssue, Tag, Tagging, Note,
    MergeConflict, MergeDecision,
)  # fmt: skip
TABLES: dict[str, type[Row]] = {str(row.__tablename__): row for row in ROWS}


def configure() -> None:
    """Has it worked out how columns and classes belong together, which the first edit would do otherwise (50 ms)."""
    configure_mappers()
