"""The shapes of structured techniques in a recipe: scenarios, premortems, challenges, checks of information."""

from __future__ import annotations

from collections.abc import Mapping

from casewright.exchange.recipe.shape import Shape, list_of, shape

_OF_JUDGEMENT = {"judgement_id": ("judgement", "judgement")}

INFORMATION_CHECK = shape(
    "information check",
    "information_check",
    refers={"source_id": ("source", "source")},
    required=["source"],
    named=True,
    identity=["source"],
)

_DRIVER = shape("driver", "driver", required=["text"], keyed=True)
_SCENARIO = shape("scenario", "scenario", required=["title"], keyed=True)
_REASON = shape(
    "premortem reason",
    "premortem_reason",
    refers={"assumption_id": ("assumption", "assumption"), "indicator_id": ("indicator", "indicator")},
    required=["text", "contributor"],
    named=True,
    identity=["contributor", "text"],
)

SCENARIO_SET = shape(
    "scenario set",
    "scenario_set",
    required=["title", "focal_question"],
    extra=[list_of("drivers", _DRIVER), list_of("scenarios", _SCENARIO)],
    keyed=True,
)
# What of an assessment refers to its other parts, by the list it stands in.
ON_PARTS: Mapping[str, Shape] = {
    "premortems": shape(
        "premortem",
        "premortem",
        refers=_OF_JUDGEMENT,
        required=["text"],
        extra=[list_of("reasons", _REASON)],
        keyed=True,
    ),
    "challenges": shape(
        "challenge", "challenge", refers=_OF_JUDGEMENT, required=["method", "text"], keyed=True
    ),
}
