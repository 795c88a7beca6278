"""How the window says things: kinds, choices, dates. Plain text in, plain text out."""

from __future__ import annotations

from datetime import datetime

from casewright.model.choices import choices_of
from casewright.model.dates import show_date
from casewright.model.scales import Ladder

TYPE_WORDS = {
    "entity": ("entity", "entities"),
    "entity_name": ("name", "names"),
    "entity_property": ("property", "properties"),
    "sameness": ("judgement of identity", "judgements of identity"),
    "link": ("link", "links"),
    "source": ("source", "sources"),
    "source_text": ("source text", "source texts"),
    "source_link": ("link between sources", "links between sources"),
    "capture": ("capture", "captures"),
    "passage": ("passage", "passages"),
    "mention": ("mention", "mentions"),
    "rejected_suggestion": ("rejected suggestion", "rejected suggestions"),
    "claim": ("claim", "claims"),
    "claim_about": ("what a claim is about", "what claims are about"),
    "claim_relation": ("relation of claims", "relations of claims"),
    "citation": ("citation", "citations"),
    "assessment": ("assessment", "assessments"),
    "judgement": ("judgement", "judgements"),
    "judgement_support": ("support", "supports"),
    "alternative": ("alternative", "alternatives"),
    "assumption": ("assumption", "assumptions"),
    "indicator": ("indicator", "indicators"),
    "observation": ("observation", "observations"),
    "gap": ("gap", "gaps"),
    "implication": ("implication", "implications"),
    "scenario_set": ("set of scenarios", "sets of scenarios"),
    "driver": ("driver", "drivers"),
    "scenario": ("scenario", "scenarios"),
    "premortem": ("premortem", "premortems"),
    "premortem_reason": ("reason", "reasons"),
    "challenge": ("challenge", "challenges"),
    "information_check": ("check of information", "checks of information"),
    "ach_board": ("board", "boards"),
    "ach_hypothesis": ("hypothesis", "hypotheses"),
    "ach_row": ("row of evidence", "rows of evidence"),
    "ach_cell": ("rating", "ratings"),
    "graph_view": ("graph view", "graph views"),
    "graph_node": ("place in a graph view", "places in graph views"),
    "brief": ("brief", "briefs"),
    "brief_section": ("section of a brief", "sections of briefs"),
    "tag": ("tag", "tags"),
    "tagging": ("tag", "tags"),
    "note": ("note", "notes"),
    "case_info": ("case", "cases"),
}

TYPE_ICONS = {
    "entity": "user", "link": "link-2", "source": "book-open", "passage": "quote", "claim": "message-square",
    "assessment": "scale", "judgement": "scale", "alternative": "split", "assumption": "lightbulb", "indicator": "eye",
    "gap": "circle-help", "implication": "target", "scenario_set": "waypoints", "scenario": "waypoints", "driver": "sliders-horizontal",
    "premortem": "hourglass", "premortem_reason": "hourglass", "challenge": "swords", "information_check": "file-search",
    "ach_board": "grid-3x3", "ach_row": "grid-3x3",
    "ach_hypothesis": "grid-3x3", "graph_view": "workflow", "brief": "file-text", "brief_section": "file-text",
    "tag": "tag", "note": "sticky-note", "case_info": "briefcase",
}  # fmt: skip


def type_word(table: str) -> str:
    """One object of a table: `board`."""
    return TYPE_WORDS.get(table, (table.replace("_", " "), ""))[0]


def counted(number: int, table: str) -> str:
    """`1 entity`, `3 entities`."""
    one, many = TYPE_WORDS[table]
    return f"{number:,} {one if number == 1 else many}"


def icon_of(table: str) -> str:
    """The icon that stands for a table."""
    return TYPE_ICONS.get(table, "circle-dot")


def choice_label(table: str, column: str, key: str | None) -> str:
    """What a value of a closed list is called; the key itself where the list does not know it."""
    found = next((each.label for each in choices_of(table, column) or () if each.key == key), None)
    return found or (key or "")


def source_kind(key: str) -> str:
    """What a source is; empty where nobody has said yet."""
    return "" if key == "other" else choice_label("source", "kind", key)


def date_words(edtf: str | None) -> str:
    """A date in words; empty for none."""
    return show_date(edtf) if edtf else ""


def clock_words(at: datetime) -> str:
    """A moment on this computer's clock, to the minute."""
    local = at.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"


def scheme_title(ladder: Ladder) -> str:
    """What an estimative scheme is called where it is chosen: one whose bands nobody here could confirm says so."""
    return f"{ladder.title} – verify against your edition" if ladder.verify else ladder.title


def joined(*parts: str | None) -> str:
    """What there is of the parts, with middle dots."""
    return " · ".join(part for part in parts if part)


def label_of_kind(key: str) -> str:
    """A key as words: `place_of_birth` is `Place of birth`."""
    return key.replace("_", " ").capitalize()
