"""What a text names, and when: names, dates and pairs of entities, offered for a person to accept. Nothing here changes a case."""
