"""Types of RIS references and CSL types; and what the tags stand for."""

from __future__ import annotations

FROM_RIS = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "ART": "graphic", "BILL": "bill",
    "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "figure", "CLSWK": "classic",
    "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference", "CTLG": "book", "DATA": "dataset", "DBASE": "dataset",
    "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia", "FIGURE": "figure", "GEN": "document", "GOVDOC": "report", "HEAR": "hearing", "ICOMM": "post",
    "INPR": "article-journal", "JFULL": "periodical", "JOUR": "article-journal", "LEGAL": "regulation", "MANSCPT": "manuscript",
    "MAP": "map", "MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "broadcast", "MUSIC": "musical_score",
    "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication", "RPRT": "report",
    "SER": "periodical", "SLIDE": "speech", "SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis",
    "UNPB": "manuscript", "VIDEO": "broadcast",
}  # fmt: skip
_FIRST = {"report": "RPRT", "chapter": "CHAP", "book": "BOOK", "webpage": "ELEC", "dataset": "DATA", "article-journal": "JOUR",
          "broadcast": "VIDEO", "motion_picture": "MPCT", "manuscript": "UNPB", "paper-conference": "CPAPER", "figure": "FIGURE",
          "document": "GEN", "classic": "CLSWK", "periodical": "SER"}  # fmt: skip
TO_RIS = {csl: ris for ris, csl in reversed(FROM_RIS.items())} | _FIRST
# Tags that hold one text each, and tags that hold a list of names.
TEXTS = {
    "TI": "title", "T1": "title", "T2": "container-title", "JF": "container-title", "JO": "container-title", "BT": "container-title",
    "T3": "collection-title", "JA": "container-title-short", "J2": "container-title-short", "PB": "publisher", "CY": "publisher-place",
    "VL": "volume", "IS": "issue", "M1": "number", "M3": "genre", "ET": "edition", "DO": "DOI", "UR": "URL", "AB": "abstract", "N2": "abstract",
    "LA": "language", "ST": "title-short", "DB": "archive", "CN": "call-number", "SE": "section", "NV": "number-of-volumes", "ID": "id",
}  # fmt: skip
NAMES = {
    "AU": "author",
    "A1": "author",
    "A2": "editor",
    "ED": "editor",
    "A3": "collection-editor",
    "A4": "translator",
}
LISTS = {"KW": "keyword", "N1": "note"}
JOINTS = {"keyword": "; ", "note": "\n\n"}
BOOKS = frozenset(
    {"book", "chapter", "report", "entry-dictionary", "entry-encyclopedia", "thesis", "pamphlet", "classic"}
)
