"""What of a case may go where at most a chosen marking may."""
