"""The recipe format, version 1: the sections of a recipe in the order of the tables they fill."""

from __future__ import annotations

from collections.abc import Mapping

from casewright.exchange.recipe.ontology_shapes import ONTOLOGY
from casewright.exchange.recipe.shape import ANY, Field, Shape, list_of, shape
from casewright.exchange.recipe.technique_shapes import INFORMATION_CHECK, ON_PARTS, SCENARIO_SET
from casewright.model.brief_templates import ASKED
from casewright.operations.indicators import OUTCOMES

_TAG = Shape("tag", "tagging", {"tag": Field("tag", "tag_id", True, ("tag",))}, identity=("tag",))
_TAGS = Field("tags", nested=_TAG, short="tag")
_TRANSLATION = ("language", "translation", "translator", "translation_state")
_PLACE = ("exact", "prefix", "suffix", "page", "start", "end")


CASE = shape("case", "case_info")

TAG = shape("tag", "tag", required=["name"], keyed=True)

_NAME = shape("name", "entity_name", required=["text"], identity=["text", "role"])
PROPERTY = shape(
    "property",
    "entity_property",
    refers={"claim_id": ("claim", "claim")},
    required=["key", "value"],
    identity=["key", "value", "valid"],
)
ENTITY = shape(
    "entity",
    "entity",
    required=["kind", "name"],
    extra=[list_of("names", _NAME), list_of("properties", PROPERTY, pairs=("key", "value")), _TAGS],
    keyed=True,
)

_EVIDENCE = Shape("claim", None, {"claim": Field("claim", None, True, ("claim",))}, identity=("claim",))
LINK = shape(
    "link",
    "link",
    refers={"from_id": ("from", "entity"), "to_id": ("to", "entity")},
    required=["kind", "from", "to"],
    extra=[list_of("claims", _EVIDENCE, short="claim"), _TAGS],
    keyed=True,
)

_CAPTURE = shape("capture", "capture", without=["sha256", "size", "media_type"])
SOURCE = shape(
    "source",
    "source",
    required=["title"],
    extra=[
        Field("file"),
        Field("text"),
        Field("media_type"),
        Field("capture", nested=_CAPTURE, single=True),
        _TAGS,
    ],
    keyed=True,
)
SOURCE_LINK = shape(
    "source link",
    "source_link",
    refers={
        "child_id": ("child", "source"),
        "parent_id": ("parent", "source"),
        "claim_id": ("claim", "claim"),
    },
    required=["child", "parent", "kind"],
    named=True,
    identity=["child", "parent", "kind", "claim"],
)

PASSAGE = Shape(
    "passage",
    "passage",
    {"source": Field("source", None, True, ("source",))}
    | {each: Field(each, each) for each in (*_PLACE, *_TRANSLATION, "note", "marking")}
    | {"tags": _TAGS},
    keyed=True,
    named=True,
)
_CITED = ("stance", "credibility", "credibility_reason", "first_hand", "note")
QUOTE = Shape(
    "quote",
    "citation",
    {
        "passage": Field("passage", None, False, ("passage",)),
        "source": Field("source", None, False, ("source",)),
    }
    | {each: Field(each, each) for each in (*_CITED, *_PLACE, *_TRANSLATION, "marking")},
    named=True,
    identity=("passage", "source", *_PLACE),
)
_ABOUT = Shape(
    "object",
    "claim_about",
    {"object": Field("object", "object_id", True, ANY), "role": Field("role", "role")},
    identity=("object", "role"),
)
CLAIM = shape(
    "claim",
    "claim",
    required=["text"],
    extra=[list_of("about", _ABOUT, short="object"), list_of("quotes", QUOTE), _TAGS],
    keyed=True,
)
CLAIM_RELATION = shape(
    "claim relation",
    "claim_relation",
    refers={"claim_id": ("claim", "claim"), "other_id": ("other", "claim")},
    required=["claim", "other", "kind"],
    named=True,
    identity=["claim", "other", "kind"],
)
SAMENESS = shape(
    "sameness",
    "sameness",
    refers={"entity_id": ("entity", "entity"), "other_id": ("other", "entity")},
    required=["entity", "other", "verdict", "reason"],
    named=True,
    identity=["entity", "other"],
)

_GROUND = Shape(
    "support",
    "judgement_support",
    {"on": Field("on", None, True, ("claim", "judgement")), "note": Field("note", "note")},
    identity=("on",),
)
# The stance that each list of grounds of a judgement stands for.
GROUNDS = {"supported_by": "supports", "contradicted_by": "contradicts", "context": "context"}
JUDGEMENT = shape(
    "judgement",
    "judgement",
    refers={"supersedes_id": ("supersedes", "judgement")},
    without=["scheme"],
    required=["text"],
    extra=[list_of(each, _GROUND, short="on") for each in GROUNDS]
    + [list_of("information_checks", INFORMATION_CHECK), _TAGS],
    keyed=True,
)
_OF_JUDGEMENT = {"judgement_id": ("judgement", "judgement")}
_OBSERVATION = shape(
    "observation",
    "observation",
    refers={"claim_id": ("claim", "claim")},
    required=["observed_on", "note"],
    named=True,
    identity=["observed_on", "note"],
)
_HELD_AGAINST = Shape(
    "rating",
    "indicator_rating",
    {
        "object": Field("object", "object_id", True, OUTCOMES),
        "rating": Field("rating", "rating", True),
        "rated_by": Field("rated_by", "rated_by"),
    },
    identity=("object",),
)
# The parts of an assessment by the list they stand in.
PARTS: Mapping[str, Shape] = {
    "alternatives": shape("alternative", "alternative", refers=_OF_JUDGEMENT, required=["text"], keyed=True),
    "assumptions": shape(
        "assumption", "assumption", refers=_OF_JUDGEMENT, required=["text", "category"], keyed=True
    ),
    "indicators": shape(
        "indicator",
        "indicator",
        refers={**_OF_JUDGEMENT, "scenario_id": ("scenario", "scenario")},
        required=["text"],
        extra=[
            list_of("observations", _OBSERVATION),
            list_of("ratings", _HELD_AGAINST, pairs=("object", "rating")),
        ],
        keyed=True,
    ),
    "gaps": shape("gap", "gap", refers=_OF_JUDGEMENT, required=["question"], keyed=True),
    "implications": shape(
        "implication", "implication", refers=_OF_JUDGEMENT, required=["reader", "text"], keyed=True
    ),
}
ASSESSMENT = shape(
    "assessment",
    "assessment",
    required=["title"],
    extra=[
        list_of("judgements", JUDGEMENT),
        list_of("scenario_sets", SCENARIO_SET),
        *(list_of(name, part) for name, part in {**PARTS, **ON_PARTS}.items()),
        _TAGS,
    ],
    keyed=True,
)

_HYPOTHESIS = shape(
    "hypothesis",
    "ach_hypothesis",
    refers={"judgement_id": ("judgement", "judgement")},
    required=["label", "text"],
    keyed=True,
    local=True,
)
_RATING = Shape(
    "rating",
    "ach_cell",
    {
        "hypothesis": Field("hypothesis", None, True, ("ach_hypothesis",)),
        "rating": Field("rating", "rating", True),
        "rationale": Field("rationale", "rationale"),
        "rated_by": Field("rated_by", "rated_by"),
    },
    identity=("hypothesis",),
)
_ROW = shape(
    "row",
    "ach_row",
    refers={"claim_id": ("claim", "claim"), "assumption_id": ("assumption", "assumption")},
    extra=[list_of("ratings", _RATING, pairs=("hypothesis", "rating"))],
    keyed=True,
    local=True,
)
BOARD = shape(
    "board",
    "ach_board",
    refers={"assessment_id": ("assessment", "assessment")},
    required=["title", "question"],
    extra=[list_of("hypotheses", _HYPOTHESIS), list_of("rows", _ROW), _TAGS],
    keyed=True,
)

_NODE = shape(
    "node", "graph_node", refers={"entity_id": ("entity", "entity")}, required=["entity"], identity=["entity"]
)
GRAPH_VIEW = shape(
    "graph view",
    "graph_view",
    required=["title"],
    extra=[list_of("nodes", _NODE, short="entity"), list_of("entities", _NODE, short="entity"), _TAGS],
    keyed=True,
)

_SECTION = shape(
    "section",
    "brief_section",
    refers={"object_id": ("object", "*")},
    named=True,
    identity=["kind", "title", "object"],
)
_SUBJECT = Shape("subject", None, {"object": Field("object", None, True, ASKED)}, identity=("object",))
BRIEF = shape(
    "brief",
    "brief",
    refers={"assessment_id": ("assessment", "assessment")},
    required=["title"],
    extra=[
        Field("template"),
        list_of("about", _SUBJECT, short="object"),
        list_of("sections", _SECTION),
        _TAGS,
    ],
    keyed=True,
)
NOTE = shape(
    "note",
    "note",
    refers={"object_id": ("about", "*")},
    required=["text"],
    named=True,
    identity=["about", "text"],
)
WAIVER = shape(
    "waiver",
    "waiver",
    refers={"object_id": ("object", "*")},
    without=["fingerprint"],
    required=["rule", "object", "reason"],
    named=True,
    identity=["rule", "object"],
)

SECTIONS: Mapping[str, Shape] = {
    "tags": TAG,
    "entities": ENTITY,
    "links": LINK,
    "sources": SOURCE,
    "source_links": SOURCE_LINK,
    "passages": PASSAGE,
    "claims": CLAIM,
    "claim_relations": CLAIM_RELATION,
    "sameness": SAMENESS,
    "assessments": ASSESSMENT,
    "boards": BOARD,
    "graph_views": GRAPH_VIEW,
    "briefs": BRIEF,
    "notes": NOTE,
    "waivers": WAIVER,
}
RECIPE = Shape(
    "recipe",
    None,
    {
        "recipe": Field("recipe", required=True),
        "name": Field("name", required=True),
        "analyst": Field("analyst"),
    }
    | {
        "case": Field("case", nested=CASE, single=True),
        "ontology": Field("ontology", nested=ONTOLOGY, single=True),
    }
    | {name: list_of(name, each) for name, each in SECTIONS.items()},
)
