"""Which language a text is in: by script, then by the letters that only some languages use, then by small words.

A guess for a field that a person can correct; none rather than a doubtful one. What a document states is a hint: office
programs and web shops write their own language into whatever they are given.
"""

from __future__ import annotations

import re
from collections import Counter

from casewright.ingest.alphabets import ARABIC, CYRILLIC, by_alphabet
from casewright.ingest.function_words import LANGUAGES, score

_SAMPLE = 20_000
_LEAST_LETTERS = 12
_LEAST_PART = 0.6  # of all letters must be of one script
_LEAST_DIFFERENT = 3  # small words of a language
_LEAST_SHARE = 0.12  # of all words: a list of names and numbers has fewer
_LEAD = 1.2  # times the score of the next language
_WEAK_SHARE = 0.08  # is enough for a language that the document states
_SHORT = 20  # words, below which one small word is

_LETTERS = {
    "Latin": r"[A-Za-zÀ-ɏḀ-ỿ]",
    "Cyrillic": r"[Ѐ-ԯ]",
    "Arabic": r"[ء-ۓۺ-ۿە]",
    "Hebrew": r"[א-ת]",
    "Greek": r"[Ͱ-Ͽἀ-῿]",
    "Armenian": r"[Ա-և]",
    "Georgian": r"[ა-ჿ]",
    "Devanagari": r"[ऄ-ह]",
    "Bengali": r"[অ-হ]",
    "Gurmukhi": r"[ਅ-ਹ]",
    "Gujarati": r"[અ-હ]",
    "Tamil": r"[அ-ஹ]",
    "Telugu": r"[అ-హ]",
    "Kannada": r"[ಅ-ಹ]",
    "Malayalam": r"[അ-ഹ]",
    "Sinhala": r"[අ-ෆ]",
    "Thai": r"[ก-ฮ]",
    "Lao": r"[ກ-ຮ]",
    "Burmese": r"[က-အ]",
    "Khmer": r"[ក-ឳ]",
    "Ethiopic": r"[ሀ-ፚ]",
    "Hangul": r"[가-힣]",
    "Kana": r"[ぁ-ヿ]",
    "Han": r"[一-鿿]",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in _LETTERS.items()}
_ONE_LANGUAGE = {
    "Hebrew": "he", "Greek": "el", "Armenian": "hy", "Georgian": "ka", "Bengali": "bn", "Gurmukhi": "pa", "Gujarati": "gu",
    "Tamil": "ta", "Telugu": "te", "Kannada": "kn", "Malayalam": "ml", "Sinhala": "si", "Thai": "th", "Lao": "lo",
    "Burmese": "my", "Khmer": "km", "Hangul": "ko", "Han": "zh",
}  # fmt: skip
_OF_SCRIPT = {
    "Latin": LANGUAGES | {"az", "uz", "sr", "hr", "bs", "nb", "nn", "ms"},
    "Cyrillic": CYRILLIC.keys() | {"sr", "uz", "az"},
    "Arabic": ARABIC.keys() | {"ku", "az", "uz"},
    **{script: {code} for script, code in _ONE_LANGUAGE.items()},
    "Han": {"zh", "ja"},
    "Kana": {"ja"},
}
_RELATIVES = {"sr": "sh", "hr": "sh", "bs": "sh", "nb": "no", "nn": "no", "ms": "id", "iw": "he", "yue": "zh"}
_WORD = re.compile(r"[^\W\d_]+(?:[’'‘][^\W\d_]+)?")


def guess_language(text: str, stated: str | None = None) -> str | None:
    """A BCP 47 tag for the language most of the text is in; None when too little or nothing clear speaks for one.

    `stated` (a BCP 47 tag) is believed where the text does not speak against it, and makes the answer more exact where
    it speaks for it ("pt-BR").
    """
    sample = _sample(text)
    script = _script(sample)
    if script is None:
        return None
    words = Counter(_WORD.findall(sample.lower())) if script == "Latin" else Counter[str]()
    found = _by_words(words) if script == "Latin" else _by_script(sample, script)
    if stated is None:
        return found
    code = stated.lower().partition("-")[0]
    if found is not None:
        return stated if found in (code, _RELATIVES.get(code)) else found
    return stated if _is_possible(code, script, words) else None


def _sample(text: str) -> str:
    middle = len(text) // 2
    return text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]


def _script(sample: str) -> str | None:
    """The script of most letters; None for too few letters, or too mixed ones."""
    counts = {name: len(pattern.findall(sample)) for name, pattern in _PATTERNS.items()}
    if counts["Kana"] >= 5 and counts["Kana"] > 0.1 * counts["Han"]:
        return "Kana"
    script, letters = max(counts.items(), key=lambda item: item[1])
    least = _LEAST_LETTERS // 2 if script == "Han" else _LEAST_LETTERS
    return script if letters >= max(least, _LEAST_PART * sum(counts.values())) else None


def _by_script(sample: str, script: str) -> str | None:
    if script in ("Cyrillic", "Arabic"):
        letters = Counter(_PATTERNS[script].findall(sample.lower()))
        return by_alphabet(letters, CYRILLIC if script == "Cyrillic" else ARABIC)
    return "ja" if script == "Kana" else _ONE_LANGUAGE.get(script)


def _by_words(words: Counter[str]) -> str | None:
    ranked = sorted(score(words).items(), key=lambda item: -item[1].points)
    (first, best), (_, next_best) = ranked[:2]
    is_clear = best.points >= _LEAD * next_best.points
    return first if is_clear and best.share >= _LEAST_SHARE and best.different >= _LEAST_DIFFERENT else None


def _is_possible(code: str, script: str, words: Counter[str]) -> bool:
    """Whether a text that does not tell its language may be in this one."""
    scripts = [name for name, codes in _OF_SCRIPT.items() if code in codes]
    if scripts and script not in scripts:
        return False
    language = _RELATIVES.get(code, code)
    if script != "Latin" or language not in LANGUAGES:
        return True
    support = score(words)[language]
    if words.total() < _SHORT:
        return support.different > 0
    return support.share >= _WEAK_SHARE and support.different > 1
