"""The link chart: a canvas of its own on numpy arrays, fluid where scene-graph items are not."""
