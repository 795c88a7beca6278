"""What a case and its briefs would be without some sources, told in groups of lines; nothing is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.dropped_boards import BoardChange, Standing
from casewright.analysis.dropping import ClaimChange, Dropped, JudgementChange, Named, drop_sources
from casewright.brief.quoting import Quoting, briefs_quoting
from casewright.model.short_text import shorten

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_STATES = {
    "lost": "no citation is left",
    "relays_only": "only what passes the dropped source on is left",
    "weaker": "fewer independent origins",
    "same": "as many independent origins as before",
}


@dataclass(frozen=True)
class Line:
    """One object concerned: what it is called, what would become of it, and how bad that is (`bad`, `warn` or `plain`)."""

    type: str
    id: UUID
    title: str
    detail: str
    tone: str = "plain"

    @property
    def sentence(self) -> str:
        """The detail with a capital at its beginning and a full stop at its end."""
        return f"{self.detail[:1].upper()}{self.detail[1:]}."


@dataclass(frozen=True)
class Group:
    """Lines of one sort under a heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Without:
    """What would change; `groups` are the same in the order in which they matter."""

    dropped: Dropped
    briefs: tuple[Quoting, ...]
    groups: tuple[Group, ...]


def without_sources(case: Case, sources: Collection[UUID]) -> Without:
    """Asks the case what would be left without these sources. Reads only.

    Raises:
        NoSuchObject: one of them is not in the case.
    """
    dropped, briefs = drop_sources(case, sources), tuple(briefs_quoting(case, sources))
    return Without(dropped, briefs, tuple(group for group in _groups(dropped, briefs) if group.lines))


def headline(found: Without) -> str:
    """One sentence on all of it."""
    lost = sum(claim.is_bare for claim in found.dropped.claims)
    lower = sum(judgement.must_be_lowered for judgement in found.dropped.judgements)
    if not found.groups:
        return "Nothing in the case rests on it."
    parts = [
        _counted(lost, "claim loses all support", "claims lose all support"),
        _counted(lower, "judgement would have to be lowered", "judgements would have to be lowered"),
        _counted(len(found.briefs), "brief quotes it", "briefs quote it"),
    ]
    return ", ".join(parts) + "."


def as_text(found: Without) -> str:
    """All of it as plain text, to be pasted into a message or a note."""
    named = " and ".join(f"“{source.title}”" for source in found.dropped.sources)
    parts = [f"Without {named}", f"{headline(found)} Nothing was changed: this only asks what if.", ""]
    for group in found.groups:
        parts.append(f"{group.title} ({len(group.lines)})")
        for line in group.lines:
            parts += [f"- {' '.join(line.title.split())}", f"  {line.sentence}"]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _groups(dropped: Dropped, briefs: tuple[Quoting, ...]) -> Iterator[Group]:
    claims = dropped.claims
    yield Group("Claims that lose all support", tuple(_claim(each) for each in claims if each.is_bare))
    yield Group("Judgements affected", tuple(_judgement(each) for each in dropped.judgements))
    yield Group("Briefs that quote it", tuple(_brief(each) for each in briefs))
    yield Group("Boards of hypotheses affected", tuple(_board(each) for each in dropped.boards))
    yield Group("Claims that lose some support", tuple(_claim(each) for each in claims if not each.is_bare))
    yield Group(
        "Left without evidence",
        _named(dropped.left_bare, "no supported claim speaks for it any more", "warn"),
    )
    yield Group(
        "Observations without evidence", _named(dropped.observations, "its claim loses all support", "warn")
    )
    yield Group(
        "Claims that nothing would speak against any more",
        _named(dropped.unopposed, "what contradicts it goes"),
    )
    yield Group("Sources that derive from it", _named(dropped.relays, "look at what it says of its own"))


def _claim(claim: ClaimChange) -> Line:
    words = f"{_STATES[claim.state]}; {_origins(claim.origins_before, claim.origins_after)}"
    tone = "bad" if claim.is_bare else "warn" if claim.state == "weaker" else "plain"
    return Line("claim", claim.id, claim.text, words, tone)


def _judgement(judgement: JudgementChange) -> Line:
    parts = [_origins(judgement.origins_before, judgement.origins_after)]
    if judgement.claims_lost:
        parts.append(
            _counted(len(judgement.claims_lost), "of its claims is left bare", "of its claims are left bare")
        )
    before, after = judgement.ceiling_before or "none", judgement.ceiling_after or "none"
    if judgement.must_be_lowered:
        words = f"{judgement.confidence} confidence would have to be lowered to {after}: {judgement.why}"
        parts.insert(0, words)
    elif before != after:
        parts.insert(0, f"the evidence would allow {after} confidence instead of {before}")
    if judgement.alternatives:
        parts.append(
            "look again at the alternatives: "
            + "; ".join(shorten(each, 80).rstrip(".") for each in judgement.alternatives)
        )
    tone = (
        "bad"
        if judgement.must_be_lowered
        else "warn"
        if before != after or judgement.claims_lost
        else "plain"
    )
    return Line("judgement", judgement.id, judgement.text, "; ".join(parts), tone)


def _board(board: BoardChange) -> Line:
    words = _counted(len(board.rows_lost), "row of evidence is lost", "rows of evidence are lost")
    before, after = _leading(board.before), _leading(board.after)
    if board.leader_changes:
        then = f"would be {after}" if after else "nothing would be left to rank on"
        words += f"; least spoken against is {before or 'none'} now, and {then}"
    elif before:
        words += f"; {before} would stay least spoken against"
    if board.is_shared:
        words = f"as {board.rated_by} rated it, {words}"
    return Line("ach_board", board.id, board.title, words, "bad" if board.leader_changes else "warn")


def _leading(standings: tuple[Standing, ...]) -> str:
    return " and ".join(
        f"{each.label} {shorten(each.text, 40)} ({each.inconsistency:.2f})"
        for each in standings
        if each.leads and each.inconsistency is not None
    )


def _brief(quoting: Quoting) -> Line:
    numbers = ", ".join(f"[{number}]" for number in sorted(quoting.numbers.values()))
    where = ", ".join(f"“{title}”" for _, title in quoting.sections)
    state = quoting.status.replace("_", " ")
    if quoting.status == "issued" and quoting.issued_on:
        state += f" on {quoting.issued_on}"
    words = [
        f"{state}, version {quoting.version}",
        f"as {numbers}" if numbers else "",
        f"in {where}" if where else "",
    ]
    if quoting.why_not:
        words.append(f"it cannot be numbered now: {quoting.why_not}")
    tone = "bad" if quoting.status == "issued" else "warn"
    return Line("brief", quoting.brief_id, quoting.title, "; ".join(word for word in words if word), tone)


def _named(found: tuple[Named, ...], words: str, tone: str = "plain") -> tuple[Line, ...]:
    return tuple(Line(each.type, each.id, each.title, words, tone) for each in found)


def _origins(before: tuple[int, int], after: tuple[int, int]) -> str:
    return f"independent origins {_range(before)} before, {_range(after)} after"


def _range(origins: tuple[int, int]) -> str:
    best, worst = origins
    return str(best) if best == worst else f"{worst}–{best}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
