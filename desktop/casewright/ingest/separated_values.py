"""CSV and TSV files as documents: a line a row, cells divided by tabs."""

from __future__ import annotations

import csv
import io
import itertools

from casewright.ingest.canonical_text import canonical
from casewright.ingest.extraction import USUAL, Caps, Extraction
from casewright.ingest.language import guess_language
from casewright.ingest.media_type import CSV, TSV
from casewright.ingest.plain_text import beginning, decode
from casewright.ingest.table_lines import Lines, left_out

TOOL, TOOL_VERSION = "table of separated values", "1"
_DELIMITERS = "\t;|,"  # of two that fit alike, the one that is rarer in prose
_SAMPLE = 20_000
_LONGEST_CELL = 1_000_000


def read_separated_values(data: bytes, media_type: str = CSV, caps: Caps = USUAL) -> Extraction:
    """The rows as lines. The dialect is what the first lines look like; a file that is no table is kept as written."""
    decoded, warning = decode(beginning(data, caps.characters))
    text = canonical(decoded)
    warnings = [warning] if warning else []
    csv.field_size_limit(_LONGEST_CELL)
    lines = Lines(caps.characters)
    delimiter = "\t" if media_type == TSV else guess_delimiter(text[:_SAMPLE])
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if not lines.add(row):
                break
        text = lines.text
    except csv.Error:
        warnings.append("The file is not written as a table should be; its text is kept as it stands.")
    cut = left_out(lines.cut, "the table")
    return Extraction(
        media_type=media_type,
        text=text,
        language=guess_language(text),
        tool=TOOL,
        tool_version=TOOL_VERSION,
        parameters=f'{{"delimiter": "{"tab" if delimiter == chr(9) else delimiter}"}}',
        warnings=tuple([*warnings, cut] if cut else warnings),
        failure=None if text.strip() else "The table is empty.",
    )


def guess_delimiter(sample: str) -> str:
    """The sign that divides the first rows into the same number of cells, more than one; a comma when none does."""
    best, most = ",", 0.0
    for sign in _DELIMITERS:
        try:
            rows = list(itertools.islice(csv.reader(io.StringIO(sample, newline=""), delimiter=sign), 50))
        except csv.Error:
            continue
        widths = [len(row) for row in (rows[:-1] if len(sample) >= _SAMPLE else rows) if row]
        usual = max(set(widths), key=widths.count) if widths else 1
        score = widths.count(usual) / len(widths) * min(usual, 20) if usual > 1 else 0.0
        if score > most:
            best, most = sign, score
    return best
