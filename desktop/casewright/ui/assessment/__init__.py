"""What stands on the page of an assessment beside its cards: outline, evidence, findings, the board in small, scores."""
