"""The tradecraft check: rules over a case, each a function from facts to findings (tradecraft reference, section 9)."""
