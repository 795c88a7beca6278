"""The same brief below a chosen marking: what is above it left out, counted afresh, and looked for in the finished file."""
