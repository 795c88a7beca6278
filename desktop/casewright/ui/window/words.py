"""How the window says things: kinds, grades, dates, sizes. Plain text in, plain text out."""

from __future__ import annotations

from casewright.casefile.queries.evidence import CitedPassage
from casewright.model.choices import choices, choices_of
from casewright.model.dates import show_date

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
    "gap": "circle-help", "implication": "target", "ach_board": "grid-3x3", "ach_row": "grid-3x3",
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


def grade(reliability: str | None, credibility: str | None) -> str:
    """The Admiralty grade, `B2`; a dash stands for what is not rated, and nothing at all is empty."""
    return f"{reliability or '–'}{credibility or '–'}" if reliability or credibility else ""


def grade_words(reliability: str | None, credibility: str | None) -> str:
    """The grade in words: `Usually reliable, probably true`."""
    found = [
        next((each.label for each in choices(name) if each.key == key), None)
        for name, key in (("reliability", reliability), ("credibility", credibility))
    ]
    words = ", ".join(filter(None, (found[0], found[1].lower() if found[0] and found[1] else found[1])))
    return words or "Not rated"


def grade_tone(reliability: str | None, credibility: str | None) -> str:
    """`ok`, `info`, `warn` or `bad` by the worse of both; `plain` where either cannot be judged or nothing is rated."""
    steps = [("ABCDE".find(reliability or "?")), ("12345".find(credibility or "?"))]
    if -1 in steps:
        steps = [step for step in steps if step >= 0]
        if not steps or reliability == "F" or credibility == "6":
            return "plain"
    return ("ok", "info", "warn", "bad", "bad")[max(steps)]


def is_weak(row: CitedPassage) -> bool:
    """Whether a citation carries little: graded D or E, 4 or 5, or withdrawn by its publisher."""
    return row.reliability in ("D", "E") or row.credibility in ("4", "5") or row.withdrawn is not None


def date_words(edtf: str | None) -> str:
    """A date in words; empty for none."""
    return show_date(edtf) if edtf else ""


def joined(*parts: str | None) -> str:
    """What there is of the parts, with middle dots."""
    return " · ".join(part for part in parts if part)


def percent(fraction: float) -> str:
    """`65%`."""
    return f"{round(fraction * 100)}%"


def file_size(size: int) -> str:
    """`184 KB`."""
    for unit in ("bytes", "KB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" or size >= 10 else f"{size:.1f} {unit}"
        size = size // 1000 if unit == "bytes" else size // 1000
    return f"{size} GB"
