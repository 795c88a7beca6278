"""What a releasable version leaves out, in words, for the window and for the clipboard."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from casewright.ui.window.words import TYPE_WORDS

if TYPE_CHECKING:
    from casewright.proof.releasing.writing import Told

_SHOWN = 5
_SENTENCES = {"paragraph": ("paragraph", "paragraphs"), "brief_section": ("section", "sections")}


def headline(marking: str, told: Told) -> str:
    """The outcome in one sentence."""
    if not told.left_out:
        return f"Nothing of this brief is above {marking}."
    return f"At {marking} this is left out: {counts(told)}."


def counts(told: Told) -> str:
    """`2 judgements, 3 sources`."""
    parts = []
    for kind, number in Counter(each.kind for each in told.left_out).items():
        one, many = _SENTENCES.get(kind) or TYPE_WORDS.get(kind) or (kind.replace("_", " "), "")
        parts.append(f"{number} {one if number == 1 else many or f'{one}s'}")
    return ", ".join(parts)


def kind_word(kind: str) -> str:
    """One thing of a kind: `paragraph`."""
    one, _ = _SENTENCES.get(kind) or TYPE_WORDS.get(kind) or (kind.replace("_", " "), "")
    return one


def to_look_at(told: Told) -> list[str]:
    """What the author should look at before handing the version over."""
    blockers = [
        f"{each.rule} of the check stands against this version: {each.message}" for each in told.blockers
    ]
    return [*told.look_at, *blockers]


def shown_to_look_at(told: Told) -> str:
    """The first of these, a line each, and how many more there are."""
    found = to_look_at(told)
    more = (
        [f"{len(found) - _SHOWN} more; copied as text, all of them are told."] if len(found) > _SHOWN else []
    )
    return "\n".join([*found[:_SHOWN], *more])


def as_text(title: str, marking: str, told: Told) -> str:
    """All of it as plain text."""
    lines = [f"{title} at {marking}", headline(marking, told), ""]
    lines += [f"- {kind_word(each.kind)}: {each.title} ({each.why})" for each in told.left_out]
    return "\n".join([*lines, *([""] if told.left_out else []), *to_look_at(told)]).rstrip() + "\n"
