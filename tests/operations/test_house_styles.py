"""Setting the house style of a brief: one step, checked, with its logo archived in the case."""

from __future__ import annotations

import json
from hashlib import sha256
from uuid import UUID, uuid4

import pytest

from casewright.brief.collect import collect
from casewright.brief.house import look_of
from casewright.casefile.case import Case
from casewright.model.brief import Brief
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.house_style import PLAIN, HouseStyle
from casewright.model.logo import Logo, written_logo
from casewright.operations.briefs import add_brief, edit_brief, set_house_style
from casewright.operations.captures import add_capture
from casewright.operations.sources import add_source

LOGO = written_logo(Logo(2, 2, bytes(range(12))))
STYLE = HouseStyle(organisation="  Basin Institute ", accent="#7a1f3d")


@pytest.fixture
def brief(case: Case) -> UUID:
    """A brief in the plain style."""
    made: UUID = case.run(add_brief, title="Ties")
    return made


def stored(case: Case, brief: UUID) -> str | None:
    found: str | None = case.read("SELECT house_style FROM brief WHERE id = ?", (brief.bytes,))[0][0]
    return found


def test_a_style_with_its_logo_is_one_step_and_undone_as_one(case: Case, brief: UUID) -> None:
    before = len(case.history())
    case.run(set_house_style, brief, style=STYLE, logo=LOGO)
    assert len(case.history()) == before + 1
    kept = json.loads(stored(case, brief) or "")
    assert kept["accent"] == "#7A1F3D"
    assert kept["organisation"] == "Basin Institute"
    assert case.archived(kept["logo"]) == LOGO
    assert look_of(collect(case, brief).house).logo == Logo(2, 2, bytes(range(12)))
    case.undo()
    assert stored(case, brief) is None
    assert collect(case, brief).house is None


def test_the_logo_stays_when_only_colours_change_and_goes_with_the_plain_style(
    case: Case, brief: UUID
) -> None:
    case.run(set_house_style, brief, style=STYLE, logo=LOGO)
    logo = json.loads(stored(case, brief) or "")["logo"]
    case.run(set_house_style, brief, style=HouseStyle(logo=logo, accent="#0B6B5B"))
    assert collect(case, brief).house.logo_png
    case.run(set_house_style, brief, style=PLAIN)
    assert stored(case, brief) is None


@pytest.mark.parametrize("edit", ["add", "edit"])
def test_every_way_to_the_field_is_checked(case: Case, brief: UUID, edit: str) -> None:
    def put(value: object) -> None:
        if edit == "add":
            case.run(add_brief, title="Another", house_style=value)
        else:
            case.run(edit_brief, brief, house_style=value)

    for wrong in ('{"accent": "#FFD700"}', {"accent": "red"}, {"font": "x"}, "[]"):
        with pytest.raises(InvalidValue):
            put(wrong)
    with pytest.raises(NoSuchObject, match="Nothing is archived"):
        put({"logo": "ab" * 32})
    put({"accent": "#0b6b5b"})


def test_what_is_archived_and_no_logo_cannot_be_one(case: Case, brief: UUID) -> None:
    with case.edit("add_capture") as tx:
        source = add_source(tx, title="A drawing")
        add_capture(tx, source, data=b"<svg/>", media_type="image/svg+xml", file_name="logo.svg")
    digest = sha256(b"<svg/>").hexdigest()
    with pytest.raises(InvalidValue, match="not a logo"):
        case.run(set_house_style, brief, style=HouseStyle(logo=digest))
    with pytest.raises(InvalidValue, match="not a logo"):
        case.run(set_house_style, brief, style=PLAIN, logo=b"\x89PNG\r\n\x1a\nwhatever")
    with pytest.raises(NoSuchObject):
        case.run(set_house_style, uuid4(), style=STYLE)


def test_a_strangers_style_never_stops_a_brief(case: Case, brief: UUID) -> None:
    case.run(set_house_style, brief, style=STYLE, logo=LOGO)
    for written, said in (("{broken", "printed plainly"), ('{"accent": "#FFFFFF"}', "printed plainly"),
                          (json.dumps({"organisation": "House", "logo": "ab" * 32}), "without its logo")):  # fmt: skip
        with case.edit("edit_brief") as tx:
            tx.edit(tx.get(Brief, brief), house_style=written)
        found = collect(case, brief)
        assert any(said in each for each in found.warnings), written
        look_of(found.house)
