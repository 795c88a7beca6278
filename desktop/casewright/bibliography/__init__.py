"""Bibliographic records: CSL-JSON inside, BibTeX, RIS and CSL-JSON in and out, endnotes in three styles."""
