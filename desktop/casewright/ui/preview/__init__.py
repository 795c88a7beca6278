"""The brief as it will be printed, beside its outline: pages drawn as they come into sight, with ways back into the case."""
