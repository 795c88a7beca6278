"""The timeline: swim-lanes with fuzzy bars, painted apart from the widget so that figures can be drawn with the same hand."""
