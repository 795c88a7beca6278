"""Filters in the window: what part of the case is looked at, the bar that says so, and the slider through time."""
