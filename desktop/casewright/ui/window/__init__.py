"""The window: its frame, its panes, and the session that ties them to one open case."""
