"""Network analysis beside the chart: a question, its answer as a table, and the answer painted on the chart."""

PANEL_KEY = "Shift+W"
GROUP_KEYS = {"A": "Alt+Shift+A", "B": "Alt+Shift+B"}
"""What takes the selection of the chart as either group."""
