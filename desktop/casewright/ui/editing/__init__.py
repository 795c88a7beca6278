"""Changing the case from the window: forms made from field lists, quoting a passage, deleting, taking in files."""
