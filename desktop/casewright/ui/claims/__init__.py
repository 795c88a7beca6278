"""The ledger of claims: a table of any length, what it is narrowed to, competing claims side by side, the spread of ratings."""
