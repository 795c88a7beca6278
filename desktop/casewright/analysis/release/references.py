"""How each table of a case is handled when only a part of the case may be shown.

Every table stands in exactly one of the groups below, and every reference of a row that can be withheld either takes the row
along or is named as one that does not: a table that nobody thought of would otherwise be hidden, which a test notices.
"""

from __future__ import annotations

from collections.abc import Mapping

# Rows go with what these columns name; None: the column `object_type` says of which table that is.
GOES_WITH: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "ach_board": (),
    "ach_cell": (("row_id", "ach_row"), ("hypothesis_id", "ach_hypothesis")),
    "ach_hypothesis": (("board_id", "ach_board"), ("judgement_id", "judgement")),
    "ach_row": (("board_id", "ach_board"), ("claim_id", "claim"), ("assumption_id", "assumption")),
    "alternative": (("judgement_id", "judgement"),),
    "assumption": (("judgement_id", "judgement"),),
    "brief_section": (),
    "capture": (("source_id", "source"),),
    "challenge": (("judgement_id", "judgement"),),
    "citation": (("claim_id", "claim"), ("passage_id", "passage")),
    "claim": (),
    "claim_about": (("claim_id", "claim"), ("object_id", None)),
    "claim_relation": (("claim_id", "claim"), ("other_id", "claim")),
    "driver": (("scenario_set_id", "scenario_set"),),
    "entity": (),
    "entity_name": (("entity_id", "entity"),),
    "entity_property": (("entity_id", "entity"), ("claim_id", "claim")),
    "gap": (("judgement_id", "judgement"),),
    "graph_node": (("view_id", "graph_view"), ("entity_id", "entity")),
    "graph_view": (),
    "implication": (("judgement_id", "judgement"),),
    "indicator": (("judgement_id", "judgement"), ("scenario_id", "scenario")),
    "indicator_rating": (("indicator_id", "indicator"), ("object_id", None)),
    "information_check": (("judgement_id", "judgement"), ("source_id", "source")),
    "judgement": (),
    "judgement_revision": (("judgement_id", "judgement"),),
    "judgement_support": (("judgement_id", "judgement"), ("claim_id", "claim"), ("other_id", "judgement")),
    "link": (("from_id", "entity"), ("to_id", "entity")),
    "mention": (("passage_id", "passage"), ("entity_id", "entity")),
    "note": (("object_id", None),),
    "observation": (("indicator_id", "indicator"), ("claim_id", "claim")),
    "passage": (("source_id", "source"),),
    "passage_anchor": (("passage_id", "passage"),),
    "premortem": (("judgement_id", "judgement"),),
    "premortem_reason": (
        ("premortem_id", "premortem"),
        ("assumption_id", "assumption"),
        ("indicator_id", "indicator"),
    ),
    "sameness": (("entity_id", "entity"), ("other_id", "entity")),
    "scenario": (("scenario_set_id", "scenario_set"),),
    "scenario_set": (),
    "source": (),
    "source_link": (("child_id", "source"), ("parent_id", "source"), ("claim_id", "claim")),
    "source_rating": (("source_id", "source"),),
    "source_text": (("source_id", "source"),),
    "tagging": (("object_id", None),),
    "waiver": (("object_id", None),),
}
# Rows stay, since others hang on them or print nothing of theirs; what the first three say may be withheld all the same.
STAYS = ("case_info", "assessment", "brief", "analyst", "tag", "ontology_item", "check_setting")
CONTAINERS = ("case_info", "assessment", "brief")
# Nothing of these is ever shown; an issue is shown where a version for this marking was frozen with it.
NEVER = ("rejected_suggestion", "merge_conflict", "merge_decision", "brief_issue")

# References that do not take a row along: it stays in its container, is bound by words archived under a hash, or says so itself.
STAYS_WITHOUT = {
    ("ach_board", "assessment_id"),
    ("alternative", "assessment_id"),
    ("assumption", "assessment_id"),
    ("brief_section", "brief_id"),
    ("brief_section", "object_id"),
    ("challenge", "assessment_id"),
    ("gap", "assessment_id"),
    ("implication", "assessment_id"),
    ("indicator", "assessment_id"),
    ("judgement", "assessment_id"),
    ("judgement", "supersedes_id"),
    ("passage", "source_text_id"),
    ("passage_anchor", "source_text_id"),
    ("premortem", "assessment_id"),
    ("scenario_set", "assessment_id"),
    ("source_text", "capture_id"),
    ("tagging", "tag_id"),
}

# Tables whose rows carry a marking of their own.
MARKED = ("source", "passage", "claim", "entity", "link", "judgement", "graph_view", "note", "brief_section")
# Parts of an assessment: unmarked, and resting on nothing, they take its marking.
IN_ASSESSMENT = (
    "judgement",
    "ach_board",
    "alternative",
    "assumption",
    "challenge",
    "gap",
    "implication",
    "indicator",
    "premortem",
    "scenario_set",
)
# Prose of an assessment in which a citation may stand.
PROSE: Mapping[str, tuple[str, ...]] = {
    "judgement": ("text", "confidence_basis", "would_change_if", "dissent", "change_reason"),
    "alternative": ("text", "why_less_favoured", "signs", "implication"),
    "assumption": ("text", "if_wrong", "why", "could_fail_if"),
    "challenge": ("text", "path", "evidence_reread", "weakest_link", "consequence", "response"),
    "driver": ("text", "low_end", "high_end"),
    "gap": ("question", "why", "effect", "collection_idea"),
    "implication": ("text",),
    "indicator": ("text", "threshold"),
    "premortem": ("text",),
    "premortem_reason": ("text", "mitigation", "early_sign"),
    "scenario": ("title", "narrative", "implication"),
    "scenario_set": ("title", "focal_question", "decision", "independence"),
}
