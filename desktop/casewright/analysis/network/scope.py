"""Which links count in an analysis."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.queries.network import NetworkLink
from casewright.casefile.queries.overview import case_ontology
from casewright.casefile.readers import Readable
from casewright.model.case_filter import NO_POLARITY
from casewright.model.choices import checked_choice
from casewright.model.dates import parse_edtf
from casewright.model.nearby import unknown


@dataclass(frozen=True)
class Scope:
    """What is looked at; as it stands, all links of the case, without regard to direction.

    Args:
        cited_only: only links that a citation supports, of a source that is not withdrawn.
        kinds, statuses, polarities: only links of these; empty is all. The polarity of a link that has none is NO_POLARITY.
        held: an EDTF expression; only links that can have held within it. Undated links are left out then, unless `undated`.
        directed: follow links in their direction; one that has none is followed both ways.
        entities: only these and the links among them; None is all.
        links: only these; None is all.
    """

    cited_only: bool = False
    kinds: Collection[str] = ()
    statuses: Collection[str] = ()
    polarities: Collection[str] = ()
    held: str | None = None
    undated: bool = False
    directed: bool = False
    entities: Collection[UUID] | None = None
    links: Collection[UUID] | None = None

    def check(self, case: Readable) -> None:
        """Raises InvalidValue when a kind, status, polarity or date is none; a misspelt kind must not look like no links."""
        if self.kinds:
            used = {row[0] for row in case.read("SELECT DISTINCT kind FROM link")}
            known = [*case_ontology(case).link_kinds, *used]
            for kind in self.kinds:
                if kind not in known:
                    raise unknown("kind of link", kind, known)
        for status in self.statuses:
            checked_choice("link", "status", status)
        for polarity in self.polarities:
            if polarity != NO_POLARITY:
                checked_choice("link", "polarity", polarity)
        if self.held is not None:
            parse_edtf(self.held)

    def keeps(self, link: NetworkLink) -> bool:
        """Whether a link counts."""
        if self.cited_only and not link.citations:
            return False
        if self.kinds and link.kind not in self.kinds:
            return False
        if self.statuses and link.status not in self.statuses:
            return False
        if self.polarities and (link.polarity or NO_POLARITY) not in self.polarities:
            return False
        if self.entities is not None and not (link.from_id in self.entities and link.to_id in self.entities):
            return False
        if self.links is not None and link.id not in self.links:
            return False
        return self.held is None or self._held(link)

    def _held(self, link: NetworkLink) -> bool:
        if link.valid is None:
            return self.undated
        asked = parse_edtf(self.held or "")
        begins, ends = asked.lo, asked.hi
        too_late = link.valid_lo is not None and ends is not None and link.valid_lo > ends.isoformat()
        too_early = link.valid_hi is not None and begins is not None and link.valid_hi < begins.isoformat()
        return not too_late and not too_early

    def parameters(self) -> dict[str, object]:
        """Whatever differs from looking at everything, for the record of a result."""
        said: dict[str, object] = {"directed": self.directed}
        if self.cited_only:
            said["cited_only"] = True
        for name in ("kinds", "statuses", "polarities"):
            if getattr(self, name):
                said[name] = sorted(getattr(self, name))
        if self.held is not None:
            said |= {"held": self.held, "undated": self.undated}
        if self.entities is not None:
            said["entities"] = len(self.entities)
        if self.links is not None:
            said["links"] = len(self.links)
        return said
