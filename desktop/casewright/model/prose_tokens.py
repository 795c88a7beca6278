"""What prose of a brief may hold beside citations: notes and ways to other parts of the brief.

`[[note: words]]` is printed at the foot of the page. `[[see: title]]` names a section and its page, `[[figure: title]]` the
figure or table of that section, `[[judgement: 2]]` a key judgement. Words and titles hold no square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(r"\[\[(note|see|figure|judgement):\s*([^\[\]]*[^\[\]\s])\s*\]\]")


class ProseToken(NamedTuple):
    """`kind` is note, see, figure or judgement; `words` are the note, or what names the part."""

    kind: str
    words: str


def prose_parts(text: str) -> Iterator[str | ProseToken]:
    """The text in order: stretches of it, none of them empty, and the tokens between them."""
    at = 0
    for match in _TOKEN.finditer(text):
        if text[at : match.start()]:
            yield text[at : match.start()]
        yield ProseToken(match[1], match[2])
        at = match.end()
    if text[at:]:
        yield text[at:]
