"""The profile of an entity: what it is, its names, values and ties, and what is said of it, each with its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

from casewright.brief.blocks import Block, Bullets, Heading, Inline, Paragraph, Run
from casewright.brief.grounds import Grounds, left_out
from casewright.brief.techniques.printing import Cell, Printing, table
from casewright.casefile.queries import objects
from casewright.casefile.queries.competing import Stated, preferred_among, standing, stated_of
from casewright.casefile.queries.overview import case_ontology
from casewright.model.choices import choice
from casewright.model.dates import show_date, show_date_short
from casewright.model.errors import InvalidValue
from casewright.model.ontology import Ontology, PropertyType

_MOST = 200
_MOST_CLAIMS = 60
_AS_USUAL = "asserted"
_STANDING = {"preferred": "preferred", "passed_over": "another value is preferred", "disputed": "disputed"}


def entity_profile(printing: Printing, grounds: Grounds, entity_id: UUID) -> Iterator[Block]:
    """All of it; nothing for an entity that is gone, and a remark for one that is marked too high."""
    card = objects.entity_card(printing.case, entity_id)
    if card is None:
        return
    if not grounds.may(card.marking):
        yield from left_out(1)
        return
    yield _Profile(printing, grounds, card).head()
    yield from _Profile(printing, grounds, card).lists()


class _Profile:
    def __init__(self, printing: Printing, grounds: Grounds, card: objects.EntityCard) -> None:
        self._printing, self._grounds, self._card = printing, grounds, card
        self._ontology: Ontology = case_ontology(printing.case)
        self._withheld = 0

    def head(self) -> Paragraph:
        """Name, kind and summary."""
        kind = self._ontology.entity_kind_shown(self._card.kind).label
        begun = (self._own(self._card.name, "strong"), self._own(f", {kind.lower()}."))
        more = (self._own(" "), *self._printing.said(self._card.summary)) if self._card.summary else ()
        return Paragraph((*begun, *more), language=self._printing.language)

    def lists(self) -> Iterator[Block]:
        """Names, values, ties and statements, each under its heading where there are any."""
        yield from _headed("Names", self._names())
        yield from _headed("What is recorded", self._values())
        yield from _headed("Ties", self._ties())
        yield from _headed("What is said", self._statements())
        yield from left_out(self._withheld)

    def _names(self) -> Iterator[Block]:
        rows = [
            (
                (Run(each.text, "plain", each.language or self._printing.language),),
                (Run(choice("name_role", each.role).label),),
                (Run(show_date(each.valid)),) if each.valid else (),
            )
            for each in objects.names_of(self._printing.case, self._card.id)
        ]
        yield from table(("Name", "What it is", "When"), rows, (0.5, 0.28, 0.22), "Names")

    def _values(self) -> Iterator[Block]:
        stated = [each for each in stated_of(self._printing.case, self._card.id) if self._may(each)]
        preferred = preferred_among(self._printing.case, [each.claim_id for each in stated if each.claim_id])
        by_property: dict[UUID, list[Stated]] = defaultdict(list)
        for each in stated:
            by_property[each.property_id].append(each)
        rows = [
            (self._label(found[0].key), standing(found, stated, preferred), found)
            for found in by_property.values()
        ]
        rows.sort(key=lambda row: (row[0], row[1] != "preferred", row[2][0].value))
        yield from table(
            ("What", "Value", "When"),
            [self._value(*row) for row in rows[:_MOST]],
            (0.28, 0.5, 0.22),
            "Recorded values",
        )
        yield from _more(len(rows) - _MOST, "value")

    def _may(self, stated: Stated) -> bool:
        allowed = stated.claim_id is None or self._grounds.may_claim(stated.claim_id)
        self._withheld += not allowed
        return allowed

    def _value(self, label: str, how: str, found: list[Stated]) -> tuple[Cell, ...]:
        """One value with all that states it, and how it stands to others that cannot be right too."""
        one = found[0]
        claims = [each.claim_id for each in found if each.claim_id is not None]
        mark = f" ({_STANDING[how]})" if how else ""
        value = (
            self._own(self._shown(one)),
            *self._grounds.of_object(one.property_id, *claims),
            *((Run(mark, "muted"),) if mark else ()),
        )
        return ((Run(label),), value, (Run(show_date(one.valid)),) if one.valid else ())

    def _ties(self) -> Iterator[Block]:
        rows: list[tuple[str, tuple[Cell, ...]]] = []
        for link in objects.links_of(self._printing.case, self._card.id):
            outward = link.from_id == self._card.id
            other = objects.entity_card(self._printing.case, link.to_id if outward else link.from_id)
            if not self._grounds.may_object(link.id, link.marking) or not self._grounds.may(
                other and other.marking
            ):
                self._withheld += 1
                continue
            kind = self._ontology.link_kind_shown(link.kind)
            said = link.label or (kind.label if outward else kind.reverse)
            state = (
                "" if link.status == _AS_USUAL else f" ({choice('link_status', link.status).label.lower()})"
            )
            name = link.to_name if outward else link.from_name
            where = "" if outward or not link.label else "← "
            tie = (self._own(f"{where}{said}{state}"), *self._grounds.of_object(link.id))
            when = (Run(show_date_short(link.valid)),) if link.valid else ()
            rows.append((name, ((self._own(name),), tie, when)))
        rows.sort(key=lambda row: row[0])
        shown = [cells for _, cells in rows[:_MOST]]
        yield from table(("With", "Tie", "When"), shown, (0.32, 0.46, 0.22), "Ties")
        yield from _more(len(rows) - len(shown), "tie")

    def _statements(self) -> Iterator[Block]:
        used = {each.claim_id for each in stated_of(self._printing.case, self._card.id) if each.claim_id}
        about = [claim for claim in self._grounds.claims_about(self._card.id) if claim not in used]
        cards = [
            card for claim in about[:_MOST_CLAIMS] if (card := objects.claim_card(self._printing.case, claim))
        ]
        items: list[tuple[Inline, ...]] = [self._statement(card) for card in cards]
        if items:
            yield Bullets(tuple(items))
        yield from _more(len(about) - len(cards), "statement")

    def _statement(self, card: objects.ClaimCard) -> tuple[Inline, ...]:
        when = f"{show_date(card.held)}: " if card.held else ""
        lead = (Run(when, "strong"),) if when else ()
        return (*lead, self._own(card.text), *self._grounds.of_claims([card.id]))

    def _known(self, key: str) -> PropertyType | None:
        kinds = self._ontology.entity_kinds
        return self._ontology.property_of(self._card.kind, key) if self._card.kind in kinds else None

    def _label(self, key: str) -> str:
        known = self._known(key)
        return known.label if known is not None else key.replace("_", " ").capitalize()

    def _shown(self, stated: Stated) -> str:
        """A date in words, a number with its unit."""
        known = self._known(stated.key)
        if known is not None and known.type == "date":
            with suppress(InvalidValue):
                return show_date(stated.value)
        return f"{stated.value} {known.unit}" if known is not None and known.unit else stated.value

    def _own(self, text: str, style: str = "plain") -> Run:
        return Run(text, style, self._printing.language)


def _headed(title: str, blocks: Iterator[Block]) -> Iterator[Block]:
    found = list(blocks)
    if found:
        yield Heading(title, 2)
        yield from found


def _more(number: int, what: str) -> Iterator[Paragraph]:
    if number > 0:
        yield Paragraph(
            (Run(f"{number:,} further {what}{'' if number == 1 else 's'} not listed here.", "muted"),)
        )
