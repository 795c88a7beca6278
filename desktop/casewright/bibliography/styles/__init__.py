"""References as readers expect them: Chicago notes, Chicago author-date, APA."""
