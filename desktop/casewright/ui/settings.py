"""What the window remembers between starts: looks, recent cases, where the panes were. Nothing of what a case holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

SCHEMES = ("system", "light", "dark")
_RECENT = 8


class Settings:
    """A small file in the person's own configuration folder."""

    def __init__(self, path: Path | None = None) -> None:
        """`path` is for tests; None: where the system keeps such files."""
        self._store = (
            QSettings(str(path), QSettings.Format.IniFormat)
            if path is not None
            else QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Casewright", "Casewright")
        )

    @property
    def scheme(self) -> str:
        """`system`, `light` or `dark`."""
        found = str(self._store.value("look/scheme", "system"))
        return found if found in SCHEMES else "system"

    @scheme.setter
    def scheme(self, value: str) -> None:
        self._store.setValue("look/scheme", value)

    @property
    def text_scale(self) -> float:
        """0.9 to 1.5."""
        try:
            return min(1.5, max(0.9, float(str(self._store.value("look/text_scale", 1.0)))))
        except ValueError:
            return 1.0

    @text_scale.setter
    def text_scale(self, value: float) -> None:
        self._store.setValue("look/text_scale", value)

    @property
    def analyst(self) -> str | None:
        """The name to work under; None: the account's."""
        return str(self._store.value("analyst", "")) or None

    @analyst.setter
    def analyst(self, value: str | None) -> None:
        self._store.setValue("analyst", value or "")

    def way(self, media_type: str) -> str | None:
        """How documents of this kind were looked at last: `text` or `page`."""
        return str(self._store.value(f"reader/{media_type.replace('/', '_')}", "")) or None

    def remember_way(self, media_type: str, way: str) -> None:
        """Keeps how documents of this kind are looked at."""
        self._store.setValue(f"reader/{media_type.replace('/', '_')}", way)

    @property
    def recent(self) -> list[Path]:
        """Cases opened lately that are still there, the latest first."""
        stored = self._store.value("recent", [])
        paths = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return [path for path in map(Path, paths) if path.is_file()]

    def remember_case(self, path: Path) -> None:
        """Puts a case at the head of the list."""
        kept = [str(each) for each in self.recent if each != path]
        self._store.setValue("recent", [str(path), *kept][:_RECENT])

    def place(self, key: str) -> QByteArray | None:
        """Where a window or splitter was, as Qt wrote it down."""
        found = self._store.value(f"place/{key}")
        return found if isinstance(found, QByteArray) else None

    def remember_place(self, key: str, state: QByteArray) -> None:
        """Keeps where a window or splitter is."""
        self._store.setValue(f"place/{key}", state)

    @property
    def house_style(self) -> tuple[str, str]:
        """The house style that new briefs begin with, as JSON, and its logo as base64 of a PNG; empty for none."""
        return str(self._store.value("brief/house_style", "")), str(self._store.value("brief/house_logo", ""))

    @house_style.setter
    def house_style(self, value: tuple[str, str]) -> None:
        self._store.setValue("brief/house_style", value[0])
        self._store.setValue("brief/house_logo", value[1])

    @property
    def scores_path(self) -> Path:
        """Where one's own scores are gathered across cases: beside these settings."""
        return Path(self._store.fileName()).with_name("scores.json")

    def save(self) -> None:
        """Writes everything out now."""
        self._store.sync()
