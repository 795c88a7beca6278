"""What becomes of every table and every column of a case in a clean copy. A column that is not named here fails a test.

An allow-list: what no line lets through stays at home.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

T = TypeVar("T")


class Fate(Enum):
    """What becomes of a whole table."""

    ROWS = "rows"  # row by row, by marking, choice and what the row rests on
    USED = "used"  # the rows that something kept goes by
    MADE = "made"  # made anew for the copy; nothing of the original's goes into it
    NEVER = "never"  # stays at home


class Text(Enum):
    """What becomes of a text of a row that goes."""

    KEY = "key"  # a word of a closed list, a date, a language, a number of pages: as it is
    MARK = "mark"  # a marking, as it is
    WORDS = "words"  # somebody's words: withheld ids leave them, pseudonyms enter; cleared where they name what is withheld
    ESSENTIAL = (
        "essential"  # the same, but without these words the row says nothing: the row is withheld instead
    )
    NAME = "name"  # who worked on the case: as it is, or a pseudonym
    EXACT = "exact"  # exact words of evidence: never altered; they go as they are, or the row is withheld
    JSON = "json"  # as WORDS, in each string of it; ids in it too
    FROZEN = "frozen"  # JSON under a hash: goes only as it is
    HASH = "hash"  # the SHA-256 of something in the row or in the archive
    DERIVED = "derived"  # follows from another column
    CLEARED = "cleared"  # never travels


class Tie(Enum):
    """What a reference means for a chosen selection, and when its target stays at home."""

    PART = "part"  # the row is a part of the target: it comes with it, and stays with it
    END = "end"  # comes when all its ends are there, stays with any of them
    RESTS = "rests"  # brings its target along, stays with it
    IF = "if"  # comes only where its target does, and stays with it
    LOOSE = "loose"  # the reference is cleared


@dataclass(frozen=True)
class Rows:
    """A table that goes row by row. `ties` are its references; `object_id` is tied by (object_type, object_id)."""

    texts: Mapping[str, Text]
    ties: Mapping[str, Tie]
    fate: Fate = Fate.ROWS


_LETTERS = {
    "k": Text.KEY, "m": Text.MARK, "w": Text.WORDS, "W": Text.ESSENTIAL, "n": Text.NAME, "x": Text.EXACT,
    "j": Text.JSON, "f": Text.FROZEN, "h": Text.HASH, "d": Text.DERIVED, "-": Text.CLEARED,
}  # fmt: skip
_TIES = {"part": Tie.PART, "end": Tie.END, "rests": Tie.RESTS, "if": Tie.IF, "loose": Tie.LOOSE}


def _rows(texts: str, ties: str = "") -> Rows:
    """`k:kind status  w:note` and `part:entity_id`: a letter or word, a colon, and the columns it holds for."""
    return Rows(_pairs(texts, _LETTERS), _pairs(ties, _TIES))


def _pairs(said: str, meanings: Mapping[str, T]) -> dict[str, T]:
    pairs: dict[str, T] = {}
    word = ""
    for each in said.split():
        before, colon, column = each.rpartition(":")
        word = before if colon else word
        pairs[column] = meanings[word]
    return pairs


_OF_ASSESSMENT = "part:assessment_id judgement_id"
POLICY: Mapping[str, Rows] = {
    "entity": _rows("k:kind W:name d:name_key w:summary m:marking"),
    "entity_name": _rows("W:text d:name_key k:role language valid", "part:entity_id"),
    "entity_property": _rows("W:key value k:valid", "part:entity_id if:claim_id"),
    "sameness": _rows("k:verdict W:reason", "end:entity_id other_id"),
    "link": _rows(
        "k:kind w:label k:polarity status valid valid_lo valid_hi w:valid_stated summary m:marking",
        "end:from_id to_id",
    ),
    "source": _rows(
        "W:title d:name_key k:kind w:author publisher controller k:published published_lo published_hi information_date "
        "accessed w:address k:language reliability w:reliability_reason k:reliability_on w:descriptor k:access w:motive "
        "deception k:provenance w:summary j:bibliography w:ai_tool withdrawn m:marking"
    ),
    "capture": _rows(
        "h:sha256 k:media_type W:file_name k:captured_at clock_basis file_time n:captured_by k:method w:tool "
        "k:tool_version -:system w:address final_address archive_address -:persona network_note received_from "
        "w:legal_basis known_limits k:completeness w:note",
        "part:source_id",
    ),
    "source_text": _rows(
        "h:text_sha256 k:pages language activity tool tool_version j:parameters suggested w:failure",
        "part:source_id rests:capture_id",
    ),
    "source_rating": _rows("w:topic k:reliability w:reason k:rated_on n:rated_by", "part:source_id"),
    "source_link": _rows("k:kind status w:note k:found_by", "end:child_id parent_id if:claim_id"),
    "passage": _rows(
        "h:text_sha256 x:exact prefix suffix k:state language w:translation n:translator k:translation_state w:note m:marking",
        "rests:source_id source_text_id",
    ),
    "passage_anchor": _rows(
        "h:text_sha256 x:exact prefix suffix k:state verdict w:note", "part:passage_id rests:source_text_id"
    ),
    "mention": _rows("x:words k:reading", "end:passage_id entity_id"),
    "claim": _rows("W:text k:basis w:hedge k:held held_lo held_hi w:held_stated preferred_reason m:marking"),
    "citation": _rows("k:stance credibility w:credibility_reason note", "part:claim_id rests:passage_id"),
    "claim_about": _rows("k:object_type role", "part:claim_id rests:object_id"),
    "claim_relation": _rows("k:kind w:note", "end:claim_id other_id"),
    "assessment": _rows(
        "W:title w:question k:scheme w:customer decision_supported k:cut_off n:author reviewer k:status w:scope_note "
        "bottom_line source_strengths source_key source_conflicts source_expertise m:marking"
    ),
    "judgement": _rows(
        "W:text k:kind scheme likelihood confidence w:confidence_basis k:information_base rigour volatility "
        "w:uncertainty_cause would_change_if k:horizon horizon_lo horizon_hi change_kind w:change_reason dissent k:outcome "
        "resolved_on n:judged_by k:reviewed_on m:marking",
        "part:assessment_id loose:supersedes_id",
    ),
    "judgement_support": _rows("k:stance w:note", "part:judgement_id rests:claim_id other_id"),
    "alternative": _rows("W:text k:likelihood w:why_less_favoured signs implication", _OF_ASSESSMENT),
    "assumption": _rows(
        "W:text k:category sensitivity w:why could_fail_if if_wrong k:disposition n:owner k:review_by",
        _OF_ASSESSMENT,
    ),
    "gap": _rows("W:question w:why effect collection_idea n:owner k:status", _OF_ASSESSMENT),
    "implication": _rows("W:reader text", _OF_ASSESSMENT),
    "indicator": _rows(
        "W:text k:direction w:threshold where_seen n:owner w:cadence k:expected status last_checked validated_on",
        f"{_OF_ASSESSMENT} loose:scenario_id",
    ),
    "indicator_rating": _rows("k:object_type rating n:rated_by", "part:indicator_id if:object_id"),
    "observation": _rows("k:observed_on W:note", "part:indicator_id rests:claim_id"),
    "scenario_set": _rows(
        "W:title focal_question w:decision k:horizon method probability_policy w:independence",
        "part:assessment_id",
    ),
    "driver": _rows("W:text k:impact uncertainty w:low_end high_end", "part:scenario_set_id"),
    "scenario": _rows("W:title w:logic narrative k:likelihood w:implication", "part:scenario_set_id"),
    "premortem": _rows("W:text k:failed_on status", _OF_ASSESSMENT),
    "premortem_reason": _rows(
        "W:text n:contributor w:domain mitigation early_sign",
        "part:premortem_id loose:assumption_id indicator_id",
    ),
    "challenge": _rows(
        "k:method W:text w:path evidence_reread weakest_link consequence k:likelihood n:advocate k:outcome w:response",
        _OF_ASSESSMENT,
    ),
    "information_check": _rows(
        "w:deception dismissed corrections note k:checked_on n:checked_by",
        "part:judgement_id rests:source_id",
    ),
    "ach_board": _rows(
        "W:title question k:status w:no_null_because no_deception_because conclusion note",
        "part:assessment_id",
    ),
    "ach_hypothesis": _rows("W:label text", "part:board_id loose:judgement_id"),
    "ach_row": _rows(
        "k:kind W:text k:credibility relevance w:note", "part:board_id rests:claim_id assumption_id"
    ),
    "ach_cell": _rows("k:rating w:rationale n:rated_by", "end:row_id hypothesis_id"),
    "graph_view": _rows("W:title w:description j:filters style m:marking"),
    "graph_node": _rows("", "part:view_id rests:entity_id"),
    "brief": _rows(
        "W:title w:standfirst k:product_type w:product_id version bottom_line customer question k:cut_off issued_on "
        "n:author reviewer w:distribution k:language status citation_style m:max_marking j:house_style m:marking",
        "rests:assessment_id loose:supersedes_id",
    ),
    "brief_section": _rows(
        "k:kind w:title W:body k:object_type w:caption m:marking", "part:brief_id rests:object_id"
    ),
    "brief_issue": _rows(
        "k:version kind issued_on n:issued_by W:notice f:snapshot h:snapshot_sha256 m:marking",
        "part:brief_id",
    ),
    "tag": Rows({"name": Text.ESSENTIAL, "colour": Text.KEY}, {}, Fate.USED),
    "tagging": _rows("k:object_type", "rests:tag_id part:object_id"),
    "note": _rows("k:object_type W:text m:marking", "part:object_id"),
    "ontology_item": Rows({"part": Text.KEY, "key": Text.KEY, "definition": Text.JSON}, {}, Fate.USED),
    "check_setting": _rows("k:key value"),
}
"""The tables whose rows may go, in any order."""

OTHERS: Mapping[str, tuple[Fate, str]] = {
    "case_info": (
        Fate.MADE,
        "one row; title, question and description go where the case's own marking allows it",
    ),
    "analyst": (Fate.MADE, "whoever makes the copy"),
    "meta": (Fate.MADE, "an id of its own"),
    "change_set": (Fate.MADE, "one step, 'share'"),
    "change_parent": (Fate.MADE, "that step follows nothing"),
    "head": (Fate.MADE, "that step"),
    "change": (Fate.MADE, "what that step holds"),
    "change_pack": (Fate.MADE, "what that step holds"),
    "kept": (Fate.MADE, "nothing"),
    "archive": (
        Fate.MADE,
        "the contents that captures, texts and house styles in the copy name, each hashed anew",
    ),
    "archive_chunk": (Fate.MADE, "the contents that captures, texts and house styles in the copy name"),
    "custody": (Fate.MADE, "one import for each content"),
    "search_doc": (Fate.MADE, "what is in the copy, indexed anew"),
    "search_index": (Fate.MADE, "what is in the copy, indexed anew"),
    "judgement_revision": (Fate.NEVER, "what was said before: history"),
    "rejected_suggestion": (Fate.NEVER, "words of texts that somebody turned down"),
    "waiver": (Fate.NEVER, "what the authors settled among themselves"),
    "merge_conflict": (Fate.NEVER, "values of other copies"),
    "merge_decision": (Fate.NEVER, "values of other copies"),
    "signing_key": (Fate.MADE, "the key of whoever makes the copy, unless names are hidden"),
    "signature": (Fate.MADE, "of the one step and of the imports"),
}
"""Every other table of a case, what becomes of it, and what it holds in the copy, or why it stays."""
CLOSED = frozenset(table for table, (fate, _) in OTHERS.items() if fate is Fate.NEVER)
"""Tables that stay at home whole."""
