"""Scenarios as cards, the set itself as a head above them, and the indicators of each below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casewright.casefile.queries.scenarios import ScenarioIndicatorRow, ScenarioRow, ScenarioSetRow
from casewright.model.choices import choice
from casewright.model.scales import Ladder
from casewright.ui.pages.item import Item
from casewright.ui.pages.judgement_card import likelihood_bar, titled
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.likelihood import LikelihoodBar
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Pill, Words
from casewright.ui.techniques.keyed_item import KeyedItem
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, date_words, joined

Keys = Mapping[str, Callable[[], object]]
_GAP = 8
_INDENTED = (33, 4, 8, 4)
_STATUS_TONES = {"seen": "bad", "emerging": "warn"}


def head_item(found: ScenarioSetRow) -> Item:
    """Title, focal question, and by which method."""
    method = choice("scenario_method", found.method)
    line = joined(
        method.label,
        f"to {date_words(found.horizon)}" if found.horizon else None,
        f"for the decision: {found.decision}" if found.decision else None,
    )
    words: list[Part] = [
        Words(isolate(found.title), "heading"),
        Words(isolate(found.focal_question), "muted"),
        Words(isolate(line), "caption"),
        Words(method.meaning, "caption"),
    ]
    name = f"Set of scenarios: {found.title}"
    return Item(ObjectRef("scenario_set", found.id), name, Stack(*words, spacing=4), card=False)


def scenario_item(row: ScenarioRow, policy: str, ladder: Ladder | None, keys: Keys) -> KeyedItem:
    """The card of one future."""
    parts: list[Part] = [Words(isolate(row.title), "title")]
    if row.logic:
        parts.append(Words(isolate(row.logic), "caption"))
    if (estimate := _estimate(row, policy, ladder)) is not None:
        parts.append(estimate)
    if row.narrative:
        parts.append(Words(isolate(row.narrative), "small"))
    if row.implication:
        parts.append(titled("Would mean", row.implication))
    if not (row.narrative or row.implication):
        parts.append(Words("How does it come about, and what would it mean?", "caption"))
    return KeyedItem(
        ObjectRef("scenario", row.id), f"Scenario: {row.title}", Stack(*parts, spacing=_GAP), keys
    )


def indicator_line(row: ScenarioIndicatorRow) -> Item:
    """An indicator that would tell the scenario above it."""
    status = Pill(choice_label("indicator", "status", row.status), _STATUS_TONES.get(row.status, "plain"))
    line = Row(
        Words("Watch for", "caption", width=64),
        Words(isolate(row.text), "small"),
        status,
        spacing=8,
        top=True,
    )
    return Item(ObjectRef("indicator", row.id), f"Indicator: {row.text}", line, card=False, margins=_INDENTED)


def estimate_words(row: ScenarioRow, policy: str, ladder: Ladder | None) -> str:
    """How likely a future is said to be, in a few words; empty where the policy is to say nothing."""
    if policy == "sum_100":
        return f"{row.point:.0%}" if row.point is not None else "no point yet"
    if policy == "band":
        term = next((each for each in ladder.terms if each.key == row.likelihood), None) if ladder else None
        return f"{term.text} ({term.band})" if term else "no term yet"
    return ""


def _estimate(row: ScenarioRow, policy: str, ladder: Ladder | None) -> Part | None:
    if policy == "band":
        return (
            likelihood_bar(row.likelihood, None, ladder)
            if row.likelihood
            else Words("No term yet.", "problem")
        )
    if policy != "sum_100":
        return None
    if row.point is None:
        return Words("No point yet.", "problem")
    term = ladder.term_at(row.point) if ladder else None
    return LikelihoodBar(f"{row.point:.0%}", (0.0, row.point), f"{term.text}, {term.band}" if term else "")
