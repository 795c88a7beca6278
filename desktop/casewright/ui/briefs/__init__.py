"""Writing briefs: the text of sections with citations as chips, saved by itself, and new briefs from templates."""
