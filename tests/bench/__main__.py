"""All measurements of this folder in one run: `.venv/bin/python tests/bench` (several minutes)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

for script in (
    "casefile.py",
    "startup.py",
    "documents.py",
    "anchors.py",
    "archive.py",
    "reader.py",
    "chart.py",
    "layouts.py",
    "filters.py",
    "origins.py",
    "timeline.py",
    "map.py",
    "intake.py",
    "check.py",
    "claims.py",
    "sharing.py",
    "ach.py",
    "assessment.py",
    "briefs.py",
    "preview.py",
    "writing.py",
    "encryption.py",
):
    print(f"== {script}", flush=True)
    subprocess.run([sys.executable, Path(__file__).with_name(script)], check=True)
