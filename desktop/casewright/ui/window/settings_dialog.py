"""What a person sets for this computer: the name to work under, light or dark, the size of the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from casewright.casefile.case import default_analyst
from casewright.ui.settings import Settings
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec

_LOOKS = (("system", "As the system says"), ("light", "Light"), ("dark", "Dark"))
_SCALES = tuple((f"{tenths / 10:.1f}", f"{tenths * 10} %") for tenths in range(9, 16))


class SettingsDialog(FormDialog):
    """Writes to `settings` and calls `on_saved`; a name given on the command line holds for as long as the window is open."""

    def __init__(
        self, settings: Settings, analyst: str | None, on_saved: Callable[[], object], parent: QWidget
    ) -> None:
        said = (
            f"This window was started as {analyst}; the name here holds from the next start."
            if analyst
            else ""
        )
        fields = [
            FieldSpec(
                "analyst",
                "Your name",
                help=said or "Every step in a case is recorded under it.",
                placeholder=default_analyst(),
            ),
            FieldSpec("scheme", "Look", "choice", options=_LOOKS),
            FieldSpec("text_scale", "Size of the text", "choice", options=_SCALES),
        ]

        def save(typed: dict[str, Any]) -> None:
            settings.analyst = typed["analyst"] or None
            settings.scheme = typed["scheme"]
            settings.text_scale = float(typed["text_scale"])
            settings.save()
            on_saved()

        values = {
            "analyst": settings.analyst or "",
            "scheme": settings.scheme,
            "text_scale": f"{settings.text_scale:.1f}",
        }
        super().__init__("Settings", fields, save, values=values, parent=parent)
