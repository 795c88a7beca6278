"""Reading a source: its text as plain text, what has been quoted from it, and quoting more."""
