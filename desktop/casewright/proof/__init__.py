"""Proof of a finished brief: what its pages print, held against its manifest, and both against the case."""
