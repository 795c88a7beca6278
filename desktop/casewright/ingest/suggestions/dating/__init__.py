"""Dates as texts write them, read into EDTF (ISO 8601-2:2019)."""
