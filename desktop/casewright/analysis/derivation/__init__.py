"""Detectors of derivation: each looks at all sources of a case and proposes which may derive from which.

A proposal is a question for a person; nothing here enters the case. Precision before recall: a detector that fires on
two independent reports of one event is worth less than none.
"""
