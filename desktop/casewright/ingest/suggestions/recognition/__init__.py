"""Names by gazetteer and patterns, without a model. Runs in the child process that reads documents."""
