"""Files in the real world: rolling back-ups, folders that are shared or synced, copies that sync programs made."""
