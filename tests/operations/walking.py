"""Random but sound arguments for any operation, from what a case holds at the moment."""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import REAL, Integer

from casewright.casefile.queries.bearing import BORNE_ON
from casewright.casefile.transaction import Transaction
from casewright.model.base import Flag
from casewright.model.case_filter import CaseFilter
from casewright.model.choices import choices_of
from casewright.model.errors import InvalidValue
from casewright.model.field_rules import DATES, DERIVED, OBJECTS
from casewright.model.fields import columns_of
from casewright.model.graph_groups import read_groups
from casewright.model.house_style import PLAIN, HouseStyle
from casewright.model.logo import Logo, written_logo
from casewright.model.ontology import load_ontology
from casewright.model.view_style import COLOUR_BY, SIZE_BY, ViewStyle
from casewright.operations.indicators import OUTCOMES
from casewright.operations.mentions import Place
from casewright.operations.registry import OPERATIONS
from casewright.operations.scheme_change import Estimate, estimates_in
from casewright.operations.suggestions import Named

WORDS = ["Vell", "A secret annex.", "Вучић 'x\"", "🧭\x7f\n two lines", "NULL", "بندر", "0", "a" * 300]
DATES_SAID = ["2024", "2025-03-14", "2024-05~", "2019/..", "202X"]
OBJECTS_OF_TAGS = ["entity", "link", "source", "passage", "claim", "judgement"]
# Tables of parameters that are not called after them.
TABLE_OF = {
    "view_id": "graph_view", "board_id": "ach_board", "hypothesis_id": "ach_hypothesis", "row_id": "ach_row",
    "name_id": "entity_name", "property_id": "entity_property", "section_id": "brief_section", "anchor_id": "passage_anchor",
    "item_id": "ontology_item", "conflict_id": "merge_conflict", "rejected_id": "rejected_suggestion", "from_id": "entity", "to_id": "entity",
    "child_id": "source", "parent_id": "source", "across": "driver", "up": "driver",
}  # fmt: skip
OTHERS = {
    "relate_claims": "claim",
    "judge_same": "entity",
    "judge_different": "entity",
    "support": "judgement",
}
KINDS = {"relate_claims": ("claim_relation", "kind"), "link_sources": ("source_link", "kind"), "add_source": ("source", "kind"),
         "judge": ("judgement", "kind"), "add_section": ("brief_section", "kind"), "add_ach_row": ("ach_row", "kind"),
         "reject_suggestion": ("rejected_suggestion", "kind")}  # fmt: skip
PARTS = ["alternative", "assumption", "indicator", "gap", "implication"]


class NothingThere(InvalidValue):
    """The case holds no row of the kind that is needed."""


class Chooser:
    """Chooses for one call of one operation; the same seed chooses the same from the same case."""

    def __init__(self, tx: Transaction, key: str, seed: int) -> None:
        self._tx, self._key, self._random = tx, key, random.Random(seed)
        self._chosen: dict[str, Any] = {}
        self.words = (0, 0)  # [start, end) of a text, where both are asked for

    def arguments(self) -> dict[str, Any]:
        """All that must be given, and some of what may be.

        Raises:
            NothingThere: the case does not hold what the operation needs.
            LookupError: nobody has said how such an argument is chosen.
        """
        for parameter in list(inspect.signature(OPERATIONS[self._key].function).parameters.values())[1:]:
            if parameter.kind is parameter.VAR_KEYWORD:
                self._chosen |= self._fields()
            elif parameter.default is parameter.empty or self._may_give(parameter.name):
                self._chosen[parameter.name] = self._argument(parameter.name)
        return self._chosen

    def _may_give(self, name: str) -> bool:
        always = (self._key, name) in {("quote", "start"), ("quote", "end")}
        return always or (name in _OPTIONAL and self._random.random() < 0.5)

    def _argument(self, name: str) -> Any:
        special = _SPECIAL.get(self._key, {}).get(name) or _COMMON.get(name)
        if special is not None:
            return special(self)
        if name == "other_id":
            return self.row(OTHERS[self._key])
        if name == "kind":
            return self._kind()
        if name.endswith("_id") or name in TABLE_OF:
            return self.row(TABLE_OF.get(name, name.removesuffix("_id")))
        if name == "after":
            table = next(
                TABLE_OF.get(each, each.removesuffix("_id")) for each in self._chosen if each != "table"
            )
            return self._random.choice([None, self.row(self._chosen.get("table", table))])
        raise LookupError(f"say in walking.py how the argument {name} of {self._key} is chosen")

    def row(self, table: str) -> UUID:
        """One of the rows of a table."""
        rows = self._tx.read(f'SELECT id FROM "{table}" ORDER BY id')
        if not rows:
            raise NothingThere(f"no {table}")
        return UUID(bytes=self._random.choice(rows)[0])

    def one_of(self, *values: Any) -> Any:
        """One of these."""
        return self._random.choice(values)

    def chosen(self, name: str) -> Any:
        """An argument that was chosen before."""
        return self._chosen[name]

    def matching(self, sql: str, *params: object) -> list[tuple[Any, ...]]:
        """Rows, at least one."""
        rows = self._tx.read(sql, params)
        if not rows:
            raise NothingThere(sql)
        return rows

    def span(self, source_text_id: UUID) -> tuple[int, int]:
        """Words of a text, from one to forty characters."""
        ((characters,),) = self.matching(
            "SELECT characters FROM source_text WHERE id = ?", source_text_id.bytes
        )
        if not characters:
            raise NothingThere("no words")
        start = self._random.randrange(characters)
        return start, min(characters, start + self._random.randint(1, 40))

    def some(self, sql: str, *params: object) -> list[UUID]:
        """One to three of the ids that a query finds."""
        rows = self.matching(sql, *params)
        return [
            UUID(bytes=row[0])
            for row in self._random.sample(rows, min(len(rows), self._random.randint(1, 3)))
        ]

    def text(self, sha256: str) -> str:
        """The characters of an archived text."""
        return self._tx.text_of(sha256)

    def estimates(self, assessment_id: UUID) -> list[Estimate]:
        """What has a likelihood in an assessment."""
        return estimates_in(self._tx, assessment_id)

    def coordinates(self) -> tuple[float, float]:
        """A point."""
        return round(self._random.uniform(-90, 90), 3), round(self._random.uniform(-90, 90), 3)

    def value(self, table: str, name: str) -> Any:
        """Something that may stand in a column."""
        where, column = f"{table}.{name}", columns_of(table)[name]
        if column.nullable and self._random.random() < 0.15:
            return None
        if found := choices_of(table, name):
            return self.one_of(*found).key
        if column.foreign_keys:
            return self.row(next(iter(column.foreign_keys)).column.table.name)
        for of_type, make in ((Flag, lambda: self.one_of(True, False)), (REAL, lambda: self.one_of(0.25, 0.5)),
                              (Integer, lambda: self.one_of(1, 7))):  # fmt: skip
            if isinstance(column.type, of_type):
                return make()
        if where in DATES:
            return self.one_of(*DATES_SAID)
        if where in OBJECTS:
            return self.one_of({}, {"note": "Вучић"})
        said = {"marking": ("TLP:RED", "TLP:GREEN"), "language": ("fa", "sr-Cyrl"), "colour": ("#112233",),
                "scheme": ("icd203",), "default_scheme": ("icd203",), "likelihood": ("likely", "unlikely")}  # fmt: skip
        return self.one_of(*said.get(name, WORDS))

    def _kind(self) -> str:
        if self._key in KINDS:
            return str(self.value(*KINDS[self._key]))
        ontology = load_ontology()
        of_links = self._key in ("add_link", "accept_pair")
        return str(self.one_of(*sorted(ontology.link_kinds if of_links else ontology.entity_kinds)))

    def _fields(self) -> dict[str, Any]:
        """Up to three columns of the row that is made, or one to three of the one that is edited."""
        table = _MADE.get(self._key) or ("case_info" if self._key == "edit_case" else self._edited())
        free = [
            name for name in columns_of(table)
            if f"{table}.{name}" not in DERIVED and name not in self._chosen and name not in _FIXED.get(table, ())
        ]  # fmt: skip
        most = min(3, len(free))
        number = self._random.randint(0 if self._key in _MADE else 1, most)
        return {name: self.value(table, name) for name in self._random.sample(free, number)}

    def _edited(self) -> str:
        first = next(iter(self._chosen))
        return TABLE_OF.get(first, first.removesuffix("_id"))


_MADE = {
    "add_board": "ach_board", "add_hypothesis": "ach_hypothesis", "add_ach_row": "ach_row", "add_alternative": "alternative",
    "add_assumption": "assumption", "add_indicator": "indicator", "add_gap": "gap", "add_implication": "implication",
    "add_assessment": "assessment", "add_brief": "brief", "compose_brief": "brief", "add_section": "brief_section", "add_capture": "capture",
    "state_claim": "claim", "cite": "citation", "add_name": "entity_name", "set_property": "entity_property",
    "add_view": "graph_view", "judge": "judgement", "add_link": "link", "quote": "passage", "add_source": "source",
    "link_sources": "source_link", "accept_pair": "link", "add_scenario_set": "scenario_set", "add_driver": "driver",
    "add_scenario": "scenario", "add_premortem": "premortem", "add_reason": "premortem_reason", "add_challenge": "challenge",
    "check_information": "information_check",
}  # fmt: skip
# Columns that operations do not take, or that say what was done before.
_FIXED = {
    "passage": {"source_id", "source_text_id", "text_sha256", "start", "end", "exact", "prefix", "suffix", "page", "state"},
    "capture": {"sha256", "size", "media_type", "source_id", "file_name"},
    "link": {"from_id", "to_id", "kind", "status"},
    "citation": {"claim_id", "passage_id"},
    "graph_view": {"filters"},
    "brief_section": {"object_id", "object_type", "brief_id"},
    "judgement": {"assessment_id", "scheme", "judged_by", "reviewed_on"},
    "scenario_set": {"assessment_id"}, "scenario": {"scenario_set_id"}, "driver": {"scenario_set_id", "axis"},
    "premortem": {"assessment_id"}, "premortem_reason": {"premortem_id"}, "challenge": {"assessment_id"},
}  # fmt: skip
_OPTIONAL = {"with_dependents", "pinned", "hidden", "claim_id", "start", "end", "note", "source_id", "entity_ids", "on", "topic",
             "precision_km", "stance", "other_id", "because", "collectable", "valid", "reliable", "stable", "unique_to_it"}  # fmt: skip


def _text(choose: Chooser) -> str:
    return str(choose.one_of(*WORDS))


def _because(choose: Chooser) -> tuple[str, UUID]:
    table = choose.one_of("claim", "source", "judgement", "observation")
    return table, choose.row(table)


def _start(choose: Chooser) -> int:
    choose.words = choose.span(choose.chosen("source_text_id"))
    return choose.words[0]


def _place(choose: Chooser) -> Place:
    return Place(*choose.span(choose.chosen("source_text_id")), reading=choose.one_of("name", "reference"))


def _named(choose: Chooser) -> Named:
    if choose.one_of(True, False):
        return Named((_place(choose),), entity_id=choose.row("entity"), name=_text(choose))
    return Named((_place(choose),), kind=choose.one_of("person", "state"), name=_text(choose))


def _of_another_version(choose: Chooser) -> UUID:
    """A text with words of the source of the passage, other than the one that it was quoted from."""
    return choose.one_of(*choose.some(
        "SELECT t.id FROM source_text t JOIN passage p ON p.source_id = t.source_id AND p.text_sha256 <> t.text_sha256 "
        "WHERE p.id = ? AND t.characters", choose.chosen("passage_id").bytes,
    ))  # fmt: skip


def _readable(choose: Chooser) -> UUID:
    return choose.one_of(*choose.some("SELECT id FROM source_text WHERE characters"))


def _carried_over(choose: Chooser) -> UUID:
    """A passage whose source has other versions."""
    return choose.one_of(*choose.some(
        "SELECT p.id FROM passage p JOIN source_text t ON t.source_id = p.source_id AND t.text_sha256 <> p.text_sha256"
    ))  # fmt: skip


def _exact_places(choose: Chooser) -> list[tuple[UUID, int, int]]:
    """Where a passage stands letter for letter in another version of its source, of which nothing was said yet."""
    text_id = choose.chosen("source_text_id").bytes
    ((sha256,),) = choose.matching("SELECT text_sha256 FROM source_text WHERE id = ?", text_id)
    words = choose.text(sha256)
    rows = choose.matching(
        "SELECT p.id, p.exact FROM passage p JOIN source_text t ON t.source_id = p.source_id AND p.text_sha256 <> t.text_sha256 "
        "WHERE t.id = ? AND p.id NOT IN (SELECT passage_id FROM passage_anchor WHERE text_sha256 = t.text_sha256)", text_id,
    )  # fmt: skip
    return [
        (UUID(bytes=row[0]), words.index(row[1]), words.index(row[1]) + len(row[1]))
        for row in rows
        if row[1] in words
    ]


def _shown(choose: Chooser) -> list[UUID]:
    return choose.some("SELECT entity_id FROM graph_node WHERE view_id = ?", choose.chosen("view_id").bytes)


def _group(choose: Chooser) -> UUID:
    ((style,),) = choose.matching("SELECT style FROM graph_view WHERE id = ?", choose.chosen("view_id").bytes)
    groups = read_groups(style)
    if not groups:
        raise NothingThere("no group")
    return UUID(str(choose.one_of(*(each.id for each in groups))))


def _tagging(choose: Chooser, column: str) -> UUID:
    return choose.one_of(*choose.some(f"SELECT {column} FROM tagging"))


def _with_ends(choose: Chooser) -> list[UUID]:
    """The drivers of a set that can be axes."""
    rows = choose.matching(
        "SELECT id FROM driver WHERE scenario_set_id = ? AND low_end <> '' AND high_end <> '' ORDER BY id",
        choose.chosen("scenario_set_id").bytes,
    )
    return [UUID(bytes=row[0]) for row in rows]


def _without_points(choose: Chooser) -> UUID:
    """A set of scenarios of which none has a point."""
    return choose.one_of(*choose.some(
        "SELECT id FROM scenario_set WHERE id NOT IN (SELECT scenario_set_id FROM scenario WHERE point IS NOT NULL)"
    ))  # fmt: skip


def _rows(choose: Chooser) -> list[Mapping[str, object]]:
    return [{"title": _text(choose)} for _ in range(choose.one_of(1, 2, 400))]


_COMMON: dict[str, Callable[[Chooser], Any]] = {
    **dict.fromkeys(
        ("focal_question", "independence", "text", "title", "question", "reason", "name", "label", "words", "note", "value", "reader", "topic", "translation",
         "translator", "tool", "tool_version", "file_name", "fingerprint"), _text,
    ),
    "key": lambda choose: choose.one_of("one", "two"),
    "method": lambda choose: choose.value("challenge", "method"),
    "policy": lambda choose: choose.value("scenario_set", "probability_policy"),
    "media_type": lambda choose: choose.one_of("text/plain", "application/pdf"),
    "data": lambda choose: _text(choose).encode(),
    "rule": lambda choose: choose.one_of("IN02", "GR01"),
    "with_dependents": lambda choose: True,
    "pinned": lambda choose: choose.one_of(True, False),
    "hidden": lambda choose: choose.one_of(True, False),
    "source_text_id": _readable,
    "start": _start,
    "end": lambda choose: choose.words[1],
    "held": lambda choose: choose.one_of(*DATES_SAID),
    "on": lambda choose: choose.one_of(*DATES_SAID),
    "valid": lambda choose: choose.one_of(*DATES_SAID),
    "validated_on": lambda choose: choose.one_of(*DATES_SAID),
    "observed_on": lambda choose: choose.one_of(*DATES_SAID),
    "category": lambda choose: choose.value("assumption", "category"),
    "rating": lambda choose: choose.value("ach_cell", "rating"),
    "reliability": lambda choose: choose.value("source", "reliability"),
    "credibility": lambda choose: choose.value("citation", "credibility"),
    "stance": lambda choose: choose.one_of("supports", "contradicts"),
    "latitude": lambda choose: choose.coordinates()[0],
    "longitude": lambda choose: choose.coordinates()[1],
    "precision_km": lambda choose: choose.one_of(1.5, 20.0),
    "object_type": lambda choose: choose.one_of(*OBJECTS_OF_TAGS),
    "object_id": lambda choose: choose.row(choose.chosen("object_type")),
    "mention_ids": lambda choose: choose.some("SELECT id FROM mention"),
    "entity_ids": lambda choose: choose.some("SELECT id FROM entity"),
    "claim_ids": lambda choose: choose.some("SELECT id FROM claim"),
    "rationale": _text,
    "named": _named,
    "source": _named,
    "target": _named,
    "place": _place,
    "because": _because,
    "sentence": lambda choose: choose.span(choose.chosen("source_text_id")),
    "table": lambda choose: choose.one_of(*PARTS),
    "part_id": lambda choose: choose.row(choose.chosen("table")),
    "group_id": _group,
    "drawn": lambda choose: ViewStyle(choose.one_of(*COLOUR_BY), choose.one_of(*SIZE_BY)),
    "shown": lambda choose: CaseFilter(text=_text(choose)),
    "places": lambda choose: {each: choose.coordinates() for each in choose.some("SELECT id FROM entity")},
    "rows": _rows,
}  # fmt: skip
_SPECIAL: dict[str, dict[str, Callable[[Chooser], Any]]] = {
    "decide_conflict": {"choice": lambda choose: choose.one_of("mine", "theirs", "newer")},
    "decide_conflicts": {
        "conflict_ids": lambda choose: choose.some("SELECT id FROM merge_conflict"),
        "rule": lambda choose: choose.one_of("mine", "theirs", "newer"),
    },
    "record_outcome": {
        "judgement_id": lambda choose: choose.one_of(*choose.some("SELECT id FROM judgement WHERE kind <> 'fact_reported'")),
        "outcome": lambda choose: choose.value("judgement", "outcome") or "happened",
    },
    "explain_cell": {
        "row_id": lambda choose: choose.one_of(*choose.some("SELECT row_id FROM ach_cell WHERE rated_by = 'M. Example'")),
        "hypothesis_id": lambda choose: choose.one_of(*choose.some(
            "SELECT hypothesis_id FROM ach_cell WHERE rated_by = 'M. Example' AND row_id = ?", choose.chosen("row_id").bytes)),
    },
    "issue_brief": {
        "snapshot": lambda choose: "{}",
        "version": lambda choose: str(choose.one_of(*range(1, 9))),
        "kind": lambda choose: choose.value("brief_issue", "kind"),
        "notice": _text,
    },
    "set_house_style": {
        "style": lambda choose: choose.one_of(PLAIN, HouseStyle(organisation="Example House", accent="#7A1F4E")),
        "logo": lambda choose: choose.one_of(None, written_logo(Logo(2, 1, bytes(6)))),
    },
    "compose_brief": {
        "template": lambda choose: choose.one_of("short_note", "chronology", "source_review"),
        "source_ids": lambda choose: choose.some("SELECT id FROM source"),
    },
    "restore_object": {
        "table": lambda choose: choose.one_of("entity", "source", "judgement", "claim", "note"),
        "row_id": lambda choose: choose.row(choose.chosen("table")),
        "step": lambda choose: choose.one_of(*(row[0] for row in choose.matching("SELECT seq FROM change_set WHERE brought_by IS NULL"))),
    },
    "check_indicator": {"status": lambda choose: choose.value("indicator", "status")},
    "rate_indicator": {
        "object_type": lambda choose: choose.one_of(*OUTCOMES),
        "rating": lambda choose: choose.value("indicator_rating", "rating"),
    },
    "judge_qualities": {
        name: lambda choose: choose.one_of(True, False)
        for name in ("collectable", "valid", "reliable", "stable", "unique_to_it")
    },
    "bear_on": {"object_type": lambda choose: choose.one_of(*BORNE_ON)},
    "accept_anchor": {"passage_id": _carried_over, "source_text_id": _of_another_version},
    "reject_anchor": {"passage_id": _carried_over, "source_text_id": _of_another_version},
    **{key: {"entity_ids": _shown} for key in ("pin_nodes", "hide_nodes", "remove_from_view")},
    "accept_exact_anchors": {"places": _exact_places},
    "move_nodes": {"places": lambda choose: {each: choose.coordinates() for each in _shown(choose)}},
    "mention": {"places": lambda choose: [_place(choose)]},
    "add_many": {"table": lambda choose: "note", "rows": lambda choose: [{"text": row["title"]} for row in _rows(choose)]},
    "define": {
        "part": lambda choose: "entity_kind",
        "key": lambda choose: choose.one_of("drone", "newsletter"),
        "definition": lambda choose: {"label": choose.one_of("Drone", "Letter")},
    },
    "change_scheme": {
        "scheme": lambda choose: choose.one_of("phia", "nato", "icd203"),
        "terms": lambda choose: {each.id: "likely" for each in choose.estimates(choose.chosen("assessment_id"))},
    },
    "untag_object": {
        "tag_id": lambda choose: _tagging(choose, "tag_id"),
        "object_id": lambda choose: choose.one_of(*choose.some("SELECT object_id FROM tagging WHERE tag_id = ?", choose.chosen("tag_id").bytes)),
    },
    "reject_suggestion": {"key": _text},
    "set_thresholds": {
        "values": lambda choose: {
            choose.one_of("concentration", "rating_age_days", "off.JL10"): choose.one_of("70", "90", "yes", None),
            "review_required": choose.one_of("yes", "no"),
        },
    },
    "choose_axes": {
        "scenario_set_id": lambda choose: choose.one_of(*choose.some("SELECT id FROM scenario_set WHERE method = 'two_by_two'")),
        "across": lambda choose: _with_ends(choose)[0],
        "up": lambda choose: _with_ends(choose)[1 % len(_with_ends(choose))],
    },
    # points that add up are left to the verb that needs them
    **{key: {"scenario_set_id": _without_points} for key in ("add_scenario", "change_policy", "lay_out_scenarios")},
    "normalise_points": {
        "scenario_set_id": lambda choose: choose.one_of(*choose.some(
            "SELECT scenario_set_id FROM scenario GROUP BY scenario_set_id HAVING count(*) > 1 AND count(point) = count(*)"
        )),
    },
    "unplace_entity": {
        "entity_id": lambda choose: choose.one_of(*choose.some("SELECT entity_id FROM entity_property WHERE key = 'latitude'"))
    },
    "add_source_text": {"text": lambda choose: " ".join(choose.one_of(*WORDS) for _ in range(4))},
}  # fmt: skip
