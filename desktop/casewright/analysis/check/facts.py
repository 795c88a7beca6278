"""What the rules ask of a case, beyond plain rows. Every answer is remembered until something that it rests on changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from casewright.analysis.backing import controller_key, derivation
from casewright.analysis.check.evidence_rows import (
    CitationRow,
    PassagePlace,
    SourceLinkRow,
    SourceOwner,
)
from casewright.analysis.check.rows import (
    CaseRow,
    SettingRow,
)
from casewright.analysis.check.subjects import JudgementFacts
from casewright.analysis.check.tables import NotedTables
from casewright.analysis.check.work_rows import (
    JudgementPlace,
    JudgementRow,
    SupportRow,
)
from casewright.analysis.concentration import Share
from casewright.analysis.origins import Derivation, Origins
from casewright.analysis.support import AnySupport, Cited
from casewright.casefile.queries.overview import case_ladders, case_markings
from casewright.model.derivation_kinds import SHARED
from casewright.model.errors import InvalidValue
from casewright.model.markings import Marking
from casewright.model.scales import Ladder, ladder
from casewright.model.thresholds import checked_setting, threshold_of

if TYPE_CHECKING:
    from casewright.casefile.case import Case

F = TypeVar("F", bound="Facts | KeptSupport")
P = ParamSpec("P")
T = TypeVar("T")


def remembered(method: Callable[Concatenate[F, P], T]) -> Callable[Concatenate[F, P], T]:
    """A question whose answer is kept until something that it looked at changes. Its arguments can be hashed."""

    @wraps(method)
    def ask(self: F, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (method, *args, *kwargs.items()) if kwargs else (method, *args)
        return self.memory.recall(key, method, self, *args, **kwargs)

    return ask


class Facts(NotedTables):
    """A case as the rules see it. Rows come by their shapes (`analysis.check.rows`), queries through `case`."""

    def __init__(
        self, case: Case, thresholds: Mapping[str, str] | None = None, on: date | None = None
    ) -> None:
        """`thresholds`: values that hold in place of the case's own, by key; `on`: the day that it is taken to be."""
        super().__init__(case, on)
        self.support = KeptSupport(self)
        self._thresholds = {key: checked_setting(key, value) for key, value in (thresholds or {}).items()}

    def number(self, key: str) -> int:
        """A threshold, as given, as the case sets it, or as is usual. Yes is 1."""
        threshold = threshold_of(key)
        rows = self.of(SettingRow, "key", key)
        said = self._thresholds.get(key) or (rows[0].value if rows else None)
        try:
            return threshold.read(said) if said is not None else threshold.usual
        except InvalidValue:  # written by hand, or by a newer version
            return threshold.usual

    def holds(self, key: str) -> bool:
        """Whether a threshold of yes or no is yes."""
        return bool(self.number(key))

    @property
    def judgements(self) -> list[JudgementFacts]:
        """All judgements in the order of their assessments."""
        return [self.judgement(each) for each in self._order()]

    @property
    def key_judgements(self) -> list[JudgementFacts]:
        """Those that a brief leads with."""
        return [judgement for judgement in self.judgements if judgement.is_key]

    @remembered
    def _order(self) -> list[UUID]:
        return [
            row.id
            for row in sorted(self.all(JudgementPlace), key=lambda row: (row.assessment_id, *_place(row)))
        ]

    @remembered
    def judgement(self, row_id: UUID) -> JudgementFacts:
        """One judgement; `name` is how a finding calls it: key judgements are numbered as briefs number them."""
        row = self.table(JudgementRow).get(row_id)
        if row is None:
            raise KeyError(row_id)
        places = [
            each
            for each in self.of(JudgementPlace, "assessment_id", row.assessment_id)
            if each.is_key == row.is_key
        ]
        number = 1 + [each.id for each in sorted(places, key=_place)].index(row_id)
        name = f"{'Key judgement' if row.is_key else 'Judgement'} {number}"
        return JudgementFacts(
            row.id, row.assessment_id, name, row.text, row.kind, bool(row.is_key), row.scheme, row.likelihood, row.point,
            row.confidence, row.confidence_basis, row.horizon, row.horizon_hi, row.would_change_if, row.change_kind, row.change_reason,
            row.supersedes_id, row.marking,
        )  # fmt: skip

    @remembered
    def claims_citing(self, source: UUID) -> list[UUID]:
        """The claims that cite a source, whatever for."""
        passages = self.of(PassagePlace, "source_id", source)
        cited = [row.claim_id for each in passages for row in self.of(CitationRow, "passage_id", each.id)]
        return list(dict.fromkeys(cited))

    @remembered
    def is_behind_key_judgement(self, source: UUID) -> bool:
        """Whether a key judgement rests on this source."""
        return any(
            self.is_key_support(row.claim_id)
            for each in self.of(PassagePlace, "source_id", source)
            for row in self.of(CitationRow, "passage_id", each.id)
            if row.stance == "supports"
        )

    @remembered
    def judgements_on(self, claim: UUID) -> list[UUID]:
        """The judgements that rest on a claim, also through other judgements."""
        found: dict[UUID, None] = {}
        waiting = [
            row.judgement_id for row in self.of(SupportRow, "claim_id", claim) if row.stance == "supports"
        ]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found[one] = None
                further = self.of(SupportRow, "other_id", one)
                waiting += [row.judgement_id for row in further if row.stance == "supports"]
        return list(found)

    @remembered
    def is_key_support(self, claim: UUID) -> bool:
        """Whether a key judgement rests on this claim."""
        places = (self.row(JudgementPlace, each) for each in self.judgements_on(claim))
        return any(place is not None and place.is_key for place in places)

    @remembered
    def case_marking(self) -> str:
        """The marking of the case as a whole: what holds where nothing else is said."""
        return self.all(CaseRow)[0].marking

    @remembered
    def default_scheme(self) -> str:
        """The estimative scheme of what belongs to no assessment."""
        return self.all(CaseRow)[0].default_scheme

    @property
    def markings(self) -> Mapping[str, Marking]:
        """The labels that are valid in this case."""
        return self._markings()

    @remembered
    def _markings(self) -> Mapping[str, Marking]:
        return case_markings(self.case)

    @property
    def ladders(self) -> Mapping[str, Ladder]:
        """The estimative schemes of this case."""
        return self._ladders()

    @remembered
    def _ladders(self) -> Mapping[str, Ladder]:
        return case_ladders(self.case)

    def ladder(self, scheme: str) -> Ladder:
        """The estimative scheme of that key."""
        return ladder(scheme, self.ladders)


class KeptSupport(AnySupport):
    """Citations, claims and origins over rows that follow the case."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self.memory = facts, facts.memory

    @remembered
    def citations_of(self, claim: UUID) -> Sequence[Cited]:
        rows = [
            (row, self._facts.row(PassagePlace, row.passage_id))
            for row in self._facts.of(CitationRow, "claim_id", claim)
        ]
        return [
            Cited(claim, row.passage_id, place.source_id, row.stance, row.credibility, bool(row.first_hand))
            for row, place in rows
            if place is not None
        ]

    def derivations_of(self, source: Hashable) -> Sequence[Derivation]:
        return self.memory.settled((KeptSupport._derivations_of, source), self._derivations_of, source)

    def _derivations_of(self, source: Hashable) -> Sequence[Derivation]:
        rows = [
            *self._facts.of(SourceLinkRow, "child_id", source),
            *(row for row in self._facts.of(SourceLinkRow, "parent_id", source) if row.kind in SHARED),
        ]
        return [
            derivation(row.child_id, row.parent_id, row.status, row.kind, row.claim_id)
            for row in rows
            if row.status != "rejected"
        ]

    def supports_of(self, judgement: UUID) -> Sequence[tuple[UUID | None, UUID | None, str]]:
        rows = self._facts.of(SupportRow, "judgement_id", judgement)
        return [(row.claim_id, row.other_id, row.stance) for row in rows]

    def owners(self, sources: Iterable[Hashable]) -> tuple[dict[UUID, str], set[UUID]]:
        rows = [
            row for each in sources if isinstance(each, UUID) and (row := self._facts.row(SourceOwner, each))
        ]
        controllers = {row.id: controller_key(row.controller) for row in rows if row.controller}
        return controllers, {row.id for row in rows if row.provenance == "unknown"}

    @remembered
    def claims_of(self, judgement: UUID, stance: str = "supports") -> list[UUID]:
        return super().claims_of(judgement, stance)

    def origins(
        self, claims: Iterable[UUID], failed: Iterable[UUID] = (), stance: str = "supports"
    ) -> Origins:
        return self._origins(tuple(claims), frozenset(failed), stance)

    @remembered
    def _origins(self, claims: tuple[UUID, ...], failed: frozenset[UUID], stance: str) -> Origins:
        return super().origins(claims, failed, stance)

    def circles(self, claims: Iterable[UUID]) -> Sequence[frozenset[Hashable]]:
        return self._circles(tuple(claims))

    @remembered
    def _circles(self, claims: tuple[UUID, ...]) -> Sequence[frozenset[Hashable]]:
        return super().circles(claims)

    def spread(self, claims: Iterable[UUID]) -> list[Share]:
        return self._spread(tuple(claims))

    @remembered
    def _spread(self, claims: tuple[UUID, ...]) -> list[Share]:
        return super().spread(claims)


def _place(row: JudgementPlace) -> tuple[float, UUID]:
    return row.position, row.id
