"""Names of authors and editors: CSL name objects, and the one line of text that a column and a form hold.

The line is `Family, Given; Family, Given, Suffix; Organisation`. Lower-case words before the family are its particle
(`van der Berg, Jan`), those after the given name one that is dropped in sorting (`Humboldt, Alexander von`). A name
without a comma stays whole: nothing is guessed to be a person. Braces keep commas and semicolons: `{Smith, Sons; Co.}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from casewright.bibliography.organisations import is_organisation

CslName = Mapping[str, Any]
_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal")


def names_to_text(names: Iterable[CslName]) -> str:
    """CSL names as one line; a name with nothing in it is left out."""
    return "; ".join(filter(None, map(name_to_text, names)))


def name_to_text(name: CslName) -> str:
    """One CSL name as the line has it."""
    part = {each: _tidy(name.get(each)) for each in _PARTS}
    if part["literal"] or not part["given"]:
        whole = part["literal"] or _joined(part["non-dropping-particle"], part["family"])
        special = any(sign in whole for sign in ",;{}")
        return f"{{{whole.replace('{', '(').replace('}', ')')}}}" if special else whole
    family = _joined(part["non-dropping-particle"], part["family"])
    given = _joined(part["given"], part["dropping-particle"])
    return ", ".join(_safe(each) for each in (family, given, part["suffix"]) if each)


def names_from_text(text: str) -> list[dict[str, str]]:
    """The names of a line; the other way round from `names_to_text`."""
    return [_parsed(part) for part in _split(text, ";") if part.strip()]


def as_person(text: str) -> str | None:
    """`Jane Q. Smith` as `Smith, Jane Q.`, for a person to accept; None for what is not written like a person's name.

    Only a proposal: `Basin Observer` is written the same way. A lower-case word that is no particle of names, or a word that
    organisations are called by, says that it is no person.
    """
    words = text.split()
    if (
        not 2 <= len(words) <= 5
        or any(sign in text for sign in ",;{}&/")
        or not all(map(_like_a_name, words))
    ):
        return None
    if is_organisation(text):
        return None
    start = next((n for n, word in enumerate(words) if n and word[0].islower()), len(words) - 1)
    if words[-1].islower():
        return None
    return f"{' '.join(words[start:])}, {' '.join(words[:start])}"


def _parsed(text: str) -> dict[str, str]:
    text = text.strip()
    if text.startswith("{") and text.endswith("}"):
        return {"literal": text[1:-1]}
    parts = [part.strip() for part in _split(text, ",")]
    if len(parts) < 2 or not parts[0] or not parts[1] or len(parts) > 3:
        return {"literal": text}
    particle, family = _leading_particle(parts[0].split())
    given, dropped = _trailing_particle(parts[1].split())
    found = {
        "family": family,
        "given": given,
        "suffix": parts[2] if len(parts) > 2 else "",
        "dropping-particle": dropped,
        "non-dropping-particle": particle,
    }
    return {name: value for name, value in found.items() if value}


def _leading_particle(words: Sequence[str]) -> tuple[str, str]:
    start = next((n for n, word in enumerate(words) if not word[0].islower()), 0)
    return " ".join(words[:start]), " ".join(words[start:])


def _trailing_particle(words: Sequence[str]) -> tuple[str, str]:
    end = len(words)
    while end > 1 and words[end - 1][0].islower():
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:])


def _split(text: str, sign: str) -> list[str]:
    """The parts between signs, those in braces aside."""
    parts, depth, start = [], 0, 0
    for n, each in enumerate(text):
        depth += {"{": 1, "}": -1}.get(each, 0)
        if each == sign and depth <= 0:
            parts.append(text[start:n])
            start = n + 1
    return [*parts, text[start:]]


def _like_a_name(word: str) -> bool:
    return word.strip(".-'’").replace("-", "").replace(".", "").replace("'", "").replace("’", "").isalpha()


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _safe(part: str) -> str:
    return part.replace(";", " ").replace(",", " ") if any(sign in part for sign in ",;") else part


def _tidy(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""
