"""The three-way merge of copies of one case: its rows become a pure function of all the steps that people authored.

`merge.py` leads through it. Nothing here knows an operation: rows are folded from the journal, table by table.
"""
