"""A case of a thousand objects, some three hundred of them secret, with a unique word in every text that must stay at home."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import casewright
from casewright.casefile.case import Case
from casewright.casefile.custody import Act
from casewright.casefile.transaction import Transaction
from casewright.exchange.sharing.policy import CLOSED, POLICY, Text
from casewright.exchange.sharing.tables import shape
from casewright.model.choices import choices_of
from casewright.model.ids import new_id

PUBLIC, SECRET = 15, 6  # rows of each table
WITH_MARKING = {table for table, policy in POLICY.items() if "marking" in policy.texts}
# in an order in which what is referred to comes first
ORDER = (
    "entity", "source", "claim", "graph_view", "assessment", "brief", "tag", "ontology_item", "check_setting",
    "entity_name", "sameness", "link", "capture", "source_text", "source_rating", "passage", "passage_anchor",
    "mention", "citation", "claim_about", "claim_relation", "source_link", "entity_property", "judgement",
    "judgement_support", "alternative", "assumption", "gap", "implication", "scenario_set", "driver", "scenario",
    "indicator", "indicator_rating", "observation", "premortem", "premortem_reason", "challenge", "information_check",
    "ach_board", "ach_hypothesis", "ach_row", "ach_cell", "graph_node", "brief_section", "brief_issue", "tagging",
    "note",
)  # fmt: skip


@dataclass
class Leaky:
    """The case, the words and ids that may not leave it, and some of those that should."""

    path: Path
    words: set[str] = field(default_factory=set)
    ids: set[bytes] = field(default_factory=set)
    public: dict[str, list[bytes]] = field(default_factory=dict)
    secret: dict[str, list[bytes]] = field(default_factory=dict)


def make(path: Path) -> Leaky:
    """The same rows each time; the case is marked TLP:AMBER, the secrets TLP:RED, the rest TLP:GREEN where it can be marked."""
    leaky = Leaky(path)
    maker = _Maker(leaky, random.Random(5))
    with casewright.create(
        path, maker.secret_word("title of the case"), "TLP:AMBER", analyst="M. Example"
    ) as case:
        maker.case_id = case.case_id
        with case.edit("fill") as tx:
            for table in ORDER:
                maker.fill(tx, table)
            maker.never(tx)
        maker.past(case)
        case.log_custody([Act("verify", "0" * 64, "match", maker.secret_word("custody note"))])
        case.work_as(maker.secret_word("analyst"))
        with case.edit("more") as tx:
            maker.touch(tx)
    return leaky


class _Maker:
    def __init__(self, leaky: Leaky, chance: random.Random) -> None:
        self._leaky, self._chance, self.case_id = leaky, chance, UUID(int=0)
        self._texts: dict[bytes, tuple[str, str]] = {}
        self._next_is_secret = False

    def secret_word(self, about: str) -> str:
        word = "zq" + "".join(self._chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(12))
        self._leaky.words.add(word)
        return f"{word} {about} Тајна"

    def fill(self, tx: Transaction, table: str) -> None:
        for secret in (False, True):
            many = SECRET if secret else PUBLIC
            rows = [self._row(tx, table, number, secret) for number in range(many)]
            rows = [row for row in rows if row is not None]
            (self._leaky.secret if secret else self._leaky.public)[table] = [row["id"] for row in rows]
            for row in rows:
                insert(tx, table, row)
                if secret:
                    self._leaky.ids.add(row["id"])

    def _row(self, tx: Transaction, table: str, number: int, secret: bool) -> dict[str, Any] | None:
        if table == "check_setting" and secret:
            return None
        kind, marked = shape(table), table in WITH_MARKING and secret and number % 2 == 0
        row: dict[str, Any] = {"id": new_id().bytes}
        hidden_by = [each for each in kind.references if each.tie.value != "loose"]
        if table == "tagging":
            hidden_by = hidden_by[1:]  # by its object: a tag on something that goes would go
        if secret and not marked and not hidden_by and table not in ("tag", "ontology_item"):
            marked = True
        for place, each in enumerate(kind.references):
            from_secret = secret and not marked and (each is hidden_by[number % len(hidden_by)])
            self._next_is_secret = secret
            row |= self._reference(table, each.column, each.target, from_secret, number + place)
        for _, column, text in kind.texts:
            if column not in row:
                row[column] = self._text(table, column, text, number, secret)
        if "marking" in kind.columns:
            row["marking"] = "TLP:RED" if marked else None if secret else "TLP:GREEN"
        for column in kind.columns:
            if column not in row:
                row[column] = 0
        return self._special(tx, table, row, secret)

    def _reference(
        self, table: str, column: str, target: str | None, secret: bool, number: int
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if target is None:
            target = "judgement" if table == "indicator_rating" else ("entity", "link", "claim")[number % 3]
            if table == "brief_section":
                target = "graph_view"
            found["object_type"] = target
        side = self._leaky.secret if secret else self._leaky.public
        pool = side.get(target) or self._leaky.public.get(target)
        optional = column not in shape(table).required
        if table == "tagging" and column == "tag_id" and self._next_is_secret:
            pool = self._leaky.secret["tag"]
        if not pool or (optional and not secret and number % 3 == 0 and column != "object_id"):
            return {column: None}
        return {**found, column: pool[number % len(pool)]}

    def _text(self, table: str, column: str, text: Text, number: int, secret: bool) -> Any:
        if text is Text.MARK:
            return None
        if text is Text.KEY:
            closed = choices_of(table, column)
            return (
                closed[0].key
                if closed
                else "2024-05-06"
                if column not in shape(table).required
                else f"k{number}"
            )
        if text is Text.CLEARED or secret:
            said = self.secret_word(f"{column} of {table}")
        else:
            said = f"open {column} {table} {number}"
        return json.dumps({"said": said}) if text in (Text.JSON, Text.FROZEN) else said

    def _special(self, tx: Transaction, table: str, row: dict[str, Any], secret: bool) -> dict[str, Any]:
        if table == "capture":
            row["sha256"], row["size"] = tx.put_bytes(self._file(secret), "application/zip")
        elif table == "source_text":
            text = self._text_of_source(secret)
            row["text_sha256"], _ = tx.put_bytes(text.encode(), "text/plain")
            row["characters"], row["pages"] = len(text), "[]"
            self._texts[row["id"]] = (row["text_sha256"], text)
        elif table in ("passage", "passage_anchor"):
            sha256, text = self._texts[row["source_text_id"]]
            start = self._chance.randrange(len(text) - 30)
            row |= {
                "text_sha256": sha256,
                "start": start,
                "end": start + 20,
                "exact": text[start : start + 20],
            }
            row |= {
                "prefix": text[max(0, start - 8) : start],
                "suffix": text[start + 20 : start + 28],
                "state": "exact",
            }
        elif table == "entity" and not secret:
            row["kind"] = "person"
        elif table == "ontology_item":
            row |= {"part": "entity_kind", "key": f"own_{row['id'].hex()}"}
        elif table == "premortem":
            row["status"] = "shared"
        elif table == "brief_section" and not secret:
            row["body"] = (
                f"Open {UUID(bytes=self._leaky.secret['entity'][0])}.\n\n{self.secret_word('portion')} [[claim:{UUID(bytes=self._leaky.secret['claim'][0])}]]"
            )
        elif table == "graph_view":
            members = [
                str(UUID(bytes=each))
                for side in (self._leaky.public, self._leaky.secret)
                for each in side.get("entity", ())
            ]
            row["filters"] = json.dumps({"tags": members})
            row["style"] = json.dumps(
                {"groups": {str(new_id()): {"title": "open", "members": members, "open": False}}}
            )
        elif table == "brief_issue":
            row["snapshot_sha256"] = "0" * 64
        for each in ("stance",):
            if each in row and not isinstance(row[each], bytes):
                row[each] = "supports"
        return row

    def _text_of_source(self, secret: bool) -> str:
        words = [
            self.secret_word("line of a text") if secret else f"open line {self._chance.random()}"
            for _ in range(6)
        ]
        return "\n".join(words) + "\nand so on, for the length of it."

    def _file(self, secret: bool) -> bytes:
        said = (self.secret_word("file") if secret else f"open file {self._chance.random()}").encode()
        which = self._chance.randrange(4)
        if which == 0:
            return said * 30
        if which == 1:
            return gzip.compress(said, mtime=0)
        if which == 2:
            return (
                b"%PDF-1.7\n1 0 obj << /Filter /FlateDecode >>\nstream\n"
                + zlib.compress(said)
                + b"\nendstream endobj"
            )
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as members:
            members.writestr("word/document.xml", said.decode("utf-8") + "x" * 200)
        return package.getvalue()

    def never(self, tx: Transaction) -> None:
        """Rows of the tables that never travel, on objects that do."""
        for table in sorted(CLOSED):
            for _ in range(SECRET):
                row: dict[str, Any] = {"id": new_id().bytes}
                for name, column in _columns(table).items():
                    if column == "TEXT":
                        row[name] = self.secret_word(f"{name} of {table}")
                row |= {"object_type": "claim", "because_type": "claim"}
                for name, target in (
                    ("object_id", "claim"),
                    ("because_id", "claim"),
                    ("judgement_id", "judgement"),
                    ("source_id", "source"),
                ):
                    row[name] = self._leaky.public[target][0]
                self._leaky.ids.add(row["id"])
                insert(tx, table, {key: value for key, value in row.items() if key in _columns(table)})

    def past(self, case: Case) -> None:
        """What was said before, of rows that go; and rows that were deleted."""
        for row_id in self._leaky.public["claim"][:5]:
            for said in (self.secret_word("earlier"), f"open claim again {row_id.hex()}"):
                with case.edit("revise") as tx:
                    tx._connection.execute("UPDATE claim SET text = ? WHERE id = ?", (said, row_id))
        with case.edit("note") as tx:
            gone = new_id().bytes
            insert(tx, "note", {"id": gone, "text": self.secret_word("deleted")})
            self._leaky.ids.add(gone)
        with case.edit("note") as tx:
            tx._connection.execute("DELETE FROM note WHERE id = ?", (gone,))

    def touch(self, tx: Transaction) -> None:
        """A last edit, by somebody who is named nowhere else."""
        tx._connection.execute(
            "UPDATE note SET text = text || '.' WHERE id = ?", (self._leaky.public["note"][0],)
        )


def insert(tx: Transaction, table: str, row: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    tx._connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))


def _columns(table: str) -> dict[str, str]:
    from casewright.casefile.driver import connect_memory
    from casewright.casefile.schema import schema_sql

    connection = connect_memory()
    connection.executescript(schema_sql())
    return {row[1]: row[2] for row in connection.execute(f'PRAGMA table_info("{table}")')}
