"""What goes into a clean copy and what stays at home, row by row, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casewright.casefile.readers import Readable
from casewright.casefile.sharing import closure
from casewright.casefile.sharing.content_names import contents_naming
from casewright.casefile.sharing.frozen import FrozenIssues, strings_in
from casewright.casefile.sharing.graph import CaseGraph, read_graph
from casewright.casefile.sharing.markings import Ceiling
from casewright.casefile.sharing.naming import Naming, naming_of
from casewright.casefile.sharing.policy import CLOSED, POLICY, Fate, Text
from casewright.casefile.sharing.scope import scope_of
from casewright.casefile.sharing.tables import pages_of, shape
from casewright.casefile.sharing.used import used_kinds
from casewright.casefile.sharing.wish import ShareWish
from casewright.model.errors import NoSuchObject
from casewright.model.progress import Progress, unheard

_WORDED = (Text.WORDS, Text.ESSENTIAL, Text.NAME, Text.EXACT, Text.JSON)
REASONS: Mapping[str, str] = {
    "marking": "marked higher",
    "chosen": "chosen to stay",
    "named": "names what is withheld or goes under a pseudonym",
    closure.NEEDS: "rests on what is withheld",
    closure.EVIDENCE: "is known only from what is withheld",
    closure.PRIVATE: "not shared among the analysts yet",
    "selection": "not in the selection",
    "unused": "nothing in the copy uses it",
    "renamed": "another name of somebody under a pseudonym",
    "frozen": "shows something that is withheld or renamed",
    "never": "never travels",
}


@dataclass(frozen=True)
class Plan:
    """What goes and what stays. `withheld` gives each row that stays its reason (a key of `REASONS`).

    `contents` are the hashes of the archived contents that go; `naming` contents that hold names and go all the same.
    """

    wish: ShareWish
    ceiling: Ceiling
    graph: CaseGraph
    naming: Naming
    kept: Mapping[str, frozenset[bytes]]
    withheld: Mapping[str, Mapping[bytes, str]]
    contents: frozenset[str]
    contents_naming: frozenset[str]

    def may_go(self, table: str, row_id: bytes) -> bool:
        """Whether a row goes; the case itself does."""
        return row_id in self.kept.get(table, ()) or (table == "case_info" and row_id == self.graph.case_id)


def make_plan(case: Readable, wish: ShareWish, progress: Progress = unheard) -> Plan:
    """Decides; changes nothing and writes nothing.

    Raises:
        NoSuchObject: an id of the selection is none of the case.
        InvalidValue: the marking is none of the case's, or a pseudonym cannot stand.
    """
    graph = read_graph(case)
    ceiling = Ceiling(case, wish.max_marking, wish.strict)
    planning = _Planning(case, wish, graph, ceiling)
    planning.check_choice()
    planning.by_own_marking()
    naming = naming_of(case, wish, planning.hidden_entities())
    closure.private_reasons(graph, planning.note)
    planning.close(with_evidence=True)
    # After that: evidence that stays because of a name in it takes no claim along that may go without the name.
    naming_contents = planning.by_names(naming, progress)
    planning.close(with_evidence=False)
    if wish.is_selection:
        planning.choose()
    planning.leave_out_frozen(naming)
    planning.leave_unused()
    contents = frozenset(planning.contents())
    withheld = {table: found for table, found in planning.reasons.items() if found}
    for table in sorted(CLOSED - {"signing_key", "signature"}):
        if rows := case.read(f'SELECT id FROM "{table}"'):
            withheld[table] = dict.fromkeys((row[0] for row in rows), "never")
    kept = {table: frozenset(rows) for table, rows in planning.kept.items()}
    return Plan(wish, ceiling, graph, naming, kept, withheld, contents, naming_contents & contents)


class _Planning:
    def __init__(self, case: Readable, wish: ShareWish, graph: CaseGraph, ceiling: Ceiling) -> None:
        self._case, self._wish, self._graph, self._ceiling = case, wish, graph, ceiling
        self.kept: closure.Kept = {table: set(nodes) for table, nodes in graph.nodes.items()}
        self.reasons: closure.Reasons = {table: {} for table in graph.nodes}

    def note(self, table: str, row_id: bytes, why: str) -> None:
        """Withholds a row."""
        if row_id in self.kept[table]:
            self.kept[table].discard(row_id)
            self.reasons[table][row_id] = why

    def check_choice(self) -> None:
        """Every id that was chosen is one of the case's; those of `about` are entities."""
        for given, tables in (
            (self._wish.objects, POLICY),
            (self._wish.without, POLICY),
            (self._wish.about, ("entity",)),
        ):
            for each in given:
                if not any(each.bytes in self._graph.nodes[table] for table in tables):
                    what = "entity" if tables == ("entity",) else "object that can be shared"
                    raise NoSuchObject(f"There is no {what} {each} in this case.")

    def by_own_marking(self) -> None:
        """Withholds what is marked higher itself, and what was chosen to stay."""
        chosen = {each.bytes for each in self._wish.without}
        for table, nodes in self._graph.nodes.items():
            for row_id, node in nodes.items():
                if row_id in chosen:
                    self.note(table, row_id, "chosen")
                elif "marking" in POLICY[table].texts and not self._ceiling.lets_row(table, node.marking):
                    self.note(table, row_id, "marking")

    def hidden_entities(self) -> list[bytes]:
        """Entities that may not be named: withheld by their own marking, or by choice."""
        nodes = self._graph.nodes["entity"]
        return [
            row_id
            for row_id, why in self.reasons["entity"].items()
            if why == "chosen" or nodes[row_id].marking is not None
        ]

    def by_names(self, naming: Naming, progress: Progress) -> frozenset[str]:
        """Withholds rows whose words may not go, for the names in them; returns the contents that hold such names."""
        if not naming.any:
            return frozenset()
        for row_id, node in self._graph.nodes["entity_name"].items():
            if any(each in naming.renamed for _, _, each in node.targets):
                self.note("entity_name", row_id, "renamed")
        for table in POLICY:
            self._by_names_in(table, naming)
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

    def _by_names_in(self, table: str, naming: Naming) -> None:
        kind = shape(table)
        looked_at = [
            (place, text, column in kind.required) for place, column, text in kind.texts if text in _WORDED
        ]
        for page in pages_of(self._case, table, kind.columns):
            for _, *row in page:
                for place, text, required in looked_at:
                    if row[place] and self._may_not_go(_said(row[place], text), text, required, naming):
                        self.note(table, row[0], "named")
                        break

    def _may_not_go(self, words: str, text: Text, required: bool, naming: Naming) -> bool:
        if text is Text.EXACT:
            return not self._wish.keep_evidence and naming.any.stands_in(words)
        if text is Text.ESSENTIAL or required:
            return naming.forbidden.stands_in(naming.rewritten(words))
        return False

    def close(self, with_evidence: bool) -> None:
        """The closure rule."""
        closure.close(self._graph, self.kept, self.reasons, with_evidence)

    def choose(self) -> None:
        """Withholds what does not belong to the selection."""
        objects, about = ([each.bytes for each in ids] for ids in (self._wish.objects, self._wish.about))
        scope = scope_of(self._graph, self.kept, objects, about)
        for table, rows in self.kept.items():
            if POLICY[table].fate is Fate.ROWS:
                for row_id in rows - scope[table]:
                    self.note(table, row_id, "selection")
        self.close(with_evidence=False)

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
        used = used_kinds(self._case, self._graph, self.kept, self._ceiling)
        for row_id in self.kept["ontology_item"] - used:
            self.note("ontology_item", row_id, "unused")

    def contents(self) -> Iterator[str]:
        """The contents that captures and texts that go are bound to."""
        for table, column in (("capture", "sha256"), ("source_text", "text_sha256")):
            for row_id, sha256 in self._case.read(
                f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL"
            ):
                if row_id in self.kept[table]:
                    yield sha256


def _said(value: str, text: Text) -> str:
    """What a column says; of JSON its strings."""
    return "\n".join(strings_in(value)) if text is Text.JSON else value
