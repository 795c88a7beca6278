"""The verbs of a case: the only code that changes rows. Each takes a `Transaction` first; run one with `case.run(verb, …)`."""
