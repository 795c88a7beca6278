"""Search finds what is in the case now, in any script, whatever is typed."""

from __future__ import annotations

import hashlib
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casewright
from casewright.casefile import index_check, search_index
from casewright.casefile.case import Case
from casewright.casefile.search import search
from casewright.casefile.transaction import Transaction
from casewright.model.annotation import Note
from casewright.model.brief import Brief, BriefSection
from casewright.model.claim import Claim
from casewright.model.entity import Entity, EntityName, EntityProperty
from casewright.model.names import name_key
from casewright.model.passage import Passage
from casewright.model.source import Capture, Source, SourceText

TEXT = "Ministri su se sastali u Orsi.\n\nПротокол о лукама потписан је у марту. وزیر امور خارجه گفت."


def _entity(tx: Transaction, name: str, **columns: str) -> UUID:
    return tx.add(Entity(kind="state", name=name, name_key=name_key(name), **columns))


def _source(tx: Transaction, title: str, text: str = TEXT) -> UUID:
    source = tx.add(Source(title=title, name_key=name_key(title), kind="report", provenance="unknown"))
    sha256, size = tx.put_bytes(text.encode(), "text/plain")
    assert sha256 == hashlib.sha256(text.encode()).hexdigest()
    capture = tx.add(
        Capture(
            source_id=source,
            sha256=sha256,
            size=size,
            media_type="text/plain",
            file_name="a.txt",
            captured_at="",
            method="import",
        )
    )
    reading = tx.add(
        SourceText(
            source_id=source,
            capture_id=capture,
            text_sha256=sha256,
            characters=len(text),
            pages="[]",
            tool="t",
            tool_version="1",
        )
    )
    tx.add(
        Passage(
            source_id=source,
            source_text_id=reading,
            text_sha256=sha256,
            start=0,
            end=8,
            exact=text[:8],
            prefix="",
            suffix="",
            state="exact",
            note="margin",
        )
    )
    return source


def _titles(case: Case, query: str, kind: str | None = None) -> list[str]:
    return [hit.title for hit in search(case, query, kind)]


@pytest.mark.parametrize(
    "query", ["đorđe", "Dorde", "ДРАГАН", "драг", "dragan", "Müller", "muller", "mül", "resume", "résumé", "al-mas", "Al Masri",
              "محمد", "mhmd", "وزارت", "می‌رود", "o'brien", "brien", "Ångström", "angst", "Ελλάδα", "ελλαδα"],
)  # fmt: skip
def test_names_are_found_in_any_script_and_without_marks(case: Case, query: str) -> None:
    names = [
        "Đorđe Dragan",
        "Драган Ђорђе",
        "Müller",
        "Résumé",
        "Khalid Al-Masri",
        "محمد وزارت می‌رود",
        "O'Brien",
        "Ångström",
        "Ελλάδα",
    ]
    with case.edit("x") as tx:
        for name in names:
            _entity(tx, name)
    found = _titles(case, query)
    assert 1 <= len(found) <= 3
    assert set(found) < set(names)


def test_decomposed_and_composed_letters_are_the_same(case: Case) -> None:
    with case.edit("x") as tx:
        _entity(tx, "Re\u0301sume\u0301")
        _entity(tx, "Résumé two")
    assert (
        len(_titles(case, "résumé"))
        == len(_titles(case, "re\u0301sume\u0301"))
        == len(_titles(case, "resum"))
        == 2
    )


def test_search_follows_aliases_properties_edits_and_undo(case: Case) -> None:
    with case.edit("x") as tx:
        varenia = _entity(tx, "Varenia")
    with case.edit("alias") as tx:
        alias = tx.add(EntityName(entity_id=varenia, text="Вареннија", name_key="varennija", role="native"))
        tx.add(EntityProperty(entity_id=varenia, key="capital", value="Orsa"))
    assert _titles(case, "вареннија") == _titles(case, "varennij") == _titles(case, "orsa") == ["Varenia"]
    with case.edit("alias") as tx:
        tx.edit(tx.get(EntityName, alias), text="Old Realm", name_key="old realm")
    assert _titles(case, "вареннија") == []
    assert _titles(case, "old realm") == ["Varenia"]
    with case.edit("rename") as tx:
        tx.edit(tx.get(Entity, varenia), name="Tolmark", name_key="tolmark")
    assert _titles(case, "varenia") == []
    assert _titles(case, "old rea") == ["Tolmark"]
    case.undo()
    case.undo()
    assert _titles(case, "вареннија") == ["Varenia"]
    case.undo()
    assert _titles(case, "orsa") == []
    case.redo()
    with case.edit("delete") as tx:
        for part in [*tx.find(EntityName), *tx.find(EntityProperty)]:
            tx.delete(part)
        tx.delete(tx.get(Entity, varenia))
    assert _titles(case, "varenia") == _titles(case, "orsa") == []
    assert index_check.search_index(case)[0] == []


def test_search_follows_bulk_imports_and_their_undo(case: Case) -> None:
    with case.edit("x") as tx:
        varenia = _entity(tx, "Varenia")
    with case.edit("import_file") as tx:
        tx.bulk_insert(
            Entity,
            [{"kind": "state", "name": f"Bulk {n:05}", "name_key": f"bulk {n:05}"} for n in range(7_000)],
        )
        tx.bulk_insert(
            EntityName,
            [
                {"entity_id": varenia, "text": f"Alias{n}", "name_key": f"alias{n}", "role": "alias"}
                for n in range(3)
            ],
        )
    assert _titles(case, "bulk 06999") == ["Bulk 06999"]
    assert _titles(case, "alias2") == ["Varenia"]
    assert len(search(case, "bulk", limit=10_000)) == 7_000
    case.undo()
    assert _titles(case, "bulk") == _titles(case, "alias2") == []
    assert _titles(case, "varenia") == ["Varenia"]
    case.redo()
    assert _titles(case, "alias1") == ["Varenia"]
    assert index_check.search_index(case)[0] == []


def test_texts_of_sources_are_found_with_the_source_and_marked(case: Case) -> None:
    with case.edit("x") as tx:
        source = _source(tx, "Communiqué")
    for query in ("протокол лукама", "sastali", "خارجه", "orsi"):
        (hit,) = search(case, query)
        assert (hit.type, hit.id, hit.title) == ("source", source, "Communiqué")
        assert hit.text_id is not None
        assert [hit.snippet[start:end].casefold() for start, end in hit.marks] == query.split()
    assert [hit.id for hit in search(case, "sastali", kind="source")] == [source]
    assert search(case, "sastali", kind="entity") == []


def test_renaming_a_source_or_a_brief_renames_what_is_found_in_it(case: Case) -> None:
    with case.edit("x") as tx:
        source = _source(tx, "Communiqué")
        brief = tx.add(Brief(title="Draft", product_type="note", version="1", language="en", status="draft"))
        tx.add(BriefSection(brief_id=brief, position=1.0, kind="text", body="harbour dues"))
    with case.edit("rename") as tx:
        tx.edit(tx.get(Source, source), title="Protocol")
        tx.edit(tx.get(Brief, brief), title="Final")
    assert _titles(case, "sastali") == ["Protocol"]
    assert _titles(case, "margin") == ["Protocol"]
    assert _titles(case, "dues") == ["Final"]
    assert index_check.search_index(case)[0] == []


def test_a_rebuilt_index_equals_the_one_that_followed(case: Case) -> None:
    with case.edit("x") as tx:
        varenia = _entity(tx, "Варенија", summary="a state")
        tx.add(EntityName(entity_id=varenia, text="Varenia", name_key="varenia", role="latin"))
        _source(tx, "Communiqué")
        tx.add(Claim(text="Потписали су протокол", basis="analyst_knowledge"))
        tx.bulk_insert(Note, [{"text": f"note {n}"} for n in range(10)])
    case.undo()
    case.redo()
    case.update_search_index()
    documents = "SELECT tbl, row_id, title, body FROM search_doc ORDER BY tbl, row_id"
    followed = case.read(documents)
    search_index.rebuild(case._writer._connection)
    assert case.read(documents) == followed
    assert len(followed) == 16 - 1
    assert index_check.search_index(case)[0] == []


def test_the_most_fitting_come_first_and_names_before_texts(case: Case) -> None:
    with case.edit("x") as tx:
        tx.add(Note(text="filler " * 50 + "Varenia"))
        _entity(tx, "Varenia")
    hits = search(case, "varenia")
    assert [hit.type for hit in hits] == ["entity", "note"]
    assert hits[0].score > hits[1].score


def test_one_letter_finds_names_that_begin_with_it_and_narrows_nothing_after_a_word(case: Case) -> None:
    with case.edit("x") as tx:
        for name in ("Varenia", "Вождь", "Plan B", "Tolmark"):
            _entity(tx, name)
        tx.add(Note(text="vitamin B and V"))
    assert _titles(case, "v") == ["Varenia", "Вождь", ""]
    assert _titles(case, "в") == ["Varenia", "Вождь"]
    assert _titles(case, "b") == ["Plan B", ""]
    assert _titles(case, "b", "entity") == ["Plan B"]
    assert _titles(case, "plan x") == ["Plan B"]
    assert _titles(case, "plan xy") == []


HOSTILE = ['"', '""', 'a"b', "NEAR(a b, 2)", "*", "a*b", "^a", "a OR", "OR", "AND NOT", "title:x", "{a b}:c", "(", ")", "a)", "-a", "- -", "+",
           "\x00", "a\x00b", "\x1a", "x" * 100_000, "a " * 20_000, "😀", "_", "a_b", "'; DROP TABLE tag", "\u200c", "\ud800"[:0], "\\", "%", "ⅷ ² ½"]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query)[:20])
def test_nothing_typed_is_an_error(case: Case, query: str) -> None:
    with case.edit("x") as tx:
        _entity(tx, "a b")
    assert isinstance(search(case, query), list)


@pytest.fixture(scope="module")
def searched(template: object, tmp_path_factory: pytest.TempPathFactory) -> object:
    with casewright.create(tmp_path_factory.mktemp("s") / "s.casewright", title="x", analyst="a") as case:
        with case.edit("x") as tx:
            _entity(tx, "a b")
        yield case


@given(query=st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_at_all_is_an_error(searched: Case, query: str) -> None:
    search(searched, query)
    search(searched, query + '" a')


def test_what_was_imported_in_bulk_is_found_after_closing_without_a_search(case: Case) -> None:
    with case.edit("import_file") as tx:
        tx.bulk_insert(Note, [{"text": "needle"}])
    case.close()
    with casewright.open(case.path, read_only=True) as again:
        assert len(search(again, "needle")) == 1
