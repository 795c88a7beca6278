"""Panels beside the text of a source: what to take from it, what is known of it, what it derives from."""
