"""Clean copies: a fresh case file that holds only what may travel, and the proof that nothing else is in it."""
