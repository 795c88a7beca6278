"""Passages as W3C Web Annotations (Recommendation of 23 February 2017): out to other tools, and in from them."""
