"""The window: the only place that imports Qt. It reads the case through queries and changes it through operations."""
