"""Scenarios: drivers, the grid of a 2 × 2, futures with an explicit policy on their likelihood (tradecraft, section 4.2)."""
