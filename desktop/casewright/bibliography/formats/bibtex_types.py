"""Entry types of BibTeX and biblatex, and CSL types."""

from __future__ import annotations

# What each entry type is in CSL, with the genre it stands for.
FROM_BIBTEX: dict[str, tuple[str, str | None]] = {
    "article": ("article-journal", None), "book": ("book", None), "mvbook": ("book", None), "inbook": ("chapter", None),
    "bookinbook": ("chapter", None), "suppbook": ("chapter", None), "booklet": ("pamphlet", None), "collection": ("book", None),
    "mvcollection": ("book", None), "incollection": ("chapter", None), "suppcollection": ("chapter", None),
    "inproceedings": ("paper-conference", None), "conference": ("paper-conference", None), "proceedings": ("book", None),
    "manual": ("report", None), "misc": ("document", None), "online": ("webpage", None), "electronic": ("webpage", None),
    "www": ("webpage", None), "patent": ("patent", None), "periodical": ("periodical", None), "suppperiodical": ("article-journal", None),
    "reference": ("book", None), "inreference": ("entry-encyclopedia", None), "report": ("report", None), "techreport": ("report", None),
    "thesis": ("thesis", None), "phdthesis": ("thesis", "PhD diss."), "mastersthesis": ("thesis", "master’s thesis"),
    "unpublished": ("manuscript", None), "dataset": ("dataset", None), "software": ("software", None), "standard": ("standard", None),
    "legislation": ("legislation", None), "legal": ("treaty", None), "jurisdiction": ("legal_case", None), "letter": ("personal_communication", None),
    "image": ("graphic", None), "artwork": ("graphic", None), "movie": ("motion_picture", None), "video": ("motion_picture", None),
    "audio": ("song", None), "music": ("song", None), "performance": ("performance", None), "review": ("review", None),
}  # fmt: skip
_TO_BIBTEX = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "article": "article", "review": "article",
    "review-book": "article", "book": "book", "chapter": "incollection", "pamphlet": "booklet", "paper-conference": "inproceedings",
    "report": "techreport", "thesis": "phdthesis", "manuscript": "unpublished", "webpage": "online", "post-weblog": "online",
    "post": "online", "dataset": "dataset", "software": "software", "patent": "patent", "standard": "standard", "periodical": "periodical",
    "entry-encyclopedia": "inreference", "entry-dictionary": "inreference", "legislation": "legislation", "legal_case": "jurisdiction",
    "treaty": "legal", "personal_communication": "letter", "motion_picture": "movie", "song": "audio",
}  # fmt: skip


def entry_type(csl_type: object) -> str:
    """The entry type an item is written as."""
    return _TO_BIBTEX.get(str(csl_type), "misc")
