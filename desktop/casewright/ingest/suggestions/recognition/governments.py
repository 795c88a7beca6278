"""States spoken of in other ways: a capital for its government, and bodies without a name ("the regime", "the ministry")."""

from __future__ import annotations

import re
from bisect import bisect_left

from casewright.ingest.suggestions.found import OtherReading
from casewright.ingest.suggestions.recognition.reading import Draft, Reading
from casewright.model.names import name_key

_COORDINATED = re.compile(r"[ \u00a0](?:and|or|nor|,)[ \u00a0](?:the )?[A-Z]")
_BODY_AFTER = re.compile(
    r"[ \u00a0](government|regime|army|military|forces|authorities|armed forces|security forces|air force|navy|police)\b"
)
_BODIES = {
    "government": ("government_body", "Government of {}"),
    "regime": ("government_body", "Government of {}"),
    "authorities": ("government_body", "Government of {}"),
    "army": ("armed_force", "Army of {}"),
    "navy": ("armed_force", "Navy of {}"),
    "air force": ("armed_force", "Air Force of {}"),
    "police": ("government_body", "Police of {}"),
}
_FORCES = ("armed_force", "Armed forces of {}")
_REFERENCE = re.compile(
    r"(?<![\w-])(?:[Tt]he )(regime|government|ministry|president|army|military|authorities|prime minister|foreign minister|"
    r"foreign ministry|defence ministry|defense ministry|opposition|parliament|central bank|security forces|armed forces|"
    r"group|party|company|bank|organisation|organization|agency|militia|rebels|insurgents|coalition|alliance|union)(?![\w-])"
    r"|(?<![\w-])([Gg]overnment|[Rr]egime|[Oo]pposition) (?:forces|troops|soldiers|fighters|officials)(?![\w-])"
)
_KINDS = {
    "ministry": "government_body", "president": "official", "prime minister": "official", "foreign minister": "official",
    "foreign ministry": "government_body", "defence ministry": "government_body", "defense ministry": "government_body",
    "parliament": "government_body", "central bank": "bank", "army": "armed_force", "military": "armed_force",
    "security forces": "armed_force", "armed forces": "armed_force", "militia": "armed_group", "rebels": "armed_group",
    "insurgents": "armed_group", "party": "political_party", "company": "company", "bank": "bank",
    "regime": "government_body", "government": "government_body", "authorities": "government_body",
    "agency": "government_body", "coalition": "international_organisation", "alliance": "international_organisation",
    "union": "international_organisation",
}  # fmt: skip
_FAMILIES = {
    "group": ("armed_group", "criminal_network", "organisation"), "militia": ("armed_group",), "rebels": ("armed_group",),
    "insurgents": ("armed_group",), "party": ("political_party",), "company": ("company",), "bank": ("bank",),
    "organisation": ("international_organisation", "organisation", "civil_society"),
    "organization": ("international_organisation", "organisation", "civil_society"),
    "agency": ("government_body", "intelligence_service", "media_outlet", "international_organisation"),
    "coalition": ("international_organisation",), "alliance": ("international_organisation",),
    "union": ("international_organisation",),
}  # fmt: skip
_NEAR = 400  # characters back in which a body without a name may have been named
_STATES = ("state", "territory")


def other_readings(reading: Reading, drafts: list[Draft]) -> None:
    """Give capitals and demonyms the government as another reading, or as the first where the sentence says so."""
    for draft in drafts:
        if not draft.is_known:
            continue
        if draft.kind == "city" and draft.reading == "name":
            state = reading.seats.get(draft.key)
            if state is not None:
                _capital(reading, draft, *state)
        elif draft.kind in _STATES:
            match = _BODY_AFTER.match(reading.text, draft.end)
            if match:
                kind, form = _BODIES.get(match.group(1), _FORCES)
                name = form.format(draft.name)
                draft.also = (OtherReading(kind, "description", name_key(name), name), *draft.also)


def _capital(reading: Reading, draft: Draft, kind: str, state: str) -> None:
    """`Minsk refused`: the government first, the place after; elsewhere the other way round."""
    government = OtherReading(kind, "government", name_key(state), state)
    if _acts(reading, draft):
        draft.also = (OtherReading(draft.kind, "name", draft.key, draft.name), *draft.also)
        draft.kind, draft.reading, draft.name, draft.key = kind, "government", state, government.key
        draft.score = min(draft.score, 0.85)
    else:
        draft.also = (government, *draft.also)


def _acts(reading: Reading, draft: Draft) -> bool:
    """Whether a capital does what only a government does, and is not said to be where something happens."""
    before = reading.before(draft.start)
    if reading.words.has("near preposition", before) or before in ("to", "into", "of", "towards", "across"):
        return False
    following = reading.after(draft.end)
    if reading.words.has("government verb", following) and before not in ("from",):
        return True
    match = _COORDINATED.match(reading.text, draft.end)
    if match is None:
        return before == "between"
    partner = re.compile(r"[\w'’-]+(?:[ ][A-Z][\w'’-]+)?").match(reading.text, match.end() - 1)
    if partner is None or partner.group().lower() not in reading.seat_names:
        return False
    return before == "between" or reading.words.has("government verb", reading.after(partner.end()))


def descriptions(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """`the regime`, `the ministry`, `government forces`: with a low score, and with what was named last before as a candidate."""
    found = []
    starts = [draft.start for draft in drafts]
    for match in _REFERENCE.finditer(reading.text):
        word = match.group(1) or match.group(2).lower()
        is_forces = match.group(1) is None
        start = match.start() if is_forces else match.start(1)
        kind = "armed_force" if is_forces else _KINDS.get(word, "organisation")
        name = " ".join(reading.text[start : match.end()].split())
        draft = Draft(start, match.end(), kind, name, 0.3, "description")
        families = ("armed_group",) if is_forces and word == "opposition" else _FAMILIES.get(word, _STATES)
        draft.also = _candidates(drafts, bisect_left(starts, start), start, families, kind, word)
        found.append(draft)
    return found


def _candidates(
    drafts: list[Draft], index: int, start: int, families: tuple[str, ...], kind: str, word: str
) -> tuple[OtherReading, ...]:
    """The one name that can be meant; none where the text names several close by."""
    keys: dict[str, Draft] = {}
    for draft in reversed(drafts[max(0, index - 30) : index]):
        if draft.end < start - _NEAR:
            break
        if draft.kind in families and draft.score >= 0.5:
            keys.setdefault(draft.key or name_key(draft.name), draft)
    if len(keys) != 1:
        return ()
    ((key, draft),) = keys.items()
    if families == _STATES:
        form = {
            "regime": "Government of {}",
            "government": "Government of {}",
            "authorities": "Government of {}",
        }.get(word)
        if form:
            name = form.format(draft.name)
            return (
                OtherReading(kind, "description", name_key(name), name),
                OtherReading(draft.kind, "description", key, draft.name),
            )
    return (OtherReading(draft.kind, "description", key, draft.name),)
