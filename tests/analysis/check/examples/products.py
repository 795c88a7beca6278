"""Rules on briefs and markings: what each must find, and what only looks like it."""

from __future__ import annotations

from typing import Any

from casewright.model.tables import TABLES

B = Any


def brief(**values: object) -> Any:
    """A brief, spoiled."""
    return lambda b: b.brief(**values)


def assessment(**values: object) -> Any:
    """A brief of a spoiled assessment."""
    return lambda b: [b.brief(), b.edit("assessment", b.assessment, **values)]


def portions(b: B, **values: object) -> None:
    """A brief with portion marking, one section of which is spoiled."""
    made = b.brief(portion_marked=True)
    for row in b.tx.find(TABLES["brief_section"], brief_id=made):
        b.tx.edit(row, marking="TLP:GREEN")
    b.section(made, body="Talks go on.", **values)


def secret_person(b: B, title: str) -> None:
    b.add("entity", kind="person", name="Ana Ilić", name_key="ana ilic", marking="TLP:RED")
    b.brief(title=title, marking="TLP:AMBER")


def in_a_chart(b: B, marking: str) -> None:
    """A brief with a chart on which something marked is shown."""
    view = b.add("graph_view", title="Ties", filters="{}", style="{}")
    shown = b.add("entity", kind="state", name="Varenia", name_key="varenia", marking=marking)
    b.add("graph_node", view_id=view, entity_id=shown, x=0, y=0, pinned=False, hidden=False)
    b.section(
        b.brief(marking="TLP:GREEN"),
        kind="link_chart",
        object_type="graph_view",
        object_id=view,
        caption="Ties, 2026.",
    )


FIRES = {
    "SO02": lambda b: b.section(body=f"Talks go on.[[claim:{b.claim}]] They began in the capital in April.\n\nWe judge that they go on."),
    "SO07": assessment(source_strengths=None),
    "BR01": brief(without="gaps"),
    "BR02": brief(title="Outlook for the talks"),
    "BR04": lambda b: [b.brief(), b.add("implication", assessment_id=b.assessment, reader="Banks", text="Banks should freeze the account.")],
    "BR05": lambda b: b.section(kind="link_chart"),
    "BR06": assessment(reviewer="Ana"),
    "MK01": lambda b: in_a_chart(b, "TLP:RED"),
    "MK02": portions,
    "MK03": lambda b: b.edit("source", b.source, marking="TLP: AMBER"),
    "MK04": lambda b: b.section(b.brief(marking="TLP:GREEN", max_marking="TLP:GREEN"), body="Talks go on.", marking="TLP:AMBER"),
    "MK05": lambda b: secret_person(b, "Ana Ilić is likely to sign"),
}  # fmt: skip


SILENT = {
    "SO02": lambda b: b.section(body=f"Talks go on in the capital.[[claim:{b.claim}]]\n\nWe judge that they will not be signed.\n\nWhat follows?"),
    "SO07": brief(),
    "BR01": brief(product_type="current_brief", without="gaps"),
    "BR02": brief(title="Outlook: talks are unlikely to end soon"),
    "BR04": lambda b: [b.brief(product_type="due_diligence"),
                       b.add("implication", assessment_id=b.assessment, reader="Banks", text="Banks should freeze the account.")],
    "BR05": lambda b: b.section(kind="ach", caption="Source: claims of this case; data to January 2026."),
    "BR06": assessment(reviewer="Ana, M. Example"),
    "MK01": lambda b: in_a_chart(b, "TLP:GREEN"),
    "MK02": lambda b: portions(b, marking="TLP:GREEN"),
    "MK03": lambda b: b.edit("source", b.source, marking="TLP:AMBER"),
    "MK04": brief(marking="TLP:GREEN", max_marking="TLP:GREEN"),
    "MK05": lambda b: secret_person(b, "A deputy is likely to sign"),
}  # fmt: skip


def many_judgements(b: B) -> None:
    for n in range(6):
        b.add(
            "judgement",
            assessment_id=b.assessment,
            text=f"It rises, {n}.",
            kind="judgement",
            is_key=True,
            scheme="icd203",
        )
    b.brief()


ALSO = [
    ("BR01", assessment(author=None), "lacks an author."),
    ("BR01", brief(without="key_judgements"), "lacks the section of key judgements."),
    ("BR01", assessment(bottom_line=None), "lacks a bottom line."),
    ("BR02", lambda b: b.edit("assessment", b.assessment, bottom_line="word " * 61), "has 61 words"),
    ("BR02", many_judgements, "has 7 key judgements"),
    ("BR04", lambda b: [b.brief(), *(b.tx.delete(row) for row in b.tx.find(TABLES["implication"]))], "does not say what it means"),
    ("BR04", lambda b: b.section(body="We recommend that banks wait."), "A text advises: “We recommend”"),
    ("BR05", lambda b: b.section(kind="ach", caption="Board on the talks."), "names no source, or no date"),
    ("BR06", assessment(reviewer=None), "has no reviewer"),
    ("MK04", brief(marking="TLP:AMBER", max_marking="TLP:GREEN"), "is TLP:AMBER"),
    ("MK01", lambda b: b.edit("source", b.source, marking="TLP:RED"), "below TLP:RED of “Communiqué”"),
]  # fmt: skip
"""Further ways in which a rule fires, with words of what it says."""
