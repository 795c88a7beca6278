"""What opens under each chip of the filter bar. Every choice is in force at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from casewright.casefile.queries import filtering, navigation
from casewright.model.case_filter import NO_POLARITY
from casewright.model.choices import choices, choices_of
from casewright.ui.filters import words
from casewright.ui.filters.check_list import CheckList, Option
from casewright.ui.filters.state import FilterState
from casewright.ui.widgets.arrangement import Part, column
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.date_field import DateField
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.session import CaseSession

_MOST_SOURCES = 200
_ANY = ("", "Any")


def kinds(session: CaseSession, state: FilterState) -> QWidget:
    """Kinds of entities and of links that are in use."""
    ontology = session.ontology
    entity_kinds = [
        (key, f"{ontology.entity_kind_shown(key).label}  {count:,}")
        for key, count in sorted(navigation.entity_kind_counts(session.case).items())
    ]
    link_kinds = [
        (key, f"{ontology.link_kind_shown(key).label}  {count:,}")
        for key, count in filtering.link_kind_counts(session.case).items()
    ]
    return _panel(
        _ticks("Kinds of entities", "entity_kinds", entity_kinds, state),
        _ticks("Kinds of links", "link_kinds", link_kinds, state),
    )


def tags(session: CaseSession, state: FilterState) -> QWidget:
    """The tags of the case."""
    found = [(each.id, each.name) for each in filtering.tags(session.case)]
    return _panel(_ticks("Tags", "tags", found, state, empty="Nothing is tagged yet."))


def time(_session: CaseSession, state: FilterState) -> QWidget:
    """A range of dates, and what becomes of what does not say, or not surely."""
    field = DateField("Held within", state.current.held or "")

    def take() -> None:
        if not field.problem():
            state.narrow(held=field.text() or None)

    field.changed.connect(take)
    return _panel(
        PlainLabel("Held within", "small"),
        field,
        _box("Keep what is undated", "undated", state),
        _box("Only what certainly held then", "certain", state),
    )


def sources(session: CaseSession, state: FilterState) -> QWidget:
    """Sources, those ticked first."""
    ticked = state.current.sources

    def fetch(text: str) -> Sequence[Option]:
        found = navigation.source_rows(session.case, text, limit=_MOST_SOURCES)
        return [(each.id, each.title) for each in sorted(found, key=lambda each: each.id not in ticked)]

    return _panel(_list("Sources", "sources", fetch, state))


def evidence(_session: CaseSession, state: FilterState) -> QWidget:
    """The least reliability, credibility and number of independent origins a link must have."""
    return _panel(
        *_grade("Reliability of the source, at least", "reliability", state),
        *_grade("Credibility of the item, at least", "credibility", state),
        *_choice(
            "Independent origins, at least",
            [(str(number), said) for number, said in words.ORIGINS.items()],
            str(state.current.min_origins),
            lambda key: state.narrow(min_origins=int(key)),
        ),
        PlainLabel(
            "Reliability and credibility are asked of one and the same citation.", "caption", wrap=True
        ),
    )


def handling(session: CaseSession, state: FilterState) -> QWidget:
    """Polarity and status of links, marking, and entities without links."""
    polarities = [(each.key, each.label) for each in choices_of("link", "polarity") or ()]
    statuses = [(each.key, each.label) for each in choices_of("link", "status") or ()]
    marks = [(label, label) for label in session.markings]
    return _panel(
        _ticks(
            "Polarity", "polarities", [*polarities, (NO_POLARITY, words.polarity_label(NO_POLARITY))], state
        ),
        _ticks("Status", "statuses", statuses, state),
        *_choice(
            "Marking at most",
            [_ANY, *marks],
            state.current.marking or "",
            lambda key: state.narrow(marking=key or None),
        ),
        _box("Keep entities without a shown link", "unlinked", state),
    )


def _panel(*parts: Part) -> QWidget:
    made = QWidget()
    made.setLayout(column(*parts, spacing=6))
    fields = [part for part in parts if isinstance(part, QWidget) and not isinstance(part, PlainLabel)]
    if fields:
        made.setFocusProxy(fields[0])
    return made


def _ticks(
    name: str,
    criterion: str,
    options: Sequence[Option],
    state: FilterState,
    empty: str = "There is none yet.",
) -> QWidget:
    def fetch(text: str) -> Sequence[Option]:
        return [each for each in options if text.casefold() in each[1].casefold()]

    return _list(name, criterion, fetch, state) if options else PlainLabel(empty, "caption")


def _list(name: str, criterion: str, fetch: Callable[[str], Sequence[Option]], state: FilterState) -> QWidget:
    ticked: frozenset[Hashable] = getattr(state.current, criterion)
    made = CheckList(name, fetch, ticked)
    made.changed.connect(lambda: state.narrow(**{criterion: made.ticked()}))
    whole = QWidget()
    whole.setLayout(column(PlainLabel(name, "small"), made, spacing=4))
    whole.setFocusProxy(made)
    return whole


def _box(label: str, criterion: str, state: FilterState) -> QCheckBox:
    box = QCheckBox(label)
    box.setChecked(getattr(state.current, criterion))
    box.toggled.connect(lambda on: state.narrow(**{criterion: on}))
    return box


def _grade(label: str, criterion: str, state: FilterState) -> tuple[QWidget, QWidget]:
    options = [(each.key, f"{each.key}  {each.label}") for each in choices(criterion) if not each.unjudged]
    return _choice(
        label,
        [_ANY, *options],
        getattr(state.current, criterion) or "",
        lambda key: state.narrow(**{criterion: key or None}),
    )


def _choice(
    label: str, options: Sequence[tuple[str, str]], chosen: str, on_choice: Callable[[str], object]
) -> tuple[QWidget, QWidget]:
    field = ChoiceField(label, options)
    field.choose(chosen)
    field.activated.connect(lambda _place: on_choice(field.choice()))
    return PlainLabel(label, "small"), field
