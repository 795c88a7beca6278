"""Issues of a brief: frozen with all it said, and compared with one another."""
