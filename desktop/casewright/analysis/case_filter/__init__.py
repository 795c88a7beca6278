"""Filters: which entities and links of a case pass, certainly or possibly, and that as the scope of a measure."""
