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
    "ca": "El ministeri va dir que les converses amb els delegats no s'han reprès i que l'ambaixador és a la capital.",
    "gl": "O ministerio dixo que as conversas cos delegados non se retomaron e que foi unha decisión do goberno.",
    "vi": "Bộ Ngoại giao cho biết các cuộc đàm phán đã bị đình chỉ và đại sứ đã trở về thủ đô.",
    "sk": "Ministerstvo oznámilo, že rozhovory sa prerušili a že veľvyslanec sa vrátil do hlavného mesta.",
    "sl": "Ministrstvo je sporočilo, da so pogovori prekinjeni in da se je veleposlanik vrnil v prestolnico.",
    "lt": "Ministerija pranešė, kad derybos buvo nutrauktos ir kad ambasadorius grįžo į sostinę.",
    "sq": "Ministria njoftoi se bisedimet janë ndërprerë dhe se ambasadori është kthyer në kryeqytet.",
    "sw": "Wizara ilisema kwamba mazungumzo ya amani yamesimama na balozi wa nchi hiyo amerudi katika mji mkuu kwa ndege.",
    "ku": "Wezaretê ragihand ku danûstandin hatine rawestandin û ku balyoz vegeriya paytextê ji bo şêwirê.",
    "ru": "Министерство сообщило, что переговоры были прерваны и посол вернулся.",
    "uk": "Міністерство повідомило, що переговори були перервані і посол повернувся.",
    "sr": "Министарство је саопштило да ће преговори бити настављени следеће недеље.",
    "bg": "Министерството съобщи, че преговорите са прекъснати и посланикът се завръща.",
    "mk": "Министерството соопшти дека преговорите ќе продолжат следната недела, по враќањето на амбасадорот ѓоа од болест.",
    "kk": "Министрлік келіссөздердің тоқтатылғанын және елшінің астанаға оралғанын хабарлады, бұл ғажап.",
    "fa": "وزارت امور خارجه اعلام کرد که گفت‌وگوها متوقف شده و سفیر بازگشته است.",
    "ar": "أعلنت وزارة الخارجية أن المحادثات توقفت وأن السفير عاد إلى العاصمة.",
    "ur": "وزارت خارجہ نے اعلان کیا ہے کہ مذاکرات روک دیے گئے ہیں اور سفیر واپس آ گئے ہیں۔",
    "ckb": "وەزارەتی دەرەوە ڕایگەیاند کە گفتوگۆکان ڕاگیراون و باڵیۆزەکە گەڕاوەتەوە.",
    "bn": "পররাষ্ট্র মন্ত্রণালয় জানিয়েছে যে আলোচনা স্থগিত হয়েছে।",
    "my": "နိုင်ငံခြားရေးဝန်ကြီးဌာနက ဆွေးနွေးပွဲများ ရပ်ဆိုင်းသွားသည်ဟု ပြောသည်။",
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


NOTHING_CLEAR = {
    "nothing": "",
    "a sum": "12,000 + 5 = ?",
    "a name": "Karsel",
    "no words": "Xqv zzt blorp wub",
    "a word": "Посол",
    "a list of numbers": "\n".join(f"{n}. a) {n * 7} b) {n * 13} o) {n}, e) no. {n}" for n in range(80)),
    "a table of ports": "Port\tTonnes\n" + "\n".join(f"Karsel {n}\t{n * 1000}\tt" for n in range(80)),
    "a list of people": "Đorđević, Ana\nNguyễn, Văn Đức\nMüller, Jan\nGarcía, José\nŠimić, Ivo\nO Connor, Sean\n"
    * 9,
    "codes": "DE HRB 12 / A 4 e 7 o 9 DA NO SE AL\n" * 30,
}


@pytest.mark.parametrize("name", NOTHING_CLEAR)
@pytest.mark.parametrize("stated", [None, "en-US"])
def test_too_little_or_nothing_clear_is_no_language(name: str, stated: str | None) -> None:
    assert guess_language(NOTHING_CLEAR[name], stated) is None


def test_half_of_one_language_and_half_of_another_is_none() -> None:
    assert guess_language(SAMPLES["en"] + SAMPLES["ru"]) is None


@pytest.mark.parametrize(
    ("language", "stated", "answer"),
    [
        ("fr", "en-US", "fr"),  # the office program's own language
        ("fa", "en", "fa"),
        ("vi", "en-GB", "vi"),
        ("ru", "uk", "ru"),
        ("en", "en-GB", "en-GB"),  # more exact, and not contradicted
        ("sh", "hr-HR", "hr-HR"),
        ("sh", "sr-Latn", "sr-Latn"),
        ("sr", "sr", "sr"),
        ("zh", "zh-Hant", "zh-Hant"),
    ],
)
def test_what_a_document_states_is_a_hint_and_its_text_is_evidence(
    language: str, stated: str, answer: str
) -> None:
    assert guess_language(SAMPLES[language] * 2, stated) == answer


@pytest.mark.parametrize(
    ("text", "stated", "answer"),
    [
        ("وزارت امور خارجه دولت", "fa", "fa"),  # no letter of it tells Persian from Arabic
        ("وزارت امور خارجه دولت", "he", None),
        ("Посол вернулся домой", "ru", "ru"),
        ("Посол вернулся домой", "en", None),
        ("Ọ̀rọ̀ àkọ́sọ tí ó wà níbí kò ní ìtumọ̀", "yo", "yo"),  # a language we know no words of
        ("Port of Karsel, annual report", "en", "en"),
        ("Jahresbericht Hafen Karsel", "en-US", None),
        ("मंत्रालय ने कहा कि वार्ता रुक गई है", "hi", "hi"),
    ],
)
def test_a_text_that_does_not_tell_is_in_the_stated_language_if_it_may_be(
    text: str, stated: str, answer: str | None
) -> None:
    assert guess_language(text, stated) == answer
