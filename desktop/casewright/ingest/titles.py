"""Which words of a document may be its title: what it states, unless a program put it there, or one of its first lines.

None where nothing fits; the name of the file then stands as the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from casewright.ingest.canonical_text import one_line

_LONGEST_LINE = 150
_LONGEST_HEADING = 100  # of a line that is not the first
_LOOK_AT = 6  # lines that hold anything

_ENDINGS = (
    r"docx?|docm|dotx?|rtf|odt|wpd|pages|xlsx?|xlsm|ods|csv|tsv|pptx?|ppsx?|odp|key|pdf|ps|eps|indd|qxd|qxp|pmd|fm|tex|dvi|"
    r"pub|vsdx?|html?|mht(?:ml)?|aspx?|php|txt|md|eml|msg|jpe?g|png|gif|tiff?|bmp|heic|webp|zip|tmp"
)
_FILE_NAME = re.compile(rf"(?:.*[\\/])?[^\\/]*\.(?:{_ENDINGS})", re.IGNORECASE)
_BY_PROGRAMS = re.compile(
    r"(?:microsoft|openoffice|libreoffice|wordperfect|powerpoint|word|excel)\s*(?:word|excel|powerpoint|office)?\s*[-–—:].*"
    r"|(?:powerpoint|powerpoint-|presentación de |présentation |презентация )\s*(?:presentation|präsentation|powerpoint)"
    r"|(?:document|dokument|documento|documento sin título|документ|belge|doc|untitled|sans titre|unbenannt|sin título|titel|title"
    r"|presentation|präsentation|slide|folie|page|layout|drawing|sheet|book|mappe|scan|image|img|dsc|new|test|print|fax)"
    r"[\s_-]*(?:document|dokument)?[\s_-]*\(?[\d\s_.:-]*\)?"
    r"|\(?(?:untitled|anonymous|unknown|unspecified|no title|none|null|n/a|default)\)?"
    r"|full page photo|about:blank|blank page|intentionally (?:left )?blank|index|home",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:[a-z][a-z+.-]{1,12}://|www\.)\S+|\S+@\S+\.\w+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|int|edu)(?:/\S*)?",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|страница|стр\.?|strana|sayfa|صفحه|صفحة|p|pg|s)\W*)?(?:[0-9٠-٩۰-۹]{1,5}|[ivxlc]{1,7})"
    r"(?:\W*(?:of|von|de|di|из|od|/|\|)\W*[0-9٠-٩۰-۹]{1,5})?\W*", re.IGNORECASE,
)  # fmt: skip
_MONTH = (
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|ene|abr|ago|dic|févr|avr|juin|juil|août|déc|gen|mag|giu|"
    r"lug|set|ott|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara"
)
_DAY_OF_WEEK = (
    r"mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lun|mar|mer|mié"
    r"|jeu|jue|ven|vie|sam|sáb|dim|dom|пн|вт|ср|чт|пт|сб|вс"
)
_DATE = re.compile(
    rf"(?:date\W*|as of |dated |stand\W*)?(?:(?:{_DAY_OF_WEEK})[^\W\d]*[.,]*\s+)?(?:the\s+|le\s+|den\s+)?"
    rf"(?:[0-9]{{1,4}}[./ -][0-9]{{1,2}}[./ -][0-9]{{1,4}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?(?:{_MONTH})[^\W\d]*\.?,?\s*(?:de\s+)?[0-9]{{2,4}}"
    rf"|(?:{_MONTH})[^\W\d]*\.?\s*(?:[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+)?[0-9]{{4}})"
    rf"(?:[T,; ]+(?:at\s+)?[0-9]{{1,2}}[:.h][0-9]{{2}}.{{0,15}})?\W*", re.IGNORECASE,
)  # fmt: skip
_SALUTATION = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|to whom it may concern|sirs?|sir or madam|sehr geehrte[rs]?|liebe[rs]?"
    r"|hallo|guten (?:tag|morgen)|cher|chère|chers|bonjour|madame|monsieur|mesdames|estimad[oa]s?|querid[oa]s?|buenos días|hola"
    r"|muy señor(?:es)? m[ií]os?|prezad[oa]s?|car[oaie]|gentile|egregio|spettabile|buongiorno|geachte|beste|уважаем\w*|дорог\w*"
    r"|здравствуйте|добрый день|шановн\w*|poštovan[aio]?|dragi|sayın|değerli|merhaba|szanown\w+|drog\w|vážen\w+|hyvä|kära|kjære|kære"
    r"|szeretett|tisztelt|dragă|stimat\w*|السيد|السادة|عزيزي|تحية طيبة|جناب آقای|با سلام|سلام)\b", re.IGNORECASE,
)  # fmt: skip
_FURNITURE = re.compile(
    r"\W*(?:tlp\s*:\s*\w+(?:\+strict)?|(?:top )?secret(?:\s*//.*)?|confidential(?:\s*//.*)?|(?:un)?classified(?:\s*//.*)?|restricted|"
    r"for official use only|fouo|internal(?: use only)?|draft|final|copy|embargoed?.*|for immediate release|vertraulich|"
    r"streng geheim|entwurf|confidentiel|confidencial|riservato|секретно|для служебного пользования|poverljivo|gizli|"
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|índice|оглавление|see discussions, stats, and author profiles.*|"
    r"skip to (?:main )?content|menu|search|this page (?:is )?intentionally left blank|attachment|annex|memorandum|memo)\W*",
    re.IGNORECASE,
)  # fmt: skip


def stated_title(words: str | None) -> str | None:
    """A title that a document states, unless it is the name of a file or what a program fills in by itself."""
    title = one_line(words)
    return title if title is not None and _can_be_title(title) else None


def first_heading(lines: Iterable[str]) -> str | None:
    """The first of the first lines that can be a title; None when the text begins as a letter does, or with a paragraph."""
    seen = 0
    for line in lines:
        title = one_line(line.strip(" \t#*_=-–—•"), 2 * _LONGEST_LINE)
        if title is None:
            continue
        if seen == _LOOK_AT or _SALUTATION.match(title) or len(title) > _LONGEST_LINE:
            return None
        if _can_be_title(title) and not _FURNITURE.fullmatch(title):
            is_heading = seen == 0 or (len(title) <= _LONGEST_HEADING and title[-1] not in ".,;:")
            return title if is_heading else None
        seen += 1
    return None


def _can_be_title(title: str) -> bool:
    letters = sum(character.isalpha() for character in title)
    return letters >= 2 and 3 * letters >= len(title.replace(" ", "")) and not any(
        pattern.fullmatch(title) for pattern in (_FILE_NAME, _BY_PROGRAMS, _ADDRESS, _PAGE_NUMBER, _DATE)
    )  # fmt: skip
