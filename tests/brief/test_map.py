"""The map of a brief: what is on it, in the PDF and in the text formats, and what is left out."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest

from casewright.brief.blocks import Brief, MapPlace, MapWay, PlaceMap
from casewright.brief.html import to_html
from casewright.brief.json_form import from_json, to_json
from casewright.brief.map_from_case import place_map
from casewright.brief.markdown import to_markdown
from casewright.brief.pdf.map import MapFigure
from casewright.brief.pdf.render import render_pdf
from casewright.casefile.case import Case
from casewright.model.case_filter import CaseFilter
from casewright.operations import entities, graph_views, links, locations

PLACES = (
    ("Bandar Abbas", 27.18, 56.27, None),
    ("بندر چابهار", 25.29, 60.64, 40.0),
    ("Muscat", 23.59, 58.41, None),
)


@pytest.fixture
def view(case: Case) -> UUID:
    """Three ports; the third, and the link to it, are not to be shown to everybody."""
    with case.edit("add_view") as tx:
        ports = []
        for name, latitude, longitude, precision in PLACES:
            port = entities.add_entity(
                tx, kind="place", name=name, marking="TLP:RED" if name == "Muscat" else None
            )
            locations.place_entity(tx, port, latitude, longitude, precision)
            ports.append(port)
        links.add_link(tx, kind="cooperates_with", from_id=ports[0], to_id=ports[1])
        links.add_link(tx, kind="cooperates_with", from_id=ports[1], to_id=ports[2], polarity="hostile")
        made = graph_views.add_view(tx, title="Ports")
        graph_views.add_entities_to_view(tx, made, dict.fromkeys(ports, (0.0, 0.0)))
    return made


def the_map(case: Case, view: UUID | None = None) -> PlaceMap:
    (found,) = place_map(case, view, "Ports of the Gulf.")
    assert isinstance(found, PlaceMap)
    return found


def test_places_links_source_line_and_credit_are_read_from_the_case(case: Case, view: UUID) -> None:
    found = the_map(case)
    assert [place.label for place in found.places] == [name for name, *_ in PLACES]
    assert [(way.start, way.end, way.hostile) for way in found.ways] == [(0, 1, False), (1, 2, True)]
    assert found.caption == (
        "Ports of the Gulf. Based on 0 sources; 2 of 2 links uncited; observed network only."
    )
    assert "Natural Earth" in found.credit


def test_what_the_filters_of_the_view_leave_out_is_not_on_the_map(case: Case, view: UUID) -> None:
    case.run(graph_views.save_filters, view, CaseFilter(marking="TLP:GREEN"))
    found = the_map(case, view)
    assert [place.label for place in found.places] == ["Bandar Abbas", "بندر چابهار"]
    assert len(found.ways) == 1


def test_a_case_without_places_has_no_map(case: Case) -> None:
    assert list(place_map(case, None, "")) == []


@pytest.mark.parametrize("count", [1, 3, 60])
def test_no_two_names_cover_each_other(count: int) -> None:
    places = tuple(
        MapPlace(f"Place number {n}", "Place", "hexagon", 40 + (n * 7 % 13) / 3, 20 + (n * 5 % 17) / 3)
        for n in range(count)
    )
    ways = tuple(MapWay(n, (n + 1) % count, "to", n % 3) for n in range(count - 1))
    figure = MapFigure(PlaceMap(places, ways, "", "", "", ""))
    figure.wrap(480, 700)
    assert figure.collisions == 0


def test_places_on_both_sides_of_the_180th_meridian_are_close_together() -> None:
    places = (
        MapPlace("Suva", "Place", "hexagon", -18.1, 178.4),
        MapPlace("Apia", "Place", "hexagon", -13.8, -171.8),
    )
    figure = MapFigure(PlaceMap(places, (MapWay(0, 1, "", 1),), "", "", "", ""))
    figure.wrap(480, 700)
    ((_, (x, _y)),) = figure._lines
    assert 100 < abs(float(x[-1] - x[0])) < 480
    assert abs(x[1:] - x[:-1]).max() < 40


@pytest.fixture
def with_map(study: Brief, case: Case, view: UUID) -> Brief:
    """The study brief with a map at its end."""
    return replace(study, blocks=(*study.blocks, the_map(case)))


def test_the_pdf_has_the_names_the_source_line_and_the_credit_as_text(
    with_map: Brief, tmp_path: Path
) -> None:
    report = render_pdf(with_map, tmp_path / "a.pdf")
    assert report.collisions["Figure 3"] == 0
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "a.pdf"))
    squeezed = "".join(text.split())
    for words in (
        "Bandar Abbas",
        "بندر",
        "Muscat",
        "somewhere within",
        "Basemap: Natural Earth",
        "observed network only",
    ):
        assert "".join(words.split()) in squeezed, words


def test_the_same_map_gives_the_same_bytes_and_passes_the_checker_for_accessible_files(
    with_map: Brief, tmp_path: Path
) -> None:
    for name in ("a.pdf", "b.pdf"):
        render_pdf(with_map, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    tool = Path(sys.executable).with_name("pdfua")
    if not tool.exists():
        pytest.skip("pdfua, the checker for accessible PDFs, is not installed")
    ran = subprocess.run(
        [tool, "check", str(tmp_path / "a.pdf")], capture_output=True, text=True, check=False
    )
    assert "errors=0" in ran.stdout, ran.stdout + ran.stderr


def test_html_and_markdown_list_the_places_and_the_links(with_map: Brief) -> None:
    for written in (to_html(with_map), to_markdown(with_map).replace("\\", "")):
        assert "بندر چابهار" in written
        assert "27.18" in written
        assert "cooperates with" in written


def test_a_stored_version_keeps_the_map(with_map: Brief) -> None:
    assert from_json(to_json(with_map)) == with_map
