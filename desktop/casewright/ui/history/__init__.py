"""Parts of the history page: which steps are shown, what one of them changed, and what differs between two moments."""
