"""Which language a text is in: by script, then by letters that only some languages use, then by function words.

A guess for a field that a person can correct; None rather than a doubtful answer.
"""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 20_000
_LEAST_LETTERS = 12
_LEAST_WORDS = 3
_LEAST_PART = 0.6  # of all letters must be of one script

_SCRIPTS = {
    "Latin": r"[A-Za-zÀ-ɏḀ-ỿ]",
    "Cyrillic": r"[Ѐ-ԯ]",
    "Arabic": r"[ء-ۓۺ-ۿ]",
    "Hebrew": r"[א-ת]",
    "Greek": r"[Ͱ-Ͽἀ-῿]",
    "Armenian": r"[Ա-և]",
    "Georgian": r"[ა-ჿ]",
    "Thai": r"[ก-ฮ]",
    "Hangul": r"[가-힣]",
    "Kana": r"[ぁ-ヿ]",
    "Han": r"[一-鿿]",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in _SCRIPTS.items()}
_ONE_LANGUAGE = {
    "Hebrew": "he", "Greek": "el", "Armenian": "hy", "Georgian": "ka", "Thai": "th", "Hangul": "ko", "Han": "zh",
}  # fmt: skip

# Letters in the order of asking: (language, letters that decide for it). Share: of the letters of that script.
_CYRILLIC = (
    ("mk", "ѓќѕ"), ("sr", "ђћјљњџ"), ("be", "ў"), ("uk", "іїєґ"), ("ru", "ыэё"), ("bg", "ъ"),
)  # fmt: skip
_ARABIC = (("ur", "ٹڈڑںے"), ("ps", "ټډړښځڅ"), ("ckb", "ڕڵۆێ"), ("fa", "پچژگکی"), ("ar", "يكةىأإ"))
_LEAST_SHARE = 0.004

_FUNCTION_WORDS = {
    "en": "the of and to in is that was for on with as by at from has have are were not it this which be",
    "fr": "le la les des et est dans que qui une pour par sur pas au aux avec du ce sont été plus elle",
    "de": "der die das und ist nicht von mit den dem ein eine im auf für des sich auch als nach wird über",
    "es": "el la los las y que en un una por con para del se su es al lo como más pero fue entre",
    "it": "il di che la e è per un una del della con non sono le gli nel alla dei anche più si da",
    "pt": "o a os as de que e do da em um uma para com não por se na no dos das mais foi ao são",
    "nl": "de het een en van is dat niet op te met voor zijn in die aan door ook er naar werd bij",
    "sv": "och att det som en är på för av med den till inte har ett om var från vid också",
    "no": "og det som en er på for av med til ikke har et om var fra ved også å seg ble",
    "da": "og det som en er på for af med til ikke har et om var fra ved også at sig blev",
    "pl": "i w na z się nie że do jest o jak po co przez dla ale od są był oraz przy",
    "cs": "a se na v že je s o z do i ve by pro ale jako podle jsou byl které při",
    "hu": "a az és hogy nem is egy van volt meg ez csak de ha már még mint vagy el szerint",
    "ro": "și de la în a că nu cu o pe este din care pentru mai au fost sunt un ale prin",
    "sh": "i je u da se na su za od koji koja sa nije kao iz što biti bi ili kako takođe također",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar ne var ise ya değil sonra göre dedi",
    "id": "yang dan di ini itu dengan untuk dari pada adalah tidak dalam akan ke oleh juga telah",
    "fi": "ja on ei että se oli hän ovat myös kun mutta joka sekä mukaan sen ole tai kuin",
}
_WORDS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_OWN_LETTERS = {
    "tr": "ğış", "pl": "łąęśźż", "cs": "řěů", "hu": "őű", "ro": "țșţ", "sh": "đ", "de": "ß", "es": "ñ¿", "pt": "ãõ",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str | None:
    """A BCP 47 code for the language most of the text is in; None when too little or nothing clear speaks for one."""
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]
    counts = {name: len(pattern.findall(sample)) for name, pattern in _PATTERNS.items()}
    if counts["Kana"] >= 5 and counts["Kana"] > 0.1 * counts["Han"]:
        return "ja"
    script, letters = max(counts.items(), key=lambda item: item[1])
    least = _LEAST_LETTERS // 2 if script == "Han" else _LEAST_LETTERS
    if letters < max(least, _LEAST_PART * sum(counts.values())):
        return None
    if script == "Latin":
        return _by_function_words(sample)
    if script in ("Cyrillic", "Arabic"):
        return _by_letters(sample.lower(), letters, _CYRILLIC if script == "Cyrillic" else _ARABIC)
    return _ONE_LANGUAGE.get(script)


def _by_letters(sample: str, letters: int, languages: tuple[tuple[str, str], ...]) -> str | None:
    """The language whose own letters are most frequent; languages whose letters do not occur are out."""
    counts = Counter(sample)
    shares = {code: sum(counts[letter] for letter in own) / letters for code, own in languages}
    if shares.get("be", 0) >= _LEAST_SHARE:
        return "be"  # it shares its other letters with Ukrainian and Russian
    code, share = max(shares.items(), key=lambda item: item[1])
    if code == "fa":  # Urdu and Kurdish have the Persian letters as well
        code = next((other for other in ("ur", "ps", "ckb") if shares[other] >= 4 * _LEAST_SHARE), "fa")
    return code if share >= _LEAST_SHARE else None


def _by_function_words(sample: str) -> str | None:
    words = Counter(_WORD.findall(sample.lower()))
    letters = Counter(sample.lower())
    hits = {code: sum(words[word] for word in own) for code, own in _WORDS.items()}
    for code, own_letters in _OWN_LETTERS.items():
        hits[code] += sum(letters[letter] for letter in own_letters)
    (first, most), (_, next_most) = sorted(hits.items(), key=lambda item: -item[1])[:2]
    return first if most >= _LEAST_WORDS and most >= 1.15 * next_most else None
