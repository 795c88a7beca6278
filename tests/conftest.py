"""Settings for every test."""

from __future__ import annotations

import os

# Windows stay invisible, also when pytest is called directly; a test of a real window starts its own process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
