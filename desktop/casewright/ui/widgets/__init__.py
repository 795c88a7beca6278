"""The parts that views are built from. Whatever shows words from a document or another's case shows them as plain text."""
