"""What a file is by its first bytes, without opening it as a database."""

from __future__ import annotations

import math
from collections import Counter

PLAIN = b"SQLite format 3\0"
PAGE = 4096  # bytes of a page of any case
_ENTROPY = 7.0  # bits a byte; a page of encrypted data has more than 7.9
_KINDS = {
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"%PDF-": "a PDF",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a sound, film or picture",
    b"OggS": "a sound or film",
    b"ID3": "a sound",
    b"\x1f\x8b\x08": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
}


def known_kind(head: bytes) -> str | None:
    """The kind of file that begins so, in words; None when it is none that is known to look like encrypted data."""
    if head[4:8] == b"ftyp":
        return "a film or picture"
    return next((words for magic, words in _KINDS.items() if head.startswith(magic)), None)


def looks_encrypted(page: bytes) -> bool:
    """Whether a first page may be one of an encrypted case: as even as noise, and no kind that is known."""
    return known_kind(page) is None and _entropy(page) >= _ENTROPY


def _entropy(data: bytes) -> float:
    counts = Counter(data).values()
    return -sum(count / len(data) * math.log2(count / len(data)) for count in counts) if data else 0.0
