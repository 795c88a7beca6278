"""A new brief begins with an outline made from its assessment, in the order readers expect."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.queries import (
    challenges,
    graph,
    hypotheses,
    information_checks,
    judging,
    overview,
    places,
    premortems,
    scenarios,
)

ASKED = ("title", "standfirst", "bottom_line", "assessment_id", "customer", "question", "cut_off", "marking")


def proposed(case: Case, assessment_id: UUID | None) -> dict[str, Any]:
    """What the form begins with: the words of the assessment."""
    marking = overview.case_card(case).marking
    card = judging.assessment_card(case, assessment_id) if assessment_id else None
    if card is None:
        return {"marking": marking}
    words = {
        name: getattr(card, name) for name in ("title", "bottom_line", "customer", "question", "cut_off")
    }
    return {**words, "assessment_id": assessment_id, "marking": card.marking or marking}


def make(case: Case, values: Mapping[str, Any]) -> UUID:
    """Adds the brief and its sections as one step. Raises CaseError when a value does not fit."""
    from casewright.operations.briefs import add_brief, add_section

    given = {name: value for name, value in values.items() if value is not None}
    with case.edit("add_brief") as tx:
        brief_id: UUID = add_brief(tx, **given)
        for section in _outline(case, given.get("assessment_id")):
            add_section(tx, brief_id, **section)
    return brief_id


def _outline(case: Case, assessment_id: UUID | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{"kind": "text", "title": "What happened"}]
    views, boards = graph.view_rows(case), hypotheses.board_rows(case)
    if assessment_id is not None:
        found.append({"kind": "key_judgements"})
    if views:
        found.append(
            {
                "kind": "link_chart",
                "object_type": "graph_view",
                "object_id": views[0].id,
                "title": views[0].title,
            }
        )
    found.append({"kind": "timeline"})
    if places.stated_coordinates(case):
        found.append({"kind": "map"})
    boards = [each for each in boards if each.assessment_id in (None, assessment_id)]
    if boards:
        found.append({"kind": "ach", "object_type": "ach_board", "object_id": boards[0].id})
    if assessment_id is not None:
        lists: tuple[tuple[str, Callable[[Case, UUID], Sequence[object]]], ...] = (
            ("scenarios", scenarios.scenario_sets_of), ("alternatives", judging.alternatives_of), ("challenges", challenges.challenges_of),
            ("premortem", premortems.premortems_of), ("assumptions", judging.assumptions_of), ("indicators", judging.indicators_of),
            ("gaps", judging.gaps_of), ("implications", judging.implications_of), ("information", information_checks.checks_behind),
        )  # fmt: skip
        found += [{"kind": kind} for kind, rows_of in lists if rows_of(case, assessment_id)]
    return [*found, {"kind": "words"}, {"kind": "sources"}]
