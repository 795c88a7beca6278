"""The verdicts on a brief in words, for the window and for the clipboard."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from casewright.model.parted_text import PartedText

if TYPE_CHECKING:
    from casewright.proof.verdict import Proof, Verdict

LOOKS = {
    "exact": ("circle-check", "place", "Exact"),
    "altered": ("circle-x", "event", "Altered"),
    "other source": ("circle-x", "event", "From another source"),
    "not found": ("circle-x", "event", "Not found"),
    "source changed": ("triangle-alert", "account", "Source changed"),
}
_PARTS = {"sources": "quotation", "text": "quotation in the text", "citation": "citation"}


def headline(proof: Proof) -> str:
    """The outcome in one sentence."""
    if proof.ok:
        return "Everything that this brief quotes stands in the case, word for word."
    if not proof.verdicts:
        return "This brief quotes nothing that could be proved."
    faults = sum(each.verdict != "exact" for each in proof.verdicts)
    if faults:
        return f"{faults} of {len(proof.verdicts)} quotations and citations do not hold."
    return "Every quotation holds, but the log of custody was altered or cut since the brief was made."


def counts(proof: Proof) -> str:
    """How many of each kind."""
    told = Counter(_PARTS[each.part] for each in proof.verdicts)
    parts = [f"{count} {word}{'' if count == 1 else 's'}" for word, count in told.items()]
    custody = {True: "log of custody whole", False: "log of custody altered or cut", None: ""}[proof.custody]
    return " · ".join([*parts, *([custody] if custody else [])])


def place(verdict: Verdict) -> PartedText:
    """What a verdict is about and where it is printed."""
    page = f"page {verdict.page}" if verdict.page else ""
    words = [LOOKS[verdict.verdict][2], f"{_PARTS[verdict.part]} [{verdict.number}]", page, verdict.detail]
    return PartedText([each for each in words if each], " · ")


def as_text(name: str, proof: Proof) -> str:
    """All of it as plain text, what does not hold first."""
    lines = [f"Proof of {name}", headline(proof), counts(proof), ""]
    for verdict in sorted(proof.verdicts, key=lambda each: each.verdict == "exact"):
        page = f", page {verdict.page}" if verdict.page else ""
        lines.append(f"[{verdict.number}] {verdict.verdict}{page}: {verdict.detail} “{verdict.words}”")
    return "\n".join(lines) + "\n"
