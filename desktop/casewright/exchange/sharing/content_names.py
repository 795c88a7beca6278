"""Which archived contents hold a name: in their text as whole words, in their bytes as they are and opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from casewright.casefile.archive import read_chunks
from casewright.casefile.readers import Readable
from casewright.exchange.sharing.matcher import LONGEST, SHORTEST, Matcher
from casewright.exchange.sharing.names import Names
from casewright.exchange.sharing.opened import opened

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def contents_naming(case: Readable, names: Names, tell: Callable[[int], None]) -> frozenset[str]:
    """The hashes of archived texts and files that hold one of these names.

    In texts a name is found as whole words. In files it is found wherever its bytes stand (UTF-8, UTF-16), since what
    letters stand beside it there cannot be told; names of fewer than four bytes are not looked for in files.

    Args:
        tell: called with the bytes that were looked through; may raise to stop.
    """
    if not names:
        return frozenset()
    matcher = Matcher(
        [
            encoded
            for name in names.names
            for encoding in _ENCODINGS
            if SHORTEST <= len(encoded := name.encode(encoding)) <= LONGEST
        ]
    )
    texts = {row[0] for row in case.read("SELECT text_sha256 FROM source_text WHERE text_sha256 IS NOT NULL")}
    found = set()
    for sha256, size in case.read("SELECT sha256, size FROM archive ORDER BY rowid"):
        chunks = partial(read_chunks, case.read, sha256)
        if sha256 in texts:
            stands = names.stands_in(b"".join(chunks()).decode("utf-8", "replace"))
        else:
            stands = any(True for stream in opened(chunks, size) for _ in matcher.found_in(stream))
        if stands:
            found.add(sha256)
        tell(size)
    return frozenset(found)
