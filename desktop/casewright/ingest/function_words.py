"""The commonest small words of languages written in Latin letters, and letters that few of them have.

The more languages are known, the fewer texts are taken for a neighbour. Serbian, Croatian and Bosnian in Latin letters are
"sh"; Norwegian is Bokmål; Malay and Indonesian cannot be told apart by small words, and both count as "id".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

_WORDS = {
    "en": "the of and to in is that was for on with as by at from has have are were not it this which be a or an will you can",
    "fr": "le la les des et est dans que qui une un pour par sur pas au aux avec du ce sont été plus elle il ne se cette vous de",
    "de": "der die das und ist nicht von mit den dem ein eine im auf für des sich auch als nach wird über zu werden sie oder",
    "es": "el la los las y que en un una por con para del se su es al lo como más pero fue entre de o no este esta son si",
    "it": "il di che la e è per un una del della con non sono le gli nel alla dei anche più si da in questo o i al delle",
    "pt": "o a os as de que e do da em um uma para com não por se na no dos das mais foi ao são ou este você",
    "ca": "el la els les de i a en un una per amb que del dels al als no és són va han ha més però com seva aquest aquesta o si",
    "gl": "o a os as de que e do da en un unha para con non por se na no dos das máis foi ao son ou este esta polo pola",
    "nl": "de het een en van is dat niet op te met voor zijn in die aan door ook er naar werd bij deze of om wordt moet",
    "af": "die van en in is het nie te vir met op dat ’n wat deur was aan hierdie om sy word ook by hulle kan",
    "sv": "och att det som en är på för av med den till inte har ett om var från vid också i kan de eller detta",
    "no": "og det som en er på for av med til ikke har et om var fra ved også å seg ble i kan du eller denne etter mellom noe bare mer opp mot nå",
    "da": "og det som en er på for af med til ikke har et om var fra ved også at sig blev i kan du eller denne efter mellem noget kun mere op mod nu af",
    "is": "og að í er á sem við það til um en var ekki með fyrir af þetta hann hún eru frá eða þú",
    "pl": "i w na z się nie że do jest o jak po co przez dla ale od są był oraz przy lub to być musi tej tego",
    "cs": "a se na v že je s o z do i ve by pro ale jako podle jsou byl které při nebo není být tato toto musí k",
    "sk": "a sa na v že je s o z do aj vo by pre ale ako podľa sú bol ktoré pri alebo nie byť táto toto musí k",
    "sl": "in je se na v da za so ki pri po ali ni tudi z bil kot ter pa od iz do ne lahko biti mora ta to",
    "sh": "i je u da se na su za od koji koja sa nije kao iz što biti bi ili kako takođe također ne ovo o ako ovaj će sve ali te ima može",
    "hu": "a az és hogy nem is egy van volt meg ez csak de ha már még mint vagy el szerint kell ezt nincs a",
    "ro": "și de la în a că nu cu o pe este din care pentru mai au fost sunt un ale prin sau acest aceasta să",
    "sq": "të e në dhe i për me nga një që është u së janë nuk ka më si tij ky kjo do ose duhet ju",
    "lt": "ir yra kad į su iš tai bet kaip ar buvo už apie nuo po dėl prie jo jos šis ne turi būti arba",
    "lv": "un ir ka ar no par uz tas kas bet vai tika nav pie lai pēc arī šis jābūt kā var būt ne",
    "et": "ja on et ei see ta oli ka kui või selle mis aga oma nii siis mida ning olema seda peab pole",
    "fi": "ja on ei että se oli hän ovat myös kun mutta joka sekä mukaan sen ole tai kuin tämä ei",
    "eu": "eta da ez du bat dira zen izan baina hau dute edo bere ere ko dituzte den behar egin dago hori",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar ne var ise ya değil sonra göre dedi veya olmalıdır",
    "az": "və bir bu da də üçün ilə olan çox daha kimi qədər ki isə deyil sonra görə dedi olaraq ya olmalıdır",
    "uz": "va bir bu da uchun bilan bo‘lgan ham emas edi kerak o‘z deb esa ushbu keyin bo'lishi yoki",
    "ku": "û ji bi di de li ku ne ew vê ev jî re her dike bû ya yê wî wê hate an",
    "id": "yang dan di ini itu dengan untuk dari pada adalah tidak dalam akan ke oleh juga telah atau harus sebuah bagi ia ada",
    "tl": "ang ng sa mga na ay at ito hindi para kay ni si may kung siya nila isang din o",
    "vi": "và của là có không cho được trong một các với người này đã những từ khi phải hoặc bạn",
    "sw": "na ya wa kwa ni katika za la hii hiyo au kuwa cha yake ambayo hakuna kama si lakini pia",
    "so": "iyo ka ku la waa in uu ay oo ee ah si aan waxa loo lagu waxaa ama kale",
    "ha": "da na ta a cewa ba ne ce yi wannan don ya su domin shi sun zuwa kuma",
    "cy": "y yr yn a o i ar mae ei am gan wedi eu oedd fod ac nid neu hwn gyda",
    "ga": "an na agus a ar i is le go tá sé do bhí ní ag as nó seo bheith leis",
    "mt": "li u ta’ il fl-istat minn għal dan ma’ din fuq hija huwa kien ma f’ lil kienet biex",
    "eo": "la de kaj en estas ne al por kun pri ke el ĉi ĝi tiu aŭ esti povas oni se",
    "la": "et in est non ad ut cum qui quod sed per ex esse de quae hoc si ab aut sunt",
}  # fmt: skip
_LETTERS = {
    "tr": "ğış", "az": "əğı", "pl": "łąęśźż", "cs": "řěů", "sk": "ľŕĺôť", "hu": "őű", "ro": "țșţ", "sh": "đ", "de": "ß", "es": "ñ¿",
    "pt": "ãõ", "lt": "ėįųū", "lv": "āēīģķļņ", "sq": "ë", "is": "þð", "eo": "ĉĝĥĵŝŭ", "mt": "ħġż", "ku": "ûê",
    "vi": "ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ",
}  # fmt: skip
_LIMIT_OF_LETTERS = 0.3  # of the words: letters support what the words say, and do not outweigh them


def _shared(table: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Sign: what each language gains by it; the less, the more languages have it."""
    owners: dict[str, list[str]] = {}
    for language, signs in table.items():
        for sign in dict.fromkeys(signs):
            owners.setdefault(sign, []).append(language)
    return {sign: dict.fromkeys(languages, 1 / len(languages)) for sign, languages in owners.items()}


_GAIN_OF_WORD = _shared({language: words.split() for language, words in _WORDS.items()})
_GAIN_OF_LETTER = _shared({language: list(letters) for language, letters in _LETTERS.items()})
LANGUAGES = frozenset(_WORDS)


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a language: points to compare with others, the share of its small words, how many different ones."""

    points: float
    share: float
    different: int


def score(words: Counter[str]) -> dict[str, Support]:
    """What speaks for each language in a text of these words, in lower case."""
    whole = max(words.total(), 1)
    gained: defaultdict[str, float] = defaultdict(float)
    share: Counter[str] = Counter()
    different: Counter[str] = Counter()
    for word in words.keys() & _GAIN_OF_WORD.keys():
        for language, gain in _GAIN_OF_WORD[word].items():
            gained[language] += words[word] * gain
            share[language] += words[word]
            different[language] += len(word) > 1 or word > "z"  # an a or o may number a list
    by_letters: defaultdict[str, float] = defaultdict(float)
    for word, count in words.items():
        for letter in _GAIN_OF_LETTER.keys() & set(word):
            for language, gain in _GAIN_OF_LETTER[letter].items():
                by_letters[language] += count * gain
    return {
        language: Support(
            gained[language] / whole + min(by_letters[language] / whole, _LIMIT_OF_LETTERS),
            share[language] / whole,
            different[language],
        )
        for language in LANGUAGES
    }
