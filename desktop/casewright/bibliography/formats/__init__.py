"""Bibliographies in the formats that other programs write and read."""
