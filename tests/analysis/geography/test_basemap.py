"""The basemap, and what is known by name on it."""

from __future__ import annotations

import pytest

from casewright.analysis.geography.basemap import SCALES, Basemap, Country, load_basemap
from casewright.analysis.geography.countries import country_named, known_countries
from casewright.analysis.geography.known_places import places_called
from casewright.analysis.geography.mercator import Floats, project_point


@pytest.fixture(scope="module", params=SCALES)
def basemap(request: pytest.FixtureRequest) -> Basemap:
    return load_basemap(request.param)


def _inside(country: Country, at: tuple[float, float]) -> bool:
    return any(_ring_holds(ring.x + shift, ring.y, at) for ring in country.rings for shift in (-1, 0, 1))


def _ring_holds(x: Floats, y: Floats, at: tuple[float, float]) -> bool:
    last_x, last_y = x.take(range(-1, len(x) - 1)), y.take(range(-1, len(y) - 1))
    between = (y > at[1]) != (last_y > at[1])
    rise = (last_y - y)[between]
    crossing = x[between] + (at[1] - y[between]) * (last_x - x)[between] / rise
    return bool((at[0] < crossing).sum() % 2)


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [("IR", 53, 32), ("RU", 100, 62), ("RU", 178, 67), ("RU", -175, 66.3), ("FR", 2, 47), ("NZ", 175.5, -39), ("US", -98, 39)],
)  # fmt: skip
def test_a_place_lies_in_its_own_country_and_in_no_other(
    basemap: Basemap, code: str, longitude: float, latitude: float
) -> None:
    at = project_point(longitude, latitude)
    assert [each.code for each in basemap.countries if _inside(each, at)] == [code]


def test_no_outline_leaps_across_the_map(basemap: Basemap) -> None:
    for country in basemap.countries:
        for ring in country.rings:
            widest = abs(ring.x[1:] - ring.x[:-1]).max()
            assert widest < 0.2 or ring.y.max() > 0.99, country.code


def test_finer_scales_show_more() -> None:
    points = [
        sum(len(ring.x) for each in load_basemap(scale).countries for ring in each.rings) for scale in SCALES
    ]
    assert points == sorted(points)
    assert points[-1] > 10 * points[0]


def test_the_middle_of_every_country_lies_on_its_land() -> None:
    outlines: dict[str, list[Country]] = {}
    for scale in SCALES[:2]:
        for country in load_basemap(scale).countries:
            outlines.setdefault(country.code, []).append(country)
    known = known_countries()
    assert len(known) > 190
    astray = [
        code
        for code in known
        if code in outlines and not any(_inside(each, known[code].point) for each in outlines[code])
    ]
    assert astray == []


@pytest.mark.parametrize(
    ("name", "code"), [("Iran", "IR"), ("Islamic Republic of Iran", "IR"), ("Иран", "IR"), ("ایران", "IR"), ("GERMANY", "DE")]
)  # fmt: skip
def test_a_country_is_known_by_each_of_its_names(name: str, code: str) -> None:
    found = country_named(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["Irann", "Ira", "Varenia", "", "Government of Iran"])
def test_likeness_places_nothing(name: str) -> None:
    assert country_named(name) is None


def test_places_are_offered_by_the_beginning_of_a_name_the_exact_and_the_large_first() -> None:
    assert places_called("tehr")[0].name == "Tehran"
    assert places_called("Пекин")[0].name == "Beijing"
    springfields = places_called("springfield")
    assert {each.country for each in springfields} == {"United States"}
    assert [each.people for each in springfields] == sorted(
        (each.people for each in springfields), reverse=True
    )
    assert not places_called("iran")[0].is_city
    assert places_called("  ") == []
    assert len(places_called("a")) == 12
