"""Names in BibTeX: `von Last, Jr, First and {An Organisation}`, read by bibtexparser, written so that they read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from casewright.bibliography.formats.latex import decode_latex, encode_latex
from casewright.model.errors import InvalidValue


def names_from_latex(value: str) -> list[dict[str, str]]:
    """The CSL names of a field. Raises InvalidValue when it is no list of names."""
    value = value.strip()
    if not value:
        return []
    try:
        return [each for each in map(_parsed, split_multiple_persons_names(value)) if each]
    except (ValueError, IndexError) as error:
        raise InvalidValue("Its names cannot be read.") from error


def names_to_latex(names: Iterable[Any]) -> str:
    """CSL names as a field."""
    return " and ".join(filter(None, (_written(name) for name in names if isinstance(name, Mapping))))


def _parsed(name: str) -> dict[str, str]:
    name = name.strip()
    if _is_one_group(name):
        return {"literal": decode_latex(name)}
    parts = parse_single_name_into_parts(name, strict=False)
    found = {
        "family": decode_latex(" ".join(parts.last)),
        "given": decode_latex(" ".join(parts.first)),
        "suffix": decode_latex(" ".join(parts.jr)),
        "non-dropping-particle": decode_latex(" ".join(parts.von)),
    }
    return {part: text for part, text in found.items() if text}


def _is_one_group(name: str) -> bool:
    """Whether one pair of braces holds all of it."""
    if not (name.startswith("{") and name.endswith("}")):
        return False
    depth = 0
    for n, sign in enumerate(name):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and n < len(name) - 1:
            return False
    return True


def _written(name: Mapping[str, Any]) -> str:
    def part(key: str) -> str:
        value = name.get(key)
        return encode_latex(" ".join(str(value).split())) if isinstance(value, str | int) else ""

    if part("literal"):
        return f"{{{part('literal')}}}"
    family = part("family")
    if not family:
        return f"{{{part('given')}}}" if part("given") else ""
    last = " ".join(filter(None, (part("non-dropping-particle"), _guarded(family))))
    return ", ".join(filter(None, (last, _guarded(part("suffix")), _guarded(part("given"))))) + (
        "" if part("given") or not part("suffix") else ", "
    )


def _guarded(part: str) -> str:
    """In braces where its words would be taken for something else: a particle, a comma, an `and`."""
    words = part.split()
    odd = any(word[0].islower() for word in words) or "," in part or "and" in words or len(words) > 3
    return f"{{{part}}}" if part and odd else part
