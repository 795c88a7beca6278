"""The study brief: invented states, people and papers in eight scripts and languages, six pages in print."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from casewright.brief.blocks import (
    AchMatrix,
    Brief,
    Bullets,
    ChartEdge,
    ChartNode,
    CitationMark,
    Heading,
    Inline,
    JudgementBlock,
    Likelihood,
    LinkChart,
    Note,
    Paragraph,
    Quotation,
    Run,
    SourceAnnex,
    SourceEntry,
    Table,
    Timeline,
    TimelineEvent,
    WordsBox,
)

EDGES = (0.01, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 0.99)
RELIABILITY = {"A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "E": "unreliable"}
CREDIBILITY = {"1": "confirmed", "2": "probably true", "3": "possibly true", "4": "doubtful"}

# key: title, publisher, published, rating, language, exact words, translation
SOURCES = {
    "treaty": ("Framework Agreement on Neighbourly Relations, arts. 2–7", "Official Gazette of Keldova, no. 41", "19 January 2026", "A1", "sr-Cyrl", "Стране ће обновити железнички саобраћај преко прелаза Дољна најкасније до 1. октобра текуће године.", "The parties shall restore rail traffic over the Dolna crossing no later than 1 October of the current year."),
    "minister": ("Remarks to the foreign affairs committee", "Parliament of Keldova, stenographic record", "3 February 2026", "A2", "sr-Latn", "Savez ne tražimo. Tražimo predvidljive odnose sa oba suseda, i spremni smo da za njih platimo političku cenu.", "We do not seek an alliance. We seek predictable relations with both neighbours, and we are ready to pay a political price for them."),
    "ilmarfm": ("Statement after the Kasvin consultations", "Ministry of Foreign Affairs of Ilmar", "11 February 2026", "B2", "fa", "دو طرف توافق کردند که گذرگاه کاسوین تا پایان سال ۱۴۰۵ به روی بار ترانزیتی باز شود.", "The two sides agreed that the Kasvin passage would open to transit freight by the end of the year 1405."),
    "tarniapm": ("Interview with the deputy prime minister", "Tarnia State Radio", "16 February 2026", "B3", "be", "Мы гатовыя пастаўляць электраэнергію, але толькі пасля ўзаемнага прызнання тэхнічных стандартаў.", "We are ready to supply electricity, but only after mutual recognition of technical standards."),
    "rail": ("Works tender 2026/07, Dolna Pass line, lots 1–3", "Keldova Rail Infrastructure", "30 January 2026", "A1", "en", "Completion of lots 1 and 2 within 180 days of award; lot 3 (signalling) is subject to joint certification.", ""),
    "imagery": ("Optical imagery of Dolna Pass, three passes", "Commercial imagery, analysed in-house", "20 February 2026", "B2", "en", "Track bed cleared over 11.4 km; two of five demining lanes still marked.", ""),
    "poll": ("Omnibus survey, wave 14 (n = 1,212)", "Mirograd Institute for Public Opinion", "8 February 2026", "B2", "en", "Support for “normal relations with both neighbours”: 58 per cent (±2.8); for any security pact: 23 per cent.", ""),
    "opp": ("Open letter of eleven opposition deputies", "Published on the deputies’ own page", "9 February 2026", "C3", "sr-Latn", "Zahtevamo da se svaki sporazum o tranzitu iznese na glasanje pre nego što stupi na snagu.", "We demand that every transit agreement be put to a vote before it enters into force."),
    "post": ("Post by channel “Border Watch Barysk”", "Channel post, captured with media", "21 February 2026", "E4", "ru", "Колонна грузовиков стоит третий день, таможня документы не принимает. Говорят, ждут новый бланк 🚚", "A column of lorries has stood for three days; customs will not accept the documents. They say a new form is awaited."),
    "grid": ("Synchronisation study, interim results", "Joint grid working group (leaked draft)", "27 January 2026", "C2", "en", "Two of nine stability criteria are not met under winter peak without the second interconnector.", ""),
    "monitor": ("Ceasefire observation report no. 19", "Joint Observation Mission", "18 February 2026", "A2", "ar", "أحد عشر حادثا بسيطا خلال فترة التقرير (٢٦ في الفترة السابقة)، ولا تبادل لإطلاق النار.", "Eleven minor incidents in the reporting period (26 in the previous one), and no exchange of fire."),
    "trade": ("Monthly customs bulletin", "Statistical Office of Keldova", "13 February 2026", "A1", "el", "Η διαμετακόμιση μέσω Μπάρισκ αυξήθηκε κατά 1,9 φορές σε σχέση με τον ίδιο μήνα πέρυσι.", "Transit through Barysk rose by a factor of 1.9 over the same month of the previous year."),
    "envoy": ("Note on the port talks", "Envoy’s office, released on request", "12 February 2026", "B3", "he", "הנמל ייפתח למטענים במעבר עד סוף השנה (ראו סעיף 4).", "The port will open to transit cargo by the end of the year (see section 4)."),
}  # fmt: skip


def an_id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"study:{name}")


def sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def inlines(marked: str) -> tuple[Inline, ...]:
    """A small notation: [[key, key]] cites, **strong**, _emphasis_, {{language|words}}, ((note))."""
    found: list[Inline] = []
    pattern = r"(\[\[[^\]]+\]\]|\(\([^)]+(?:\)[^)]+)*?\)\)|\*\*[^*]+\*\*|\b_[^_]+_|\{\{[^}]+\}\})"
    for part in filter(None, re.split(pattern, marked)):
        if part.startswith("[["):
            found.append(
                CitationMark(tuple(an_id(f"passage {key.strip()}") for key in part[2:-2].split(",")))
            )
        elif part.startswith("(("):
            found.append(Note(part[2:-2]))
        elif part.startswith("**"):
            found.append(Run(part[2:-2], "strong"))
        elif part.startswith("{{"):
            language, words = part[2:-2].split("|", 1)
            found.append(Run(words, language=language))
        elif part.startswith("_"):
            found.append(Run(part[1:-1], "emphasis"))
        else:
            found.append(Run(part))
    return tuple(found)


def sources() -> tuple[SourceEntry, ...]:
    entries = []
    for key, (title, publisher, published, rating, language, exact, translation) in SOURCES.items():
        quote = Quotation(
            an_id(f"passage {key}"), exact, 120, 120 + len(exact), None, sha(exact), language, translation
        )
        words = f"{RELIABILITY[rating[0]]}, {CREDIBILITY[rating[1]]}"
        entries.append(
            SourceEntry(
                an_id(f"source {key}"),
                title,
                "",
                publisher,
                published,
                "",
                "",
                "en",
                rating,
                words,
                "",
                sha(key),
                (quote,),
            )
        )
    return tuple(entries)


def judgement(
    number: str, words: str, likelihood: Likelihood, confidence: str, basis: str, **more: str
) -> JudgementBlock:
    return JudgementBlock(number, inlines(words), likelihood, confidence, basis, **more)


NODES = {
    "kg": ("Government of Keldova", "organisation", True), "fm": ("Đorđe Šćepanović", "person", True),
    "cab": ("Cabinet secretariat", "organisation", False), "tg": ("Government of Tarnia", "organisation", False),
    "ig": ("Government of Ilmar", "organisation", False), "dpm": ("Uładzimir Žuk", "person", False),
    "ifm": ("Farhad Rostami", "person", False), "kas": ("Kasvin consultations", "event", True),
    "fa": ("Framework Agreement", "event", True), "dol": ("Dolna Pass", "place", False),
    "bar": ("Barysk crossing", "place", False), "rail": ("Keldova Rail Infrastructure", "organisation", False),
    "con": ("Dolna Works Consortium", "organisation", True), "grid": ("Joint grid working group", "organisation", False),
    "opp": ("Opposition bloc", "organisation", False), "mp": ("Jelena Marić", "person", False),
    "jom": ("Joint Observation Mission", "organisation", False), "port": ("Kasvin Port", "place", False),
    "log": ("Ilmar Transit Lines", "organisation", False), "bank": ("Reconstruction Bank", "organisation", False),
    "cust": ("Customs Service", "organisation", False), "own": ("M. Havel Holdings", "organisation", False),
}  # fmt: skip
LINKS = [
    ("kg", "fm", 2, "foreign minister"), ("kg", "cab", 2, ""), ("kg", "fa", 3, "signed 19 Jan"), ("tg", "fa", 3, ""),
    ("ig", "kas", 3, ""), ("fm", "kas", 2, "led delegation"), ("ifm", "kas", 2, ""), ("ig", "ifm", 2, ""),
    ("tg", "dpm", 2, ""), ("dpm", "grid", 2, "chairs"), ("cab", "grid", 1, ""), ("fa", "dol", 2, "art. 4"),
    ("kas", "port", 2, ""), ("rail", "dol", 2, "tender"), ("rail", "con", 2, "award pending"),
    ("con", "own", 1, "beneficial owner?"), ("own", "mp", 1, ""), ("opp", "mp", 2, ""), ("opp", "fa", 2, "contests"),
    ("jom", "dol", 2, ""), ("jom", "bar", 2, ""), ("tg", "bar", 2, ""), ("cust", "bar", 2, ""), ("kg", "cust", 2, ""),
    ("log", "port", 2, "operates"), ("ig", "log", 1, ""), ("bank", "con", 2, "lends"), ("bank", "ig", 1, ""),
    ("kg", "rail", 2, ""),
]  # fmt: skip
SHAPES = {"person": "circle", "organisation": "square", "place": "hexagon", "event": "diamond"}


def link_chart() -> LinkChart:
    nodes = tuple(
        ChartNode(an_id(key), label, kind, SHAPES[kind], ringed=ringed)
        for key, (label, kind, ringed) in NODES.items()
    )
    edges = tuple(
        ChartEdge(an_id(a), an_id(b), label, origins, hostile=(a, b) == ("opp", "fa"), directed=bool(label))
        for a, b, origins, label in LINKS
    )
    caption = (
        "Actors and instruments in the two negotiating tracks. Ringed entities are discussed in the text."
    )
    alt = "Link chart of 22 entities and 29 links between the governments of Keldova, Tarnia and Ilmar."
    return LinkChart(nodes, edges, caption, alt, "Data to 22 February 2026")


EVENTS = [
    ((2025, 9, 14), "Security", "Ceasefire enters into force", True), ((2025, 10, 9), "Security", "Observers deployed", False),
    ((2025, 11, 22), "Security", "Prisoner lists exchanged", False), ((2026, 1, 12), "Security", "First demining lane closed", False),
    ((2026, 2, 18), "Security", "Report no. 19: incidents down", False), ((2025, 10, 28), "With Tarnia", "Barysk crossing reopens", True),
    ((2025, 12, 3), "With Tarnia", "Grid working group formed", False), ((2026, 1, 19), "With Tarnia", "Framework Agreement signed", True),
    ((2026, 2, 16), "With Tarnia", "Standards set as condition", False), ((2025, 11, 5), "With Ilmar", "Envoy exchange", False),
    ((2025, 12, 17), "With Ilmar", "Port access talks open", False), ((2026, 2, 11), "With Ilmar", "Kasvin consultations", True),
    ((2025, 12, 10), "Domestic", "Coalition loses two deputies", False), ((2026, 2, 3), "Domestic", "Minister before committee", False),
    ((2026, 2, 9), "Domestic", "Open letter of eleven deputies", True),
]  # fmt: skip


def timeline() -> Timeline:
    events = [
        TimelineEvent(day := date(*when).toordinal(), day, label, lane, "", key=key)
        for when, lane, label, key in EVENTS
    ]
    events.append(
        TimelineEvent(
            date(2026, 1, 20).toordinal(),
            date(2026, 2, 14).toordinal(),
            "Grid study",
            "Domestic",
            "early 2026",
            fuzzy=True,
        )
    )
    caption = "Milestones since the ceasefire."
    return Timeline(tuple(events), ("Security", "With Tarnia", "With Ilmar", "Domestic"), caption, "Timeline with four lanes from September 2025 to March 2026.")  # fmt: skip


ACH_ROWS = [
    ("Dated obligations published in the Gazette[[treaty]]", "High", ("I", "CC", "I", "II")),
    ("“We do not seek an alliance”[[minister]]", "Medium", ("II", "CC", "N", "N")),
    ("Works tender issued before ratification[[rail]]", "High", ("N", "C", "II", "II")),
    ("Parallel commitments at Kasvin[[ilmarfm]]", "Medium", ("II", "CC", "N", "I")),
    ("Two grid criteria not met[[grid]]", "Low", ("N", "N", "C", "C")),
    ("Opposition demands votes on transit[[opp]]", "Low", ("NA", "I", "C", "")),
]


def ach() -> AchMatrix:
    hypotheses = (
        ("H1", "Full alignment with one neighbour"),
        ("H2", "Balanced, practical ties with both"),
        ("H3", "Delay until after the election"),
        ("H4", "Gesture politics, no intent to implement"),
    )
    caption = "Analysis of competing hypotheses. Inconsistency is weighted: high 3, medium 2, low 1."
    return AchMatrix(
        hypotheses,
        tuple(inlines(words) for words, _, _ in ACH_ROWS),
        tuple(ratings for _, _, ratings in ACH_ROWS),
        (-11.0, -1.0, -9.0, -14.0),
        caption,
        "Matrix of six items of evidence against four hypotheses; H2 carries the least inconsistent evidence.",
        tuple(weight for _, weight, _ in ACH_ROWS),
    )


INDICATORS = [
    (
        "Joint signalling procedure published",
        "Confirms KJ 1",
        "Gazette; rail regulator",
        "Not seen",
        "by 30 Jun",
    ),
    ("Lots 1 and 2 awarded", "Confirms KJ 1", "Tender portal", "Expected", "by 15 Apr"),
    ("Ratification vote scheduled", "Confirms KJ 1", "Order paper of parliament", "Not seen", "by 16 Oct"),
    ("Incidents above 20 per period", "Weakens KJ 1, 2", "Observation reports", "Not seen", "monthly"),
    (
        "Joint exercise announced with either neighbour",
        "Refutes KJ 2",
        "Defence ministries",
        "Not seen",
        "continuous",
    ),
    ("Second interconnector financed", "Confirms KJ 3", "Bank disclosures", "Watch", "by 31 May"),
]


def indicators() -> Table:
    rows = tuple(
        ((Run(name, "strong"),), (Run(does),), (Run(where),), (Run(state, "state"),), (Run(horizon),))
        for name, does, where, state, horizon in INDICATORS
    )
    headers = ("Indicator", "What it would do", "Where it would show", "State", "Horizon")
    caption = "Indicators, what each would change, where it would be visible, and its state at the information cut-off."
    return Table(
        headers, rows, (54, 30, 43, 20, 23), "Six indicators with effect, place, state and horizon.", caption
    )


def words_box() -> WordsBox:
    terms = (
        ("almost no chance", "1–5%", 0.01, 0.05), ("very unlikely", "5–20%", 0.05, 0.2), ("unlikely", "20–45%", 0.2, 0.45),
        ("roughly even chance", "45–55%", 0.45, 0.55), ("likely", "55–80%", 0.55, 0.8), ("very likely", "80–95%", 0.8, 0.95),
        ("almost certain", "95–99%", 0.95, 0.99),
    )  # fmt: skip
    levels = (
        (
            "high",
            "Consistent reporting of high quality from several independent origins; few assumptions; not a fact.",
        ),
        ("moderate", "Credible and plausible, with too little quality or corroboration for more."),
        ("low", "Scant, fragmented or doubtful reporting."),
    )
    return WordsBox("Likelihood, after ICD 203", terms, levels)


def study_brief() -> Brief:
    blocks = (
        Heading("Key judgements"),
        judgement("1", "**Keldova will reopen freight traffic over the Dolna Pass before the end of 2026.** The obligation is in law,[[treaty]] lots 1 and 2 are out to tender,[[rail]] and imagery shows the track bed cleared.[[imagery]] Signalling needs joint certification, for which no procedure has been agreed.", Likelihood("likely", 0.55, 0.8, "55–80%", EDGES), "moderate", "Our confidence in this judgement is moderate: three independent origins agree, none of them on signalling.", horizon="by 31 December 2026", change="new"),
        judgement("2", "**The government will avoid a formal security pact with either neighbour.** The minister has ruled it out on the record[[minister]] and fewer than one voter in four supports one.[[poll]]", Likelihood("very likely", 0.8, 0.95, "80–95%", EDGES), "high", "Our confidence in this judgement is high: statement, conduct and opinion point the same way.", horizon="by 31 December 2026", change="unchanged"),
        judgement("3", "**Electricity imports from Tarnia will begin this winter.** Political will exists on both sides,[[tarniapm]] but a leaked interim study reports that two of nine stability criteria are not met.[[grid]]", Likelihood("roughly even chance", 0.45, 0.55, "45–55%", EDGES), "low", "Our confidence in this judgement is low: it rests on one leaked draft.", change="lowered", dissent="The energy desk holds that it is unlikely."),
        Heading("What has changed"),
        Paragraph(inlines("Since the ceasefire of September 2025 the government in Mirograd has pursued what its foreign minister, {{sr-Cyrl|Ђорђе Шћепановић}}, calls _predictable relations_: practical arrangements with each neighbour, negotiated separately and published in full.[[minister]] The Framework Agreement with Tarnia, signed on 19 January, is the first of these to carry dates.[[treaty]]((The agreement provisionally applies from signature (art. 11) but lapses if not ratified within 270 days, that is by 16 October 2026.)) A month later the consultations at Kasvin produced a parallel, vaguer commitment on port access.[[ilmarfm, envoy]]")),
        Paragraph(inlines("Security conditions permit this. The observation mission counted eleven minor incidents in its latest period against twenty-six in the one before, and no exchange of fire.[[monitor]] Commerce has moved ahead of policy: registered transit through Barysk stood in January at 1.9 times its level a year earlier.[[trade]] The picture at the crossing itself is less tidy. A local channel reports lorries held for three days over paperwork;[[post]] we have not been able to confirm this and treat it as a lead, not as evidence.")),
        timeline(),
        Heading("Who connects to whom"),
        Paragraph(inlines("The two tracks are separate in form but share three hinges: the foreign minister, the cabinet secretariat, and the contractors for the Dolna line. The last of these deserves attention. The consortium expected to win lots 1 and 2 borrows from the Reconstruction Bank, and a register extract suggests a link to a holding company associated with a signatory of the opposition letter.[[opp, rail]] The link rests on a single source and is drawn dashed in the chart.")),
        Paragraph(inlines("On the Ilmar side the operator of Kasvin Port has the most to gain and has said the least. Its government presents port access as a matter of transit tariffs alone, yet the communiqué promises an opening “by the end of the year 1405”, that is before 20 March 2027, five months after the date to which Keldova is bound by the agreement with Tarnia.[[ilmarfm, treaty]] The gap suggests that the two tracks are not co-ordinated, and that Mirograd is content with that.")),
        link_chart(),
        Heading("Competing explanations"),
        Paragraph(inlines("Four hypotheses were tested against six items of evidence. The matrix counts inconsistency, since evidence that fits every hypothesis discriminates between none of them. **H2** carries the least inconsistent evidence; **H4** is the weakest, chiefly because of the minister’s statement on the record[[minister]] and the published tender.[[rail]]")),
        ach(),
        Heading("What to watch"),
        indicators(),
        Paragraph(inlines("We will revisit the judgement on electricity first. If the stability criteria are met in the final study we would raise it to _likely_; if the standards dispute reaches ministers it would fall to _unlikely_. No currently visible development would move the second judgement by more than one band.[[minister, poll, tarniapm]]")),
        Heading("What it means, reader by reader", 2),
        Bullets((inlines("**Transit operators** can plan for freight over Dolna from the autumn, and should not count on signalling.[[rail]]"), inlines("**Delegations** will find both neighbours willing and neither in a hurry.[[ilmarfm, minister, tarniapm, treaty]]"))),
        Paragraph(inlines("Likelihood terms follow a seven-step scale with fixed numeric bands; confidence describes the quality of the evidence and is stated separately. Every source was captured before use; the digests in the annex and in the attached manifest identify the captured files."), label="Method"),
        words_box(),
        SourceAnnex(),
    )  # fmt: skip
    return Brief(
        an_id("brief"), an_id("case"), "Keldova: closer ties with two neighbours, at arm’s length",
        "Prospects for transit and electricity arrangements with Tarnia and Ilmar six months after the ceasefire",
        "Assessment", "CW-2026-0117", "3", "en", "TLP:AMBER", "#FFC000",
        "Share only within recipients’ organisations and with their clients who need to know.", "2026-02-24",
        "Regional desk",
        (("Date", "24 February 2026"), ("Information cut-off", "22 February 2026, 18:00 UTC"), ("Prepared by", "Regional desk"), ("Case", "KEL–NEIGH 26/02")),
        inlines("Keldova is **likely** (55–80%) to conclude working transit and electricity arrangements with both Tarnia and Ilmar within twelve months, while stopping short of any security commitment to either. The ceasefire is holding well enough to build on; parliament and technical certification, not the neighbours’ intentions, are the pacing items. A single political shock before October would delay rail reopening and would probably not reverse the course."),
        blocks, sources(), sha("head"),
    )  # fmt: skip
