"""Remarks that browsers and SingleFile leave in the first lines of a page they save: where it was, and when."""

from __future__ import annotations

import re

from casewright.ingest.web_address import is_web_address

_FROM = re.compile(
    r"<!--\s*saved from url=\(\d{1,6}\)(?P<browser>\S{1,2000})|"
    r"<!--\s*Page saved with SingleFile\s+url: (?P<single>\S{1,2000})\s+saved date: (?P<date>[^\n]{1,100})"
)


def remarks_of_savers(beginning: str) -> dict[str, str]:
    """`saved_from` and `saved` as a browser or SingleFile wrote them into the first lines of a page."""
    found = _FROM.search(beginning)
    if found is None:
        return {}
    address = found["browser"] or found["single"]
    saved = {"saved": found["date"].strip()} if found["date"] else {}
    return {**({"saved_from": address} if is_web_address(address) else {}), **saved}
