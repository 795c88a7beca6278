"""From the case to a finished document: collect → blocks → numbers → PDF; and back: proof of a finished brief."""
