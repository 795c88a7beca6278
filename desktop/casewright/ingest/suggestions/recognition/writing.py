"""How names are written: capitals in every script that has them, particles, hyphens, initials; and the words in a run of them.

A run is what one name could at most be made of: capitalised words with the small words that names contain between them
("Department of Foreign Affairs and Trade"). All repetitions are bounded, so that no text takes more than linear time.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

MOST_WORDS = 24  # of one run; a longer one is read in pieces
_LONGEST_WORD = 60

_ABBREVIATED = (
    "Gen|Lt|Col|Maj|Brig|Capt|Sgt|Spc|Cpl|Pvt|Pfc|Adm|Cmdr|Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gov|St|Rev|Hon|Jr|Sr|Mt|Ft|"
    "Dep|Tech|Eng|Messrs|Sec|Amb|Pte|Supt|Insp|Det|Mgr|Fr"
)
_PARTICLES = (
    "al|el|ar|as|ash|at|ad|az|an|ez|es|ed|bin|bint|ibn|ben|de|del|della|di|da|dos|das|do|du|des|la|le|van|von|der|den|zu|zur|"
    "ter|ten|y|ul|ur|ud|uz|us|abu|i|e|af|av|auf"
)
_WORDS_TOO = "as|at|an|us|ad"  # particles only where they hang on the name: "as-Suri", but "known as Suri"
_JOINED_LATER = (
    "un|il|moon|hye|in|sik|nam|ho|jong|jin|yeol|yeon|soo|hun|hwan|wha|kyun|ki|hee|woo|hyun|bok|guk|gun"
)
_SCRIPTS_WITH_CAPITALS = (
    (0x41, 0x590),
    (0x10A0, 0x2000),
    (0x2C00, 0x2E00),
    (0xA640, 0xAC00),
    (0xFF21, 0xFF3B),
)
_BETWEEN = "of|for|and|on|the|in|to|against|with|und|der|des|für|et|para|por"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a run. `key` is folded; `whole_key` the same with a possessive ending ("peoples" of "People's")."""

    start: int
    end: int
    text: str
    key: str
    whole_key: str
    is_small: bool
    """A word that only stands between the words of names, or a particle ("al", "of")."""
    is_particle: bool
    is_joined: bool
    """It hangs on the word before by a hyphen."""
    is_possessive: bool
    begins_line: bool

    @property
    def is_capitals(self) -> bool:
        """An acronym, as far as its letters go."""
        letters = self.text.replace(".", "")
        return len(letters) > 1 and letters.isupper()

    @property
    def is_initial(self) -> bool:
        """`L.` or `J.D.` inside a person's name."""
        return len(self.text) <= 2 and self.text[0].isupper() and self.text[1:] in ("", ".")


@cache
def _capitals() -> str:
    """All capital letters of the basic plane, as the inside of a character class."""
    spans: list[list[int]] = []
    for first, after in _SCRIPTS_WITH_CAPITALS:
        for point in range(first, after):
            letter = chr(point)
            if not (letter.isupper() or letter.istitle()):
                continue
            if spans and spans[-1][1] == point - 1:
                spans[-1][1] = point
            else:
                spans.append([point, point])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in spans)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    up = f"[{_capitals()}]"
    abbreviated = f"{_ABBREVIATED}|{_ABBREVIATED.upper()}"
    capital = (
        rf"(?:{up}\.(?:{up}\.){{1,5}}{up}?(?!\w)|{up}\.(?=[ \u00a0]{up})|(?:{abbreviated})\.(?=[ \u00a0]?(?:{up}|\d))"
        rf"|{up}\w{{0,{_LONGEST_WORD}}}(?:['’ʼ‘`](?!s\b)\w{{1,20}}){{0,2}}(?:['’]s\b)?(?:-(?:{_JOINED_LATER})\b)?)"
    )
    digits = r"\d{1,4}(?:st|nd|rd|th)\b"
    joined = rf"[-–/](?:(?:{_PARTICLES})-)?(?={up}|\d)(?:{capital}|\d{{1,4}}\w{{0,3}}\b)"
    gap = r"(?:[ \u00a0\t]{1,2}|[ \t]?\r?\n(?!\s))"
    small = rf"(?:(?:{_BETWEEN})(?!\w){gap}){{1,2}}(?=(?:(?:{_PARTICLES})[ -])?(?:{up}|{digits}))"
    amid = rf"(?:(?:{_PARTICLES})(?:-(?={up})|(?<!\b(?:{_WORDS_TOO}))(?:[ \u00a0](?={up})|[ ](?=(?:{_PARTICLES})[ -]{up})))){{1,2}}"
    quoted = rf"[\"“‘']{up}[\w.]{{0,20}}(?:[ ][\w.]{{1,20}}){{0,2}}[\"”’'][ ](?={up})"
    elided = r"(?:(?<=\w[ \u00a0])d['’])?"
    word = rf"(?:{amid})?(?:{elided}{capital}|{digits})"
    more = rf"(?:{joined}|{gap}(?:&[ ])?(?:{small})?(?:{quoted})?{word})"
    run = re.compile(rf"(?<!\w)(?:(?:{digits}{gap})(?={up}))?{word}{more}{{0,{MOST_WORDS}}}")
    words = re.compile(
        rf"(?P<digits>{digits}|(?<=[-–/])\d{{1,4}}\w{{0,3}})|(?P<quoted>[\"“‘]{up}[\w.]{{0,20}}(?:[ ][\w.]{{1,20}}){{0,2}}[\"”’])|(?P<capital>{elided}{capital})"
        rf"|(?P<small>[^\W\d_]{{1,8}}(?!\w))|(?P<sign>&)"
    )
    return run, words


def runs() -> re.Pattern[str]:
    """The pattern of runs, for all scripts with capitals."""
    return _patterns()[0]


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Lower case without marks, dots and apostrophes: what the gazetteer compares."""
    if word.isascii():
        return word.lower().translate(_SIGNS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return plain.translate(_SIGNS).translate(_LETTERS)


_SIGNS = {ord(sign): None for sign in ".'’‘ʼʻ`´"}
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
_SPLIT = re.compile(r"[\s\-–/]+")
_PARTICLE_SET = frozenset(_PARTICLES.split("|"))


@lru_cache(maxsize=16_384)
def fold_phrase(phrase: str) -> str:
    """The folded words of a phrase, one space between them; a hyphen counts as a space."""
    return " ".join(filter(None, (fold(word) for word in _SPLIT.split(phrase))))


def _plain(written: str, kind: str | None) -> str:
    """Folded; the number of a weapon type without its variant or plural: `F-16s`, `F/A-18F`."""
    key = fold(written)
    return (
        key.rstrip("abcdefgmstv") if kind == "digits" and not key.endswith(("st", "nd", "rd", "th")) else key
    )


def read_words(text: str, start: int, end: int) -> list[Word]:
    """The words of the run `text[start:end]`."""
    found = []
    before = start
    for match in _patterns()[1].finditer(text, start, end):
        at, to = match.span()
        kind, written = match.lastgroup, match.group()
        if kind == "quoted":
            before = to
            continue
        whole = fold(written)
        is_possessive = to - at > 2 and written[-2:] in ("'s", "’s")
        gap = text[before:at]
        found.append(
            Word(
                at,
                to - 2 if is_possessive else to,
                written[:-2] if is_possessive else written,
                sys.intern(_plain(written[:-2] if is_possessive else written, kind)),
                whole,
                kind in ("small", "sign"),
                kind == "small" and written in _PARTICLE_SET,
                at > start and gap[-1:] in ("-", "–", "/"),
                is_possessive,
                "\n" in gap,
            )
        )
        before = to
    return found


def begins_sentence(text: str, at: int) -> bool:
    """Whether a capital at `at` may be there only because a sentence, a line or a quotation begins."""
    at -= 1
    steps = 0
    while at >= 0 and text[at] in " \u00a0\t" and steps < 40:
        at -= 1
        steps += 1
    return at < 0 or text[at] in ".!?:;\"“”„«»'‘(\n\r•*–—-·[…|"
