"""Proof of a finished brief in the window."""
