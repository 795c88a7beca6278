"""Who made each step: every analyst has a key pair, and signs each change set and custody event (Ed25519, RFC 8032).

A signature shows that the holder of a key made a step, and the chain of digests that nothing before it was altered.
That a key belongs to a person is for people to find out: they compare fingerprints once, and `known_keys.py` remembers.
"""
