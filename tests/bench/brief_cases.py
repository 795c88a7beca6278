"""Cases that give long briefs, made through the operations: chapters of prose, judgements, figures, and sources to cite."""

from __future__ import annotations

import random
from pathlib import Path
from uuid import UUID

import casewright
from casewright.casefile.transaction import Transaction
from casewright.model.citation_tokens import token
from casewright.operations.ach import add_ach_row, add_board, add_hypothesis, rate_cell
from casewright.operations.assessment_parts import add_indicator
from casewright.operations.assessments import add_assessment
from casewright.operations.briefs import add_brief, add_section
from casewright.operations.captures import add_capture, add_source_text
from casewright.operations.claims import about, cite, state_claim
from casewright.operations.entities import add_entity
from casewright.operations.graph_views import add_entities_to_view, add_view
from casewright.operations.judgements import judge, support
from casewright.operations.links import add_link
from casewright.operations.passages import quote
from casewright.operations.sources import add_source

SOURCES, PASSAGES, PARAGRAPHS = 18, 2, 20  # of a chapter
ENTITIES, LINKS, JUDGEMENTS, SUPPORTED, ROWS = 18, 24, 4, 2, 6
FOREIGN = (
    ("fa", "دو طرف توافق کردند که گذرگاه تا پایان سال ۱۴۰۵ به روی بار ترانزیتی باز شود."),
    ("ru", "Колонна грузовиков стоит третий день, таможня документы не принимает."),
    ("he", "הנמל ייפתח למטענים במעבר עד סוף השנה (ראו סעיף 4)."),
)
WORDS = (
    "the ministry held talks with port authorities about a new council and its union while reporting a strike notice was signed on "
    "Monday despite an earlier route denial of cargo officials in April whose detailed report on border crossings remained "
    "unpublished and largely unread by neighbouring governments that expected certification of signalling before winter"
).split()


def make_case(path: Path, chapters: int) -> UUID:
    """A case with one brief of so many chapters, each some twelve pages and fifty citations long; the id of the brief."""
    with casewright.create(path, "Bench", "TLP:AMBER", "Ana") as case, case.edit("apply_recipe") as tx:
        return _Filling(tx, random.Random(7)).fill(chapters)


class _Filling:
    def __init__(self, tx: Transaction, dice: random.Random) -> None:
        self.tx, self.dice = tx, dice

    def words(self, count: int) -> str:
        return " ".join(self.dice.choice(WORDS) for _ in range(count))

    def sentence(self, count: int = 14) -> str:
        return f"{self.words(count).capitalize()} {self.dice.randrange(1000, 9999)}."

    def fill(self, chapters: int) -> UUID:
        brief = add_brief(
            self.tx,
            title="A long brief",
            author="Ana",
            bottom_line=" ".join(self.sentence() for _ in range(4)),
        )
        for number in range(1, chapters + 1):
            self.chapter(brief, number)
        add_section(self.tx, brief, kind="words")
        return brief

    def chapter(self, brief: UUID, number: int) -> None:
        claims = [claim for place in range(SOURCES) for claim in self.source(number, place)]
        assessment, board = self.assessment(number, claims)
        view = self.view(number, claims)
        bound = {"object_type": "assessment", "object_id": assessment}
        whole = self.prose(claims)
        add_section(self.tx, brief, kind="key_judgements", title=f"Judgements {number}", **bound)
        add_section(self.tx, brief, title=f"Discussion {number}", body="\n\n".join(whole[: PARAGRAPHS // 2]))
        add_section(self.tx, brief, kind="link_chart", object_type="graph_view", object_id=view)
        add_section(
            self.tx, brief, title=f"Developments {number}", body="\n\n".join(whole[PARAGRAPHS // 2 :])
        )
        add_section(self.tx, brief, kind="timeline", object_type="graph_view", object_id=view)
        add_section(self.tx, brief, kind="ach", object_type="ach_board", object_id=board)
        add_section(self.tx, brief, kind="indicators", **bound)

    def prose(self, claims: list[UUID]) -> list[str]:
        """Paragraphs of some hundred words; every claim of the chapter is cited once."""
        shares = [claims[n::PARAGRAPHS] for n in range(PARAGRAPHS)]
        return [
            " ".join(
                [
                    *(self.sentence() for _ in range(3)),
                    *(f"{self.sentence()}{token('claim', claim)}" for claim in share),
                    *(self.sentence() for _ in range(2)),
                ]
            )
            for share in shares
        ]

    def source(self, chapter: int, place: int) -> list[UUID]:
        """A source in one of four languages, with its claims."""
        tx, dice = self.tx, self.dice
        language, foreign = FOREIGN[place % len(FOREIGN)] if place % 4 == 3 else ("en", "")
        source = add_source(
            tx, title=f"{self.words(7).capitalize()} {chapter}.{place}", publisher=self.words(3).title(), kind="article",
            published=f"2025-{1 + place % 12:02}-{1 + chapter % 28:02}", reliability=dice.choice("ABC"),
            reliability_reason="Record", descriptor=self.sentence(10), language=language,
        )  # fmt: skip
        quotes = [f"{foreign or self.sentence(18)} {chapter}-{place}-{n}" for n in range(PASSAGES)]
        text = " ".join(quotes)
        capture = add_capture(tx, source, data=text.encode(), media_type="text/plain", file_name="a.txt")
        read = add_source_text(tx, capture, text=text, tool="plain", tool_version="1", language=language)
        found = []
        for exact in quotes:
            passage = quote(
                tx,
                read,
                exact=exact,
                language=language,
                **({"translation": self.sentence(14)} if foreign else {}),
            )
            claim = state_claim(tx, text=self.sentence())
            cite(tx, claim, passage, credibility=dice.choice("123"))
            found.append(claim)
        return found

    def assessment(self, number: int, claims: list[UUID]) -> tuple[UUID, UUID]:
        tx, dice = self.tx, self.dice
        assessment = add_assessment(tx, title=f"Assessment {number}", question=self.sentence())
        for n in range(JUDGEMENTS):
            judgement = judge(
                tx, assessment, text=f"{self.words(16)} by June.", is_key=True, horizon="2026-06",
                likelihood=("likely", "unlikely", "very_likely")[n % 3], confidence="moderate",
                confidence_basis=f"{self.sentence()} {self.sentence()}",
            )  # fmt: skip
            for claim in dice.sample(claims, SUPPORTED):
                support(tx, judgement, claim_id=claim)
        for _ in range(6):
            add_indicator(
                tx,
                assessment,
                text=self.sentence(8),
                threshold=self.words(6),
                owner="Ana",
                expected="2026-05",
            )
        board = add_board(tx, title=f"Board {number}", question=self.sentence(), assessment_id=assessment)
        columns = [add_hypothesis(tx, board, label=f"H{n + 1}", text=self.words(6)) for n in range(4)]
        for n in range(ROWS):
            row = add_ach_row(tx, board, text=self.sentence(9), claim_id=claims[n])
            for column in columns:
                rate_cell(tx, row, column, rating=dice.choice(("CC", "C", "N", "I", "II")))
        return assessment, board

    def view(self, number: int, claims: list[UUID]) -> UUID:
        tx, dice = self.tx, self.dice
        kinds = ("person", "organisation", "state")
        entities = [
            add_entity(tx, kind=kinds[n % 3], name=f"{self.words(2).title()} {number}.{n}")
            for n in range(ENTITIES)
        ]
        for n in range(LINKS):
            start, end = (entities[n], entities[n + 1]) if n < ENTITIES - 1 else dice.sample(entities, 2)
            link = add_link(
                tx, kind="cooperates_with", from_id=start, to_id=end, valid=f"2025-{1 + n % 12:02}-{1 + n:02}"
            )
            about(tx, claims[n], "link", link)
        view = add_view(tx, title=f"View {number}")
        add_entities_to_view(
            tx, view, {one: (dice.uniform(0, 900), dice.uniform(0, 500)) for one in entities}
        )
        return view
