"""From a passphrase to the key of a case file. Derived once per opening; nothing shows it, and nothing writes it down.

The file is SQLCipher's format 4 with a raw key: AES-256-CBC and HMAC-SHA512 for each page, the salt in the first 16
bytes of the file. The key comes from the passphrase by scrypt, which also costs a guesser 64 MB a guess.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata

from casewright.casefile.file_kinds import known_kind
from casewright.model.errors import InvalidValue

SALT = 16
_COST = {"n": 2**16, "r": 8, "p": 1, "dklen": 32, "maxmem": 2**27}
_MASK = 0x3A  # SQLCipher's: the salt of the page key is the file's with these bits turned
_ROUNDS = 2  # SQLCipher's fast_kdf_iter


class Key:
    """The key of one file, with its salt. It shows nothing of itself, and passes to other processes by a pipe only."""

    __slots__ = ("__weakref__", "_raw", "_salt")

    def __init__(self, raw: bytes, salt: bytes) -> None:
        self._raw, self._salt = raw, salt

    @classmethod
    def derive(cls, passphrase: str, salt: bytes) -> Key:
        """A quarter of a second of work, and 64 MB.

        Letters that can be written in two ways count as one (NFC), so that a passphrase typed on another system fits.

        Raises:
            InvalidValue: the passphrase is empty.
        """
        if not passphrase:
            raise InvalidValue("An empty passphrase protects nothing.")
        words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
        return cls(hashlib.scrypt(words, salt=salt, **_COST), salt)

    @classmethod
    def new(cls, passphrase: str) -> Key:
        """For a new file: with a salt of its own, which must not look like the beginning of another kind of file."""
        salt = os.urandom(SALT)
        while known_kind(salt) is not None:
            salt = os.urandom(SALT)
        return cls.derive(passphrase, salt)

    @property
    def salt(self) -> bytes:
        """The first bytes of the file; no secret."""
        return self._salt

    @property
    def specification(self) -> str:
        """What SQLCipher takes as a raw key. Only for the statement that opens the file."""
        return f"x'{self._raw.hex()}{self._salt.hex()}'"

    def page_key(self) -> bytes:
        """With what SQLCipher signs pages: https://www.zetetic.net/sqlcipher/design/."""
        salt = bytes(byte ^ _MASK for byte in self._salt)
        return hashlib.pbkdf2_hmac("sha512", self._raw, salt, _ROUNDS, 32)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Key):
            return NotImplemented
        return hmac.compare_digest(self._raw + self._salt, other._raw + other._salt)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "Key(not shown)"
