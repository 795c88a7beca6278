"""Merging another copy in the window: choosing it, what came of it, and deciding what both sides changed."""
