"""Addresses of web pages: whether a text is one, and when two lead to the same page."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid)=", re.IGNORECASE)
_USUAL_PORTS = (":80", ":443")


def is_web_address(text: str) -> bool:
    """Whether it begins with http or https and names a host."""
    parts = _split(text)
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.netloc)


def page_key(address: str) -> str | None:
    """What two addresses of one page have in common; None for what is no web address, and for the front page of a site.

    Neither http or https, nor a fragment, a tracking parameter or a slash at the end makes another page. Front pages
    have no key, since careless sites state theirs as the address of every page.
    """
    parts = _split(address)
    if parts is None or parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    host = parts.netloc.rpartition("@")[2].lower()
    for port in _USUAL_PORTS:
        host = host.removesuffix(port)
    query = "&".join(each for each in parts.query.split("&") if each and not _TRACKING.match(each))
    path = parts.path.rstrip("/")
    if not path and not query:
        return None
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def _split(text: str) -> SplitResult | None:
    try:
        return urlsplit(text.strip())
    except ValueError:
        return None
