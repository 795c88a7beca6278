"""The views in the middle of the window, one a file: graph, sources, assessment, hypotheses, timeline, map, brief, history."""
