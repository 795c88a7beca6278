"""What follows from a case: origins, tradecraft checks, layouts. Reads; never writes."""
