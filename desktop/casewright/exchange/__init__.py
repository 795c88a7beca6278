"""Formats in and out: recipes, interchange, merge, redacted sharing."""
