"""Pictures of the chart, the timeline and the map as files: SVG, PNG, PDF, with everything that a figure has to say of itself."""
