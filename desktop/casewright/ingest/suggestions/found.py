"""What the recogniser finds, and what it is told of the case."""

from __future__ import annotations

from dataclasses import dataclass

OFFERED_FROM = 0.5
"""Names with this score or more are offered without being asked for; the rest only where everything is shown."""


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name or alias of an entity the case already holds. `entity_id` is the id in hexadecimal."""

    entity_id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What the same words can mean besides: `Minsk` the city, and the government that sits there.

    `name` is the name under which that entity would be entered ("Belarus"), `key` its folded form.
    """

    kind: str
    reading: str
    key: str
    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class FoundName:
    """One mention: `text[start:end]`, offsets in code points, `end` exclusive.

    `kind` is an entity kind of the ontology; `score` from 0 to 1; `key` is the same for all mentions of one
    name ("Votel" and "Joseph Votel" share it); `reading` is a `mention_reading` of the choices; `entity` the id
    of the case's own entity, when it is one. `name` is the name under which the entity would be entered: the
    state for a demonym, the full name for a surname. `also` holds the less likely readings, likelier ones first.
    """

    start: int
    end: int
    text: str
    kind: str
    score: float
    key: str
    reading: str = "name"
    entity: str | None = None
    name: str = ""
    also: tuple[OtherReading, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written at `text[start:end]` (code points) and what it means in EDTF; `score` from 0 to 1."""

    start: int
    end: int
    text: str
    edtf: str
    score: float


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Two names of the sentence `text[start:end]`: `link` leads from `names[source]` to `names[target]` (numbers in the list given).

    `trigger` are the words that propose it; `status` and `hedge` what they say of its firmness; `check` a word for which
    the sentence may say the contrary. `score` from 0 to 1 ranks.
    """

    start: int
    end: int
    source: int
    target: int
    link: str
    trigger: str | None
    status: str
    hedge: str | None
    check: str | None
    score: float
