"""Releasable versions of a brief in the window: what one would leave out, and writing it."""
