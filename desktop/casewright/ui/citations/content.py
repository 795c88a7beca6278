"""What the panel is given: plain records, read from the case by the page around it."""

from __future__ import annotations

from dataclasses import dataclass

STANCES = ("supports", "contradicts", "context")


@dataclass(frozen=True, slots=True)
class CitationCard:
    """One citation of a passage.

    Args:
        passage_id: handed back when the card is opened; empty when the claim rests on no passage.
        source: title of the source, with its number or publisher as the case shows it.
        quotation: the exact words, without quotation marks of ours.
        locator: where in the source, for example `Page 3, lines 14–16`.
        date: when it was published, in words.
        reliability: letter A–F of the source, or None.
        credibility: digit 1–6 of these words, or None.
        stance: one of STANCES.
        claim: the claim that cites it, when the panel shows an object and not that claim itself.
        translation: of the words, if there is one.
        is_preferred: the claim is preferred over others that disagree.
        claim_id: the claim, for whoever cites it elsewhere.
        flag: a sentence on what is wrong, for example that the source was withdrawn.
    """

    passage_id: str
    source: str
    quotation: str
    locator: str = ""
    date: str = ""
    reliability: str | None = None
    credibility: str | None = None
    stance: str = "supports"
    claim: str = ""
    translation: str = ""
    flag: str = ""
    is_preferred: bool = False
    claim_id: str = ""


@dataclass(frozen=True, slots=True)
class RestingItem:
    """Something that rests on a passage: `type` and `id` as the case knows them, and in words how it does.

    `is_named`: the passage only names it; nothing is said of it there.
    """

    type: str
    id: str
    title: str
    type_label: str
    icon: str
    colour: str
    through: str = ""
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class MentionCard:
    """A passage that names the object. `reading` says how, where it is not by its name; `mention_ids` are all in it."""

    passage_id: str
    mention_ids: tuple[str, ...]
    source: str
    quotation: str
    reading: str = ""
    locator: str = ""
    date: str = ""
    reliability: str | None = None


@dataclass(frozen=True, slots=True)
class OriginNote:
    """A sentence on the origins of an object, with the source to read about it; `role` as `analysis.origin_words` has it."""

    role: str
    words: str
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class OriginsContent:
    """The number of independent origins in words, and what is behind it."""

    headline: str
    notes: tuple[OriginNote, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelContent:
    """One object with its citations; or, when `resting` is not None, one passage with all that rests on it.

    Args:
        kind_label: kind in words, read out with the tile.
        sources: number of different sources among the cards.
        marking: handling marking of the object, or empty.
        note: a sentence in place of citations where there are none for a reason, for example analyst knowledge.
        can_cite: whether a citation can be added to this object.
        can_edit: whether mentions can be removed.
        origins: how many independent origins its support has; None where that is not asked, or not known yet.
        origins_later: they are being counted, and come by `CitationPanel.show_origins`.
        mentions: passages that name the object, whether or not a claim rests on them.
        heading: over the cards, where they are not what the object rests on; empty: how many sources are cited for it.
    """

    title: str
    subtitle: str = ""
    icon: str = "circle-dot"
    colour: str = "document"
    kind_label: str = ""
    marking: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    cards: tuple[CitationCard, ...] = ()
    sources: int = 0
    note: str = ""
    can_cite: bool = True
    can_edit: bool = True
    quotation: str = ""
    resting: tuple[RestingItem, ...] | None = None
    origins: OriginsContent | None = None
    origins_later: bool = False
    mentions: tuple[MentionCard, ...] = ()
    heading: str = ""
