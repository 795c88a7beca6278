"""Structured techniques: one widget each, shown for one assessment (tradecraft, section 4.2)."""
