"""A new version of a source that a recipe made is the latest one everywhere, though ids of recipes say nothing of time."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import pytest

from casewright.analysis.check.run import check_case
from casewright.analysis.derivation.documents import read_documents
from casewright.casefile.case import Case
from casewright.casefile.queries.reading import captures_of
from casewright.casefile.queries.source_texts import source_text, texts_of
from casewright.casefile.queries.stated import stated_of
from casewright.casefile.queries.versions import versions_of
from casewright.exchange.formats import import_file
from casewright.exchange.recipe import apply_recipe
from casewright.operations.captures import add_capture, add_source_text

OLD = "They signed a protocol."
NEW = f"Corrected. {OLD}"


@pytest.mark.parametrize("name", ["one", "two"])  # the ids follow from the name
def test_what_was_captured_by_hand_comes_after_what_a_recipe_brought(
    case: Case, tmp_path: Path, name: str
) -> None:
    recipe = tmp_path / "recipe.yaml"
    recipe.write_text(
        f"recipe: 1\nname: {name}\nsources: [{{key: s, title: T, address: 'https://a.example/', text: {OLD}}}]\n"
        f"claims: [{{key: c, text: Signed., quotes: [{{source: s, exact: {OLD}}}]}}]\n"
    )
    assert apply_recipe(case, recipe).failed == []
    source = UUID(bytes=case.read("SELECT id FROM source")[0][0])
    with case.edit("add_capture") as tx:
        capture = add_capture(tx, source, data=NEW.encode(), media_type="text/plain", file_name="n.txt")
        text = add_source_text(
            tx, capture, text=NEW, tool="text", tool_version="1", suggested={"title": "Corrected"}
        )
    assert versions_of(case, source)[0].id == capture
    assert captures_of(case, source)[0].id == capture
    assert source_text(case, source).id == texts_of(case, source)[0].id == text
    assert stated_of(case, source) == {"title": "Corrected"}
    assert [each.text for each in read_documents(case)] == [NEW]
    assert "EV03" in {finding.rule for finding in check_case(case)}
    notes = tmp_path / "notes.jsonld"
    target = {
        "source": "https://a.example/",
        "selector": {"type": "TextQuoteSelector", "exact": "Corrected."},
    }
    notes.write_text(json.dumps([{"type": "Annotation", "target": target}]))
    assert import_file(case, notes).created == {"passage": 1}
