"""Kinds of derivation between sources that are not one source passing another on."""

from __future__ import annotations

SHARED = frozenset({"same_release", "same_author", "same_dataset"})
"""They hold both ways: the two have something in common, whichever of them is written down as the one that derives."""
