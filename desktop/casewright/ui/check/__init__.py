"""The page of the tradecraft check: its filters, what is known of one finding, what can be done about it, thresholds."""
