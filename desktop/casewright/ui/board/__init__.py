"""The board of competing hypotheses: its state, the grid with its two heads, and what it comes to."""
