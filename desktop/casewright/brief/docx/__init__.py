"""A brief as a Word document (DOCX), from the same blocks and with the same numbers as in print."""
