"""Whether a name is that of an organisation, by the words in it: such a name is never turned round (CSL `literal`)."""

from __future__ import annotations

import re

_BEGINNINGS = (
    "academ", "administra", "agenc", "agentur", "akadem", "allianc", "ambassad", "archiv", "assembl", "associa", "asocia",
    "authorit", "autorid", "behörd", "broadcast", "bundes", "bureau", "cabinet", "center", "centr", "chamber", "coalition",
    "colleg", "comisi", "comité", "commission", "committee", "compan", "confedera", "congress", "consort", "corporat", "council",
    "consej", "conseil", "delegat", "departament", "department", "direction", "directorate", "embaj", "embass", "enterpris",
    "executive", "facult", "federa", "foundation", "fundac", "gazett", "gesellschaft", "governm", "gobierno", "gouvern",
    "hochschul", "hospital", "initiativ", "inspector", "institu", "intelligence", "international", "kommission", "laborator",
    "librar", "magazin", "ministe", "ministè", "ministr", "movement", "museum", "nachricht", "national", "network", "observat", "ombuds",
    "organi", "parliament", "platform", "polic", "programm", "publish", "quarterly", "regierung", "regulat", "republi", "research",
    "secretar", "secrétar", "sekretar", "service", "servic", "societ", "stiftung", "studies", "syndic", "televi", "tribun",
    "treasury", "universi", "verband", "zeitung", "zentr",
    "агентств", "академи", "ассоциац", "газет", "институт", "комисси", "комитет", "компани", "министерств", "міністерств",
    "министарств", "новост", "организац", "правительств", "университет",
    "وزارت", "وزارة", "سازمان", "منظمة", "مركز", "مرکز", "خبرگزاری", "وكالة", "دانشگاه", "جامعة", "شرکت", "شركة", "مجلس",
)  # fmt: skip
_WHOLE = (
    "amt army bank banco banca board club coalition command corp court daily desk division executive fonds force forces forum fund "
    "group grupo gruppe guild gmbh herald house inc journal kg league llc ltd mail media mission monitor nations nato navy news "
    "observer office offices oy party partei plc police post press project radio report reports review school schools senate spa "
    "staff state states team telegraph times trust union unión unit verein watch wire world "
    "банк бюро партия служба совет союз фонд центр بانک بنك"
)
_ARTICLES = "the der die das les los las le la el il"
_PARTICLES = (
    "von van vom zu zum zur der den dem de del della delle dello dei degli di da das do dos du des la le lo las los y e i "
    "ten ter ’t 't af av bin ibn ben bint al el ul ud ad as ash at az und"
)
"""Lower-case words that stand within names of persons."""

_OWN_WORDS, _FIRST_WORDS, _SMALL_WORDS = (
    frozenset(words.split()) for words in (_WHOLE, _ARTICLES, _PARTICLES)
)
_WITH_PARTICLE = ("al-", "el-", "as-", "ash-", "at-", "ad-", "ar-", "an-", "az-", "d'", "d’", "l'", "l’")
_ACRONYM = re.compile(r"[A-Z]{2,}|(?:[A-Z]\.){3,}")


def is_organisation(name: str) -> bool:
    """Whether a name speaks of an organisation: by an article, a word of its own, "for" or "of", an acronym among words."""
    words = [word.strip(".,()'’\"") for word in name.split()]
    lower = [word.lower() for word in words]
    acronyms = [bool(_ACRONYM.fullmatch(word)) for word in name.split()]
    return (
        (bool(lower) and lower[0] in _FIRST_WORDS)
        or any(word in _OWN_WORDS or word.startswith(_BEGINNINGS) for word in lower)
        or any(map(_is_small_word, words))
        or (any(acronyms) and not name.isupper())
    )


def _is_small_word(word: str) -> bool:
    return word.islower() and word not in _SMALL_WORDS and not word.startswith(_WITH_PARTICLE)
