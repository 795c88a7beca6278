"""Which fields hold what, beyond the type of their column. `fields.py` goes by this."""

from __future__ import annotations

# Dates whose bounds are kept beside them: `x_lo` and `x_hi` follow from `x`.
BOUNDED = frozenset({"source.published", "link.valid", "claim.held", "judgement.horizon"})
# Fields that hold an EDTF date, or date and time.
DATES = BOUNDED | {
    "source.information_date",
    "source.accessed",
    "source.reliability_on",
    "source_rating.rated_on",
    "capture.captured_at",
    "capture.file_time",
    "entity_name.valid",
    "entity_property.valid",
    "assessment.cut_off",
    "judgement.resolved_on",
    "judgement.reviewed_on",
    "judgement_revision.revised_on",
    "judgement_revision.horizon",
    "assumption.review_by",
    "indicator.expected",
    "indicator.last_checked",
    "indicator.validated_on",
    "observation.observed_on",
    "scenario_set.horizon",
    "premortem.failed_on",
    "information_check.checked_on",
    "waiver.expires",
    "brief.cut_off",
    "brief.issued_on",
    "brief_issue.issued_on",
    "merge_decision.decided_on",
}
# Fields of one line: white space within them counts as one space.
LINES = frozenset(
    {
        "entity.name",
        "entity_name.text",
        "entity_property.key",
        "link.label",
        "source.title",
        "assessment.title",
        "ach_board.title",
        "ach_hypothesis.label",
        "scenario_set.title",
        "scenario.title",
        "graph_view.title",
        "brief.title",
        "case_info.title",
        "tag.name",
    }
)
# Fields whose text is kept letter for letter, white space and all.
VERBATIM = frozenset(
    {
        "passage.exact",
        "passage.prefix",
        "passage.suffix",
        "passage_anchor.exact",
        "passage_anchor.prefix",
        "passage_anchor.suffix",
        "mention.words",
        "source_text.pages",
        "ontology_item.definition",
        "brief_issue.snapshot",
        "merge_conflict.base",
        "merge_conflict.sides",
        "merge_decision.chosen",
        "merge_decision.passed_over",
    }
)
# Fields that hold a JSON object.
OBJECTS = frozenset(
    {
        "graph_view.filters",
        "graph_view.style",
        "source.bibliography",
        "source_text.suggested",
        "brief.house_style",
    }
)
# The field that a table's `name_key` is made of.
NAME_KEYS = {"entity": "name", "entity_name": "text", "source": "title"}
# Columns that follow from others: nobody sets them.
DERIVED = (
    frozenset(f"{table}.name_key" for table in NAME_KEYS)
    | {f"{each}_{end}" for each in BOUNDED for end in ("lo", "hi")}
    | {"judgement.band_lo", "judgement.band_hi", "judgement_revision.band_lo", "judgement_revision.band_hi"}
)
