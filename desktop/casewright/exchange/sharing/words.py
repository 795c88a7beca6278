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


def said_of_alike(scan: ScanReport) -> str | None:
    """Words of the copy that a person should look at, since they begin like a hidden name; None where there are none."""
    if not scan.resembling:
        return None
    return (
        f"These words of the copy begin like a hidden name; where one is another form of it, give that form a pseudonym too: "
        f"{', '.join(scan.resembling)}."
    )
