"""The command line: every command with `--json`, one plain sentence for every refusal. See `contract` in the manual."""
