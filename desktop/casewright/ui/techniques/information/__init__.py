"""The quality of information check: sources against judgements (tradecraft, section 4.2)."""
