"""Links: typed, directed, dated relations between two entities. Parallel links are welcome."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import Row, flag, optional_text, reference, required_text


class Link(Row, table=True):
    """`from_id` stands in `kind` to `to_id`, over the EDTF period `valid`.

    `polarity` is cooperative, hostile or neutral where that applies; `status` says whether it is
    asserted, reported, planned, inferred or ended.
    """

    __tablename__ = "link"

    kind: str = required_text(index=True)
    from_id: UUID = reference("entity")
    to_id: UUID = reference("entity")
    directed: bool = flag(True)
    label: str | None = optional_text()
    polarity: str | None = optional_text()
    status: str = required_text()
    valid: str | None = optional_text()
    valid_lo: str | None = optional_text()
    valid_hi: str | None = optional_text()
    valid_stated: str | None = optional_text()
    summary: str | None = optional_text()
    marking: str | None = optional_text()
