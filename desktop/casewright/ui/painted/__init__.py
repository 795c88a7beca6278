"""Words, chips and glyphs that one widget lays out and paints itself: a card of a dozen labels costs a dozen times as much."""
