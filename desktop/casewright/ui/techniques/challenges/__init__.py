"""Challenges: devil's advocacy, Team A and Team B, what if, high impact/low probability (tradecraft, section 4.2)."""
