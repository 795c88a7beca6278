"""Signing within the write path: one signature a digest, and the key's own row beside it."""

from __future__ import annotations

import logging

from casewright.casefile.driver import Connection
from casewright.casefile.signing.own_key import OwnKey, own_key
from casewright.model.errors import DamagedKey

CHANGE_SET = b"casewright change set\0"
CUSTODY = b"casewright custody\0"
_log = logging.getLogger(__name__)


class Signer:
    """Signs for one analyst. Without a key that can be read or made it signs nothing, and editing goes on."""

    def __init__(self, analyst: str) -> None:
        self.analyst = analyst
        self._key: OwnKey | None = None
        self._tried = False

    def sign(self, connection: Connection, purpose: bytes, digest: bytes) -> None:
        """Adds the signature of a digest, within the transaction under way. `purpose` keeps one kind from passing for another."""
        key = self._own()
        if key is None:
            return
        connection.execute(
            "INSERT OR IGNORE INTO signing_key (key, name, made_on, vouched) VALUES (?, ?, ?, ?)",
            (key.public, key.name, key.made_on, key.vouched),
        )
        connection.execute(
            "INSERT INTO signature (digest, key, value) VALUES (?, ?, ?)",
            (digest, key.public, key.sign(purpose + digest)),
        )

    def _own(self) -> OwnKey | None:
        if not self._tried:
            self._tried = True
            try:
                self._key = own_key(self.analyst)
            except (OSError, DamagedKey):
                _log.warning("steps of %s are not signed", self.analyst, exc_info=True)
        return self._key
