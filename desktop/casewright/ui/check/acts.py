"""The one obvious thing to do about a finding, where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from casewright.ui.editing.form_plans import has_form
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import type_word

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.ui.editing.editor import Editor


class Act(NamedTuple):
    """What a button says, and what it asks the editor for."""

    words: str
    do: Callable[[Editor], object]

    def ask(self, editor: Editor) -> None:
        """Opens the dialog."""
        self.do(editor)


def act_for(finding: Finding) -> Act | None:
    """The act for a finding; None where a person has to look for it."""
    ref = ObjectRef(finding.object_type, finding.object_id)
    if (finding.rule, ref.type) in _SPECIAL:
        words, make = _SPECIAL[finding.rule, ref.type]
        return Act(words, make(ref))
    if has_form(ref.type) or ref.type == "brief_section":
        return Act(
            _WORDS.get(finding.rule, f"Edit the {type_word(ref.type)}"), lambda editor: editor.edit(ref)
        )
    return None


def _adding(table: str) -> Callable[[ObjectRef], Callable[[Editor], object]]:
    return lambda ref: lambda editor: editor.add(table, ref.id)


def _doing(verb: str) -> Callable[[ObjectRef], Callable[[Editor], object]]:
    return lambda ref: lambda editor: getattr(editor, verb)(ref)


def _on_id(verb: str) -> Callable[[ObjectRef], Callable[[Editor], object]]:
    def make(ref: ObjectRef) -> Callable[[Editor], object]:
        row_id: UUID = ref.id
        return lambda editor: getattr(editor, verb)(row_id)

    return make


_SPECIAL: dict[tuple[str, str], tuple[str, Callable[[ObjectRef], Callable[[Editor], object]]]] = {
    ("AL01", "judgement"): ("Add an alternative", _adding("alternative")),
    ("AL03", "judgement"): ("Add an assumption", _adding("assumption")),
    ("AL06", "assessment"): ("Add a gap", _adding("gap")),
    ("IW05", "judgement"): ("Add an indicator", _adding("indicator")),
    ("SO01", "judgement"): ("Let it rest on a claim", _doing("support")),
    ("IN02", "judgement"): ("Let it rest on a claim", _doing("support")),
    ("SO03", "claim"): ("Cite a passage", _doing("cite")),
    ("SO04", "source"): ("Rate the source", _doing("rate")),
    ("SO05", "source"): ("Rate the source", _doing("rate")),
    ("SO04", "claim"): ("Rate the items", _doing("rate")),
    ("SO12", "claim"): ("Rate the items", _doing("rate")),
    ("GR01", "link"): ("Add a claim about it", _doing("cite")),
    ("GR04", "entity"): ("Judge the identity", _doing("judge_identity")),
}
_WORDS = {
    "JL02": "Set the likelihood",
    "JL03": "Set the confidence",
    "JL09": "Set the horizon",
    "DT05": "Record the outcome",
    "SO06": "Write the descriptor",
    "SO07": "Write the source summary",
    "BR03": "Give the reason",
    "BR06": "Name a reviewer",
    "MK02": "Mark the section",
}
