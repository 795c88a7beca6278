"""What a case holds: tables, scales, ontology, dates and names. Knows nothing of files, windows or PDFs."""
