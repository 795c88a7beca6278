"""Generated texts in several scripts, a random edit of one with its blocks moved, and what a right place in it is."""

from __future__ import annotations

import random
from dataclasses import dataclass

WORDS = {
    "en": [
        "the",
        "a",
        "its",
        "this",
        "each",
        "no",
        "their",
        "our",
        "minister",
        "council",
        "harbour",
        "vessel",
        "agreement",
        "treaty",
        "shipment",
        "inspector",
        "grain",
        "port",
        "company",
        "register",
        "border",
        "committee",
        "envoy",
        "delegation",
        "radar",
        "cable",
        "refinery",
        "bank",
        "owner",
        "annex",
        "clause",
        "visit",
        "exercise",
        "officials",
        "reported",
        "signed",
        "denied",
        "postponed",
        "inspected",
        "delivered",
        "seized",
        "announced",
        "confirmed",
        "rejected",
        "visited",
        "closed",
        "reopened",
        "transferred",
        "suspended",
        "renewed",
        "near",
        "after",
        "before",
        "without",
        "during",
        "over",
        "with",
        "from",
        "under",
        "between",
        "against",
        "northern",
        "former",
        "joint",
        "secret",
        "new",
        "temporary",
        "regional",
        "naval",
        "civilian",
        "disputed",
        "Karsel",
        "Vell",
        "Orsa",
        "Tolmark",
        "Varenia",
        "Lucarra",
        "Dellavere",
        "Sørby",
        "Calder",
        "Brandt",
        "12",
        "3.5",
        "2024",
        "112,000",
        "seventeen",
        "forty",
        "on",
        "at",
        "by",
        "for",
        "in",
        "of",
        "and",
        "but",
        "while",
        "that",
    ],
    "fa": [
        "وزیر",
        "بندر",
        "کشتی",
        "توافق",
        "قرارداد",
        "بازرس",
        "غله",
        "شرکت",
        "ثبت",
        "مرز",
        "کمیته",
        "فرستاده",
        "هیئت",
        "پالایشگاه",
        "بانک",
        "مالک",
        "پیوست",
        "بند",
        "دیدار",
        "رزمایش",
        "گزارش",
        "امضا",
        "رد",
        "می\u200cشود",
        "تحویل",
        "توقیف",
        "اعلام",
        "تأیید",
        "بازدید",
        "بسته",
        "بازگشایی",
        "انتقال",
        "تعلیق",
        "تمدید",
        "نزدیک",
        "پس",
        "پیش",
        "بدون",
        "هنگام",
        "شمالی",
        "سابق",
        "مشترک",
        "محرمانه",
        "جدید",
        "موقت",
        "منطقه\u200cای",
        "دریایی",
        "غیرنظامی",
        "کارسل",
        "ول",
        "اورسا",
        "تولمارک",
        "وارنیا",
        "۱۲",
        "۲۰۲۴",
        "در",
        "به",
        "از",
        "با",
        "که",
        "این",
        "آن",
    ],
    "sr": [
        "министар",
        "савет",
        "лука",
        "брод",
        "споразум",
        "уговор",
        "пошиљка",
        "инспектор",
        "жито",
        "предузеће",
        "регистар",
        "граница",
        "одбор",
        "изасланик",
        "делегација",
        "радар",
        "кабл",
        "рафинерија",
        "банка",
        "власник",
        "анекс",
        "члан",
        "посета",
        "вежба",
        "извештај",
        "потписао",
        "порекао",
        "одложио",
        "испоручио",
        "запленио",
        "објавио",
        "потврдио",
        "одбио",
        "посетио",
        "затворио",
        "отворио",
        "пренео",
        "обуставио",
        "обновио",
        "близу",
        "после",
        "пре",
        "без",
        "током",
        "северни",
        "бивши",
        "заједнички",
        "тајни",
        "нови",
        "привремени",
        "поморски",
        "цивилни",
        "спорни",
        "Карсел",
        "Вел",
        "Орса",
        "Толмарк",
        "Варенија",
        "12",
        "2024",
        "на",
        "у",
        "од",
        "са",
        "и",
        "али",
    ],
    "zh": [
        "部长",
        "委员会",
        "港口",
        "船只",
        "协议",
        "条约",
        "货物",
        "检查员",
        "粮食",
        "公司",
        "登记",
        "边界",
        "特使",
        "代表团",
        "雷达",
        "电缆",
        "炼油厂",
        "银行",
        "船主",
        "附件",
        "条款",
        "访问",
        "演习",
        "官员",
        "报告",
        "签署",
        "否认",
        "推迟",
        "检查",
        "交付",
        "扣押",
        "宣布",
        "确认",
        "拒绝",
        "关闭",
        "重新开放",
        "转让",
        "暂停",
        "延长",
        "附近",
        "之后",
        "以前",
        "没有",
        "期间",
        "北部",
        "前任",
        "联合",
        "秘密",
        "新的",
        "临时",
        "地区",
        "海军",
        "民用",
        "有争议的",
        "卡塞尔",
        "维尔",
        "奥尔萨",
        "托尔马克",
        "瓦雷尼亚",
        "十二",
        "二〇二四",
        "在",
        "和",
        "但",
        "的",
        "了",
    ],
    "emoji": [
        "🙂",
        "port",
        "👩\u200d👩\u200d👧",
        "grain",
        "🇳🇴",
        "café",
        "étude",
        "vessel",
        "👍🏽",
        "“annex”",
        "the",
        "of",
        "🚢",
        "naïve",
        "treaty",
        "signed",
        "🏴\u200d☠️",
        "harbour",
        "ﬁnal",
        "council",
        "3.5",
        "at",
    ],
}


@dataclass(frozen=True)
class Word:
    """`source` is its number in the text it was written for, None for a new one; `kept` says that it was not edited."""

    words: str
    source: int | None
    kept: bool = True


@dataclass(frozen=True)
class Laid:
    """A text with [start, end) of each word, and the range in which its edges may lie at the ends of paragraphs."""

    text: str
    words: list[list[Word]]
    spans: list[list[tuple[int, int]]]


def written(kind: str, chance: random.Random, paragraphs: int) -> list[list[Word]]:
    """Paragraphs of sentences of random words, numbered through."""
    number, made = 0, []
    for _ in range(paragraphs):
        paragraph = []
        for _ in range(chance.randint(3, 7)):
            length = chance.randint(6, 22)
            for n in range(length):
                word = chance.choice(WORDS[kind])
                stop = (
                    ("。" if kind == "zh" else ".")
                    if n == length - 1
                    else ","
                    if chance.random() < 0.05
                    else ""
                )
                paragraph.append(Word(word + stop, number))
                number += 1
        made.append(paragraph)
    return made


def edited(
    text: list[list[Word]], kind: str, chance: random.Random, rate: float = 0.08, moved: float = 0.3
) -> list[list[Word]]:
    """At each word, with this `rate`, another word in its place, one less or one more; then blocks of paragraphs moved."""
    made = []
    for paragraph in text:
        changed: list[Word] = []
        for n, word in enumerate(paragraph):
            if chance.random() >= rate:
                changed.append(word)
                continue
            how = chance.choice(("replace", "delete", "insert"))
            # never a word that stands around there: which of two equal ones is new could not be told
            around = {each.words.strip(",.。") for each in paragraph[max(0, n - 2) : n + 3]}
            new = chance.choice([each for each in WORDS[kind] if each not in around])
            if how == "replace":
                changed.append(Word(new, word.source, kept=False))
            elif how == "insert":
                changed += [Word(new, None, kept=False), word]
        made.append(changed)
    for _ in range(round(len(made) * moved)):
        block = made.pop(chance.randrange(len(made)))
        made.insert(chance.randrange(len(made) + 1), block)
    return made


def laid(text: list[list[Word]], kind: str) -> Laid:
    """The words as a text, paragraphs apart by an empty line."""
    space = "" if kind == "zh" else " "
    pieces, spans, at = [], [], 0
    for paragraph in text:
        line = []
        for n, word in enumerate(paragraph):
            joined = (space if n else "") + word.words
            line.append((at + len(joined) - len(word.words), at + len(joined)))
            pieces.append(joined)
            at += len(joined)
        pieces.append("\n\n")
        at += 2
        spans.append(line)
    return Laid("".join(pieces), text, spans)


def verdict(where: tuple[int, int], first: int, last: int, after: Laid) -> str:
    """Whether a place holds what became of the words numbered `first` … `last`: "right", "ends" or "astray".

    Right: both ends lie between the last word outside that was kept and the first inside that was kept. Ends: it holds some
    of those words, and begins or ends elsewhere. Astray: it holds none of them.
    """
    for words, spans in zip(after.words, after.spans, strict=True):
        kept = [n for n, word in enumerate(words) if word.kept and word.source is not None]
        inside = [n for n in kept if first <= (words[n].source or 0) <= last]
        if inside:
            before, behind = [n for n in kept if n < inside[0]], [n for n in kept if n > inside[-1]]
            starts = spans[before[-1]][1] if before else spans[0][0], spans[inside[0]][0]
            ends = spans[inside[-1]][1], spans[behind[0]][0] if behind else spans[-1][1]
            if starts[0] <= where[0] <= starts[1] and ends[0] <= where[1] <= ends[1]:
                return "right"
            return "ends" if where[0] < ends[1] and starts[0] < where[1] else "astray"
    return "astray"


def quotation(
    text: list[list[Word]], chance: random.Random, least: int = 4, most: int = 40
) -> tuple[int, int, int]:
    """A random part of a paragraph: its number, and the first and last of its words.

    The two words on either side of its ends differ: of two equal ones, which an edit left standing could not be told.
    """
    while True:
        paragraph = chance.randrange(len(text))
        bare = [word.words.strip(",.。") for word in text[paragraph]]
        length = min(chance.randint(least, most), len(bare))
        first = chance.randrange(len(bare) - length + 1)
        last = first + length - 1
        around = [bare[max(0, end - 2) : end + 2] for end in (first, last + 1)]
        if all(len(set(words)) == len(words) for words in around):
            return paragraph, first, last
