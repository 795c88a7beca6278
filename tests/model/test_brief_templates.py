"""Templates are data: what they name must exist, and all that exists can be said in words."""

from __future__ import annotations

import pytest

from casewright.brief.sections import SECTION_KINDS
from casewright.model.brief_templates import brief_template, brief_templates, template_of
from casewright.model.choices import choices
from casewright.model.errors import InvalidValue
from casewright.operations.briefs import SHOWS


def test_every_kind_of_section_there_is_can_be_printed() -> None:
    assert {each.key for each in choices("section_kind")} == SECTION_KINDS


@pytest.mark.parametrize("template", brief_templates().values(), ids=brief_templates())
def test_a_template_binds_sections_to_what_they_can_show_and_ends_in_its_sources(template) -> None:
    for section in template.sections:
        assert section.kind in SECTION_KINDS
        if section.of is not None:
            assert template.asks_for(section.of)
            assert section.of == "assessment" or section.of in SHOWS[section.kind]
        assert (section.kind == "text") == bool(section.hint), "whoever writes is told what belongs there"
    assert template.sections[-1].kind == "sources"
    assert template_of(template.product_type) is template, "each has a product type of its own"


def test_a_template_is_found_by_its_words_and_a_wrong_name_says_which_there_are() -> None:
    assert brief_template("Entity dossier").key == "entity_dossier"
    with pytest.raises(InvalidValue, match="did you mean estimate"):
        brief_template("estimat")
