"""What the keys of the tray do to the case; each is one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casewright.ingest.suggestions.accepting import accept_all, is_certain, named, place_of, reject_all
from casewright.ingest.suggestions.offers import (
    DateOffer,
    NameOffer,
    NamePlace,
    Offers,
    OtherOffer,
    PairOffer,
)
from casewright.ingest.suggestions.suggest import ReadText
from casewright.model.errors import CaseError
from casewright.operations.mentions import Place
from casewright.operations.suggestions import Named, accept_entity, unreject_suggestion
from casewright.ui.tasks import Progress, TaskRunner
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

T = TypeVar("T")
_AT_ONCE = 25  # places taken in on the main thread; more go to a thread of their own


class SuggestionActs(QObject):
    """`busy` says that many are being taken in (True) or that it is over (False)."""

    busy = Signal(bool)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks

    def accept_name(
        self,
        read: ReadText,
        offer: NameOffer,
        places: Sequence[NamePlace],
        *,
        other: OtherOffer | None = None,
        kind: str | None = None,
        join: UUID | None = None,
    ) -> bool:
        """Takes a name in with these places; whether that was done."""
        chosen = named(offer, places, other=other, kind=kind, join=join)
        if len(places) > _AT_ONCE:
            case, text_id = self._session.case, read.source_text_id

            def work(_progress: Progress) -> UUID:
                return case.run(accept_entity, text_id, chosen)

            self._run(f"Accepting {len(places)} places", work, lambda made: self._show(made))
            return True
        made = self._try(lambda: self._session.run("suggestions.accept_entity", read.source_text_id, chosen))
        if made is not None:
            self._show(made)
        return made is not None

    def accept_names(
        self, read: ReadText, offers: Offers, names: Sequence[NameOffer], all_places: bool
    ) -> int:
        """Takes several names in as one step; those of which somebody has to say whom they mean are left. How many were taken."""
        sure = [each for each in names if is_certain(each)]
        chosen = sure if all_places else [replace(each, places=each.places[:1]) for each in sure]
        if not chosen:
            self._session.told.emit(
                "Of each of these somebody has to say whom it means: join it, or accept it by itself."
            )
            return 0
        case = self._session.case

        def work(progress: Progress) -> int:
            return accept_all(case, read.source_text_id, offers, names=chosen, progress=_share(progress))

        left = len(names) - len(sure)
        said = (
            f" {left} {'was' if left == 1 else 'were'} left: say whom {'it means' if left == 1 else 'they mean'}."
            if left
            else ""
        )
        self._run(
            f"Accepting {len(chosen)} {'name' if len(chosen) == 1 else 'names'}",
            work,
            lambda count: self._session.told.emit(
                f"{count} {'name' if count == 1 else 'names'} accepted.{said}"
            ),
        )
        return len(chosen)

    def mention_rest(self, read: ReadText, offers: Offers, names: Sequence[NameOffer]) -> None:
        """Notes every further place of names that are noted already, as one step."""
        if not names:
            self._session.told.emit("No name that is noted here has further places.")
            return
        case, places = self._session.case, sum(len(each.places) for each in names)

        def work(progress: Progress) -> int:
            return accept_all(case, read.source_text_id, offers, names=names, progress=_share(progress))

        self._run(
            f"Noting {places:,} places",
            work,
            lambda _count: self._session.told.emit(
                f"{places:,} {'place' if places == 1 else 'places'} noted."
            ),
        )

    def accept_date(self, read: ReadText, offer: DateOffer, held: str, text: str) -> bool:
        """States the dated claim; whether that was done."""
        made = self._try(
            lambda: self._session.run(
                "suggestions.accept_date", read.source_text_id, place_of(offer), held=held, text=text or None
            )
        )
        if made is not None:
            self._session.select(ObjectRef("claim", made))
        return made is not None

    def accept_pair(self, read: ReadText, names: dict[str, NameOffer], pair: PairOffer, text: str) -> bool:
        """Links the two, which are accepted first where they are new; whether that was done."""
        ends = [
            self._end(names[key], place)
            for key, place in ((pair.source, pair.source_place), (pair.target, pair.target_place))
        ]
        made = self._try(
            lambda: self._session.run(
                "suggestions.accept_pair", read.source_text_id, pair.sentence, *ends, kind=pair.link, status=pair.status,
                hedge=pair.hedge, text=text or None, polarity=pair.polarity, directed=pair.directed,
            )
        )  # fmt: skip
        if made is not None:
            self._session.select(ObjectRef("link", made))
        return made is not None

    def reject(
        self,
        read: ReadText,
        names: Sequence[NameOffer],
        others: Sequence[DateOffer | PairOffer],
        everywhere: bool = False,
    ) -> bool:
        """Turns suggestions down, in this source or everywhere; whether that was done or, for many, begun."""
        source, case, many = (
            None if everywhere else read.source_id,
            self._session.case,
            len(names) + len(others),
        )
        if many <= _AT_ONCE:
            return self._try(lambda: reject_all(case, source, names=names, others=others)) is not None

        def work(progress: Progress) -> int:
            return reject_all(case, source, names=names, others=others, progress=_share(progress))

        self._run(
            f"Turning down {many:,}", work, lambda count: self._session.told.emit(f"{count:,} turned down.")
        )
        return True

    def bring_back(self, source_id: UUID) -> None:
        """Takes back what was turned down in this source, as one step."""
        case = self._session.case
        rows = case.read("SELECT id FROM rejected_suggestion WHERE source_id = ?", (source_id.bytes,))
        if not rows:
            self._session.told.emit(
                "What is held back here was turned down for the whole case; the history can undo that."
            )
            return

        def work(progress: Progress) -> int:
            with case.edit("unreject_suggestion") as tx:
                for done, (row_id,) in enumerate(rows, 1):
                    unreject_suggestion(tx, UUID(bytes=row_id))
                    progress.report(done / len(rows))
            return len(rows)

        self._run(f"Bringing back {len(rows):,}", work, lambda _count: None)

    def _end(self, offer: NameOffer, place: NamePlace) -> Named:
        at = (Place(place.start, place.end, place.reading, place.sentence),)
        return Named(
            at, offer.entity_id, "" if offer.entity_id else offer.kind, "" if offer.entity_id else offer.name
        )

    def _show(self, entity_id: UUID) -> None:
        self._session.select(ObjectRef("entity", entity_id))

    def _run(self, label: str, work: Callable[[Progress], object], done: Callable[..., object]) -> None:
        task = self._tasks.run(label, work)
        for signal in (task.done, task.failed, task.cancelled):
            signal.connect(self._on_ended)
        task.done.connect(done)
        task.failed.connect(self._session.told.emit)
        self.busy.emit(True)

    def _on_ended(self, *_what: object) -> None:
        self.busy.emit(False)

    def _try(self, act: Callable[[], T]) -> T | None:
        try:
            return act()
        except CaseError as error:
            self._session.told.emit(str(error))
            return None


def _share(progress: Progress) -> Callable[[int, int], None]:
    """Progress as how many of how many; raises when the work is not wanted any more, and nothing is changed then."""
    return lambda done, total: progress.report(done / total)
