"""A key to sort and look names up by: Latin letters, lower case, no marks. For finding, never for deciding sameness."""

from __future__ import annotations

import re

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def name_key(name: str) -> str:
    """`Đorđe Јовановић-Ђ` becomes `djordje jovanovic dj`-like ASCII; a name of signs alone keeps its own characters."""
    if name.isascii():
        folded = name.lower()
    else:
        from anyascii import anyascii  # 30 ms to load: only for names that need it

        folded = anyascii(name).lower()
    return _NOT_WORD.sub(" ", folded).strip() or name.strip().lower()
