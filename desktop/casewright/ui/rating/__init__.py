"""Rating in two separate steps: the source by its record, then the item by what else is known (tradecraft, section 3)."""
