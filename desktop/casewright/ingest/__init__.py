"""Documents in: what kind a file is, its text, its bibliographic fields. Untrusted files are read in a killable child."""
