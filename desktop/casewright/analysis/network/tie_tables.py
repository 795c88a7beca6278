"""Tables that are about ties and triangles rather than single entities: bridges, cut points, balance."""

from __future__ import annotations

from typing import Any

from casewright.analysis.network.balance import Triangle, camps, counted, signs, triangles
from casewright.analysis.network.network import Network
from casewright.analysis.network.result import Column, Result, Row
from casewright.analysis.network.structure import bridges, cut_points

_SAID = {1: "cooperative", -1: "hostile", 0: "both"}


def bridge_table(network: Network) -> Result:
    """One row for each tie that nothing goes around; how many links it has, and how many of them are cited."""
    rows = []
    for a, b, beyond in bridges(network):
        links = network.between[a, b]
        cited = sum(link.citations > 0 for link in links)
        values = {
            "cuts_off": beyond,
            "links": len(links),
            "cited": cited,
            "link_ids": [link.id for link in links],
        }
        rows.append(_row(network, (a, b), values))
    rows.sort(key=lambda row: (-row.values["cuts_off"], row.values["cited"]))
    columns = (Column("cuts_off", "Cuts off"), Column("links", "Links"), Column("cited", "Cited links"))
    paint = dict.fromkeys((each for row in rows for each in row.entities), 1.0)
    return Result(
        "bridges", "Bridges", "Ties without which a part falls in two; the entities on the smaller side are cut off.",
        columns, rows, network.coverage, network.scope.parameters(), paint, {"bridges": len(rows)},
    )  # fmt: skip


def cut_point_table(network: Network) -> Result:
    """One row for each entity without which a part falls apart."""
    found = cut_points(network)
    rows = [_row(network, (n,), {"pieces": pieces}) for n, pieces in found.items()]
    rows.sort(key=lambda row: -row.values["pieces"])
    paint = {member: float(pieces) for n, pieces in found.items() for member in network.nodes[n].members}
    return Result(
        "cut_points", "Cut points", "Entities without which a part falls apart (articulation points).",
        (Column("pieces", "Pieces"),), rows, network.coverage, network.scope.parameters(), paint, {"cut_points": len(rows)},
    )  # fmt: skip


def balance_table(network: Network) -> Result:
    """One row for each triangle that is not balanced, the ambivalent ones last; the summary counts all."""
    signed = signs(network)
    found = list(triangles(signed))
    numbers = counted(found)
    open_ones = [each for each in found if not each.balanced]
    open_ones.sort(key=lambda each: each.balanced is None)
    clear = sum(each.balanced is not None for each in found)
    balanced = sum(each.balanced is True for each in found)
    sides = camps(signed)
    summary: dict[str, Any] = {
        "triangles": len(found),
        "balanced": balanced,
        "balance": round(balanced / clear, 6) if clear else None,
        "kinds": numbers,
        "signed_ties": len(signed),
        "ambivalent_ties": sum(sign == 0 for sign in signed.values()),
        "two_camps": sides is not None,
    }
    paint = {member: float(camp) for n, camp in (sides or {}).items() for member in network.nodes[n].members}
    columns = (
        Column("kind", "Triangle", None), Column("first_second", "1 – 2", None), Column("first_third", "1 – 3", None),
        Column("second_third", "2 – 3", None),
    )  # fmt: skip
    return Result(
        "balance", "Balance of triangles",
        "Triangles with one or three hostile sides are unbalanced (Cartwright and Harary 1956); three enemies are so in the strong sense only.",
        columns, [_triangle(network, each) for each in open_ones], network.coverage, network.scope.parameters(), paint, summary,
    )  # fmt: skip


def _triangle(network: Network, each: Triangle) -> Row:
    sides = ("first_second", "first_third", "second_third")
    values = {side: _SAID[sign] for side, sign in zip(sides, each.signs, strict=True)}
    return _row(network, each.nodes, {"kind": each.kind, **values})


def _row(network: Network, numbers: tuple[int, ...], values: dict[str, Any]) -> Row:
    nodes = [network.nodes[n] for n in numbers]
    return Row(
        tuple(node.id for node in nodes), tuple(node.name for node in nodes), tuple(node.kind for node in nodes), values
    )  # fmt: skip
