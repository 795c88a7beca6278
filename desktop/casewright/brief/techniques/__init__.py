"""Structured techniques on paper: scenarios, alternative analysis, premortem, quality of information."""
