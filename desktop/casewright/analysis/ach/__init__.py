"""Analysis of competing hypotheses: figures, what they hinge on, and how analysts differ (Heuer 1999, chapter 8).

A hypothesis is judged by what speaks against it; what is consistent with it never adds up. Closest to zero leads.
"""
