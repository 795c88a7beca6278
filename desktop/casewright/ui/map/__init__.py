"""The map: an offline basemap with the case's places, events and links on it."""
