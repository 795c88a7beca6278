"""Every template in every format: over the sample case, and over a case that holds next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright.brief.blocks import Bullets, CitationMark, Heading, Inline, Paragraph, Table
from casewright.brief.collect import collect
from casewright.brief.export import FORMATS, export_brief
from casewright.casefile.case import Case
from casewright.model.brief_templates import brief_templates
from casewright.operations import assessments, captures, claims, entities, links, passages, sources
from casewright.operations.brief_templates import compose_brief
from casewright.operations.briefs import add_section, edit_brief

_PARAMETERS = {
    "assessment": "assessment_id", "entity": "entity_id", "graph_view": "graph_view_id", "ach_board": "ach_board_id",
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(sample_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    path = tmp_path_factory.mktemp("templates") / "sample.casewright"
    path.write_bytes(sample_case.read_bytes())
    with casewright.open(path, "M. Example") as case:
        yield case


@pytest.fixture
def cited_claim(case: Case) -> Callable[..., UUID]:
    """States a claim that cites the one line of a source of its own."""

    def state(said: str, **fields: object) -> UUID:
        with case.edit("state_claim") as tx:
            source = sources.add_source(tx, title=f"Note of {len(said)} letters")
            capture = captures.add_capture(
                tx, source, data=said.encode(), media_type="text/plain", file_name="a.txt"
            )
            text = captures.add_source_text(tx, capture, text=said, tool="text", tool_version="1")
            made: UUID = claims.state_claim(tx, text=said, **fields)
            claims.cite(tx, made, passages.quote(tx, text, exact=said))
        return made

    return state


def first(case: Case, table: str) -> UUID:
    return UUID(bytes=case.read(f"SELECT id FROM {table} ORDER BY id")[0][0])


def best_known(case: Case) -> UUID:
    """The entity with the most ties."""
    rows = case.read(
        "SELECT e.id FROM entity e LEFT JOIN link l ON e.id IN (l.from_id, l.to_id) GROUP BY e.id ORDER BY count(l.id) DESC LIMIT 1"
    )
    return UUID(bytes=rows[0][0])


def composed(case: Case, key: str, only_required: bool) -> UUID:
    """A brief of a template, bound to one object of each kind that it asks for."""
    bound: dict[str, object] = {}
    for asked in brief_templates()[key].asks:
        if asked.required or not only_required:
            one = best_known(case) if asked.object == "entity" else first(case, asked.object)
            bound |= {"source_ids": [one]} if asked.object == "source" else {_PARAMETERS[asked.object]: one}
    made: UUID = case.run(compose_brief, key, title=f"On trial: {key}", **bound)
    return made


@pytest.mark.parametrize("key", brief_templates())
def test_a_template_gives_a_full_brief_of_the_sample_in_every_format(
    sample: Case, key: str, tmp_path: Path
) -> None:
    made = composed(sample, key, only_required=False)
    reports = [export_brief(sample, made, tmp_path / f"brief.{each}", each) for each in FORMATS]
    assert not any(report.warnings for report in reports)
    assert all(len(report.manifest["quotes"]) > 20 for report in reports), (
        "every format carries its citations"
    )
    headings = [block.text for block in collect(sample, made).blocks if isinstance(block, Heading)]
    page = letters((tmp_path / "brief.md").read_text("utf-8"))
    assert all(letters(text) in page for text in headings)


@pytest.mark.parametrize("key", brief_templates())
def test_a_template_gives_a_valid_brief_of_a_case_that_holds_next_to_nothing(
    case: Case, key: str, tmp_path: Path
) -> None:
    case.run(assessments.add_assessment, title="Will it close?")
    case.run(entities.add_entity, kind="port", name="Port of Vell")
    made = composed(case, key, only_required=True)
    for each in FORMATS:
        export_brief(case, made, tmp_path / f"brief.{each}", each)
        assert (tmp_path / f"brief.{each}").stat().st_size


def letters(text: str) -> str:
    """Without the signs that Markdown escapes."""
    return "".join(filter(str.isalnum, text))


def words(inlines: tuple[Inline, ...]) -> str:
    return "".join(
        f"[{len(each.passages)}]" if isinstance(each, CitationMark) else each.text for each in inlines
    )


def test_a_profile_has_values_ties_and_statements_with_the_passages_behind_them(
    case: Case, cited_claim: Callable[..., UUID]
) -> None:
    port = case.run(entities.add_entity, kind="port", name="Port of Vell", summary="Deep water.")
    firm = case.run(entities.add_entity, kind="company", name="Vell Holding")
    said, owned = cited_claim("It has nine cranes."), cited_claim("The holding owns the port.")
    case.run(entities.set_property, port, key="cranes", value="9", claim_id=said)
    other = cited_claim("It has ten cranes.")
    case.run(entities.set_property, port, key="cranes", value="10", claim_id=other)
    case.run(claims.prefer_claim, said, reason="A count.")
    tie = case.run(links.add_link, kind="owns", from_id=firm, to_id=port, valid="2021-03-01")
    case.run(claims.about, owned, "link", tie)
    quay = cited_claim("Its quay was dredged.", held="2022-05")
    case.run(claims.about, quay, "entity", port)
    made = case.run(compose_brief, "entity_dossier", title="Vell", entity_id=port)
    blocks = collect(case, made).blocks
    tables = [[tuple(map(words, row)) for row in block.rows] for block in blocks if isinstance(block, Table)]
    assert tables[0] == [
        ("Cranes", "9[1] (preferred)", ""),
        ("Cranes", "10[1] (another value is preferred)", ""),
    ]
    assert ("Vell Holding", "owned by[1]", "1 Mar 2021") in tables[1]
    assert tables[2] == [
        ("1 March 2021", "Vell Holding owns Port of Vell[1]"),
        ("May 2022", "Its quay was dredged.[1]"),
    ]
    (bullets, *_) = [block for block in blocks if isinstance(block, Bullets)]
    assert [words(item) for item in bullets.items] == ["May 2022: Its quay was dredged.[1]"]


def test_what_is_marked_above_the_brief_is_left_out_and_counted(
    case: Case, cited_claim: Callable[..., UUID]
) -> None:
    port = case.run(entities.add_entity, kind="port", name="Port of Vell")
    for text, marking in (("Open words.", None), ("Secret words.", "TLP:RED")):
        made = cited_claim(text, held="2022", marking=marking)
        case.run(claims.about, made, "entity", port)
    brief = case.run(compose_brief, "entity_dossier", title="Vell", entity_id=port, marking="TLP:GREEN")
    case.run(add_section, brief, kind="source_review")
    told = repr(collect(case, brief))
    assert "Open words." in told
    assert "Secret words." not in told
    remarks = [words(block.inlines) for block in collect(case, brief).blocks if isinstance(block, Paragraph)]
    assert "1 entry is left out because of handling marks." in remarks
    case.run(edit_brief, brief, marking="TLP:RED")
    assert "Secret words." in repr(collect(case, brief))
    case.run(edit_brief, brief, max_marking="TLP:AMBER")
    assert "Secret words." not in repr(collect(case, brief)), "what its reader may receive counts"


def test_a_review_of_one_source_is_called_after_it_and_lists_what_is_drawn_from_it(
    case: Case, cited_claim: Callable[..., UUID]
) -> None:
    cited_claim("It has nine cranes.")
    source = first(case, "source")
    case.run(sources.edit_source, source, motive="It sells cranes.")
    made = case.run(compose_brief, "source_review", title="Sources", source_ids=[source])
    blocks = collect(case, made).blocks
    assert isinstance(blocks[0], Heading)
    assert blocks[0].text == "Note of 19 letters"
    (facts,) = [block for block in blocks if isinstance(block, Table)]
    assert ("Motive", "It sells cranes.") in [tuple(map(words, row)) for row in facts.rows]
    drawn = next(block for block in blocks if isinstance(block, Bullets))
    assert [words(item) for item in drawn.items] == ["It has nine cranes.[1]"]
