"""The case itself and the people who work on it."""

from __future__ import annotations

from casewright.model.base import Row, optional_text, required_text


class CaseInfo(Row, table=True):
    """Title, question and handling of the whole case: exactly one row, whose id is the case id."""

    __tablename__ = "case_info"

    title: str = required_text()
    question: str | None = optional_text()
    description: str | None = optional_text()
    marking: str = required_text()
    default_scheme: str = required_text()


class Analyst(Row, table=True):
    """Somebody who has changed this case. The id follows from the name, so copies agree on it."""

    __tablename__ = "analyst"

    name: str = required_text()
