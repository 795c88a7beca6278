"""A language is named when script, letters or function words make it clear, and not otherwise."""

from __future__ import annotations

import pytest

from casewright.ingest.language import guess_language

SAMPLES = {
    "en": "The ministry said that the ambassador was recalled to the capital on Friday.",
    "fr": "Le ministère a indiqué que les discussions sont dans une impasse pour le moment.",
    "de": "Das Ministerium erklärte, die Gespräche seien nicht auf dem Weg zu einer Einigung.",
    "es": "El ministerio dijo que las conversaciones con los delegados no se reanudaron.",
    "it": "Il ministero ha detto che le trattative non sono riprese per il momento.",
    "nl": "Het ministerie zegt dat de gesprekken niet op gang zijn en dat er geen akkoord is.",
    "pl": "Ministerstwo poinformowało, że rozmowy nie zostały wznowione i że się nie odbędą.",
    "sh": "Ministarstvo je saopštilo da se razgovori nisu nastavili i da će biti održani kasnije.",
    "tr": "Bakanlık, görüşmelerin bir süre için durduğunu ve bu kararın kesin olduğunu açıkladı.",
    "ru": "Министерство сообщило, что переговоры были прерваны и посол вернулся.",
    "uk": "Міністерство повідомило, що переговори були перервані і посол повернувся.",
    "sr": "Министарство је саопштило да ће преговори бити настављени следеће недеље.",
    "bg": "Министерството съобщи, че преговорите са прекъснати и посланикът се завръща.",
    "fa": "وزارت امور خارجه اعلام کرد که گفت‌وگوها متوقف شده و سفیر بازگشته است.",
    "ar": "أعلنت وزارة الخارجية أن المحادثات توقفت وأن السفير عاد إلى العاصمة.",
    "he": "משרד החוץ הודיע כי השיחות הופסקו וכי השגריר חזר לבירה.",
    "el": "Το υπουργείο ανακοίνωσε ότι οι συνομιλίες διακόπηκαν.",
    "zh": "外交部表示，会谈已经中断，大使已返回首都。",
    "ja": "外務省は、協議が中断され、大使が首都に戻ったと発表した。",
    "ko": "외교부는 회담이 중단되었고 대사가 귀국했다고 밝혔다.",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_one_sentence_is_enough_for_its_language(code: str) -> None:
    assert guess_language(SAMPLES[code]) == code


def test_a_notice_in_another_script_at_the_top_does_not_decide() -> None:
    assert guess_language("Sample report: invented\n\n" + SAMPLES["sr"] * 2) == "sr"


@pytest.mark.parametrize(
    "text", ["", "12,000 + 5 = ?", "Karsel", "Xqv zzt blorp wub", "Посол", SAMPLES["en"] + SAMPLES["ru"]]
)
def test_too_little_or_nothing_clear_is_no_language(text: str) -> None:
    assert guess_language(text) is None
