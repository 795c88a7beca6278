"""What became of judgements, and one's own scores: a list of what has come due, a calibration diagram, a table of the bands."""
