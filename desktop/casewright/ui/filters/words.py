"""How filters are said: what each chip reads, and how much is shown."""

from __future__ import annotations

from collections.abc import Iterable

from casewright.casefile.queries import records
from casewright.model.case_filter import NO_POLARITY, CaseFilter
from casewright.model.dates import show_date_short
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, counted, joined

_NAMED = 2  # how many of several are named before they are only counted
ORIGINS = {
    0: "Any, or none",
    1: "1: cited at all",
    2: "2 or more",
    3: "3 or more",
    4: "4 or more",
    5: "5 or more",
}


def kinds(session: CaseSession, asked: CaseFilter) -> str:
    """`All kinds`; `Person, State +2`."""
    ontology = session.ontology
    labels = [ontology.entity_kind_shown(each).label for each in sorted(asked.entity_kinds)]
    labels += [ontology.link_kind_shown(each).label for each in sorted(asked.link_kinds)]
    return _several(labels) or "All kinds"


def tags(session: CaseSession, asked: CaseFilter) -> str:
    """`Any tag`, or the tags."""
    return (
        _several(records.name_of(session.case, each) or "a deleted tag" for each in asked.tags) or "Any tag"
    )


def time(_session: CaseSession, asked: CaseFilter) -> str:
    """`Any time`; `Mar 2024 – May 2024, dated`."""
    if asked.held is None:
        return "Any time"
    only = ("", ", dated")[not asked.undated] + ("", ", certain")[asked.certain]
    return dates_in_short(asked.held) + only


def dates_in_short(held: str) -> str:
    """A range of dates in few words: `Mar 2024 – May 2024`."""
    return show_date_short(held).replace(" to ", " – ")


def sources(session: CaseSession, asked: CaseFilter) -> str:
    """`Any source`, or the sources."""
    found = (records.name_of(session.case, each) or "a deleted source" for each in asked.sources)
    return _several(found, named=1) or "Any source"


def evidence(_session: CaseSession, asked: CaseFilter) -> str:
    """`Any evidence`; `Grade C3 or better, 2 origins or more`."""
    grade = f"{asked.reliability or ''}{asked.credibility or ''}"
    origins = {0: "", 1: "cited"}.get(asked.min_origins, f"{asked.min_origins} origins or more")
    found = ", ".join(filter(None, (f"grade {grade} or better" if grade else "", origins)))
    return found[:1].upper() + found[1:] if found else "Any evidence"


def handling(_session: CaseSession, asked: CaseFilter) -> str:
    """`More`, or what of polarity, status, marking and loose entities is asked for."""
    labels = [polarity_label(each) for each in sorted(asked.polarities)]
    labels += [choice_label("link", "status", each) for each in sorted(asked.statuses)]
    labels += [f"at most {asked.marking}"] if asked.marking else []
    labels += [] if asked.unlinked else ["linked only"]
    return _several(labels) or "More"


def in_words(session: CaseSession, asked: CaseFilter) -> str:
    """All of a filter for a caption: `Shown: Person; Mar 2024 – May 2024`; empty where it keeps all.

    Below a marking, the names of sources and tags are left out: they may be marked higher themselves.
    """
    if asked.keeps_all:
        return ""
    named = asked.marking is None
    parts = [
        kinds(session, asked) if asked.entity_kinds or asked.link_kinds else "",
        (tags(session, asked) if named else "by tag") if asked.tags else "",
        time(session, asked) if asked.held is not None else "",
        (sources(session, asked) if named else "by source") if asked.sources else "",
        evidence(session, asked) if asked.reliability or asked.credibility or asked.min_origins else "",
        found if (found := handling(session, asked)) != "More" else "",
        f"name contains {isolate(one_line(asked.text, 40))}" if asked.text.strip() else "",
    ]
    return f"Shown: {'; '.join(filter(None, parts))}"


def polarity_label(key: str) -> str:
    """`Hostile`; `Without polarity`."""
    return "Without polarity" if key == NO_POLARITY else choice_label("link", "polarity", key)


def how_much(entities: int, entities_of: int, links: int, links_of: int, undated: int = 0) -> str:
    """`13 entities, 17 links`; `9 of 13 entities, 7 of 17 links shown · 3 undated`."""
    if not entities_of:
        return ""
    if (entities, links) == (entities_of, links_of):
        return joined(
            f"{counted(entities, 'entity')}, {counted(links, 'link')}",
            f"{undated:,} undated" if undated else "",
        )
    shown = (
        f"{entities:,} of {counted(entities_of, 'entity')}, {links:,} of {counted(links_of, 'link')} shown"
    )
    return joined(shown, f"{undated:,} undated" if undated else "")


def _several(labels: Iterable[str], named: int = _NAMED) -> str:
    found = [isolate(one_line(each, 40)) for each in labels]
    more = len(found) - named
    return ", ".join(found[:named]) + (f" +{more}" if more > 0 else "")
