"""The PDF of a brief, drawn with ReportLab on a fixed grid; every run of text is shaped by HarfBuzz."""
