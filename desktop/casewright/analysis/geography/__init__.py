"""Where things are: coordinates on the Mercator plane, the basemap, and which entities have a place on it."""
