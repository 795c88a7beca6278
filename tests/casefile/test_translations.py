"""Which passages wait for a translation or for a check of it."""

from __future__ import annotations

from casewright.casefile.case import Case
from casewright.casefile.queries import translations
from casewright.operations import captures, passages, sources


def text_of(case: Case, words: str, language: str | None):
    with case.edit("apply_recipe") as tx:
        source = sources.add_source(tx, title=words[:20], language=language)
        capture = captures.add_capture(
            tx, source, data=words.encode(), media_type="text/plain", file_name="t.txt"
        )
        return captures.add_source_text(tx, capture, text=words, tool="plain text", tool_version="1")


def test_foreign_passages_and_unchecked_translations_are_to_do(case: Case) -> None:
    foreign = text_of(case, "Лука је затворена. Брод је отишао. Врата су отворена.", "sr")
    home = text_of(case, "The port is closed. The ship has left.", "en")
    unknown = text_of(case, "Nobody said what language this is.", None)
    bare = case.run(passages.quote, foreign, exact="Лука је затворена.")
    checked = case.run(passages.quote, foreign, exact="Брод је отишао.")
    case.run(passages.translate, checked, translation="The ship left.", translator="Ana", state="checked")
    machine = case.run(passages.quote, foreign, exact="Врата су отворена.")
    case.run(
        passages.translate, machine, translation="The door is open.", translator="Tool 2", state="machine"
    )
    for text, words in ((home, "The ship has left."), (unknown, "Nobody said what")):
        case.run(passages.quote, text, exact=words)
    rows = translations.translations_in_case(case)
    to_do = [row.id for row in rows if translations.is_to_do(row, translations.language_of_case(case))]
    assert to_do == [bare, machine]
    assert [row.id for row in translations.translations_in_text(case, foreign)] == [bare, checked, machine]
    assert translations.translators(case) == ["Tool 2", "Ana"]
    found = translations.translation_of(case, checked)
    assert found is not None
    assert (found.language, found.translation, found.state) == ("sr", "The ship left.", "checked")
