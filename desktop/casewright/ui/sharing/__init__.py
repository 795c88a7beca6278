"""Sharing a clean copy, from the window."""
