"""The words of the Web Annotation vocabulary that are used here, and our own beside them."""

from __future__ import annotations

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN_CONTEXT = {"casewright": "urn:x-casewright:"}
"""What W3C has no word for is said under this prefix; other tools pass over it."""

QUOTE, POSITION, FRAGMENT = "TextQuoteSelector", "TextPositionSelector", "FragmentSelector"
PDF_FRAGMENT = "http://tools.ietf.org/rfc/rfc8118"
"""RFC 8118 took the place of RFC 3778, which the Recommendation still names."""

TRANSLATION_STATE = "casewright:translation_state"
LANGUAGE = "casewright:language"
MARKING = "casewright:marking"
FILE = "casewright:file"
TOOL = "casewright:tool"
CARRIED = "casewright:carried_over"
SHA256 = "urn:sha256:"
UUID_URN = "urn:uuid:"
