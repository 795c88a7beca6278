"""Languages that one script is shared by, told apart by the letters that each of them has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

_RUSSIAN = "ёйщъыьэюя"


@dataclass(frozen=True, slots=True)
class Alphabet:
    """`letters` beyond those that all languages of the script share; `telling`: of these, the ones that speak for it."""

    letters: str
    telling: str


CYRILLIC = {
    "ru": Alphabet(_RUSSIAN, "ыэё"),
    "uk": Alphabet("ґєіїйщьюя", "ґєії"),
    "be": Alphabet("ёіўйыьэюя", "ў"),
    "bg": Alphabet("йщъьюя", "ъ"),
    "sr": Alphabet("ђјљњћџ", "ђћ"),
    "mk": Alphabet("ѓѕјљњќџ", "ѓќѕ"),
    "kk": Alphabet(_RUSSIAN + "әғқңөұүһі", "ғқұ"),
    "tt": Alphabet(_RUSSIAN + "әөүҗңһ", "җәһ"),
    "ky": Alphabet(_RUSSIAN + "ңөү", "ң"),
    "mn": Alphabet(_RUSSIAN + "өү", "өү"),
    "tg": Alphabet("ёйъэюяғӣқӯҳҷ", "ӣӯҳҷ"),
    "os": Alphabet(_RUSSIAN + "ӕ", "ӕ"),
}
"""From the smaller alphabets of near relatives to the larger: of two that fit alike, the first is meant."""

ARABIC = {
    "ar": Alphabet("يكةىأإؤئآ", "ةىأإي"),
    "fa": Alphabet("پچژگکیآئؤأۀ", "پچژگکی"),
    "ur": Alphabet("ٹڈڑںےہھپچژگکیآئؤۂأ", "ٹڈڑںےہ"),
    "ps": Alphabet("ټډړښځڅڼېۍپچژګگکیيىئآأۀ", "ټډړښځڅڼې"),
    "sd": Alphabet("ٻڀٺٽڦڳڪڄڃڇڊڌڏڻپچگکيھآئہ", "ٻڀٽڪڄڻ"),
    "ckb": Alphabet("ڕڵۆێەپچژگکیئڤھ", "ڕڵۆێە"),
    "ug": Alphabet("ۇۆۈۋېەپچژگكڭىيئھ", "ۇۈۋې"),
}

_LEAST_SHARE = 0.004  # of all letters of the script
_MOST_FOREIGN = 0.004  # a name or two in a neighbour's spelling


def by_alphabet(letters: Counter[str], languages: Mapping[str, Alphabet]) -> str | None:
    """The language whose alphabet holds the letters, if some of its telling letters are among them."""
    whole = max(letters.total(), 1)
    special = {letter for alphabet in languages.values() for letter in alphabet.letters}
    best: tuple[float, str] | None = None
    for code, alphabet in languages.items():
        foreign = sum(letters[letter] for letter in special.difference(alphabet.letters)) / whole
        telling = sum(letters[letter] for letter in alphabet.telling) / whole
        if foreign <= _MOST_FOREIGN and telling >= _LEAST_SHARE and (best is None or foreign < best[0]):
            best = foreign, code
    return best[1] if best else None
