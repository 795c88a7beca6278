"""The source-citation panel: for whatever is selected, the words it rests on; for a passage, all that rests on it."""
