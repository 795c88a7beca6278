"""The PDF of a brief, drawn with ReportLab on a fixed grid."""
