"""Recipes, applied to real case files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.exchange.recipe import RecipeMistakes, apply_recipe, read_recipe
from casewright.exchange.recipe.shapes import SECTIONS
from casewright.exchange.recipe.yaml_tree import MOST_BYTES
from casewright.model.citation_tokens import cited_in
from casewright.model.errors import RecipeError
from casewright.model.tables import TABLES
from casewright.operations.entities import edit_entity
from casewright.operations.tags_and_notes import add_tag

HERE = Path(__file__).parent
EVERYTHING = HERE / "everything.yaml"


def written(folder: Path, text: str, name: str = "recipe.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# what only comes about by looking at a text: where passages went in a new version, what was accepted and turned down
NOT_IN_RECIPES = {"mention", "passage_anchor", "rejected_suggestion", "judgement_revision", "brief_issue",
                  "check_setting", "merge_conflict", "merge_decision"}  # fmt: skip


def content(case: Case) -> dict[str, list[tuple[object, ...]]]:
    tables = [table for table in TABLES if table not in ("analyst", "case_info")]
    return {table: sorted(case.read(f'SELECT * FROM "{table}"')) for table in tables}


def test_everything_a_recipe_can_say_goes_into_the_case(case: Case) -> None:
    result = apply_recipe(case, EVERYTHING)
    assert result.failed == []
    assert not result.unchanged
    empty = [table for table, rows in content(case).items() if not rows]
    assert set(empty) == NOT_IN_RECIPES, "the test recipe uses every other table"
    assert set(read_recipe(EVERYTHING).content.nested) == {*SECTIONS, "case", "ontology"}


def test_applied_again_it_changes_nothing(case: Case) -> None:
    first = apply_recipe(case, EVERYTHING)
    steps, before = len(case.history()), content(case)
    second = apply_recipe(case, EVERYTHING)
    assert not second.created
    assert second.unchanged == first.created
    assert (len(case.history()), content(case)) == (steps, before)


def test_it_is_one_step_that_undo_takes_back_whole(case: Case) -> None:
    empty = content(case)
    apply_recipe(case, EVERYTHING)
    full = content(case)
    assert case.history()[0].label_key == "apply_recipe"
    case.undo()
    assert content(case) == empty
    assert case.read("SELECT title, marking FROM case_info") == [("Harbour", "TLP:AMBER")]
    case.redo()
    assert content(case) == full


def test_with_each_every_section_is_a_step_of_its_own(case: Case) -> None:
    apply_recipe(case, EVERYTHING, each=True)
    assert sum(step.label_key == "apply_recipe" for step in case.history()) > 10
    case.undo()
    assert case.read("SELECT count(*) FROM waiver") == [(0,)]
    assert case.read("SELECT count(*) FROM claim") == [(2,)]


def test_two_cases_get_different_ids_and_one_case_the_same(case: Case, tmp_path: Path) -> None:
    apply_recipe(case, EVERYTHING)
    with casewright.create(tmp_path / "other.casewright", title="Other") as other:
        apply_recipe(other, EVERYTHING)
        sql = "SELECT id FROM entity ORDER BY id"
        assert not set(case.read(sql)) & set(other.read(sql))
    before = case.read("SELECT id FROM entity ORDER BY id")
    case.undo()
    apply_recipe(case, EVERYTHING)
    assert case.read("SELECT id FROM entity ORDER BY id") == before


def test_what_an_analyst_changed_since_stays_and_what_is_missing_comes_back(case: Case) -> None:
    apply_recipe(case, EVERYTHING)
    [(row,)] = case.read("SELECT id FROM entity WHERE name = 'Varenia'")
    case.run(edit_entity, UUID(bytes=row), summary="Rewritten by hand.")
    case.undo()
    case.redo()
    result = apply_recipe(case, EVERYTHING)
    assert not result.created
    assert case.read("SELECT summary FROM entity WHERE id = ?", (row,)) == [("Rewritten by hand.",)]


def test_values_arrive_as_they_were_written(case: Case) -> None:
    apply_recipe(case, EVERYTHING)
    properties = dict(case.read("SELECT key, value FROM entity_property"))
    assert properties == {"capital": "Orsa", "population": "4.1 million", "size": "1200", "website": "no"}
    assert case.read("SELECT valid_lo, valid_hi, status FROM link WHERE kind = 'located_in'") == [
        ("2019-01-01", None, "reported")
    ]
    assert case.read("SELECT directed, polarity, label FROM link WHERE kind = 'escorts'") == [
        (0, "neutral", "goes with")
    ]
    assert case.read("SELECT likelihood, band_lo, point FROM judgement WHERE is_key") == [
        ("likely", 0.55, 0.6)
    ]
    assert case.read("SELECT captured_by, method, file_name FROM capture ORDER BY file_name") == [
        ("T. Hale", "manual_save", "notice.txt"),
        ("T. Hale", "received", "s02.txt"),
    ]
    [(filters,)] = case.read("SELECT filters FROM graph_view WHERE title = 'Ties'")
    assert json.loads(filters) == {"kinds": ["state"], "from": 2019, "own": True}
    assert case.read("SELECT text, kind, assumption_id IS NOT NULL FROM ach_row ORDER BY position") == [
        ("The Federation holds a ballot on 27 May.", "evidence", 0),
        ("No demand was published.", "absence", 0),
        ("The council holds.", "assumption", 1),
    ]
    assert case.read("SELECT rating, rated_by FROM ach_cell ORDER BY rated_by, rating") == [
        ("C", "B. Other"), ("CC", "T. Hale"), ("I", "T. Hale"), ("II", "T. Hale"),
    ]  # fmt: skip
    assert case.read(
        "SELECT h.text, j.text FROM ach_hypothesis h JOIN judgement j ON j.id = h.judgement_id"
    ) == [("Nothing.", "The council does not concede.")]


def test_keys_in_a_body_become_citations_of_what_they_name(case: Case) -> None:
    apply_recipe(case, EVERYTHING)
    [(body,)] = case.read("SELECT body FROM brief_section WHERE title = 'Discussion'")
    cited = cited_in(body)
    assert [table for table, _ in cited] == ["claim", "passage", "passage"]
    for table, row_id in cited:
        assert case.read(f"SELECT 1 FROM {table} WHERE id = ?", (row_id.bytes,)) == [(1,)]
    assert body.startswith("The ballot is on 27 May.[[claim:")


def test_a_template_lays_out_a_brief_about_what_is_named(case: Case, tmp_path: Path) -> None:
    apply_recipe(case, EVERYTHING)
    rows = case.read(
        "SELECT kind, object_type FROM brief_section WHERE brief_id = (SELECT id FROM brief WHERE title = 'Varenia, in short') "
        "ORDER BY position"
    )
    assert rows[1:4] == [("entity_profile", "entity"), ("link_chart", "entity"), ("link_chart", "graph_view")]
    assert rows[-2:] == [("sources", None), ("text", None)], (
        "its own sections stand behind those of the template"
    )
    unsound = written(
        tmp_path,
        "recipe: 1\nname: x\nentities: [{key: a, name: A, kind: person}]\nbriefs: [{key: b, title: B, about: [a]}]\n",
    )
    with pytest.raises(RecipeMistakes, match="needs a 'template'"):
        apply_recipe(case, unsound)


def test_a_passage_is_the_archived_text_letter_for_letter(case: Case) -> None:
    apply_recipe(case, EVERYTHING)
    rows = case.read('SELECT text_sha256, start, "end", exact FROM passage')
    assert len(rows) == 2
    for digest, start, end, exact in rows:
        assert case.text_of(digest)[start:end] == exact


def test_entities_without_a_place_get_one_and_stated_places_stay(case: Case) -> None:
    apply_recipe(case, EVERYTHING)
    sql = "SELECT n.x, n.y, n.pinned, n.hidden FROM graph_node n JOIN entity e ON e.id = n.entity_id WHERE e.name = ? ORDER BY n.id"
    assert (10.0, -20.5, 1, 0) in case.read(sql, ("Varenia",))
    places = case.read(
        "SELECT n.x, n.y FROM graph_node n JOIN graph_view v ON v.id = n.view_id WHERE v.title = 'Everything'"
    )
    assert len(set(places)) == 5


def test_a_quotation_that_is_not_there_fails_alone(case: Case, tmp_path: Path) -> None:
    text = EVERYTHING.read_text("utf-8").replace("A ballot is held on 27 May.", "No ballot is held.", 1)
    shutil.copy(HERE / "notice.txt", tmp_path)
    result = apply_recipe(case, written(tmp_path, text))
    assert [(each.place, each.key) for each in result.failed] == [
        ("claims[0].quotes[0]", "q01"),
        ("briefs[0].sections[1]", "br01/sections"),
    ]
    assert "are not in the text" in result.failed[0].reason
    assert case.read("SELECT count(*) FROM citation") == [(1,)]
    again = apply_recipe(case, EVERYTHING)
    assert again.failed == []
    assert again.created == {"passages": 1, "citations": 1}


def test_words_that_stand_twice_fail_with_the_count(case: Case, tmp_path: Path) -> None:
    text = EVERYTHING.read_text("utf-8").replace(", prefix: The Federation,", ",")
    shutil.copy(HERE / "notice.txt", tmp_path)
    result = apply_recipe(case, written(tmp_path, text))
    assert "stand in the text 2 times" in result.failed[0].reason
    assert [each.place for each in result.failed][:2] == ["passages[0]", "claims[0].quotes[1]"]


def test_a_missing_file_fails_and_is_made_good_later(case: Case, tmp_path: Path) -> None:
    recipe = written(tmp_path, EVERYTHING.read_text("utf-8"))
    result = apply_recipe(case, recipe)
    assert [(each.place, each.key) for each in result.failed[:1]] == [("sources[0]", "s01")]
    assert "notice.txt cannot be read" in result.failed[0].reason
    shutil.copy(HERE / "notice.txt", tmp_path)
    again = apply_recipe(case, recipe)
    assert again.failed == []
    assert again.created == {"captures": 1, "texts": 1, "passages": 1, "citations": 1}


def test_tags_of_the_same_name_are_shared(case: Case) -> None:
    case.run(add_tag, name="Energy")
    apply_recipe(case, EVERYTHING)
    assert case.read("SELECT name FROM tag") == [("Energy",)]
    assert case.read("SELECT count(DISTINCT tag_id) FROM tagging") == [(1,)]


HEAD = "recipe: 1\nname: bad\n"


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("recipe: 2\nname: bad\n", "recipe", "version 1"),
        ("recipe: 1\n", "", "needs 'name'"),
        ("recipe: 1\nname: a b\n", "name", "letters, digits"),
        (HEAD + "entitys: []\n", "entitys", "did you mean entities"),
        (HEAD + "entities: {}\n", "entities", "here goes a list"),
        (HEAD + "entities: [x]\n", "entities[0]", "fields with values"),
        (HEAD + "entities: [{kind: state, name: X}]\n", "entities[0]", "needs a 'key'"),
        (HEAD + "entities: [{key: 'a b', kind: state, name: X}]\n", "entities[0].key", "letters, digits"),
        (HEAD + "entities: [{key: a, kind: state}]\n", "entities[0]", "needs 'name'"),
        (HEAD + "entities: [{key: a, kind: state, name: X, nmae: Y}]\n", "entities[0].nmae", "did you mean name"),
        (HEAD + "entities: [{key: a, kind: state, name: [X]}]\n", "entities[0].name", "one value"),
        (HEAD + "entities: [{key: a, kind: sate, name: X}]\n", "entities[0].kind", "did you mean state"),
        (HEAD + "entities: [{key: a, kind: state, name: X, marking: TLP:WHITE}]\n", "entities[0].marking", "TLP:CLEAR"),
        (HEAD + "entities: [{key: a, kind: state, name: X, name_key: y}]\n", "entities[0].name_key", "no field"),
        (HEAD + "tags: [{key: a, name: X}]\nentities: [{key: a, kind: state, name: X}]\n", "entities[0].key", "tags[0]"),
        (HEAD + "tags: [{key: a, name: X}]\nlinks: [{key: l, kind: leads, from: a, to: b}]\n", "links[0].from", "is a tag; here goes an entity"),
        (HEAD + "links: [{key: l, kind: leads, from: a, to: b}]\n", "links[0].from", "no object with the key 'a'"),
        (HEAD + "claims: [{key: c, text: X, held: yesterday}]\n", "claims[0].held", "'yesterday'"),
        (HEAD + "claims: [{key: c, text: X, quotes: [{exact: x}]}]\n", "claims[0].quotes[0]", "names a 'passage', or a 'source'"),
        (HEAD + "sources: [{key: s, title: T}]\nclaims: [{key: c, text: X, quotes: [{source: s}]}]\n", "claims[0].quotes[0]", "exact words"),
        (HEAD + "sources: [{key: s, title: T, file: ../secret.txt}]\n", "sources[0].file", "recipe's folder"),
        (HEAD + "sources: [{key: s, title: T, file: /etc/hostname}]\n", "sources[0].file", "recipe's folder"),
        (HEAD + 'sources: [{key: s, title: T, file: "a\\0b"}]\n', "sources[0].file", "recipe's folder"),
        (HEAD + "sources: [{key: s, title: T, published: [2025, 2026]}]\n", "sources[0].published", "needs quotation marks"),
        (HEAD + "sources: [{key: s, title: T, file: a.txt, text: b}]\n", "sources[0]", "not both"),
        (HEAD + "sources: [{key: s, title: T, reliability: G}]\n", "sources[0].reliability", "no reliability 'G'"),
        (HEAD + "sources: [{key: s, title: T, ai_generated: perhaps}]\n", "sources[0].ai_generated", "neither true nor false"),
        (HEAD + "assessments: [{key: a, title: T, judgements: [{key: j, text: X, likelihood: certainly}]}]\n", "assessments[0].judgements[0].likelihood", "ICD 203"),
        (HEAD + "assessments: [{key: a, title: T, scheme: phia, judgements: [{key: j, text: X, likelihood: very likely}]}]\n", "assessments[0].judgements[0].likelihood", "PHIA"),
        (HEAD + "assessments: [{key: a, title: T, judgements: [{key: j, text: X, supported_by: [a]}]}]\n", "assessments[0].judgements[0].supported_by[0].on", "here goes a claim or a judgement"),
        (HEAD + "assessments: [{key: a, title: T, judgements: [{key: j, text: X, supported_by: [j]}]}]\n", "assessments[0].judgements[0].supported_by[0]", "cannot rest on itself"),
        (HEAD + "boards: [{key: b, title: T, question: Q, rows: [{key: r, text: X, ratings: {h9: C}}]}]\n", "boards[0].rows[0].ratings.h9.hypothesis", "'h9'"),
        (HEAD + "briefs: [{key: b, title: T, sections: [{body: 'X.[[c9]]'}]}]\n", "briefs[0].sections[0].body", "'c9'"),
        (HEAD + "briefs: [{key: b, title: T, sections: [{kind: poem}]}]\n", "briefs[0].sections[0].kind", "no section kind 'poem'"),
        (HEAD + "graph_views: [{key: g, title: T, entities: some}]\n", "graph_views[0].entities", "here goes a list"),
        (HEAD + "ontology: {entity_kinds: [{key: x, parent: nowhere}]}\n", "ontology.entity_kinds[0]", "no kind of entity 'nowhere'"),
        (HEAD + "ontology: {ladders: [{key: x, terms: [{key: a, lo: 2, hi: 3}]}]}\n", "ontology.ladders[0]", "between 0 and 1"),
        (HEAD + "case: {title: ''}\n", "case.title", "missing"),
        ("[1, 2]\n", "", "fields with values"),
        ("", "", "fields with values"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_nothing_changes(
    case: Case, tmp_path: Path, text: str, place: str, reason: str
) -> None:
    before, steps = content(case), len(case.history())
    with pytest.raises(RecipeMistakes) as raised:
        apply_recipe(case, written(tmp_path, text))
    assert place in [problem.place for problem in raised.value.problems]
    assert any(reason in problem.reason for problem in raised.value.problems if problem.place == place)
    assert "\n" not in str(raised.value)
    assert (content(case), len(case.history())) == (before, steps)


def test_all_mistakes_are_listed_with_their_lines(case: Case, tmp_path: Path) -> None:
    text = (
        HEAD
        + "entities:\n  - {key: a, kind: sate, name: X}\n  - {key: b, kind: state}\nlinks:\n  - {key: a}\n"
    )
    with pytest.raises(RecipeMistakes) as raised:
        read_recipe(written(tmp_path, text))
    assert {(problem.place, problem.line) for problem in raised.value.problems} == {
        ("entities[1]", 5), ("links[0]", 7), ("links[0].key", 7),
    }  # fmt: skip
    assert str(raised.value).startswith("The recipe has a mistake at entities[1] (line 5): ")
    assert len(raised.value.further) == 4
    assert raised.value.further[0].startswith("links[0]")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"a: &x [1]\nb: *x\n", "aliases"),
        (b"a: !!python/object/apply:os.system ['true']\n", "tags"),
        (b"a: 1\na: 2\n", "'a' is there twice"),
        (b"? [1, 2]\n: 3\n", "not a word"),
        (b"a: [1\n", "not sound YAML"),
        (b"a: 1\nb: \xff", r"not UTF-8 text \(line 2\)"),
        (b"a: \x00\n", r"not sound YAML \(line 1\): it holds a control character"),
        (b"a:\n\t- 1\n", r"\(line 2\): it holds a tab"),
        (b"a: {b: TLP: RED}\n", r"\(line 1\): .*needs quotation marks"),
        (b"a: 1\n---\nb: 2\n", "not sound YAML"),
        (b"[" * 5000, "nested too deeply"),
        (b"a: [" + b"1," * 600_000 + b"1]", "too long"),
        (b" " * (MOST_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_yaml_that_is_no_plain_tree_is_refused(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "recipe.yaml"
    path.write_bytes(data)
    with pytest.raises(RecipeError, match=sentence):
        read_recipe(path)


def test_a_recipe_that_is_not_there_is_refused_plainly(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match=r"none\.yaml cannot be read"):
        read_recipe(tmp_path / "none.yaml")
