"""The document: create, open, lock, transact, journal, undo, history, search and read one case file.

`Case` in `case.py` is the front door; nothing here knows what an entity or a claim means.
"""
