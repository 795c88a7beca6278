"""What goes into a clean copy and what stays at home, row by row, with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.release.withholding import Withholding
from casewright.casefile.queries.briefing import logos_of_briefs
from casewright.casefile.readers import Readable
from casewright.exchange.sharing import closure
from casewright.exchange.sharing.content_names import contents_naming
from casewright.exchange.sharing.frozen import FrozenIssues, strings_in
from casewright.exchange.sharing.graph import CaseGraph, read_graph
from casewright.exchange.sharing.naming import Naming, naming_of
from casewright.exchange.sharing.policy import CLOSED, POLICY, Fate, Text
from casewright.exchange.sharing.prose import allowed_paragraphs
from casewright.exchange.sharing.scope import scope_of
from casewright.exchange.sharing.tables import pages_of, shape
from casewright.exchange.sharing.used import used_kinds
from casewright.exchange.sharing.wish import ShareWish
from casewright.model.errors import NoSuchObject
from casewright.model.progress import Progress, unheard

_WORDED = (Text.WORDS, Text.ESSENTIAL, Text.NAME, Text.EXACT, Text.JSON)
REASONS: Mapping[str, str] = {
    "marking": "marked higher",
    "unmarked": "not marked, and held by something marked higher",
    "evidence": "known only from what is withheld",
    closure.NEEDS: "resting on what is withheld",
    "chosen": "chosen to stay",
    "named": "naming what is withheld or goes under a pseudonym",
    closure.PRIVATE: "not shared among the analysts yet",
    "selection": "not in the selection",
    "unused": "used by nothing in the copy",
    "renamed": "another name of somebody under a pseudonym",
    "frozen": "showing something that is withheld or renamed",
    "never": "of a kind that never travels",
}
_BEGINNINGS = {"marked ": "marking", "not marked": "unmarked", "nothing else": "evidence", "chosen": "chosen"}


@dataclass(frozen=True)
class Plan:
    """What goes and what stays. `withheld` gives each row that stays its reason (a key of `REASONS`).

    `contents` are the hashes of the archived contents that go; `naming` contents that hold names and go all the same.
    """

    wish: ShareWish
    withholding: Withholding
    graph: CaseGraph
    naming: Naming
    kept: Mapping[str, frozenset[bytes]]
    withheld: Mapping[str, Mapping[bytes, str]]
    contents: frozenset[str]
    contents_naming: frozenset[str]

    def may_go(self, table: str, row_id: bytes) -> bool:
        """Whether a row goes; the case itself does."""
        return row_id in self.kept.get(table, ()) or (table == "case_info" and row_id == self.graph.case_id)

    def why(self, table: str, row_id: bytes) -> str:
        """Why a withheld row stays, as exactly as it can be said."""
        found = self.withholding.why(table, UUID(bytes=row_id))
        return found.why if found is not None else REASONS[self.withheld[table][row_id]]


def make_plan(case: Readable, wish: ShareWish, progress: Progress = unheard) -> Plan:
    """Decides; changes nothing and writes nothing.

    Raises:
        NoSuchObject: an id of the selection is none of the case.
        InvalidValue: the marking is none of the case's, or a pseudonym cannot stand.
    """
    graph = read_graph(case)
    chosen = chosen_rows(graph, wish)
    withholding = Withholding(case, wish.max_marking, chosen)
    planning = _Planning(case, wish, graph, withholding)
    planning.by_marking()
    naming = naming_of(case, wish, planning.hidden_entities({row_id.bytes for _, row_id in chosen}))
    closure.private_reasons(graph, planning.note)
    # Evidence that stays only because of a name in it takes no claim along: that may go without the name.
    naming_contents = planning.by_words(naming, progress)
    planning.close()
    if wish.is_selection:
        planning.choose()
    planning.leave_out_frozen(naming)
    planning.leave_unused()
    contents = frozenset(planning.contents())
    withheld = {table: found for table, found in planning.reasons.items() if found}
    for table in sorted(CLOSED):
        if rows := case.read(f'SELECT id FROM "{table}"'):
            withheld[table] = dict.fromkeys((row[0] for row in rows), "never")
    kept = {table: frozenset(rows) for table, rows in planning.kept.items()}
    return Plan(wish, withholding, graph, naming, kept, withheld, contents, naming_contents & contents)


class _Planning:
    def __init__(self, case: Readable, wish: ShareWish, graph: CaseGraph, withholding: Withholding) -> None:
        self._case, self._wish, self._graph, self._withholding = case, wish, graph, withholding
        self.kept: closure.Kept = {table: set(nodes) for table, nodes in graph.nodes.items()}
        self.reasons: closure.Reasons = {table: {} for table in graph.nodes}

    def note(self, table: str, row_id: bytes, why: str) -> None:
        """Withholds a row."""
        if row_id in self.kept[table]:
            self.kept[table].discard(row_id)
            self.reasons[table][row_id] = why

    def by_marking(self) -> None:
        """Withholds what the rule of effective marking does, and issues of briefs that were marked higher."""
        for table, nodes in self._graph.nodes.items():
            for row_id, node in nodes.items():
                why = self._withholding.why(table, UUID(bytes=row_id))
                if why is not None:
                    kinds = (kind for start, kind in _BEGINNINGS.items() if why.why.startswith(start))
                    self.note(table, row_id, next(kinds, closure.NEEDS))
                elif not self._withholding.may(node.marking):
                    self.note(table, row_id, "marking")

    def hidden_entities(self, chosen: Collection[bytes]) -> list[bytes]:
        """Entities that may not be named: withheld by their own marking, or by choice."""
        nodes = self._graph.nodes["entity"]
        return [
            row_id
            for row_id in self.reasons["entity"]
            if row_id in chosen or not self._withholding.may(nodes[row_id].marking)
        ]

    def by_words(self, naming: Naming, progress: Progress) -> frozenset[str]:
        """Withholds rows whose words may not go, for the names in them or for all that they cite; returns the contents that
        hold such names."""
        for row_id, node in self._graph.nodes["entity_name"].items():
            if any(each in naming.renamed for _, _, each in node.targets):
                self.note("entity_name", row_id, "renamed")
        for table in POLICY:
            self._by_words_in(table, naming)
        if not naming.any:
            return frozenset()
        whole = sum(row[0] for row in self._case.read("SELECT size FROM archive"))
        done = 0

        def tell(size: int) -> None:
            nonlocal done
            done += size
            progress(done, max(whole, 1))

        found = contents_naming(self._case, naming.any, tell)
        if not self._wish.keep_evidence:
            for table, column in (("capture", "sha256"), ("source_text", "text_sha256")):
                for row_id, sha256 in self._case.read(f"SELECT id, {column} FROM {table}"):
                    if sha256 in found:
                        self.note(table, row_id, "named")
        return found

    def _by_words_in(self, table: str, naming: Naming) -> None:
        kind = shape(table)
        looked_at = [
            (place, text, column in kind.required) for place, column, text in kind.texts if text in _WORDED
        ]
        for page in pages_of(self._case, table, kind.columns):
            for _, *row in page:
                for place, text, required in looked_at:
                    why = self._why_not(row[place], text, required, naming) if row[place] else None
                    if why is not None:
                        self.note(table, row[0], why)
                        break

    def _why_not(self, value: str, text: Text, required: bool, naming: Naming) -> str | None:
        if text is Text.EXACT:
            hidden = not self._wish.keep_evidence and naming.any.stands_in(value)
            return "named" if hidden else None
        if text is not Text.ESSENTIAL and not required:
            return None
        left = allowed_paragraphs(value, self._withholding)
        if not left.strip():
            return closure.NEEDS
        said = "\n".join(strings_in(left)) if text is Text.JSON else left
        return "named" if naming.forbidden.stands_in(naming.rewritten(said)) else None

    def close(self) -> None:
        """The closure rule."""
        closure.close(self._graph, self.kept, self.reasons)

    def choose(self) -> None:
        """Withholds what does not belong to the selection."""
        objects, about = ([each.bytes for each in ids] for ids in (self._wish.objects, self._wish.about))
        scope = scope_of(self._graph, self.kept, objects, about)
        for table, rows in self.kept.items():
            if POLICY[table].fate is Fate.ROWS:
                for row_id in rows - scope[table]:
                    self.note(table, row_id, "selection")
        self.close()

    def leave_out_frozen(self, naming: Naming) -> None:
        """Withholds issues of briefs that show anything which is withheld or renamed."""
        frozen = FrozenIssues(self._case, self._graph, self.kept)
        unaltered = not (self._wish.new_ids or naming.replaced or naming.analysts)
        for row_id in list(self.kept["brief_issue"]):
            if not (unaltered and frozen.may_go(row_id, naming)):
                self.note("brief_issue", row_id, "frozen")

    def leave_unused(self) -> None:
        """Withholds tags, kinds, schemes and marks that nothing in the copy goes by."""
        tags = {
            each
            for row_id in self.kept["tagging"]
            for _, table, each in self._graph.nodes["tagging"][row_id].targets
            if table == "tag"
        }
        for row_id in self.kept["tag"] - tags:
            self.note("tag", row_id, "unused")
        used = used_kinds(self._case, self._graph, self.kept, self._withholding)
        for row_id in self.kept["ontology_item"] - used:
            self.note("ontology_item", row_id, "unused")

    def contents(self) -> Iterator[str]:
        """The contents that captures and texts that go are bound to, and the logos of the briefs that go."""
        for table, column in (("capture", "sha256"), ("source_text", "text_sha256")):
            for row_id, sha256 in self._case.read(
                f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL"
            ):
                if row_id in self.kept[table]:
                    yield sha256
        for row_id, sha256 in logos_of_briefs(self._case):
            if row_id.bytes in self.kept["brief"]:
                yield sha256


def chosen_rows(graph: CaseGraph, wish: ShareWish) -> list[tuple[str, UUID]]:
    """The rows that were chosen to stay. Raises NoSuchObject when an id of the wish is none of the case's."""
    for given, tables in (
        (wish.objects, tuple(POLICY)),
        (wish.without, tuple(POLICY)),
        (wish.about, ("entity",)),
    ):
        for each in given:
            if not any(each.bytes in graph.nodes[table] for table in tables):
                what = "entity" if tables == ("entity",) else "object that can be shared"
                raise NoSuchObject(f"There is no {what} {each} in this case.")
    chosen = {each.bytes for each in wish.without}
    return [
        (table, UUID(bytes=row_id))
        for table, nodes in graph.nodes.items()
        for row_id in chosen & nodes.keys()
    ]
