"""What is said of a clean copy, in words that hold nothing of the case."""

from __future__ import annotations

from casewright.exchange.sharing.scan import ScanReport


def plural(table: str) -> str:
    """`entities`, `graph_views`: a table as a key for counts."""
    if table == "sameness":
        return "sameness"
    if table.endswith("sis"):
        return f"{table[:-2]}es"
    return f"{table[:-1]}ies" if table.endswith("y") else f"{table}s"


def said_of_scan(scan: ScanReport) -> str:
    """What was looked for and where, in one sentence."""
    return (
        f"Looked through {scan.size:,} bytes for {scan.strings:,} withheld strings and ids in {scan.patterns:,} forms: "
        f"none is there. {scan.also_kept:,} of the forms also stand in what goes, and were left out."
    )
